"""Pictures as facts, in plain values: `rendering.pictures` draws them, and a table beside each says the same."""

from datetime import date
from typing import NamedTuple

from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.calendar import say_day
from tsreview.time.rag import Rag


class BarRow(NamedTuple):
    """A bar: its label, and how many actions have each rating, in the order of `Rag`."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many actions there are in all."""
        return sum(self.counts)


class StackedBars(NamedTuple):
    """Bars of a whole each, divided by rating; `meanings` says what the ratings stand for, in the order of `Rag`."""

    title: str
    description: str
    of: str
    """What a bar stands for, such as "Theme"."""
    rows: tuple[BarRow, ...]
    meanings: tuple[str, ...]

    def as_table(self) -> DocTable:
        """Give the same numbers as a table."""
        headings = (self.of, "Actions", *(rag.capitalize() for rag in Rag))
        rows = tuple((Cell(row.label), _figure(row.total), *map(_figure, row.counts)) for row in self.rows)
        return DocTable(f"Actions by {self.of.lower()} and rating", headings, rows)


class Milestone(NamedTuple):
    """An action by its days, either of which may be open; with neither it is not drawn, but counted."""

    id: str
    label: str
    earliest: date | None
    latest: date | None
    rag: Rag
    original: date | None = None
    """The last day as first published, where it was revised."""
    between: tuple[date, ...] = ()
    """The last days that were in force after the original and before the current one."""
    is_closed: bool = False
    closed_on: date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it has any day to be drawn at."""
        return self.earliest is not None or self.latest is not None

    @property
    def former(self) -> tuple[date, ...]:
        """The last days before the current one."""
        return (self.original, *self.between) if self.original else self.between

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that is drawn."""
        own = (self.earliest, self.latest, self.closed_on)
        return (*(day for day in own if day), *self.former) if self.is_dated else ()

    def say(self) -> str:
        """Say in words what is drawn."""
        facts = (
            f"first day {_say(self.earliest, 'open')}, last day {_say(self.latest, 'open')}",
            f"before revision {', '.join(map(say_day, self.former))}" if self.former else "",
            f"rated {self.rag}",
            self._say_closed(),
        )
        return "; ".join(filter(None, facts))

    def _say_closed(self) -> str:
        if not self.is_closed:
            return ""
        return f"closed on {say_day(self.closed_on)}" if self.closed_on else "closed"


class Timeline(NamedTuple):
    """Actions along time, from the first to the last day shown, with the day that the report speaks of."""

    title: str
    description: str
    of: str
    """Whose actions they are, such as a theme."""
    rows: tuple[Milestone, ...]
    first: date
    last: date
    as_of: date

    def as_table(self) -> DocTable:
        """Give the same days as a table; those that cannot be drawn are in it as well."""
        headings = ("Ref", "Action", "First day", "Last day", "Before revision", "Rating", "Closed")
        return DocTable(f"Dates of the actions: {self.of}", headings, tuple(map(_milestone_row, self.rows)))


class Series(NamedTuple):
    """A line of a trend: its name, and a number for each quarter."""

    name: str
    values: tuple[int, ...]


class Trend(NamedTuple):
    """Numbers of actions at the ends of quarters."""

    title: str
    description: str
    quarters: tuple[str, ...]
    series: tuple[Series, ...]

    def as_table(self) -> DocTable:
        """Give the same numbers as a table."""
        headings = ("At the end of", *(each.name.capitalize() for each in self.series))
        columns = [each.values for each in self.series]
        rows = tuple(
            (Cell(quarter), *map(_figure, values))
            for quarter, *values in zip(self.quarters, *columns, strict=True)
        )  # fmt: skip
        return DocTable("Actions by quarter", headings, rows)


Picture = StackedBars | Timeline | Trend


def say_ratings(counts: tuple[int, ...]) -> str:
    """Say how many there are of each rating that occurs: "2 blue, 7 green"."""
    return ", ".join(f"{count} {rag}" for rag, count in zip(Rag, counts, strict=True) if count) or "none"


def _milestone_row(row: Milestone) -> tuple[Cell, ...]:
    dated = ("none", "none") if row.is_dated else ("no date", "no date")
    return (
        Cell(row.id, is_ref=True),
        Cell(row.label),
        Cell(_say(row.earliest, dated[0])),
        Cell(_say(row.latest, dated[1])),
        Cell(", ".join(map(say_day, row.former))),
        Cell(row.rag.capitalize(), row.rag),
        Cell(_say(row.closed_on, "yes" if row.is_closed else "")),
    )


def _say(day: date | None, otherwise: str) -> str:
    return say_day(day) if day else otherwise


def _figure(number: int) -> Cell:
    return Cell(str(number), is_number=True)
