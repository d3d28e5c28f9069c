"""What is stored for a file: written when it changed, removed with it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.index.connection import Index
from tsreview.index.tables import BY_FILE
from tsreview.location import Place

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Rows by table."""
Values = dict[str, list[Any]]
"""Values by table, those of a row behind those of the row before: to send and to store them costs a fifth less."""
AT_ONCE = 8
"""Rows that one statement stores: a statement for each takes nearly twice the time."""


class FileState(NamedTuple):
    """What the index knows of a file's freshness."""

    id: int
    stamp: tuple[int, int, int, int]
    digest: bytes


class Admitted(NamedTuple):
    """What became of a file: all that the index keeps of it, in plain values."""

    path: str
    stamp: tuple[int, int, int, int]
    digest: bytes
    kind: str | None
    record: str | None
    readable: bool
    tree: str | None
    marks: bytes | None
    findings: list[Diagnostic]
    targets: list[Row]
    """(kind, id, label, short, field)"""
    links: list[Row]
    """(kind, id, field, last line cited)"""
    rows: Rows
    """Rows of the typed tables, without the file's number."""


def known_files(index: Index) -> dict[str, FileState]:
    """Give the freshness of every file in the index."""
    sql = "SELECT path, id, size, mtime_ns, ctime_ns, inode, digest FROM files"
    return {row[0]: FileState(row[1], (row[2], row[3], row[4], row[5]), row[6]) for row in index.rows(sql)}


def remove_files(index: Index, numbers: Iterable[int]) -> None:
    """Remove files and all that belongs to them."""
    gone = [(number,) for number in numbers]
    if not gone:
        return
    index.connection.executemany(
        "DELETE FROM texts WHERE rowid = (SELECT id FROM files WHERE id = ? AND in_search = 1)", gone
    )
    for table in BY_FILE:
        index.connection.executemany(f"DELETE FROM {table} WHERE file = ?", gone)
    index.connection.executemany("DELETE FROM files WHERE id = ?", gone)


def restamp(index: Index, stamps: Iterable[tuple[int, tuple[int, int, int, int]]]) -> None:
    """Note new stamps of files whose content is as it was."""
    index.connection.executemany(
        "UPDATE files SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ? WHERE id = ?",
        ((*stamp, number) for number, stamp in stamps),
    )


def next_number(index: Index) -> int:
    """Give the number that the next new file gets."""
    return int(index.rows("SELECT coalesce(max(id), 0) + 1 FROM files")[0][0])


def values_of(files: Iterable[Admitted], first: int) -> Values:
    """Lay files out as values of all tables, numbered from the first on; plain ones, fit for another process."""
    values: Values = defaultdict(list)
    own, targets, links, findings = (values[table] for table in ("files", "targets", "links", "findings"))
    for number, file in enumerate(files, first):
        path, stamp, digest, kind, record, readable, tree, marks, told, aims, references, by_table = file
        own += (number, path, *stamp, digest, kind, record, int(readable), tree, marks, 0)
        for n, row in enumerate(aims):
            targets += (number, n, *row)
        for n, row in enumerate(references):
            links += (number, n, *row)
        for n, found in enumerate(told):
            findings += (number, n, 0, *_finding_row(found))
        for table, rows in by_table.items():
            to = values[table]
            for row in rows:
                to += (number, *row)
    return dict(values)


def add_values(index: Index, values: Values) -> None:
    """Add the values of files that the index does not hold."""
    for table, found in values.items():
        _insert(index, table, found)


def _finding_row(found: Diagnostic) -> Row:
    place = found.place
    return (place.line, place.column, found.code, found.severity.value,
            found.message, found.hint, found.field, json.dumps(found.related) if found.related else "")  # fmt: skip


def _insert(index: Index, table: str, values: list[Any]) -> None:
    """Store the rows of a table: eight at once, then what is left one by one."""
    columns = index.width(table)
    size, row = columns * AT_ONCE, f"({', '.join('?' * columns)})"
    left = len(values) - len(values) % size
    insert = f"INSERT INTO {table} VALUES "
    index.connection.executemany(
        insert + ", ".join([row] * AT_ONCE), (values[at : at + size] for at in range(0, left, size))
    )
    index.connection.executemany(insert + row, (values[at : at + columns] for at in range(left, len(values), columns)))


def replace_network_findings(index: Index, findings: Iterable[Diagnostic]) -> None:
    """Store the findings of the network rules in place of the earlier ones."""
    index.connection.execute("DELETE FROM findings WHERE network = 1")
    index.connection.executemany(
        "INSERT INTO findings SELECT id, ?, 1, ?, ?, ?, ?, ?, ?, ?, ? FROM files WHERE path = ?",
        ((n, *_finding_row(found), found.place.path) for n, found in enumerate(findings)),
    )


def stored_findings(index: Index) -> list[Diagnostic]:
    """Give all stored findings, of files and of the network."""
    sql = """SELECT path, line, col, code, severity, message, hint, field, related
             FROM findings JOIN files ON files.id = findings.file ORDER BY path, line, col, code, message"""
    return [
        Diagnostic(Place(path, line, col), code, Severity(severity), message, hint, field, _places(related))
        for path, line, col, code, severity, message, hint, field, related in index.rows(sql)
    ]


def _places(text: str) -> tuple[Place, ...]:
    return tuple(Place(*each) for each in json.loads(text)) if text else ()
