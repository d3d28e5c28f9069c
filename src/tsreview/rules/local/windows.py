"""Dates of a record, read."""

from tsreview.time.grammar import read_date
from tsreview.time.window import Window


def window(text: str | None, start_month: int) -> Window | None:
    """Read a date, if there is one."""
    read = read_date(text, start_month) if text else None
    return read if isinstance(read, Window) else None
