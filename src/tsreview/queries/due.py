"""What falls due in a span of days: last days of actions, and reports of obligations."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.settings import Settings
from tsreview.time.calendar import FinancialCalendar
from tsreview.time.lateness import Lateness
from tsreview.time.recurrence import periods
from tsreview.time.window import REPORTED

AT_REST = (Lateness.CLOSED, Lateness.SUSPENDED, Lateness.CANNOT_TELL)
"""Nothing of these falls due."""


class Falling(NamedTuple):
    """An action, the day on which something of it falls due, and whether that is a report."""

    view: ActionView
    day: date
    is_report: bool


def falling_due(index: Index, as_of: date, first: date, last: date, settings: Settings) -> list[Falling]:
    """Give what falls due from one day to another, both inclusive, by day."""
    return falling(all_views(index, as_of, settings), plan_spans(index, as_of), first, last, settings.calendar)


def falling(
    views: Iterable[ActionView], spans: Mapping[str, PlanSpan], first: date, last: date, calendar: FinancialCalendar
) -> list[Falling]:
    """Give what falls due of some actions from one day to another, both inclusive, by day."""
    found = []
    for view in views:
        if view.found.lateness in AT_REST:
            continue
        if view.facts.window.precision in REPORTED:
            span = spans.get(view.facts.plan)
            ended = periods(
                view.facts.window, span.begins if span else None,
                span.ends if span else None, calendar, view.facts.review_every, last + timedelta(days=1),
            )  # fmt: skip
            found += [Falling(view, period.latest, True) for period in ended if period.latest >= first]
        elif view.facts.window.latest is not None and first <= view.facts.window.latest <= last:
            found.append(Falling(view, view.facts.window.latest, False))
    return sorted(found, key=lambda each: (each.day, each.view.facts.id))
