"""A file is put in another's place: whole or not at all, whatever happens on the way."""

import os
from collections.abc import Callable
from contextlib import suppress

from tsreview.loading.misfits import LEFTOVER

_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip


def replace_whole(
    name: str, data: bytes, mode: int, *, folder: int | None = None, before: Callable[[], None] | None = None
) -> None:
    """Write beside a file, then rename: a reader meets the old or the new one, never half of one.

    Args:
        name: the file's path; seen from `folder`, where that is given.
        data: what it is to hold.
        mode: its permissions.
        folder: the descriptor of its folder.
        before: what may still refuse, asked as late as can be.

    Raises:
        OSError: the disk refuses; the file is as it was.
    """
    beside = name[: name.rfind("/") + 1]
    passing = f"{beside}{LEFTOVER[0]}{os.urandom(8).hex()}{LEFTOVER[1]}"
    descriptor = os.open(passing, _NEW_FILE, 0o600, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(passing, mode, dir_fd=folder)
        if before is not None:
            before()
        os.replace(passing, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(passing, dir_fd=folder)
        raise
    _flush_folder(beside or ".", folder)


def _flush_folder(path: str, folder: int | None) -> None:
    """Make the new name last through a power cut, where the platform can; the file is in place already."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0), dir_fd=folder)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
