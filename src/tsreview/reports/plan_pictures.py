"""The pictures of a plan, from its actions as at a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tsreview.queries.actions import LATE, ActionView
from tsreview.queries.dated import PlanSpan
from tsreview.queries.moves import Moved
from tsreview.reports.pictures import BarRow, Milestone, Series, StackedBars, Timeline, Trend
from tsreview.time.calendar import add_months, month_end, say_count, say_day
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Rag, RagRule
from tsreview.time.state import CLOSED
from tsreview.time.window import UNDATED

ON_COURSE = (Rag.BLUE, Rag.GREEN)
AT_REST = (Lateness.CLOSED, Lateness.SUSPENDED)
NEAR_MONTHS = 12
"""How far beyond the dates the day of a report is still shown; further on it would crowd them together."""

Themes = dict[tuple[str, str], list[ActionView]]


def rag_by_theme(views: Iterable[ActionView], rule: RagRule, as_of: date) -> StackedBars:
    """Picture the ratings of each theme, in the order of the actions."""
    themes = _by_theme(views)
    rows = tuple(BarRow(_name(found[0]), _ratings(found)) for found in themes.values())
    total = sum(row.total for row in rows)
    well = sum(view.found.rag in ON_COURSE for found in themes.values() for view in found)
    return StackedBars(
        f"{_share(well, total)} complete or on target",
        f"Each bar is a theme and stands for all its actions, divided by their rating as at {say_day(as_of)}.",
        "Theme",
        rows,
        tuple(map(rule.meaning, Rag)),
    )


def milestones(
    views: Iterable[ActionView], moved: Mapping[str, Moved], spans: Mapping[str, PlanSpan], as_of: date
) -> tuple[Timeline, ...]:
    """Picture the dates of each theme's actions on one scale of time, a timeline for a theme.

    `moved` has the dates before revision (`queries.moves`), `spans` the plans, from whose publication an
    action without a first day runs.
    """
    themes = {
        key: (found, tuple(_milestone(view, moved, spans) for view in found)) for key, found in _by_theme(views).items()
    }
    first, last = _reach([row for _, rows in themes.values() for row in rows], as_of)
    described = (
        f"Each row is an action, from its first to its last day, between {say_day(first)} and {say_day(last)}. "
        f"Ratings are as at {say_day(as_of)}."
    )
    return tuple(
        Timeline(f"{name}: {_say_late(found)}", described, name, rows, first, last, as_of)
        for found, rows in themes.values()
        for name in [_name(found[0])]
    )


def trend(points: Sequence[tuple[str, Mapping[Lateness, int]]]) -> Trend:
    """Picture the numbers of open and late actions at the ends of quarters: each a label and counts by lateness."""
    opened = tuple(sum(number for each, number in counts.items() if each not in AT_REST) for _, counts in points)
    late = tuple(sum(counts[each] for each in LATE) for _, counts in points)
    quarters = tuple(label for label, _ in points)
    return Trend(
        _movement(quarters, late),
        "Actions neither closed nor suspended at the end of each quarter, and those overdue or with a missed report.",
        quarters,
        (Series("open", opened), Series("late", late)),
    )


def _by_theme(views: Iterable[ActionView]) -> Themes:
    themes: Themes = {}
    for view in views:
        themes.setdefault((view.facts.plan, view.theme), []).append(view)
    return themes


def _name(view: ActionView) -> str:
    return f"Theme {view.theme}, {view.theme_title}" if view.theme else "No theme"


def _ratings(views: list[ActionView]) -> tuple[int, ...]:
    counts = Counter(view.found.rag for view in views)
    return tuple(counts[rag] for rag in Rag)


def _share(number: int, total: int) -> str:
    """Say "9 of 30 actions are", with the verb that the number asks for."""
    return f"{number} of {say_count(total, 'action')} {'is' if number == 1 else 'are'}"


def _say_late(views: list[ActionView]) -> str:
    late = sum(view.found.lateness in LATE for view in views)
    return f"{_share(late, len(views))} overdue or without a report that was due"


def _milestone(view: ActionView, moved: Mapping[str, Moved], spans: Mapping[str, PlanSpan]) -> Milestone:
    facts = view.facts
    earliest, latest = facts.window.earliest, facts.window.latest
    if earliest is None and facts.window.precision not in UNDATED and (span := spans.get(facts.plan)):
        # A plan may be published after the last day of what it reports.
        earliest = span.begins if span.begins and span.begins <= (latest or span.begins) else None
    original, between = moved.get(facts.id, Moved(None, ()))
    is_closed = facts.status in CLOSED
    return Milestone(
        facts.id, facts.title, earliest, latest, view.found.rag, original, between,
        is_closed, facts.reported_on if is_closed else None,
    )  # fmt: skip


def _reach(rows: list[Milestone], as_of: date) -> tuple[date, date]:
    """Give whole months around all days, and around the day of the report where it is near."""
    days = [day for row in rows for day in row.days] or [as_of]
    first, last = min(days), max(days)
    if add_months(first, -NEAR_MONTHS) <= as_of <= add_months(last, NEAR_MONTHS):
        first, last = min(first, as_of), max(last, as_of)
    return first.replace(day=1), month_end(last.year, last.month)


def _movement(quarters: tuple[str, ...], numbers: tuple[int, ...]) -> str:
    """Say how a number moved from the first quarter to the last."""
    if not numbers:
        return "Late actions: no quarter to show"
    now, last = numbers[-1], quarters[-1]
    if len(numbers) == 1:
        return f"{say_count(now, 'action')} late at the end of {last}"
    was, first = numbers[0], quarters[0]
    if was == now:
        return f"Late actions: {now} at the end of {last}, as at the end of {first}"
    return f"Late actions {'rose' if now > was else 'fell'} from {was} to {now} between {first} and {last}"
