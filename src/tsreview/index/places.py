"""Where the fields of stored records stand."""

import json
from array import array
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.location import Path, Place, locate, path_of


class StoredRecord(NamedTuple):
    """A record as written, with the places of its fields."""

    path: str
    kind: str
    id: str
    tree: dict[str, Any]
    marks: "array[int]"

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Give the place of a field, or of its key."""
        return Place(self.path, *locate(self.tree, self.marks, path, key=key))


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
    marks = array("I")
    marks.frombytes(row[4])
    return StoredRecord(row[0], row[1], row[2], json.loads(row[3]), marks)
