"""How exact the dates of a plan's actions are, and where many of them fall together."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from tsreview.queries.actions import ActionView
from tsreview.time.window import RUNNING, UNDATED, Precision, Window


class Firmness(StrEnum):
    """How firm a date is, for somebody who is to be held to it."""

    FIRM = "firm"
    """A day or a month."""
    VAGUE = "vague"
    """A longer stretch: a quarter, a season, a year, a range."""
    OPEN = "open"
    """An obligation that runs on, or without a last day: ongoing, recurring, from a day on, at once."""
    UNDATED = "undated"
    """No date, or none that gives a day."""


class ObjectiveDates(NamedTuple):
    """The dates of the actions of an objective."""

    plan: str
    theme: str
    objective: str
    title: str
    views: tuple[ActionView, ...]

    def of(self, firmness: Firmness) -> tuple[str, ...]:
        """The ids of the actions whose date is as firm as that."""
        return tuple(view.facts.id for view in self.views if firmness_of(view.facts.window) is firmness)


def firmness_of(window: Window) -> Firmness:
    """Tell how firm a date is."""
    if window.precision in UNDATED:
        return Firmness.UNDATED
    if window.precision in RUNNING or window.latest is None:
        return Firmness.OPEN
    return Firmness.FIRM if window.precision in (Precision.DAY, Precision.MONTH) else Firmness.VAGUE


def dates_by_objective(views: Iterable[ActionView]) -> list[ObjectiveDates]:
    """Give the objectives in the order of their plans, with the dates in force of their actions."""
    found: dict[tuple[str, str], list[ActionView]] = {}
    for view in views:
        found.setdefault((view.facts.plan, view.facts.objective), []).append(view)
    return [
        ObjectiveDates(plan, each[0].theme, objective, each[0].objective_title, tuple(each))
        for (plan, objective), each in found.items()
    ]


def due_by_month(views: Iterable[ActionView]) -> Counter[str]:
    """Count the actions that fall due once by the month of their last day, such as "2010-03"."""
    windows = (view.facts.window for view in views)
    dated = (each for each in windows if firmness_of(each) in (Firmness.FIRM, Firmness.VAGUE))
    return Counter(window.latest.isoformat()[:7] for window in dated if window.latest)
