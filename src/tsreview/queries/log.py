"""The log of one action: its updates and revisions, and the places where they stand."""

import json
from datetime import date
from typing import Any, NamedTuple

from tsreview.index.connection import Index


class Entry(NamedTuple):
    """An entry of a log: its place in the list, its day and what it says."""

    number: int
    on: date
    said: dict[str, Any]


def updates(index: Index, file: int) -> list[Entry]:
    """Give all updates of an action, in the order of their days."""
    return _entries(index, "SELECT n, day, entry FROM updates WHERE file = ? ORDER BY day, n", file)


def revisions(index: Index, file: int) -> list[Entry]:
    """Give all revisions of an action's date, in the order of their days."""
    return _entries(index, "SELECT n, day, entry FROM revisions WHERE file = ? ORDER BY day, n", file)


def all_revisions(index: Index, as_of: date) -> dict[int, list[Entry]]:
    """Give the revisions made up to a day, by the number of the action's file, in the order of their days."""
    sql = "SELECT file, n, day, entry FROM revisions WHERE day <= ? ORDER BY file, day, n"
    return _by_file(index.rows(sql, (as_of.isoformat(),)))


def updates_between(index: Index, first: date, last: date) -> dict[int, list[Entry]]:
    """Give the updates from one day to another, both inclusive, by the number of the action's file."""
    sql = "SELECT file, n, day, entry FROM updates WHERE day BETWEEN ? AND ? ORDER BY file, day, n"
    return _by_file(index.rows(sql, (first.isoformat(), last.isoformat())))


def days_of_entries(index: Index, after: date, last: date) -> dict[str, list[date]]:
    """Give the days after one and up to another on which an action's log or dates have an entry, by id."""
    found: dict[str, list[date]] = {}
    sql = """SELECT a.id, e.day FROM actions a JOIN (
               SELECT file, day FROM updates UNION ALL SELECT file, day FROM revisions) e ON e.file = a.file
             WHERE e.day > ? AND e.day <= ? ORDER BY 1, 2"""
    for identity, day in index.rows(sql, (after.isoformat(), last.isoformat())):
        found.setdefault(identity, []).append(date.fromisoformat(day))
    return found


def _by_file(rows: list[tuple[Any, ...]]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for file, n, day, said in rows:
        found.setdefault(file, []).append(Entry(n, date.fromisoformat(day), json.loads(said)))
    return found


def _entries(index: Index, sql: str, file: int) -> list[Entry]:
    return [Entry(n, date.fromisoformat(day), json.loads(said)) for n, day, said in index.rows(sql, (file,))]
