"""One value that tells, without reading a file, whether anything in a dataset may have changed."""

import os
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

FOLDER = "data"
RACY_NS = 2_000_000_000
"""A file touched this shortly before it was looked at may change again within one tick of its clock (git's
rule), so its stamp is not believed the next time."""


class Stamps(NamedTuple):
    """All sizes, times and inodes below `data/`, in the order of the folders, and the newest of the times."""

    all: bytes
    newest_ns: int


def stamps_of(root: str) -> Stamps | None:
    """Take the stamps of everything below `data/`; nothing where they cannot be had.

    Folders count too: their times tell of what was added, removed or renamed in them. No link is followed.
    """
    numbers = array("q")
    add, folders = numbers.extend, [f"{root}/{FOLDER}"]
    try:
        add(_four(os.lstat(folders[0])))
        while folders:
            folder = folders.pop()
            with _listed(folder) as entries:
                # Nothing else runs so often: thirty thousand files are stamped at every start.
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    add((status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
                    # A folder with a record's name is a finding, whatever it holds: nobody looks into it.
                    if not entry.name.endswith(".yaml") and entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}/{entry.name}")
    except (OSError, OverflowError):
        return None
    newest = max(max(numbers[1::4]), max(numbers[2::4]))
    return Stamps(numbers.tobytes(), newest)


@contextmanager
def _listed(folder: str) -> Iterator[Iterator["os.DirEntry[str]"]]:
    """List a folder by a descriptor where the platform can: a stamp then costs a fifth less than by its whole path."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def _four(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
