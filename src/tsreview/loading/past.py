"""A dataset is opened as it was at a revision. Its index is named after its content, and so is never out of date."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from tsreview.errors import DatasetFault
from tsreview.index.connection import Index, Unsound, open_in_memory, open_index
from tsreview.index.store import add_values
from tsreview.loading.changes import admitted_values
from tsreview.loading.git import SHALLOW, Repository, State, commit_on, find_repository, is_shallow
from tsreview.loading.opening import Dataset, keep_settings, kept_settings, path_in_cache, refuse_nothing, tool_state
from tsreview.loading.settings import find_dataset
from tsreview.loading.snapshot import Contents, Snapshot, entries_of, list_blobs, snapshot_of
from tsreview.schema.kinds import BY_FOLDER
from tsreview.settings import Settings
from tsreview.time.calendar import say_day

NO_REPOSITORY = "{} is in no git repository, so there is no revision to read"
NAME_A_CLONE = "name a clone with -C DIR, or leave out what names a revision"
PREFIX = "at-"
MOST_KEPT = 24
"""Indexes of past states that are kept: a few years of quarters."""


def open_past(start: Path, revision: str, *, named: bool, cached: bool = True) -> Dataset:
    """Open a dataset as it was at a revision, from git's objects: no file of the work tree is read.

    Raises:
        UsageFault: the revision is none of the repository's.
        DatasetFault: there is no repository, or no dataset at the revision.
    """
    return open_snapshot(snapshot_of(repository_at(start, named=named), revision), cached=cached)


def repository_at(start: Path, *, named: bool) -> Repository:
    """Find the repository of a dataset; the dataset may be gone from the work tree, or there is no work tree."""
    folder = start
    if not named:
        with suppress(DatasetFault):
            folder = find_dataset(start, named=False)
    repository = find_repository(Path(os.path.realpath(folder)))
    if repository is None:
        raise DatasetFault(NO_REPOSITORY.format(start), hint=NAME_A_CLONE)
    return repository


def open_snapshot(snapshot: Snapshot, *, cached: bool = True) -> Dataset:
    """Open the dataset of a commit; only a state that was never asked of is read."""
    name = f"{PREFIX}{snapshot.data}-{snapshot.settings[:12]}"
    index = open_index(path_in_cache(name) if cached else None)
    try:
        settings = _filled(index, snapshot)
    except Unsound as failure:
        if index.path is None:
            raise
        index.forget(failure)
        index = open_in_memory()
        settings = _filled(index, snapshot)
    state = State(snapshot.commit, False)
    dataset = Dataset(snapshot.repository.folder, settings, index, snapshot.read, lambda: state, snapshot)
    dataset.cached = cached
    return dataset


def repository_of(dataset: Dataset) -> Repository:
    """Give the repository that a dataset was read from; DatasetFault where it is in none."""
    repository = known_repository(dataset)
    if repository is None:
        raise DatasetFault(NO_REPOSITORY.format(dataset.root), hint=NAME_A_CLONE)
    return repository


def known_repository(dataset: Dataset) -> Repository | None:
    """Give the repository that a dataset was read from, if it is in one."""
    return dataset.snapshot.repository if dataset.snapshot else find_repository(dataset.root)


def recorded_commit(dataset: Dataset, day: date) -> str | None:
    """Give the last commit made by the end of a day; nothing where the dataset's history does not go back so far.

    Raises:
        DatasetFault: the clone is shallow, so that what was recorded then cannot be told; or git is missing.
    """
    repository = known_repository(dataset)
    if repository is None:
        return None
    found = commit_on(repository, day, tip_of(dataset))
    if found is None and is_shallow(repository):
        raise DatasetFault(f"what was recorded by {say_day(day)} is not in this clone", hint=SHALLOW)
    return found


def tip_of(dataset: Dataset) -> str:
    """Give the revision that a dataset's history ends with."""
    return dataset.snapshot.commit if dataset.snapshot else "HEAD"


def tip_commit(dataset: Dataset) -> str | None:
    """Give the commit that a dataset's history ends with."""
    repository = find_repository(dataset.root)
    if dataset.snapshot or repository is None:
        return tip_of(dataset) if dataset.snapshot else None
    return repository.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")


def open_beside(dataset: Dataset, revision: str) -> Dataset:
    """Open another state of a dataset: of the same repository, kept as it is kept."""
    return open_snapshot(snapshot_of(repository_of(dataset), revision), cached=dataset.cached)


def forget_all() -> None:
    """Delete the indexes of all past states: one of them is damaged."""
    path = path_in_cache(PREFIX)
    with suppress(OSError):
        for each in path.parent.glob(f"{PREFIX}*.sqlite*") if path else ():
            each.unlink(missing_ok=True)


def _filled(index: Index, snapshot: Snapshot) -> Settings:
    """Read a state into its index, unless it is there."""
    maker = f"{snapshot.data} {snapshot.settings} {tool_state()}"
    if index.meta("maker") != maker:
        with index.writing():
            # Another run may have filled it meanwhile, and be asking: what it reads must not go away below it.
            if index.meta("maker") != maker:
                index.clear()
                settings = _recorded_settings(snapshot, index)
                with index.filling():
                    fill(index, snapshot, settings.financial_year_starts)
                index.set_meta("maker", maker)
        if index.path is not None:
            _forget_oldest(index.path.parent)
    refuse_nothing(index, f"the dataset holds no records at {snapshot.commit[:12]}")
    return kept_settings(index)


def _recorded_settings(snapshot: Snapshot, index: Index) -> Settings:
    data = snapshot.read_settings()
    try:
        return keep_settings(data, index)
    except DatasetFault as fault:
        # What stands in the work tree may be mended already.
        raise DatasetFault(f"at {snapshot.commit[:12]}: {fault.message}", hint=fault.hint) from None


def fill(index: Index, snapshot: Snapshot, start_month: int) -> None:
    """Read the files of a commit into an empty index that is held for writing."""
    blobs = list_blobs(snapshot)
    read = Contents(snapshot.repository, blobs).read
    for values in admitted_values(read, entries_of(blobs, BY_FOLDER), 1, start_month):
        add_values(index, values)


def _forget_oldest(folder: Path) -> None:
    """Delete the indexes of past states that are too many, the oldest first."""
    with suppress(OSError):
        kept = sorted(folder.glob(f"{PREFIX}*.sqlite"), key=lambda path: path.stat().st_mtime_ns)
        for path in kept[:-MOST_KEPT]:
            path.unlink(missing_ok=True)
