"""The guarded read of a file: nothing but a regular file is opened, no link is followed, no size is believed."""

import errno
import os
import stat
from pathlib import Path
from typing import Self

from tsreview.loading.fault import Fault
from tsreview.loading.limits import LIMITS
from tsreview.loading.misfits import fault_of, no_plain_file, special

_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
# To pass through a folder, the right to search it is enough; not every platform can say so.
_PASS_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | _CLOSE_ON_EXEC
# Without O_NONBLOCK, opening a pipe waits for a writer that never comes.
_OPEN_FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | _CLOSE_ON_EXEC
BY_DESCRIPTOR = os.open in os.supports_dir_fd


def read_bytes(root: str | Path, path: str, limit: int = LIMITS.file_bytes) -> bytes | Fault:
    """Read one file of the listing, following no link and never more than the limit."""
    with Reader(root, limit) as reader:
        return reader.read(path)


class Reader:
    """Reads files of a listing; the folder of the last one stays open, as its neighbours come next."""

    def __init__(self, root: str | Path, limit: int = LIMITS.file_bytes) -> None:
        self._root, self._limit = os.fspath(root), limit
        self._folder, self._descriptor = "", -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, path: str) -> bytes | Fault:
        """Read one file, following no link and never more than the limit."""
        folder, _, name = path.rpartition("/")
        if "\0" in path or not folder or not {"", ".", ".."}.isdisjoint(path.split("/")):
            return Fault("TSR101", 1, 1, "path does not stay inside the dataset", "use paths as listed")
        try:
            descriptor = self._open(folder, name)
            try:
                return _read(descriptor, self._limit)
            finally:
                os.close(descriptor)
        except OSError as error:
            return fault_of(error)

    def _open(self, folder: str, name: str) -> int:
        if not BY_DESCRIPTOR:
            return _open_by_path(self._root, [*folder.split("/"), name])
        if folder != self._folder:
            self._close()
            self._descriptor = open_folder(self._root, folder.split("/"))
            self._folder = folder
        return os.open(name, _OPEN_FILE, dir_fd=self._descriptor)

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._folder, self._descriptor = "", -1


def open_folder(root: str, parts: list[str]) -> int:
    """Open a folder step by step, so that none of the steps can be a link, whatever happens meanwhile."""
    # The way to the dataset is the user's own, and may lead over links; from `data/` on nothing may.
    folder = os.open(f"{root}/{parts[0]}", _PASS_FOLDER)
    for part in parts[1:]:
        try:
            inner = os.open(part, _PASS_FOLDER, dir_fd=folder)
        finally:
            os.close(folder)
        folder = inner
    return folder


def _open_by_path(root: str, parts: list[str]) -> int:
    """Open a file where there are no descriptors of folders: looked at first, with a moment between."""
    path = root
    for part in parts:
        path = f"{path}/{part}"
        if special(os.lstat(path)):
            raise OSError(errno.ELOOP, "a link on the way")
    return os.open(path, _OPEN_FILE)


def _read(descriptor: int, limit: int) -> bytes | Fault:
    """Read what is open: its size is asked first, and not believed."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return no_plain_file(special(status) or "folder")
    size = status.st_size
    if size <= limit:
        data = os.read(descriptor, size + 1)
        while len(data) != size and len(data) <= limit and (more := os.read(descriptor, limit + 1)):
            data += more
        size = len(data)
        if size <= limit:
            return data
    return too_large(size, limit)


def too_large(size: int, limit: int = LIMITS.file_bytes) -> Fault:
    """Word the finding of a file with more bytes than are allowed."""
    message = f"file has {size:,} bytes, and {limit:,} are allowed"
    return Fault("TSR102", 1, 1, message, "keep the document elsewhere and cite it in `sources`")
