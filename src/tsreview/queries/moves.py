"""The last days that actions had before their dates were revised."""

from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tsreview.index.connection import Index


class Moved(NamedTuple):
    """The original last day of a revised action, and those in force after it and before the current one."""

    original: date | None
    between: tuple[date, ...]


def moved_dates(index: Index, as_of: date) -> dict[str, Moved]:
    """Give the former last days of the actions that were revised on or before a day, by id."""
    sql = """SELECT a.id, a.latest, r.latest FROM actions a JOIN revisions r ON r.file = a.file
             WHERE r.day <= ? ORDER BY a.id, r.day, r.n"""
    found = {}
    for identity, rows in groupby(index.rows(sql, (as_of.isoformat(),)), key=itemgetter(0)):
        entries = list(rows)
        # The last revision gives the current day, which is not a former one.
        between = tuple(date.fromisoformat(day) for *_, day in entries[:-1] if day)
        original = entries[0][1]
        found[identity] = Moved(date.fromisoformat(original) if original else None, between)
    return found
