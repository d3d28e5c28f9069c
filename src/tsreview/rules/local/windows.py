"""Dates of a record, read."""

from datetime import date

from tsreview.schema.action import Action
from tsreview.schema.due import DueWords
from tsreview.time.grammar import read_date
from tsreview.time.state import as_at
from tsreview.time.window import Window, no_date


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
