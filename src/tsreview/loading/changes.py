"""The files that may have changed are read; those that did are admitted, by several processes when they are many."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tsreview.index.store import FileState, Values, values_of
from tsreview.loading.digests import digest_of
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry
from tsreview.loading.reading import Reader

MANY = 1_500
"""Changed files from which on a second process pays, measured."""
CHUNK = 500
CHUNK_BYTES = 2_000_000
"""How many files, of how many bytes, are admitted together: what bounds the memory that a cold start takes."""
MOST_PROCESSES = 4

Chunk: TypeAlias = tuple[int, Sequence[Entry]]
"""The number of the first file, and the files."""
Read: TypeAlias = Callable[[Sequence[Entry]], list[bytes | Fault]]
"""What gives the bytes of files: from a folder, or from git's objects."""


def find_changed(root: Path, suspects: Sequence[Entry], known: dict[str, FileState]) -> tuple[list[Entry], list[Entry]]:
    """Tell the files whose bytes differ from the index, and those that only need a new stamp."""
    changed: list[Entry] = []
    same: list[Entry] = []
    with Reader(root) as reader:
        for entry in suspects:
            state = known.get(entry.path)
            if state is None or entry.fault is not None:
                changed.append(entry)
                continue
            data = reader.read(entry.path)
            if isinstance(data, Fault) or digest_of(data) != state.digest:
                changed.append(entry)
            elif state.stamp != entry.stamp:
                same.append(entry)
    return changed, same


def read_files(root: Path, files: Sequence[Entry]) -> list[bytes | Fault]:
    """Read files of a listing; of one with a fault, that is all there is."""
    with Reader(root) as reader:
        return [file.fault or reader.read(file.path) for file in files]


def admitted_values(read: Read, changed: Sequence[Entry], first: int, start_month: int) -> Iterator[Values]:
    """Admit changed files and give what the index keeps of them, in chunks; the files are numbered from `first`."""
    chunks = list(_chunks(changed, first))
    admit = partial(_admit_chunk, read, start_month)
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with _without_collection():
        if len(changed) < MANY or processes < 2:
            yield from map(admit, chunks)
        else:
            yield from _by_processes(admit, chunks, processes)


def _chunks(changed: Sequence[Entry], first: int) -> Iterator[Chunk]:
    """Cut what changed into chunks."""
    begin = size = 0
    for at, file in enumerate(changed):
        size += file.stamp.size
        if at - begin == CHUNK or (size > CHUNK_BYTES and at > begin):
            yield first + begin, changed[begin:at]
            begin, size = at, file.stamp.size
    if begin < len(changed):
        yield first + begin, changed[begin:]


def _by_processes(admit: "partial[Values]", chunks: list[Chunk], processes: int) -> Iterator[Values]:
    """Share chunks out among processes; where there can be none, do them here."""
    # What the children need is imported before they fork, once for all.
    import tsreview.loading.admission  # noqa: F401
    from tsreview.loading.processes import share_out

    return share_out(admit, chunks, processes)


def _admit_chunk(read: Read, start_month: int, chunk: Chunk) -> Values:
    # Pydantic and PyYAML are paid for only when a file changed.
    from tsreview.loading.admission import Given, admit

    number, files = chunk
    contents = [Given(entry, data) for entry, data in zip(files, read(files), strict=True)]
    return values_of(admit(contents, start_month), number)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold the garbage collector: nothing here makes cycles, and searching for them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
