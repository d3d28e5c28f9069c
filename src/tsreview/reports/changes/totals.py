"""The totals that a briefing begins with, before a change and after it."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from tsreview.queries.actions import all_views
from tsreview.reports.changes.consequences import State
from tsreview.reports.closing import ORDER, WORDS, count_views
from tsreview.time.lateness import say_lateness
from tsreview.time.rag import Rag


class Total(NamedTuple):
    """How many actions there are of a sort, before and after."""

    what: str
    before: int
    after: int


def moved_totals(before: State, after: State, as_of: date) -> list[Total]:
    """Count the actions of the plan that the briefing is on, by lateness and rating; give the counts that differ."""
    plan = after.settings.plan
    was, is_ = (_counted(state, as_of, plan) for state in (before, after))
    return [Total(what, was[what], number) for what, number in is_.items() if was[what] != number]


def _counted(state: State, as_of: date, plan: str) -> dict[str, int]:
    views = [view for view in all_views(state.asked, as_of, state.settings) if plan in ("", view.facts.plan)]
    late, ratings = count_views(views), Counter(view.found.rag for view in views)
    return {
        "all actions": len(views),
        **{WORDS.get(each, say_lateness(each)): late[each] for each in ORDER},
        **{f"rated {rag}": ratings[rag] for rag in Rag},
    }
