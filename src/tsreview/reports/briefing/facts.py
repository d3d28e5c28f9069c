"""What a briefing is drafted from: the actions at the end of the quarter, and at the end of the one before."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.answers import Answers, answers
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.queries.due import Falling, falling_due
from tsreview.queries.log import Entry, revisions, updates
from tsreview.settings import Settings
from tsreview.time.calendar import Quarter
from tsreview.time.rag import Rag


class Version(NamedTuple):
    """Which data and which tool made the report."""

    tool: str
    commit: str | None
    dirty: bool | None
    records: int
    errors: int
    warnings: int
    advice: int

    @property
    def state(self) -> str:
        """The commit of the dataset in words, and whether files differ from it."""
        changed = ", with changes that are not committed" * bool(self.dirty)
        return f"Dataset at commit {self.commit}{changed}." if self.commit else "The dataset is not in git."


class Logged(NamedTuple):
    """An entry of an action's log that is dated in the quarter."""

    view: ActionView
    entry: Entry


class BriefingFacts(NamedTuple):
    """The facts of a briefing."""

    quarter: Quarter
    as_of: date
    settings: Settings
    views: list[ActionView]
    before: dict[str, ActionView]
    """The same actions as at the last day of the quarter before, by id."""
    reported: list[Logged]
    moved: list[Logged]
    upcoming: list[Falling]
    spans: dict[str, PlanSpan]
    answers: Answers
    version: Version

    @property
    def behind(self) -> list[ActionView]:
        """The actions rated red, then those rated amber."""
        return [view for rag in (Rag.RED, Rag.AMBER) for view in self.views if view.found.rag is rag]

    def count(self, rag: Rag, theme: str | None = None) -> int:
        """Count the actions of a rating, in a theme or in all."""
        return sum(view.found.rag is rag and theme in (None, theme_key(view)) for view in self.views)

    def count_before(self, rag: Rag, theme: str | None = None) -> int:
        """Count the same at the end of the quarter before."""
        return sum(view.found.rag is rag and theme in (None, theme_key(view)) for view in self.before.values())


def theme_key(view: ActionView) -> str:
    """Tell themes of different plans apart."""
    return f"{view.facts.plan}/{view.theme}"


def gather(
    index: Index, quarter: Quarter, as_of: date, settings: Settings, version: Version, plan: str | None = None
) -> BriefingFacts:
    """Gather the facts of a briefing on a quarter, as at a day: on one plan, or on all."""

    def of_plan(views: list[ActionView]) -> list[ActionView]:
        return [view for view in views if plan in (None, view.facts.plan)]

    views = of_plan(all_views(index, as_of, settings))
    before = {view.facts.id: view for view in of_plan(all_views(index, quarter.previous().latest, settings))}
    coming = quarter.next()
    # What falls due on the day of the report is not late yet, nor does it belong to the next quarter alone.
    upcoming = falling_due(index, as_of, min(as_of, coming.earliest), coming.latest, settings)
    spans = {key: span for key, span in plan_spans(index, as_of).items() if plan in (None, key)}
    return BriefingFacts(
        quarter,
        as_of,
        settings,
        views,
        before,
        [Logged(view, entry) for view in views for entry in updates(index, view.facts.file)
         if quarter.earliest <= entry.on <= as_of],
        [Logged(view, entry) for view in views for entry in revisions(index, view.facts.file)
         if quarter.earliest <= entry.on <= as_of],
        [falling for falling in upcoming if plan in (None, falling.view.facts.plan)],
        spans,
        answers(index, plan),
        version,
    )  # fmt: skip


def percentages(counts: Counter[Rag]) -> dict[Rag, int]:
    """Give whole percentages that add up to 100, by the largest remainder; of nothing, none."""
    total = sum(counts.values())
    if not total:
        return dict.fromkeys(Rag, 0)
    shares = {rag: divmod(counts[rag] * 100, total) for rag in Rag}
    found = {rag: whole for rag, (whole, _) in shares.items()}
    # Of equal remainders the order of the colours decides, so that the same data gives the same words.
    by_rest = sorted(Rag, key=lambda rag: -shares[rag][1])
    for rag in by_rest[: 100 - sum(found.values())]:
        found[rag] += 1
    return found
