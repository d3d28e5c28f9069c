"""The index is brought up to date with the files: only what changed is read again."""

import time
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from tsreview.index.connection import Index
from tsreview.index.store import FileState, add_files, known_files, remove_files, restamp
from tsreview.loading.changes import admit_all, read_changed
from tsreview.loading.files import Entry, Listing, digest_of_stamps, list_files
from tsreview.schema.kinds import BY_FOLDER

RACY_NS = 2_000_000_000
"""A file touched this shortly before it was read may change again within one tick of its clock (git's
rule); its stamp is not believed the next time."""
NOT_BELIEVED = (-1, -1, -1, -1)


class Trust(Enum):
    """What tells that a file is as it was."""

    STAMP = "its size, times and inode"
    CONTENT = "a digest of its bytes"


def sync(root: Path, index: Index, start_month: int, trust: Trust) -> None:
    """Bring the index up to date with the files of a dataset."""
    began = time.time_ns()
    listing = list_files(root, BY_FOLDER)
    stamps = digest_of_stamps(listing)
    if trust is Trust.STAMP and index.meta("stamps") == stamps:
        return
    with index.writing():
        known = known_files(index)
        racy = _update(root, index, start_month, trust, listing, known, began)
        index.set_meta("stamps", None if racy else stamps)


def _update(
    root: Path, index: Index, start_month: int, trust: Trust, listing: Listing,
    known: dict[str, FileState], began: int,
) -> bool:  # fmt: skip
    """Write what changed; tell whether a stamp is not to be believed the next time."""
    suspects = [entry for entry in listing.entries if not _is_as_it_was(entry, known, trust)]
    changed, same = read_changed(root, suspects, known)
    present = {entry.path for entry in listing.entries}
    gone = [state.id for path, state in known.items() if path not in present]
    replaced = [known[entry.path].id for entry, _, _ in changed if entry.path in known]
    if changed or gone:
        index.set_meta("network", None)
        remove_files(index, [*gone, *replaced])
        add_files(index, admit_all(changed, start_month) if changed else [])
    racy = [entry for entry in listing.entries if _is_racy(entry, began)]
    restamp(index, ((known[entry.path].id, entry.stamp) for entry in same))
    _disbelieve(index, racy)
    return bool(racy)


def _is_as_it_was(entry: Entry, known: dict[str, FileState], trust: Trust) -> bool:
    state = known.get(entry.path)
    return state is not None and trust is Trust.STAMP and state.stamp == entry.stamp


def _is_racy(entry: Entry, began: int) -> bool:
    return max(entry.stamp.mtime_ns, entry.stamp.ctime_ns) > began - RACY_NS


def _disbelieve(index: Index, entries: Iterable[Entry]) -> None:
    index.connection.executemany(
        "UPDATE files SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ? WHERE path = ?",
        ((*NOT_BELIEVED, entry.path) for entry in entries),
    )
