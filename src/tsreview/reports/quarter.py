"""The actions of a quarter: as they are on its day, a quarter before, a year before, and as was recorded then."""

from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.reports.movement import Sides, sides
from tsreview.settings import Settings
from tsreview.time.calendar import Quarter


class QuarterViews(NamedTuple):
    """All actions, or those of one plan, at the days that a quarterly report sets side by side."""

    quarter: Quarter
    as_of: date
    opening: date
    """The last day of the quarter before."""
    now: list[ActionView]
    before: list[ActionView]
    last_year: list[ActionView]
    recorded: list[ActionView] | None
    """What the dataset's history tells of the opening day; nothing where it does not go back so far."""
    spans: dict[str, PlanSpan]

    @property
    def year_ago(self) -> date:
        """The last day of the same quarter a year before."""
        return self.quarter.a_year_before().latest

    def sides(self) -> Sides:
        """Set the opening against the day of the report."""
        later = {key for key, span in self.spans.items() if span.begins and span.begins > self.opening}
        return sides(self.now, self.before, self.recorded, later)


def views_of_quarter(
    index: Index, settings: Settings, quarter: Quarter, as_of: date, plan: str | None,
    recorded: tuple[Index, Settings] | None,
) -> QuarterViews:  # fmt: skip
    """Look at the actions at all days of a quarter's report."""
    opening = opening_of(quarter)

    def on(day: date, asked: Index = index, how: Settings = settings) -> list[ActionView]:
        return [view for view in all_views(asked, day, how) if plan in (None, view.facts.plan)]

    return QuarterViews(
        quarter, as_of, opening, on(as_of), on(opening), on(quarter.a_year_before().latest),
        on(opening, *recorded) if recorded else None,
        {key: span for key, span in plan_spans(index, as_of).items() if plan in (None, key)},
    )  # fmt: skip


def opening_of(quarter: Quarter) -> date:
    """Give the day that a quarter's movement begins from: the last of the quarter before."""
    return quarter.earliest - timedelta(days=1)
