"""The reporting periods of recurring and ongoing actions, and those that ended without a report."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tsreview.time.calendar import FinancialCalendar, add_months, months_after
from tsreview.time.window import REPORTED, Window

MOST_PERIODS = 2_000
"""Periods counted for one action: monthly for 166 years."""
DEFAULT_REVIEW = 3
"""Months between the reports of an ongoing action whose plan does not say."""
_DAY = timedelta(days=1)


class Period(NamedTuple):
    """A stretch of days, both inclusive, in which a report is due; its last day is the due day."""

    earliest: date
    latest: date


@lru_cache(maxsize=1024)
def periods(
    window: Window,
    begins: date | None,
    ends: date | None,
    calendar: FinancialCalendar,
    review_every: int | None,
    as_of: date,
) -> tuple[Period, ...]:
    """Return the reporting periods that ended before a day, oldest first; none for a one-off action.

    Args:
        window: a recurring or ongoing window; others have no periods.
        begins: the plan's publication, its last possible day.
        ends: the plan's last day: no period that ends after it counts.
        calendar: decides where an unanchored quarter or year begins.
        review_every: months between the reports of an ongoing action.
        as_of: a period counts from the day after its last.
    """
    if window.precision not in REPORTED or as_of == date.min:
        return ()
    last = min(day for day in (ends, window.latest, as_of - _DAY) if day is not None)
    found = []
    for period in islice(_every_period(window, begins, calendar, review_every), MOST_PERIODS):
        # the second test ends the count where `date` does
        if period.latest > last or period.latest < period.earliest:
            break
        found.append(period)
    return tuple(found)


def missed(reporting: Sequence[Period], report_days: Sequence[date]) -> tuple[Period, ...]:
    """Return the periods in which no report is dated."""
    days = sorted(report_days)
    found, at = [], 0
    for period in reporting:
        while at < len(days) and days[at] < period.earliest:
            at += 1
        if at == len(days) or days[at] > period.latest:
            found.append(period)
    return tuple(found)


def outstanding(reporting: Sequence[Period], report_days: Sequence[date]) -> tuple[Period, ...]:
    """Return the missed periods after the last report, which brought the reporting up to date.

    `report_days` holds the days on or before the as-of day only.
    """
    if not report_days:
        return tuple(reporting)
    latest = max(report_days)
    return tuple(period for period in missed(reporting, report_days) if period.earliest > latest)


def _every_period(
    window: Window, begins: date | None, calendar: FinancialCalendar, review_every: int | None
) -> Iterator[Period]:
    rule = window.recurrence
    every = max(1, rule.every_months if rule else review_every or DEFAULT_REVIEW)
    if rule and rule.first_due:
        return _by_due_day(window, rule.first_due, every, begins)
    start = window.earliest or _first_start(every, begins, calendar)
    return _by_start(start, every) if start else iter(())


def _by_start(start: date, every: int) -> Iterator[Period]:
    """Count from the start each time: a clamped month must not shorten those that follow."""
    for number in range(MOST_PERIODS):
        opening = add_months(start, number * every)
        yield Period(opening, add_months(start, (number + 1) * every) - _DAY)


def _by_due_day(window: Window, first_due: date, every: int, begins: date | None) -> Iterator[Period]:
    earliest = window.earliest or first_due
    # "Feb 2010 then quarterly" falls due at the ends of months, "28 February 2010 then ..." on the 28th
    later = add_months if earliest == first_due else months_after
    opening = begins if begins and begins <= first_due else earliest
    for number in range(MOST_PERIODS):
        due = later(first_due, number * every)
        yield Period(opening, due)
        if due == date.max:
            return
        opening = due + _DAY


def _first_start(every: int, begins: date | None, calendar: FinancialCalendar) -> date | None:
    """Return the first day, from the plan's publication on, that opens a whole period."""
    if begins is None:
        return None
    match every:
        case 3:
            return _aligned(calendar.quarter_of(begins).earliest, 3, begins)
        case 12:
            return _aligned(calendar.year_of(begins).earliest, 12, begins)
        case _:
            return _aligned(begins.replace(day=1), 1, begins)


def _aligned(opening: date, months: int, begins: date) -> date:
    return opening if opening >= begins else add_months(opening, months)
