"""One edit of a dataset at a time: a lock that the system takes back when its holder ends, however that is."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tsreview.errors import DatasetFault
from tsreview.loading.opening import index_path


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the dataset for an edit.

    Raises:
        DatasetFault: another edit holds it.
    """
    descriptor = _open(root)
    try:
        if descriptor is not None and not _take(descriptor):
            hint = "run the command again when the other is done"
            raise DatasetFault("another edit of this dataset is under way, so nothing was written", hint=hint)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _open(root: Path) -> int | None:
    """Open the file that is locked, in the user's cache folder; where there can be none, a look at the bytes must do.

    The file stays: to delete it would let two hold it, one by its name and one by a name that is gone.
    """
    index = index_path(root)
    if index is None:
        return None
    path = index.with_suffix(".lock")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)
    return None


def _take(descriptor: int) -> bool:
    """Take the lock, without waiting; a disk that knows no locks is no reason to refuse."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
