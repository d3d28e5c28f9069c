"""A dataset is held against its base: the state that a change began from."""

from collections.abc import Iterator
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index, open_in_memory
from tsreview.loading.decided import decided_anew
from tsreview.loading.files import FOLDER
from tsreview.loading.git import Repository, commit_of, common_ancestor, deleted_paths, is_shallow
from tsreview.loading.misfits import SUFFIX
from tsreview.loading.opening import Dataset, keep_settings
from tsreview.loading.past import fill, open_beside, repository_of, tip_of
from tsreview.loading.snapshot import NothingRecorded
from tsreview.loading.sync import Trust, sync
from tsreview.rules import history
from tsreview.schema.kinds import BY_FOLDER


class Held(NamedTuple):
    """What a change may not do, and the state at the revision by whose decisions it is judged."""

    findings: list[Diagnostic]
    is_cut_off: bool
    """Whether a cut-off history left something untold."""
    judge: Dataset | None
    """The dataset at the revision: its settings, waivers and baseline hold. None where it has no dataset."""


def hold_against(dataset: Dataset, revision: str) -> Held:
    """Find what a change does that no change may do, and what it decides for itself.

    The base is where the dataset's history parted from the revision: what others have recorded there since is
    not deleted by a branch that has not taken it in. What holds is decided by the revision itself.
    """
    repository = repository_of(dataset)
    named = commit_of(repository, revision)
    parted = common_ancestor(repository, named, tip_of(dataset))
    base = _recorded(dataset, parted)
    judge = base if parted == named else _recorded(dataset, named)
    if base is None:
        return Held([], is_shallow(repository), judge)
    new = history.added(dataset.index, base.index)
    deleted = set(_deleted_records(repository, named)) if new else set()
    found = [*history.check(dataset.index, base.index, deleted), *decided_anew(dataset, base)]
    return Held(found, bool(new) and is_shallow(repository), judge)


def _recorded(dataset: Dataset, commit: str) -> Dataset | None:
    """Open another state of a dataset; nothing where the repository held no dataset yet."""
    try:
        return open_beside(dataset, commit)
    except NothingRecorded:
        return None


def index_judged_by(dataset: Dataset, judge: Dataset) -> Index:
    """Give the index of a dataset; read anew where the settings of another state make other dates of its words."""
    now, then = dataset.settings, judge.settings
    if (now.calendar, now.rag_rule) == (then.calendar, then.rag_rule):
        return dataset.index
    index = open_in_memory()
    keep_settings(judge.settings_file(), index)
    if dataset.snapshot is None:
        sync(dataset.root, index, then.financial_year_starts, Trust.CONTENT)
    else:
        with index.writing():
            fill(index, dataset.snapshot, then.financial_year_starts)
    return index


def _deleted_records(repository: Repository, commit: str) -> Iterator[history.Key]:
    """Give the records whose files a history deleted; a file that only moved is no new record now."""
    for path in deleted_paths(repository, commit, FOLDER):
        folder = path.split("/")[1]
        if folder in BY_FOLDER and path.endswith(SUFFIX):
            yield BY_FOLDER[folder].name, path.rpartition("/")[2].removesuffix(SUFFIX)
