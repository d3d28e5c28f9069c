"""The lines that close a list of actions: counts that add up, and plans that have ended."""

from datetime import date

from tsreview.queries.actions import ActionView
from tsreview.queries.dated import PlanSpan
from tsreview.time.calendar import say_month
from tsreview.time.lateness import Lateness, say_lateness

ORDER = (
    Lateness.OVERDUE,
    Lateness.REPORT_MISSED,
    Lateness.DUE_NOW,
    Lateness.NOT_YET_DUE,
    Lateness.SUSPENDED,
    Lateness.CLOSED,
    Lateness.CANNOT_TELL,
)
MOST_NAMED = 8
ARITHMETIC = "lateness since then is arithmetic, not a finding about the bodies named"
WORDS = {Lateness.REPORT_MISSED: "with a missed report", Lateness.CANNOT_TELL: "that cannot tell (no date)"}


def say_counts(counts: dict[Lateness, int]) -> tuple[str, ...]:
    """Sum all actions up: every lateness is named, so that the numbers add up to the total."""
    total = sum(counts.values())
    words = ", ".join(f"{counts[each]} {WORDS.get(each, say_lateness(each))}" for each in ORDER)
    return (f"{total} action{'s' * (total != 1)}: {words}",)


def say_unreported(ids: list[str]) -> tuple[str, ...]:
    """Name the actions that are not late by any date, and amber or red for want of a report since their start."""
    if not ids:
        return ()
    named = ", ".join(ids[:MOST_NAMED]) + (", ..." if len(ids) > MOST_NAMED else "")
    what = "action has" if len(ids) == 1 else "actions have"
    return (f"not late by any date, but {len(ids)} {what} no report since the start: {named}",)


def ended_plans(spans: dict[str, PlanSpan], as_of: date, views: list[ActionView] | None = None) -> tuple[str, ...]:
    """Say once of each plan that has ended, or of those of some actions, what lateness then means."""
    return tuple(
        f"{span.title}: the plan ended {ended}{'' if span.end_is_published else how}; {ARITHMETIC}"
        for span, ended in _ended(spans, as_of, views)
        for how in [" (the latest day among its actions; no end was published)"]
    )


def close_plans(spans: dict[str, PlanSpan], as_of: date, views: list[ActionView] | None = None) -> tuple[str, ...]:
    """Say below a list which plans have ended: several in one line, or the counts above would be lost to sight."""
    found = _ended(spans, as_of, views)
    if len(found) < 2:
        return ended_plans(spans, as_of, views)
    named = ", ".join(f"{span.id} {ended}{'*' * (not span.end_is_published)}" for span, ended in found)
    star = " (* the latest day among its actions; no end was published)" if "*" in named else ""
    return (f"{len(found)} plans have ended: {named}; {ARITHMETIC}{star}",)


def _ended(spans: dict[str, PlanSpan], as_of: date, views: list[ActionView] | None) -> list[tuple[PlanSpan, str]]:
    """Give the plans that have ended, or those of some actions, each with the month of its end."""
    listed = None if views is None else {view.facts.plan for view in views}
    return [
        (span, say_month(span.ends))
        for span in spans.values()
        if span.ends is not None and span.ends < as_of and (listed is None or span.id in listed)
    ]


def count_views(views: list[ActionView]) -> dict[Lateness, int]:
    """Count listed actions by lateness."""
    counts = dict.fromkeys(Lateness, 0)
    for view in views:
        counts[view.found.lateness] += 1
    return counts
