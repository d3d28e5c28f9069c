"""What a table for questions in SQL is made of, and how its rows are found."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.policy import read_severities
from tsreview.queries.actions import ActionView, all_views
from tsreview.settings import Settings


class Given(NamedTuple):
    """What tables are filled from: an index, the settings, and the day that lateness is reckoned on."""

    source: Index
    settings: Settings
    as_of: date


class Column(NamedTuple):
    """A column: its name, and what it holds."""

    name: str
    says: str
    type: str = "TEXT"


class SqlTable(NamedTuple):
    """A table: what a row of it is, its columns, and the rows."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Given], Iterable[tuple[Any, ...]]]


def whole(name: str, says: str) -> Column:
    """Give a column of whole numbers."""
    return Column(name, says, "INTEGER")


def actions(given: Given) -> Iterable[tuple[Any, ...]]:
    """Give the actions as at the day."""
    return map(_action, all_views(given.source, given.as_of, given.settings))


def _action(view: ActionView) -> tuple[Any, ...]:
    facts, found = view.facts, view.found
    window = facts.window
    return (
        facts.id, facts.plan, view.theme or None, facts.objective, facts.position, facts.title,
        facts.due, facts.published, str(window.precision), _iso(window.earliest), _iso(window.latest),
        facts.status and str(facts.status), _iso(facts.reported_on),
        str(found.lateness), view.days_late, str(found.rag), found.rag_reason or None,
    )  # fmt: skip


def findings(given: Given) -> Iterable[tuple[Any, ...]]:
    """Give the findings, as grave as the settings make them."""
    severities = read_severities(given.settings.severities)
    rows = given.source.rows(
        """SELECT path, line, col, code, severity, message, hint FROM findings JOIN files ON files.id = file
           ORDER BY path, line, col, code, message"""
    )
    return [(*row[:4], str(severities.get(row[3], row[4])), *row[5:]) for row in rows]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def asked(sql: str) -> Callable[[Given], Iterable[tuple[Any, ...]]]:
    """Give the rows of a question to the index, which may speak of the day."""

    def rows(given: Given) -> Iterable[tuple[Any, ...]]:
        return given.source.connection.execute(sql, {"day": given.as_of.isoformat()})

    return rows
