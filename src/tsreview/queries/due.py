"""What falls due in a span of days: last days of actions, and reports of obligations."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.settings import Settings
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
    views = all_views(index, as_of, settings)
    reports = reports_due(views, plan_spans(index, as_of), first, last, settings)
    return by_day([*last_days(views, first, last), *reports])


def last_days(views: Iterable[ActionView], first: date, last: date) -> list[Falling]:
    """Give the last days of open actions from one day to another, both inclusive."""
    return [
        Falling(view, day, False)
        for view in views
        for day in [view.facts.window.latest]
        if _may_fall_due(view) and view.facts.window.precision not in REPORTED and day and first <= day <= last
    ]


def reports_due(
    views: Iterable[ActionView], spans: dict[str, PlanSpan], first: date, last: date, settings: Settings
) -> list[Falling]:
    """Give the days on which open obligations owe a report, from one day to another, both inclusive."""
    found = []
    for view in views:
        if _may_fall_due(view) and view.facts.window.precision in REPORTED:
            span = spans.get(view.facts.plan)
            ended = periods(
                view.facts.window, span.begins if span else None,
                span.ends if span else None, settings.calendar, view.facts.review_every, last + timedelta(days=1),
            )  # fmt: skip
            found += [Falling(view, period.latest, True) for period in ended if period.latest >= first]
    return found


def by_day(found: Iterable[Falling]) -> list[Falling]:
    """Sort what falls due by day, then by the action's id."""
    return sorted(found, key=lambda falling: (falling.day, falling.view.facts.id))


def _may_fall_due(view: ActionView) -> bool:
    return view.found.lateness not in AT_REST
