"""A dataset is held against its base: the state that a change began from."""

from collections.abc import Iterator
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.errors import DatasetFault
from tsreview.loading.files import FOLDER
from tsreview.loading.git import (
    Repository,
    commit_of,
    common_ancestor,
    deleted_paths,
    find_repository,
    is_shallow,
)
from tsreview.loading.misfits import SUFFIX
from tsreview.loading.opening import Dataset
from tsreview.loading.past import NAME_A_CLONE, NO_REPOSITORY, open_beside
from tsreview.rules import history
from tsreview.schema.kinds import BY_FOLDER


class Held(NamedTuple):
    """What is wrong with a change, and whether a cut-off history left something untold."""

    findings: list[Diagnostic]
    is_cut_off: bool


def repository_of(dataset: Dataset) -> Repository:
    """Give the repository that a dataset was read from; DatasetFault where it is in none."""
    repository = known_repository(dataset)
    if repository is None:
        raise DatasetFault(NO_REPOSITORY.format(dataset.root), hint=NAME_A_CLONE)
    return repository


def known_repository(dataset: Dataset) -> Repository | None:
    """Give the repository that a dataset was read from, if it is in one."""
    return dataset.snapshot.repository if dataset.snapshot else find_repository(dataset.root)


def hold_against(dataset: Dataset, revision: str) -> Held:
    """Find what a change does that no change may do.

    The base is where the dataset's history parted from the revision: what others have recorded there since is
    not deleted by a branch that has not taken it in.
    """
    repository = repository_of(dataset)
    named = commit_of(repository, revision)
    tip = dataset.snapshot.commit if dataset.snapshot else "HEAD"
    base = open_beside(dataset, common_ancestor(repository, named, tip))
    new = history.added(dataset.index, base.index)
    deleted = set(_deleted_records(repository, named)) if new else set()
    return Held(history.check(dataset.index, base.index, deleted), bool(new) and is_shallow(repository))


def _deleted_records(repository: Repository, commit: str) -> Iterator[history.Key]:
    """Give the records whose files a history deleted; a file that only moved is no new record now."""
    for path in deleted_paths(repository, commit, FOLDER):
        folder = path.split("/")[1]
        if folder in BY_FOLDER and path.endswith(SUFFIX):
            yield BY_FOLDER[folder].name, path.rpartition("/")[2].removesuffix(SUFFIX)
