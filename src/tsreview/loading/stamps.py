"""One value that tells, without reading a file, whether anything in a dataset may have changed."""

import os
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, NamedTuple, NoReturn

FOLDER = "data"
RACY_NS = 2_000_000_000
"""A file touched this shortly before it was looked at may change again within one tick of its clock (git's
rule), so its stamp is not believed the next time."""
MANY = 10_000
"""Entries from which on a second process pays, measured."""
BYTES_EACH = 32
HALVES = (0, 1)


class Stamps(NamedTuple):
    """All sizes, times and inodes below `data/`, in the order of the folders, and the newest of the times."""

    all: bytes
    newest_ns: int


def stamps_of(root: str, expected: int = 0) -> Stamps | None:
    """Take the stamps of everything below `data/`; nothing where they cannot be had.

    Folders count too: their times tell of what was added, removed or renamed in them. No link is followed.
    Where as many entries are expected as make it worth while, a second process takes half of them.
    """
    try:
        top = _top(root)
        if not pays(expected):
            return _joined(top, *_walk(root, HALVES))
        helper = _Helper(root, HALVES[1:])
        try:
            first = _walk(root, HALVES[:1])
        finally:
            second = helper.result()
        return _joined(top, *first, *second)
    except (OSError, OverflowError):
        return None


def pays(expected: int) -> bool:
    """Tell whether so many entries are worth another process, and one can be had."""
    return expected >= MANY and hasattr(os, "fork") and (os.cpu_count() or 1) > 1


class Taking:
    """Stamps that are taken once: when they are asked for, or by two other processes from a moment that suits."""

    def __init__(self, root: str, taken: Stamps | None = None) -> None:
        self._root = root
        self._taken = taken
        self._helpers: list[_Helper] = []

    def begin(self) -> None:
        """Have other processes take them from now on, unless they are."""
        if self._taken is None and not self._helpers:
            self._helpers = [_Helper(self._root, HALVES[n : n + 1]) for n in HALVES]

    def finish(self) -> Stamps | None:
        """Give the stamps, and wait for them if need be; nothing where they cannot be had."""
        if not self._helpers:
            return self._taken or stamps_of(self._root)
        helpers, self._helpers = self._helpers, []
        found: list[array[int]] = []
        with suppress(OSError, OverflowError):
            found.append(_top(self._root))
        for helper in helpers:
            # Each is waited for, whatever befell the other.
            with suppress(OSError, OverflowError):
                found += helper.result()
        return _joined(*found) if len(found) == 1 + len(HALVES) else None


def _walk(root: str, halves: Sequence[int]) -> "list[array[int]]":
    """Walk below `data/` and stamp one half of the entries, or each of both: every second one of a folder."""
    found = [array("q") for _ in halves]
    folders = [f"{root}/{FOLDER}"]
    while folders:
        folder = folders.pop()
        with _listed(folder) as entries:
            for half, numbers in zip(halves, found, strict=True):
                add = numbers.extend
                # Nothing else runs so often: thirty thousand files are stamped at every start.
                for entry in entries[half::2]:
                    status = entry.stat(follow_symlinks=False)
                    add((status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        # A folder with a record's name is a finding, whatever it holds: nobody looks into it.
        inner = [entry for entry in entries if not entry.name.endswith(".yaml")]
        folders += [f"{folder}/{entry.name}" for entry in inner if entry.is_dir(follow_symlinks=False)]
    return found


class _Helper:
    """A process that takes halves of the stamps; where there can be none, they are taken when they are asked for."""

    def __init__(self, root: str, halves: Sequence[int]) -> None:
        self._root, self._halves = root, halves
        self._process = 0
        ours, theirs = os.pipe()
        self._source = os.fdopen(ours, "rb")
        with os.fdopen(theirs, "wb") as sink, suppress(OSError):
            self._process = os.fork()
            if self._process == 0:
                # While the reading end is open here, writing would wait for ever for a parent that is gone.
                self._source.close()
                _help(root, halves, sink)

    def result(self) -> "list[array[int]]":
        """Wait for the process, and give what it took."""
        with self._source:
            found = self._source.read()
        if self._process:
            _, status = os.waitpid(self._process, 0)
            if status == 0:
                return [array("q", found)]
        return _walk(self._root, self._halves)


def _help(root: str, halves: Sequence[int], sink: IO[bytes]) -> NoReturn:
    """Give halves and end; nothing of the parent's may happen a second time: no handler, no flush, no closing."""
    status = 1
    with suppress(BaseException):
        sink.writelines(half.tobytes() for half in _walk(root, halves))
        sink.flush()
        status = 0
    os._exit(status)


@contextmanager
def _listed(folder: str) -> "Iterator[list[os.DirEntry[str]]]":
    """List a folder by a descriptor where the platform can: a stamp then costs a fifth less than by its whole path."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield list(entries)
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        with os.scandir(descriptor) as entries:
            yield list(entries)
    finally:
        os.close(descriptor)


def _top(root: str) -> "array[int]":
    return array("q", _four(os.lstat(f"{root}/{FOLDER}")))


def _joined(*parts: "array[int]") -> Stamps:
    return Stamps(b"".join(part.tobytes() for part in parts), max(map(_newest, parts)))


def _newest(numbers: "array[int]") -> int:
    return max(max(numbers[1::4], default=0), max(numbers[2::4], default=0))


def _four(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
