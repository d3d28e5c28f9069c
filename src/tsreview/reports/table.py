"""A list as facts: columns, rows and closing words, which every format draws from."""

from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from tsreview.queries.fields import Datum, Field
from tsreview.time.calendar import say_day


class Group(NamedTuple):
    """Rows under a heading; without grouping there is one group without a heading."""

    heading: str
    rows: list[Any]


class Table(NamedTuple):
    """A list to be drawn."""

    title: str
    columns: tuple[Field, ...]
    groups: tuple[Group, ...]
    as_of: date | None = None
    closing: tuple[str, ...] = ()
    """Lines below the rows, such as counts that add up."""
    facts: tuple[tuple[str, Any], ...] = ()
    """The same for machines: what the JSON envelope holds besides the items."""

    @property
    def rows(self) -> list[Any]:
        """All rows, in the order of the groups."""
        return [row for group in self.groups for row in group.rows]


def grouped(rows: list[Any], field: Field | None) -> tuple[Group, ...]:
    """Group rows by a field, in the order of its values."""
    if field is None:
        return (Group("", rows),)

    def heading(row: Any) -> str:
        return f"{field.heading}: {say(field, row) or 'none'}"

    ordered = sorted(rows, key=heading)
    return tuple(Group(name, list(found)) for name, found in groupby(ordered, heading))


def say(field: Field, row: Any) -> str:
    """Print a field of a row for people."""
    if field.text is not None:
        return field.text(row)
    return say_datum(field.value(row))


def say_datum(value: Datum) -> str:
    """Print a datum for people: days as 1 October 2010, several words joined, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)


def plain(value: Datum) -> Any:
    """Give a datum as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
