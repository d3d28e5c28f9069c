"""The index is brought up to date with the files: only what changed is read again."""

import time
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tsreview.index.connection import Index
from tsreview.loading.stamps import BYTES_EACH, RACY_NS, Stamps, Taking, pays, stamps_of

if TYPE_CHECKING:
    from tsreview.index.store import FileState
    from tsreview.loading.files import Entry

NOT_BELIEVED = (-1, -1, -1, -1)
UNREAD = "SELECT path FROM files JOIN findings ON findings.file = files.id WHERE code = 'TSR103'"
"""Files that the system did not let be read."""


class Trust(Enum):
    """What tells that a file is as it was."""

    STAMP = "its size, times and inode"
    CONTENT = "a digest of its bytes"


def sync(root: Path, index: Index, start_month: int, trust: Trust) -> None:
    """Bring the index up to date with the files of a dataset."""
    began = time.time_ns()
    known = index.meta("stamps")
    stamps = None
    if trust is Trust.STAMP and known is not None:
        stamps = stamps_of(str(root), len(known) // BYTES_EACH)
        if stamps is not None and stamps.all == known:
            return
    # Where they do not decide whether to read at all, they may be taken at any time from here on: what changes
    # in between has a newer time than `began`, and is not believed.
    taking = Taking(str(root), stamps)
    with index.writing():
        try:
            _update(root, index, start_month, trust, began, taking)
        finally:
            # Processes that take them are waited for, whatever befell the files.
            stamps = taking.finish()
        # What could not be read may be readable the next time, and looks as it did.
        is_read = index.row(UNREAD) is None
        index.set_meta("stamps", stamps.all if is_read and _is_believed(stamps, began) and stamps else None)


def look_later(root: Path, index: Index) -> Callable[[], bool] | None:
    """Begin to look whether an index is up to date, and give what tells; nothing where to wait for it costs less.

    A question can be asked meanwhile, and again if the index turns out to be old.
    """
    known = index.meta("stamps")
    if known is None or not pays(len(known) // BYTES_EACH):
        return None
    taking = Taking(str(root))
    taking.begin()

    def is_current() -> bool:
        stamps = taking.finish()
        return stamps is not None and stamps.all == known

    return is_current


def _is_believed(stamps: Stamps | None, began: int) -> bool:
    return stamps is not None and stamps.newest_ns <= began - RACY_NS


def _update(root: Path, index: Index, start_month: int, trust: Trust, began: int, taking: Taking) -> None:
    """Write what changed; where it takes long, other processes take the stamps meanwhile."""
    # Imported when something may have changed; a question to an index that is up to date needs none of it.
    from tsreview.index.store import known_files
    from tsreview.loading.files import list_files
    from tsreview.schema.kinds import BY_FOLDER

    entries, known = list_files(root, BY_FOLDER).entries, known_files(index)
    if known:
        _refresh(root, index, start_month, trust, taking, entries, known)
    else:
        _fill(root, index, start_month, taking, entries)
    _disbelieve(index, [entry.path for entry in entries if _is_racy(entry, began)])
    _disbelieve(index, [path for (path,) in index.rows(UNREAD)])


def _fill(root: Path, index: Index, start_month: int, taking: Taking, entries: "list[Entry]") -> None:
    """Write all files into an empty index."""
    from tsreview.index.store import add_values
    from tsreview.loading.changes import admitted_values, read_files

    index.set_meta("network", None)
    with index.filling():
        for values in admitted_values(partial(read_files, root), entries, 1, start_month):
            add_values(index, values)
        # What follows keeps one processor only.
        if pays(len(entries)):
            taking.begin()


def _refresh(
    root: Path, index: Index, start_month: int, trust: Trust, taking: Taking,
    entries: "list[Entry]", known: "dict[str, FileState]",
) -> None:  # fmt: skip
    """Write what differs from the index: new files, other contents, other stamps; and take out what is gone."""
    from tsreview.index.store import add_values, next_number, remove_files, restamp
    from tsreview.loading.changes import admitted_values, find_changed, read_files

    if trust is Trust.CONTENT and pays(len(entries)):
        taking.begin()
    suspects = [entry for entry in entries if trust is Trust.CONTENT or not _is_as_it_was(entry, known)]
    changed, same = find_changed(root, suspects, known)
    present = {entry.path for entry in entries}
    gone = [state.id for path, state in known.items() if path not in present]
    if changed or gone:
        index.set_meta("network", None)
        remove_files(index, [*gone, *(known[entry.path].id for entry in changed if entry.path in known)])
        for values in admitted_values(partial(read_files, root), changed, next_number(index), start_month):
            add_values(index, values)
    restamp(index, ((known[entry.path].id, entry.stamp) for entry in same))


def _is_as_it_was(entry: "Entry", known: "dict[str, FileState]") -> bool:
    state = known.get(entry.path)
    return state is not None and state.stamp == entry.stamp


def _is_racy(entry: "Entry", began: int) -> bool:
    return max(entry.stamp.mtime_ns, entry.stamp.ctime_ns) > began - RACY_NS


def _disbelieve(index: Index, paths: Iterable[str]) -> None:
    index.connection.executemany(
        "UPDATE files SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ? WHERE path = ?",
        ((*NOT_BELIEVED, path) for path in paths),
    )
