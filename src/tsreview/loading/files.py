"""The files of a dataset: the walk over `data/`.

Names come from the listing alone, never from an id. No link is followed, and git is never run here: a
folder that poses as a repository is a folder with odd files.
"""

import gc
import os
import stat
from collections.abc import Collection, Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from tsreview.errors import DatasetFault
from tsreview.loading.fault import Fault
from tsreview.loading.misfits import (
    SUFFIX,
    fault_of,
    is_link,
    no_plain_file,
    odd_in_data,
    odd_in_kind,
    reason_of,
    shown,
)

FOLDER = "data"

_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_OPEN_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _CLOSE_ON_EXEC
_BY_DESCRIPTOR = os.open in os.supports_dir_fd and os.scandir in os.supports_fd


class Stamp(NamedTuple):
    """What tells, without reading, that a file is still the one that was read."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Entry(NamedTuple):
    """A record file, or something in `data/` that is a finding; the path starts at the dataset's folder."""

    path: str
    stamp: Stamp
    fault: Fault | None


class Listing(NamedTuple):
    """All that the walk met, in the order of the paths."""

    entries: list[Entry]


def list_files(root: str | Path, folders: Collection[str]) -> Listing:
    """List the record files of a dataset, and whatever has no business among them."""
    top = f"{os.fspath(root)}/{FOLDER}"
    try:
        status = os.lstat(top)
    except OSError as error:
        why = "" if isinstance(error, FileNotFoundError) else f": {reason_of(error)}"
        message = f"no folder `{FOLDER}` in `{shown(os.fspath(root))}`{why}"
        raise DatasetFault(message, hint="name the dataset's folder with `--dataset DIR`") from None
    if not is_link(status) and not stat.S_ISDIR(status.st_mode):
        raise DatasetFault(f"`{shown(top)}` is not a folder", hint="name the dataset's folder with `--dataset DIR`")
    if is_link(status):
        return Listing([Entry(FOLDER, _stamp(status), no_plain_file("link"))])
    walk = _Walk(os.fspath(root), folders)
    # Half as slow again with it: it would look at each of the growing list's entries over and over.
    collecting = gc.isenabled()
    gc.disable()
    try:
        walk.folder(None, FOLDER, FOLDER, 0)
        walk.entries.sort(key=itemgetter(0))
    finally:
        if collecting:
            gc.enable()
    return Listing(walk.entries)


class _Walk:
    """One walk over `data/`, which gathers the entries."""

    def __init__(self, root: str, folders: Collection[str]) -> None:
        self.entries: list[Entry] = []
        self._root = root
        self._folders = folders

    def folder(self, parent: int | None, name: str, path: str, level: int) -> None:
        """Look into one folder; on POSIX by descriptors, so that a link put in its place is not followed."""
        inside = self._in_kind if level else self._in_data
        try:
            if not _BY_DESCRIPTOR:
                with os.scandir(f"{self._root}/{path}") as found:
                    return inside(None, found, path, level)
            where = name if parent is not None else f"{self._root}/{name}"
            descriptor = os.open(where, _OPEN_FOLDER, dir_fd=parent)
            try:
                with os.scandir(descriptor) as found:
                    inside(descriptor, found, path, level)
            finally:
                os.close(descriptor)
        except OSError as error:
            self._add(path, Stamp(0, 0, 0, 0), fault_of(error))

    def _in_data(self, descriptor: int | None, found: Iterator["os.DirEntry[str]"], path: str, level: int) -> None:
        """Look at what stands directly in `data/`: the folders of the kinds."""
        for entry in list(found):
            name = entry.name
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                self._add(f"{path}/{name}", Stamp(0, 0, 0, 0), fault_of(error))
                continue
            if name in self._folders and stat.S_ISDIR(status.st_mode) and not is_link(status):
                self.folder(descriptor, name, f"{path}/{name}", level + 1)
            elif fault := odd_in_data(name, status, self._folders):
                self._add(f"{path}/{name}", _stamp(status), fault)

    def _in_kind(self, descriptor: int | None, found: Iterator["os.DirEntry[str]"], path: str, level: int) -> None:
        """Look at what stands in the folder of a kind. There may be tens of thousands: keep it bare."""
        prefix, add, below = path + "/", self.entries.append, []
        new, suffix, kind, regular = tuple.__new__, SUFFIX, 0o170000, stat.S_IFREG
        for entry in found:
            name = entry.name
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                self._add(prefix + name, Stamp(0, 0, 0, 0), fault_of(error))
                continue
            stamp = new(Stamp, (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
            if status.st_mode & kind == regular and name.endswith(suffix) and name.isprintable():
                add(new(Entry, (prefix + name, stamp, None)))
            elif fault := odd_in_kind(name, status, level):
                self._add(prefix + name, stamp, fault)
            elif stat.S_ISDIR(status.st_mode):
                below.append(name)
        for name in below:
            self.folder(descriptor, name, prefix + name, level + 1)

    def _add(self, path: str, stamp: Stamp, fault: Fault) -> None:
        self.entries.append(Entry(shown(path), stamp, fault))


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
