"""Where days stand along a timeline, and the ticks of its axis."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tsreview.time.calendar import MONTHS, add_months

MARGIN = 2.5
"""The share of the width that is left free at either end, for the halves of marks."""
MOST_TICKS = 5
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24_000)
"""Months between ticks; the longest serves for all the years that `date` has."""


class Scale(NamedTuple):
    """The days shown, from one end of the picture to the other."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Give the place of a day as a share of the width, from 0 to 100; days outside stand at the ends."""
        days = (self.last - self.first).days
        if days <= 0:
            return 50.0
        within = min(max((day - self.first).days / days, 0.0), 1.0)
        return round(MARGIN + within * (100 - 2 * MARGIN), 2)

    def has(self, day: date) -> bool:
        """Tell whether a day is among those shown."""
        return self.first <= day <= self.last

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Give first days of months or years, evenly apart, with their names."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next(step for step in STEPS if months <= step * MOST_TICKS)
        day = self.first.replace(day=1)
        day = add_months(day, -((day.year * 12 + day.month - 1) % step))
        while day <= self.last:
            if day >= self.first:
                yield day, str(day.year) if step % 12 == 0 else f"{MONTHS[day.month - 1][:3]} {day.year}"
            following = add_months(day, step)
            if following <= day or following == date.max:
                return
            day = following
