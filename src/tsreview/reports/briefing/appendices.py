"""The appendices: the full action plan, the bodies, data quality with version control, the findings answered."""

from collections import Counter

from tsreview.queries.action_fields import NOT_NAMED, say_nominator, say_progress
from tsreview.queries.actions import ActionView
from tsreview.queries.bodies import LEADING
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import MOST_NAMED, dates, number, rating, ref, refs
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.plan_pictures import milestones
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.calendar import say_count, say_day
from tsreview.time.lateness import Lateness

PARTS = {"nominator": "Nominator", "lead": "Lead", "spa": "SPA", "support": "Support"}


def action_plan(facts: BriefingFacts) -> DocSection:
    """Draft appendix A: every action, a table for each theme, and the dates as a picture."""
    themes: dict[tuple[str, str, str], list[ActionView]] = {}
    for view in facts.views:
        themes.setdefault((view.facts.plan, view.theme, view.theme_title), []).append(view)
    headings = ("Ref", "Action", "Nominator", "SPA", "Due", "Last day", "Rating", "Last progress")
    tables = tuple(
        DocTable(f"Table A{n}: Theme {theme}, {title}", headings, tuple(map(_row, views)))
        for n, ((_, theme, title), views) in enumerate(themes.items(), start=1)
    )
    text = f"All {say_count(len(facts.views), 'action')}, by theme and objective."
    pictures = milestones(facts.views, facts.former, facts.spans, facts.as_of) if facts.views else ()
    return DocSection("A", "Appendix A: Full action plan", numbered("A", text), tables, pictures)


def partners(facts: BriefingFacts) -> tuple[DocSection, ...]:
    """Draft appendix B: the bodies that have a part in the plan, with the names that the acronyms stand for."""
    acts: dict[tuple[str, str, str], Counter[str]] = {}
    for view in facts.views:
        for party in view.parties:
            acts.setdefault((party.short, party.name, party.id or "no record"), Counter())[party.role] += 1
    if not acts:
        return ()
    table = DocTable(
        "Table B1: Bodies with a part in the plan, and in how many actions",
        ("Body", "Name", "Id", *PARTS.values()),
        tuple(
            (*map(Cell, body), *(number(roles[role]) for role in PARTS))
            for body, roles in sorted(acts.items(), key=lambda pair: pair[0][0].casefold())
        ),
    )
    text = f"{say_count(len(acts), 'body has', 'bodies have')} a part in the actions."
    return (DocSection("B", "Appendix B: Organisations", numbered("B", text), (table,)),)


def data_quality(facts: BriefingFacts) -> DocSection:
    """Draft appendix C: what the data leaves open, and which data, tool and templates made the report."""
    left_open = "What the data leaves open:", _left_open(facts)
    return DocSection(
        "C", "Appendix C: Data quality and version control", numbered("C", left_open, *facts.version.said())
    )


def findings_answered(facts: BriefingFacts) -> tuple[DocSection, ...]:
    """Draft appendix D: which finding of the review each objective or action answers, where records say so."""
    answered = facts.answers
    if not answered.found:
        return ()
    text = (
        f"Records link {len(answered.found)} of {say_count(answered.of, 'finding')} to the objectives and actions that "
        "answer them. A finding without a link may be answered all the same."
    )
    table = DocTable(
        "Table D1: Findings and what answers them",
        ("Ref", "Finding", "Theme", "Tone", "Answered by"),
        tuple(
            (Cell(each.id, is_ref=True), Cell(each.title), Cell(each.theme), Cell(each.tone), Cell(", ".join(each.by)))
            for each in answered.found
        ),
    )
    return (DocSection("D", "Appendix D: Findings that the plan answers", numbered("D", text), (table,)),)


def _left_open(facts: BriefingFacts) -> tuple[str, ...]:
    views = facts.views
    undated = [view.facts.id for view in views if view.found.lateness is Lateness.CANNOT_TELL]
    unled, no_spa = ([view.facts.id for view in facts.without(*roles)] for roles in (LEADING, ("spa",)))
    unproven = sum(
        "evidence" not in each.entry.said for each in facts.reported if each.entry.said["status"] == "complete"
    )
    return (
        f"{len(undated)} of {len(views)} actions have no date that can be told" + _named(undated),
        f"{len(unled)} name nobody who nominates or leads" + _named(unled),
        f"{len(no_spa)} have no single point of accountability",
        f"{say_count(unproven, 'completion', 'completions')} in the quarter without evidence",
    )


def _named(ids: list[str]) -> str:
    return f": {refs(ids, MOST_NAMED)}" if ids else ""


def _row(view: ActionView) -> tuple[Cell, ...]:
    return (
        ref(view),
        Cell(view.facts.title),
        Cell(say_nominator(view)),
        Cell(", ".join(view.named("spa")) or NOT_NAMED),
        Cell(dates(view)),
        Cell(say_day(view.facts.window.latest) if view.facts.window.latest else "none"),
        rating(view),
        Cell(say_progress(view)),
    )
