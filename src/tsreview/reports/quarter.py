"""The actions of a quarter: as they are on its day, a quarter before, a year before, and as was recorded then."""

from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, Judged, all_views, count_ratings, judged_actions
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.queries.log import days_of_entries
from tsreview.reports.movement import BEHIND, Account, Behind, Sides, Standing, accounts, behind, say_restated, sides
from tsreview.settings import Settings
from tsreview.time.calendar import Quarter, say_day


class Recorded(NamedTuple):
    """A state of the dataset in its history, and how it is spoken of."""

    asked: Index
    settings: Settings
    by: str
    """Such as "recorded at 30 September 2025"."""


class History(NamedTuple):
    """What the dataset held when the quarter began and at the day of the report; nothing where no history tells.

    At the day of the report it is nothing too where that is the dataset itself.
    """

    opening: Recorded | None = None
    closing: Recorded | None = None


class QuarterViews(NamedTuple):
    """All actions, or those of one plan, at the days that a quarterly report sets side by side."""

    quarter: Quarter
    as_of: date
    opening: date
    """The last day of the quarter before."""
    now: list[ActionView]
    sides: Sides
    last_year: Behind
    """What was amber or red at the last day of the same quarter a year before."""
    by: str
    """Of which record it is spoken where the opening is restated."""
    spans: dict[str, PlanSpan]
    entries: frozenset[str]
    """The actions whose log or dates have an entry of the quarter."""

    @property
    def before(self) -> list[Standing]:
        """The actions that there were at the opening, as is known of them now."""
        return list(self.sides.before.values())

    @property
    def recorded(self) -> list[Standing] | None:
        """The same as they were recorded then."""
        return None if self.sides.recorded is None else list(self.sides.recorded.values())

    @property
    def year_ago(self) -> date:
        """The last day of the same quarter a year before."""
        return self.quarter.a_year_before().latest

    def accounts(self) -> list[Account]:
        """Draw up the accounts of the quarter."""
        return accounts(self.sides)

    def restated(self, drawn: list[Account]) -> tuple[str, ...]:
        """Say which openings are restated."""
        return say_restated(drawn, self.opening, self.by)


def views_of_quarter(
    index: Index, settings: Settings, quarter: Quarter, as_of: date, plan: str | None, history: History
) -> QuarterViews:
    """Look at the actions at all days of a quarter's report."""
    opening, year_ago = opening_of(quarter), quarter.a_year_before().latest
    spans = plan_spans(index, as_of)

    def unpublished(day: date) -> set[str]:
        return {key for key, span in spans.items() if span.begins and span.begins > day}

    def on(day: date, asked: Index = index, how: Settings = settings) -> list[Judged]:
        """Give the actions on a day; those of a plan that was not published yet were not there."""
        later = unpublished(day)
        found = judged_actions(asked, day, how)
        return [each for each in found if plan in (None, each.facts.plan) and each.facts.plan not in later]

    def then(recorded: Recorded | None, day: date) -> list[Judged] | None:
        return on(day, recorded.asked, recorded.settings) if recorded else None

    now = [view for view in all_views(index, as_of, settings) if plan in (None, view.facts.plan)]
    found = sides(now, on(opening), then(history.opening, opening), then(history.closing, as_of))
    held = [view for view in now if view.facts.id in found.after]
    counts = count_ratings(index, year_ago, settings, BEHIND, {view.facts.id for view in held})
    last_year = {key: counts[key] for key in behind(held) if key[0] not in unpublished(year_ago)}
    by = history.opening.by if history.opening else f"recorded at {say_day(opening)}"
    of_plan = {key: span for key, span in spans.items() if plan in (None, key)}
    entries = frozenset(days_of_entries(index, opening, as_of))
    return QuarterViews(quarter, as_of, opening, held, found, last_year, by, of_plan, entries)


def opening_of(quarter: Quarter) -> date:
    """Give the day that a quarter's movement begins from: the last of the quarter before."""
    return quarter.earliest - timedelta(days=1)
