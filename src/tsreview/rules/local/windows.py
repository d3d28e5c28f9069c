"""Dates of a record, read."""

from datetime import date

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.schema.action import Action
from tsreview.schema.due import DueWords
from tsreview.time.grammar import read_date
from tsreview.time.state import as_at
from tsreview.time.window import Window, no_date

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
"""The days that a plan of our time can name."""


def window(text: str | None, start_month: int) -> Window | None:
    """Read a date, if there is one."""
    read = read_date(text, start_month) if text else None
    return read if isinstance(read, Window) else None


def due_window(due: DueWords | None, start_month: int) -> Window:
    """Read a due date; where there is none, or it cannot be told, that is what the window says."""
    read = window(due.read_as, start_month) if due else None
    return read or no_date(due.published if due else "")


def window_on(action: Action, day: date, start_month: int) -> Window:
    """Read the date of an action that was in force on a day."""
    revision = as_at(action.revisions, day)
    return due_window(revision.to if revision else action.due, start_month)


def is_in_our_time(first: date | None, last: date | None = None) -> bool:
    """Tell whether days, as far as there are any, lie from 1900 to 2100."""
    return (first is None or FIRST <= first <= LAST) and (last is None or FIRST <= last <= LAST)


def year_is_far(path: Path) -> FieldFinding:
    """Word the finding of a year that nobody means: TSR312."""
    return FieldFinding(path, "TSR312", f"the year is not between {FIRST.year} and {LAST.year}", "correct the year")
