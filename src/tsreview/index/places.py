"""Where the fields of stored records stand."""

import json
from array import array
from functools import lru_cache
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.location import Locator, Path, Place, path_of


class StoredRecord(NamedTuple):
    """A record as written, with the places of its fields."""

    path: str
    kind: str
    id: str
    tree: dict[str, Any]
    locator: Locator

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Give the place of a field, or of its key."""
        return Place(self.path, *self.locator.locate(path, key=key))


def stored_record(index: Index, kind: str, identity: str) -> StoredRecord | None:
    """Give a record by its id, or nothing when no readable file holds it."""
    sql = "SELECT path, kind, record, tree, marks FROM files WHERE kind = ? AND record = ? AND tree IS NOT NULL"
    row = index.row(sql + " ORDER BY path", (kind, identity))
    return _record(row) if row else None


def record_in_file(index: Index, path: str) -> StoredRecord | None:
    """Give what the file at a path holds, or nothing when it holds no tree."""
    sql = "SELECT path, kind, record, tree, marks FROM files WHERE path = ? AND tree IS NOT NULL"
    row = index.row(sql, (path,))
    return _record(row) if row else None


def place_in_file(index: Index, number: int, field: str, *, key: bool = False) -> Place:
    """Give the place of a field of the file with a number in the index."""
    row = index.row("SELECT path, kind, record, tree, marks FROM files WHERE id = ?", (number,))
    if row is None or row[3] is None:
        return Place(row[0] if row else "")
    return _record(row).place(path_of(field), key=key)


def _record(row: tuple[Any, ...]) -> StoredRecord:
    path, kind, identity, tree, marks = row
    return StoredRecord(path, kind, identity, *_read(tree, marks))


# One file may have thousands of findings: it is read once for those that follow one another.
@lru_cache(maxsize=4)
def _read(tree: str, marks: bytes) -> tuple[dict[str, Any], Locator]:
    numbers = array("I")
    numbers.frombytes(marks)
    record = json.loads(tree)
    return record, Locator(record, numbers)
