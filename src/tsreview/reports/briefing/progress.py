"""Progress by theme, and the exceptions."""

from tsreview.queries.action_fields import say_late, say_nominator
from tsreview.queries.actions import ActionView
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import MOST_NAMED, NONE_RECORDED, dates, number, rating, ref, refs, table
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.movement import BEHIND, Travel, direction
from tsreview.reports.plan_pictures import rag_by_theme
from tsreview.reports.tabular import Cell
from tsreview.time.calendar import say_count
from tsreview.time.rag import Rag

MOST_IN_SUMMARY = 8
"""Exceptions that a summary of four sides of A4 has room for."""


def by_theme(facts: BriefingFacts) -> DocSection:
    """Draft section 5: the picture, and a row and a sentence for each theme."""
    if not facts.views:
        return DocSection("5", "Progress by theme", ())
    rows = (
        (Cell(f"{each.theme}. {each.title}"), number(each.actions), number(each.now),
         _then(each.last_quarter), Cell(direction(each.now, each.last_quarter)),
         _then(each.last_year), Cell(direction(each.now, each.last_year)))
        for each in facts.travels
    )  # fmt: skip
    last, year = facts.quarter.previous().label, facts.quarter.a_year_before().label
    headings = ("Theme", "Actions", "Amber or red", f"At {last}", "Direction", f"At {year}", "Direction in a year")
    sentences = [_sentence(facts, each) for each in facts.travels]
    picture = rag_by_theme(facts.views, facts.settings.rag_rule, facts.as_of)
    return DocSection(
        "5", "Progress by theme", numbered("5", *(sentences if facts.is_full else (_directions(facts),))),
        table("Table 2: Direction of travel by theme", headings, rows) if facts.is_full else (), (picture,),
    )  # fmt: skip


def exceptions(facts: BriefingFacts) -> DocSection:
    """Draft section 6: what is red, then amber, with its cause and the corrective action."""
    behind = facts.behind
    if not behind:
        return DocSection("6", "Exceptions", numbered("6", "No action is rated amber or red."))
    rule = facts.settings.rag_rule
    counts = " and ".join(f"{facts.count(rag)} {rag} ({rule.meaning(rag)})" for rag in BEHIND)
    unexplained = sum(view.report is None or view.report.reason is None for view in behind)
    kinder = [view.facts.id for view in facts.views if _is_rated_kinder(view, facts)]
    listed = behind if facts.is_full else behind[:MOST_IN_SUMMARY]
    others = [view.facts.id for view in behind[len(listed) :]]
    paragraphs = numbered(
        "6",
        f"There are {say_count(len(behind), 'exception')}: {counts}.",
        f"No cause is recorded for {unexplained} of them." if unexplained else "",
        f"Rated better by their reporters than by the rule: {refs(kinder, MOST_NAMED)}." if kinder else "",
        f"Table 3 lists the first {len(listed)}; {_left_out(others)}." if others else "",
    )
    headings = ("Ref", "Action", "Nominator", "Due", "How late", "Rating", "Cause", "Corrective action")
    return DocSection(
        "6", "Exceptions", paragraphs, table("Table 3: Exceptions, red first", headings, map(_row, listed))
    )


def _left_out(ids: list[str]) -> str:
    return f"the other is {ids[0]}" if len(ids) == 1 else f"the others are {refs(ids, 3 * MOST_NAMED)}"


def _sentence(facts: BriefingFacts, each: Travel) -> str:
    of_theme = [view for view in facts.views if (view.facts.plan, view.theme) == (each.plan, each.theme)]
    ids = {view.facts.id for view in of_theme}
    complete = sum(view.found.rag is Rag.BLUE for view in of_theme)
    reported = sum(logged.view.facts.id in ids for logged in facts.reported)
    log = f"{say_count(reported, 'update')} in the quarter" if reported else "no update in the quarter"
    return (
        f"Theme {each.theme}, {each.title}: of {say_count(each.actions, 'action')}, {complete} complete and "
        f"{each.now} behind ({_compared(each)}); {log}."
    )


def _directions(facts: BriefingFacts) -> str:
    """Say the direction of every theme in one sentence."""
    said = (f"theme {each.theme}, {each.now} ({_compared(each)})" for each in facts.travels)
    return f"Amber or red: {'; '.join(said)}."


def _compared(each: Travel) -> str:
    """Say the direction, with the number of a quarter ago."""
    word = direction(each.now, each.last_quarter)
    return word if each.last_quarter is None else f"{word}: {each.last_quarter} at the end of last quarter"


def _then(count: int | None) -> Cell:
    return Cell("not published", is_number=True) if count is None else number(count)


def _is_rated_kinder(view: ActionView, facts: BriefingFacts) -> bool:
    """Tell whether the last report gave a better rating than the rule does."""
    given = view.report.rag if view.report else None
    order = (Rag.GREEN, Rag.AMBER, Rag.RED)
    return given in order and view.found.rag in order and order.index(given) < order.index(view.found.rag)


def _row(view: ActionView) -> tuple[Cell, ...]:
    report = view.report
    return (
        ref(view),
        Cell(view.facts.title),
        Cell(say_nominator(view)),
        Cell(dates(view)),
        Cell(say_late(view)),
        rating(view),
        Cell((report and report.reason) or NONE_RECORDED),
        Cell((report and report.next_step) or NONE_RECORDED),
    )
