"""A reading of a date in words."""

from datetime import timedelta
from typing import NamedTuple

from tsreview.time.calendar import say_day
from tsreview.time.grammar import read_date
from tsreview.time.window import REPORTED, UNDATED, Precision, Window, say_window


class Explained(NamedTuple):
    """How a text is read, line by line, and whether it is."""

    lines: list[str]
    is_read: bool


def explain_date(text: str, start_month: int) -> Explained:
    """Explain how a text is read, or why it is refused and what to write."""
    read = read_date(text, start_month)
    if isinstance(read, Window):
        return Explained(_reading(read, start_month), True)
    lines = [f'"{text[:120]}" is refused: {read.reason}']
    lines += [f"  it could mean  {reading}" for reading in read.readings]
    if read.write:
        lines.append(f"  write          {' or '.join(read.write)}")
    return Explained(lines, False)


def _reading(window: Window, start_month: int) -> list[str]:
    lines = [
        f'"{window.text}" is read as: {say_window(window, start_month)}',
        f"  sort of date   {window.precision.replace('_', ' ')}",
        f"  first day      {say_day(window.earliest) if window.earliest else 'none'}",
        f"  last day       {say_day(window.latest) if window.latest else 'none'}",
    ]
    if window.precision in UNDATED:
        return [*lines, "  late           cannot be told"]
    if window.precision in REPORTED:
        every = window.recurrence.every_months if window.recurrence else None
        often = f"every {every} months" if every else "as often as `review_every` says, or every 3 months"
        return [*lines, f"  reports        {often}; a period that ends without an update is a missed report"]
    if window.precision is Precision.IMMEDIATE:
        return [*lines, "  late           runs from the plan's publication"]
    if window.latest:
        lines.append(f"  overdue from   {say_day(window.latest + timedelta(days=1))}")
    return lines
