"""The files that may have changed are read; those that did are admitted, by several processes when they are many."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tsreview.index.store import FileState, Rows, rows_of
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry
from tsreview.loading.reading import Reader

MANY = 1_500
"""Changed files from which on a second process pays, measured."""
CHUNK = 250
"""Files that are admitted together: what bounds the memory that a cold start takes."""
MOST_PROCESSES = 4


class Suspect(NamedTuple):
    """A file that changed, with its bytes where they were read to find that out."""

    entry: Entry
    data: bytes | None


def find_changed(
    root: Path, suspects: Sequence[Entry], known: dict[str, FileState]
) -> tuple[list[Suspect], list[Entry]]:
    """Tell the files whose bytes differ from the index, and those that only need a new stamp."""
    changed: list[Suspect] = []
    same: list[Entry] = []
    with Reader(root) as reader:
        for entry in suspects:
            state = known.get(entry.path)
            if state is None or entry.fault is not None:
                changed.append(Suspect(entry, None))
                continue
            data = reader.read(entry.path)
            if isinstance(data, Fault) or digest_of(data) != state.digest:
                changed.append(Suspect(entry, None if isinstance(data, Fault) else data))
            elif state.stamp != entry.stamp:
                same.append(entry)
    return changed, same


def digest_of(data: bytes) -> bytes:
    """Give the digest by which a content is known."""
    return blake2b(data, digest_size=16).digest()


def admitted_rows(root: Path, changed: Sequence[Suspect], first: int, start_month: int) -> Iterator[Rows]:
    """Admit changed files and give what the index keeps of them, in chunks; the files are numbered from `first`."""
    chunks = [(first + at, changed[at : at + CHUNK]) for at in range(0, len(changed), CHUNK)]
    admit = partial(_admit_chunk, str(root), start_month)
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with _without_collection():
        if len(changed) < MANY or processes < 2:
            yield from map(admit, chunks)
        else:
            yield from _by_processes(admit, chunks, processes)


def _by_processes(
    admit: "partial[Rows]", chunks: list[tuple[int, Sequence[Suspect]]], processes: int
) -> Iterator[Rows]:
    """Share chunks out among processes; where there can be none, do them here."""
    # What the children need is imported before they fork, once for all.
    import multiprocessing

    import tsreview.loading.admission  # noqa: F401

    try:
        pool = multiprocessing.get_context("fork").Pool(processes)
    except (ValueError, OSError, ImportError):
        yield from map(admit, chunks)
        return
    with pool:
        yield from pool.imap_unordered(admit, chunks)


def _admit_chunk(root: str, start_month: int, chunk: tuple[int, Sequence[Suspect]]) -> Rows:
    # Pydantic and PyYAML are paid for only when a file changed.
    from tsreview.loading.admission import admit

    number, files = chunk
    found = []
    with Reader(root) as reader:
        for entry, data in files:
            content = entry.fault or (reader.read(entry.path) if data is None else data)
            digest = b"" if isinstance(content, Fault) else digest_of(content)
            found.append(admit(entry, content, digest, start_month))
    return rows_of(found, number)


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
