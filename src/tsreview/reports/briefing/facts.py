"""What a briefing is drafted from: the actions at the end of the quarter, and what moved in it."""

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, count_lateness
from tsreview.queries.answers import Answers, answers
from tsreview.queries.bodies import Load, loads, sectors
from tsreview.queries.coverage import Covered, coverage
from tsreview.queries.dated import PlanSpan
from tsreview.queries.due import Falling, by_day, last_days, reports_due
from tsreview.queries.log import Entry, all_revisions, updates_between
from tsreview.queries.moves import Moved, moved_dates
from tsreview.reports.movement import BEHIND, Account, Standing, Stock, Travel, behind, say_balance, travels
from tsreview.reports.quarter import QuarterViews
from tsreview.reports.version import Version
from tsreview.settings import Settings
from tsreview.time.calendar import Quarter
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Rag

TREND_QUARTERS = 8


class Length(StrEnum):
    """How long a briefing is: a summary of four sides of A4 at most, or all of it."""

    SUMMARY = "summary"
    FULL = "full"


class Logged(NamedTuple):
    """An entry of an action's log that is dated in the quarter."""

    view: ActionView
    entry: Entry


class Point(NamedTuple):
    """The actions at the end of a quarter, counted by lateness."""

    label: str
    counts: dict[Lateness, int]


class BriefingFacts(NamedTuple):
    """The facts of a briefing."""

    quarter: Quarter
    as_of: date
    opening: date
    settings: Settings
    length: Length
    views: list[ActionView]
    before: list[Standing]
    """The actions that there were at the last day of the quarter before."""
    recorded: list[Standing] | None
    """The same as they were recorded then."""
    accounts: list[Account]
    balance: str
    """Whether the accounts add up, and are borne out."""
    restated: tuple[str, ...]
    """What is to be said of openings that differ from what was recorded."""
    travels: list[Travel]
    moves: dict[int, list[Entry]]
    """All moves of dates up to the day, by the number of the action's file."""
    former: dict[str, Moved]
    reported: list[Logged]
    moved: list[Logged]
    upcoming: list[Falling]
    trend: list[Point]
    loads: list[Load]
    principles: list[Covered]
    spans: dict[str, PlanSpan]
    answers: Answers
    version: Version

    @property
    def is_full(self) -> bool:
        """Tell whether all is wanted."""
        return self.length is Length.FULL

    @property
    def behind(self) -> list[ActionView]:
        """The actions rated red, then those rated amber."""
        return [view for rag in BEHIND for view in self.views if view.found.rag is rag]

    @property
    def is_over(self) -> bool:
        """Tell whether every plan of the report has ended: what is late is then arithmetic, and no one's to mend."""
        return bool(self.spans) and all(span.ends and span.ends < self.as_of for span in self.spans.values())

    def open_without(self, *roles: str) -> list[ActionView]:
        """Give the actions that are not closed and name nobody in any of some roles."""
        return [view for view in self.without(*roles) if view.found.lateness is not Lateness.CLOSED]

    def without(self, *roles: str) -> list[ActionView]:
        """Give the actions that name nobody in any of some roles."""
        return [view for view in self.views if not any(map(view.named, roles))]

    def count(self, rag: Rag) -> int:
        """Count the actions of a rating."""
        return sum(view.found.rag is rag for view in self.views)

    def ratings(self) -> Counter[Rag]:
        """Count the actions by rating."""
        return Counter(view.found.rag for view in self.views)

    def ratings_before(self) -> Counter[Rag]:
        """Count the actions by rating at the end of the quarter before."""
        return Counter(each.found.rag for each in self.before)


def gather(
    index: Index, seen: QuarterViews, settings: Settings, version: Version, plan: str | None = None,
    length: Length = Length.FULL,
) -> BriefingFacts:  # fmt: skip
    """Gather the facts of a briefing on a quarter: on one plan, or on all."""
    quarter, as_of, views = seen.quarter, seen.as_of, seen.now
    drawn = seen.accounts()
    coming, moves = quarter.next(), all_revisions(index, as_of)
    # What falls due on the day of the report is not late yet, nor does it belong to the next quarter alone.
    ahead = min(as_of, coming.earliest), coming.latest
    logs = updates_between(index, quarter.earliest, as_of)
    return BriefingFacts(
        quarter,
        as_of,
        seen.opening,
        settings,
        length,
        views,
        seen.before,
        seen.recorded,
        drawn,
        say_balance(drawn, seen.entries),
        seen.restated(drawn if length is Length.FULL else [each for each in drawn if each.stock is Stock.OVERDUE]),
        travels(views, behind(seen.before), seen.last_year),
        moves,
        moved_dates(index, as_of),
        [Logged(view, entry) for view in views for entry in logs.get(view.facts.file, ())],
        [Logged(view, entry) for view in views for entry in moves.get(view.facts.file, ())
         if entry.on >= quarter.earliest],
        by_day([*last_days(views, *ahead), *reports_due(views, seen.spans, *ahead, settings)]),
        _trend(index, seen, settings, plan) if length is Length.FULL else [],
        loads(views, sectors(index)),
        coverage(index),
        seen.spans,
        answers(index, plan),
        version,
    )  # fmt: skip


def _trend(index: Index, seen: QuarterViews, settings: Settings, plan: str | None) -> list[Point]:
    """Count at the ends of the last quarters, from the one in which the first plan was published."""
    published = min((span.begins for span in seen.spans.values() if span.begins), default=None)
    found: list[Point] = []
    quarter = seen.quarter
    while len(found) < TREND_QUARTERS and (published is None or quarter.latest >= published):
        day = min(quarter.latest, seen.as_of)
        found.append(Point(quarter.label, count_lateness(index, day, settings, plan)))
        quarter = quarter.previous()
    return found[::-1]
