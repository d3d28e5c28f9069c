"""The appendices: the full action plan, and data quality with version control."""

from collections import Counter

from tsreview.queries.action_fields import NOT_NAMED, say_progress
from tsreview.queries.actions import ActionView
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.document import Cell, DocSection, DocTable, numbered
from tsreview.time.calendar import say_count, say_day
from tsreview.time.lateness import Lateness

PARTS = {"nominator": "Nominator", "lead": "Lead", "spa": "SPA", "support": "Support"}


def action_plan(facts: BriefingFacts) -> DocSection:
    """Draft appendix A: every action, a table for each theme."""
    themes: dict[tuple[str, str, str], list[ActionView]] = {}
    for view in facts.views:
        themes.setdefault((view.facts.plan, view.theme, view.theme_title), []).append(view)
    tables = tuple(
        DocTable(
            f"Table A{n}: Theme {theme}, {title}",
            ("Ref", "Action", "Nominator", "SPA", "Due, as published", "Last day", "Rating", "Last progress"),
            tuple(map(_row, views)),
        )
        for n, ((_, theme, title), views) in enumerate(themes.items(), start=1)
    )
    text = f"All {say_count(len(facts.views), 'action')}, by theme and objective."
    return DocSection("A", "Appendix A: Full action plan", numbered("A", text), tables)


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
            (*map(Cell, body), *(Cell(str(roles[role]), is_number=True) for role in PARTS))
            for body, roles in sorted(acts.items(), key=lambda pair: pair[0][0].casefold())
        ),
    )
    text = f"{say_count(len(acts), 'body has', 'bodies have')} a part in the actions."
    return (DocSection("B", "Appendix B: Organisations", numbered("B", text), (table,)),)


def data_quality(facts: BriefingFacts) -> DocSection:
    """Draft appendix C: what the data leaves open, and which data and tool made the report."""
    version = facts.version
    views = facts.views
    undated = [view.facts.id for view in views if view.found.lateness is Lateness.CANNOT_TELL]
    no_spa = sum(not view.named("spa") for view in views)
    no_nominator = [view.facts.id for view in views if not view.named("nominator")]
    quality = (
        f"{len(undated)} of {len(views)} actions have no date that can be told"
        + (f": {', '.join(undated)}" if undated else ""),
        f"{len(no_nominator)} have no nominator" + (f": {', '.join(no_nominator)}" if no_nominator else ""),
        f"{no_spa} have no single point of accountability",
    )
    findings = (
        f"Validation of {say_count(version.records, 'record')}: {say_count(version.errors, 'error')}, "
        f"{say_count(version.warnings, 'warning')}, {version.advice} pieces of advice."
    )
    made = f"Drawn up by tsreview {version.tool} from data as at {say_day(facts.as_of)}."
    return DocSection(
        "C",
        "Appendix C: Data quality and version control",
        numbered("C", ("What the data leaves open:", quality), findings, version.state, made),
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


def _row(view: ActionView) -> tuple[Cell, ...]:
    return (
        Cell(view.facts.id, is_ref=True),
        Cell(view.facts.title),
        Cell(", ".join(view.named("nominator")) or NOT_NAMED),
        Cell(", ".join(view.named("spa")) or NOT_NAMED),
        Cell(view.facts.due or "no date"),
        Cell(say_day(view.facts.window.latest) if view.facts.window.latest else "none"),
        Cell(view.found.rag.capitalize(), view.found.rag),
        Cell(say_progress(view)),
    )
