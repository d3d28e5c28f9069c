"""What a printed date means: the days that it can stand for, how exact it is, and how it is said."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tsreview.time.calendar import (
    FinancialCalendar,
    is_month_end,
    month_end,
    say_day,
    say_month,
)


class Precision(StrEnum):
    """The form of a printed date."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    YEAR = "year"
    PART_OF_YEAR = "part_of_year"
    SEASON = "season"
    RANGE = "range"
    OPEN_START = "open_start"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    IMMEDIATE = "immediate"
    MONTH_WITHOUT_YEAR = "month_without_year"
    UNKNOWN = "unknown"


RUNNING = frozenset({Precision.RECURRING, Precision.ONGOING, Precision.IMMEDIATE})
"""Obligations that run on: their lateness is that of their reports."""
REPORTED = frozenset({Precision.RECURRING, Precision.ONGOING})
"""Obligations with reporting periods."""
FROM_A_START = frozenset({Precision.OPEN_START, Precision.IMMEDIATE})
"""Forms with a start and no last day."""
UNDATED = frozenset({Precision.UNKNOWN, Precision.MONTH_WITHOUT_YEAR})
"""Forms that give no day at all: lateness cannot be told."""


class Recurrence(NamedTuple):
    """How often an action falls due, in months, and what its dates say of the first and last time.

    `starts` opens the first period ("Quarterly from Jan 2010"); `first_due` closes it ("Dec 2008 then
    quarterly"); with neither, the plan's publication and the financial calendar decide.
    """

    every_months: int
    starts: date | None = None
    first_due: date | None = None
    until: date | None = None


class Window(NamedTuple):
    """The days that a printed date can stand for, both inclusive, either unbounded; `text` is verbatim."""

    text: str
    precision: Precision
    earliest: date | None
    latest: date | None
    recurrence: Recurrence | None = None

    @property
    def is_open_ended(self) -> bool:
        """Whether it is a known obligation without a last day."""
        return self.latest is None and self.precision not in UNDATED


def no_date(text: str = "") -> Window:
    """Return the window of an action that has no date, or of words that say so ("TBC")."""
    return Window(text, Precision.UNKNOWN, None, None)


_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS = {1: "early", 5: "mid", 9: "late"}
_INTERVALS = {1: "monthly", 3: "quarterly", 6: "six-monthly", 12: "annually"}


def say_window(window: Window, start_month: int = 4) -> str:
    """Print a window in the form that `read_date` reads back to the same days.

    `start_month` is that of the financial year by which the window was read. A month without a year
    keeps its own words, which are all that is known of it.
    """
    match window.precision:
        case Precision.UNKNOWN:
            return "not known"
        case Precision.MONTH_WITHOUT_YEAR:
            return window.text
        case Precision.IMMEDIATE:
            return "immediate"
        case Precision.ONGOING:
            return "ongoing" + _say_limits(window.earliest, window.latest)
        case Precision.RECURRING:
            return _say_recurring(window)
        case _:
            return _say_dated(window, start_month)


def _say_dated(window: Window, start_month: int) -> str:
    first, last = window.earliest, window.latest
    if first is None or last is None:
        return _say_limits(first, last).strip()
    match window.precision:
        case Precision.DAY:
            return say_day(last)
        case Precision.MONTH:
            return say_month(last)
        case Precision.QUARTER:
            return FinancialCalendar(start_month).quarter_of(first).label
        case Precision.FINANCIAL_YEAR:
            return FinancialCalendar(start_month).year_of(first).label
        case Precision.YEAR:
            return str(first.year)
        case Precision.PART_OF_YEAR:
            return f"{_PARTS.get(first.month, 'early')} {first.year}"
        case Precision.SEASON:
            return f"{_SEASONS.get(first.month, 'spring')} {first.year}"
    return _say_bounds(first, last)


def _say_recurring(window: Window) -> str:
    rule = window.recurrence
    if rule is None:
        return window.text
    often = _INTERVALS.get(rule.every_months, f"every {rule.every_months} months")
    if rule.first_due is None:
        return often + _say_limits(rule.starts, rule.until)
    first = _say_first(window.earliest or rule.first_due, rule.first_due)
    return f"{first} then {often}{_say_limits(None, rule.until)}"


def _say_first(earliest: date, due: date) -> str:
    if earliest == due:
        return say_day(due)
    if (earliest.day, month_end(earliest.year, earliest.month)) == (1, due):
        return say_month(due)
    return _say_bounds(earliest, due)


def _say_bounds(first: date, last: date) -> str:
    if first.day == 1 and is_month_end(last):
        return f"{say_month(first)} to {say_month(last)}"
    return f"{say_day(first)} to {say_day(last)}"


def _say_limits(first: date | None, last: date | None) -> str:
    # one that needs its day has both given by days: "from January 2010 until 15 January 2010" is no order
    by_month = (first is None or first.day == 1) and (last is None or is_month_end(last))
    say = say_month if by_month else say_day
    opening = f" from {say(first)}" if first is not None else ""
    return f"{opening} until {say(last)}" if last is not None else opening
