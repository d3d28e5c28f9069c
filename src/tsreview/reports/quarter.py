"""The actions of a quarter: as they are on its day, a quarter before, a year before, and as was recorded then."""

from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, Judged, all_views, count_ratings, judged_actions
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.reports.movement import BEHIND, Behind, Sides, behind, sides
from tsreview.settings import Settings
from tsreview.time.calendar import Quarter


class QuarterViews(NamedTuple):
    """All actions, or those of one plan, at the days that a quarterly report sets side by side."""

    quarter: Quarter
    as_of: date
    opening: date
    """The last day of the quarter before."""
    now: list[ActionView]
    before: list[Judged]
    last_year: Behind
    """What was amber or red at the last day of the same quarter a year before."""
    recorded: list[Judged] | None
    """What the dataset's history tells of the opening day; nothing where it does not go back so far."""
    spans: dict[str, PlanSpan]

    @property
    def year_ago(self) -> date:
        """The last day of the same quarter a year before."""
        return self.quarter.a_year_before().latest

    def sides(self) -> Sides:
        """Set the opening against the day of the report."""
        return sides(self.now, self.before, self.recorded)


def views_of_quarter(
    index: Index, settings: Settings, quarter: Quarter, as_of: date, plan: str | None,
    recorded: tuple[Index, Settings] | None,
) -> QuarterViews:  # fmt: skip
    """Look at the actions at all days of a quarter's report."""
    opening = opening_of(quarter)
    spans = plan_spans(index, as_of)

    def unpublished(day: date) -> set[str]:
        return {key for key, span in spans.items() if span.begins and span.begins > day}

    def on(day: date, asked: Index = index, how: Settings = settings) -> list[Judged]:
        """Give the actions on a day; those of a plan that was not published yet were not there."""
        later = unpublished(day)
        found = judged_actions(asked, day, how)
        return [each for each in found if plan in (None, each.facts.plan) and each.facts.plan not in later]

    now = [view for view in all_views(index, as_of, settings) if plan in (None, view.facts.plan)]

    year_ago = quarter.a_year_before().latest
    counts, later = count_ratings(index, year_ago, settings, BEHIND), unpublished(year_ago)
    last_year = {key: counts[key] for key in behind(now) if key[0] not in later}
    return QuarterViews(
        quarter, as_of, opening, now, on(opening), last_year,
        on(opening, *recorded) if recorded else None,
        {key: span for key, span in spans.items() if plan in (None, key)},
    )  # fmt: skip


def opening_of(quarter: Quarter) -> date:
    """Give the day that a quarter's movement begins from: the last of the quarter before."""
    return quarter.earliest - timedelta(days=1)
