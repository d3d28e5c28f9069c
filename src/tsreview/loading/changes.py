"""The files that may have changed are read; those that did are admitted."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from tsreview.index.store import Admitted, FileState
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry, read_bytes

Suspect = tuple[Entry, bytes | Fault, bytes]
"""A file, its bytes or why there are none, and their digest."""


def read_changed(
    root: Path, suspects: Sequence[Entry], known: dict[str, FileState]
) -> tuple[list[Suspect], list[Entry]]:
    """Read files; give those whose bytes differ from the index, and those that only need a new stamp."""
    changed: list[Suspect] = []
    same: list[Entry] = []
    for entry in suspects:
        data: bytes | Fault = entry.fault or read_bytes(root, entry.path)
        digest = b"" if isinstance(data, Fault) else blake2b(data, digest_size=16).digest()
        state = known.get(entry.path)
        if state is None or not digest or digest != state.digest:
            changed.append((entry, data, digest))
        elif state.stamp != entry.stamp:
            same.append(entry)
    return changed, same


def admit_all(changed: Sequence[Suspect], start_month: int) -> list[Admitted]:
    """Admit changed files."""
    # Pydantic and PyYAML are paid for only when a file changed.
    from tsreview.loading.admission import admit

    return [admit(entry, data, digest, start_month) for entry, data, digest in changed]
