"""What falls due next quarter, and how it stands."""

from datetime import date
from itertools import groupby

from tsreview.queries.action_fields import say_nominator
from tsreview.queries.due import Falling
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import shortened
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.movement import BEHIND
from tsreview.time.calendar import say_count, say_day, say_month

MOST_DATES = 8
"""What a summary has room for."""


def due_next_quarter(facts: BriefingFacts) -> DocSection:
    """Draft section 9: what falls due in the coming quarter, by month, and the prospects."""
    coming = facts.quarter.next()
    if not facts.upcoming:
        return DocSection("9", "Due next quarter", numbered("9", f"Nothing falls due in {coming.title}."))
    number = say_count(len(facts.upcoming), "date falls", "dates fall")
    opening = f"{number} due from the day of this report to the end of {coming.title}."
    return DocSection("9", "Due next quarter", numbered("9", opening, _prospects(facts), *_dates(facts)))


def _dates(facts: BriefingFacts) -> "list[tuple[str, tuple[str, ...]]]":
    """List what falls due by month; a summary has it in one list."""
    if not facts.is_full:
        return [("By day:", shortened(list(map(_falling, facts.upcoming)), facts.is_full, MOST_DATES))]
    months = groupby(facts.upcoming, key=lambda falling: (falling.day.year, falling.day.month))
    return [(f"{say_month(date(*month, 1))}:", tuple(map(_falling, found))) for month, found in months]


def _prospects(facts: BriefingFacts) -> str:
    """Say how what falls due stands now."""
    views = {falling.view.facts.id: falling.view for falling in facts.upcoming}.values()
    silent = sum(view.report is None for view in views)
    behind = sum(view.found.rag in BEHIND for view in views)
    return (
        f"Prospects: of the {say_count(len(views), 'action')} that they belong to, {behind} {_are(behind)} amber or "
        f"red already, and {silent} {'has' if silent == 1 else 'have'} no update recorded."
    )


def _falling(falling: Falling) -> str:
    view = falling.view
    what = "report on " if falling.is_report else ""
    return (
        f"{say_day(falling.day)}: {what}{view.facts.id}, {view.facts.title} ({say_nominator(view)}; {view.found.rag})"
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
