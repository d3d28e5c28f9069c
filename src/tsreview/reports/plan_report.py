"""The plan as a board would print it: by theme and objective, with who answers, when, the outcome and the rating."""

from datetime import date
from typing import Any

from tsreview.index.connection import Index
from tsreview.queries.action_fields import NOT_NAMED, say_nominator
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import plan_spans
from tsreview.queries.records import RecordView, record
from tsreview.reports.briefing.words import dates, rating, ref, sentence
from tsreview.reports.closing import count_views, ended_plans, say_counts
from tsreview.reports.document import DocSection, Document, numbered
from tsreview.reports.header import header_of, version_control
from tsreview.reports.plan_pictures import rag_by_theme
from tsreview.reports.tabular import Cell, DocTable
from tsreview.reports.version import Version
from tsreview.settings import Settings
from tsreview.time.calendar import say_count, say_day

HEADINGS = ("Ref", "Action", "Nominator", "SPA", "When", "Outcome", "Rating")


def draft_plan(
    index: Index, identity: str, as_of: date, settings: Settings, version: Version
) -> tuple[Document, list[ActionView]]:
    """Draft the plan with an id; give its actions too."""
    plan = record(index, "plan", identity)
    views = [view for view in all_views(index, as_of, settings) if view.facts.plan == plan.id]
    outcomes = _own_outcomes(index, plan.id)
    sections = [_overview(index, plan, views, as_of, settings)]
    sections += [_theme(str(n), theme, views, outcomes) for n, theme in enumerate(plan.tree.get("themes", ()), start=2)]
    header = header_of(
        settings, ("Plan", plan.label), ("Published", plan.tree["published"]), ("Data as at", say_day(as_of))
    )
    sections.append(version_control(len(sections) + 1, version))
    return Document(plan.label, header, tuple(sections)), views


def _overview(index: Index, plan: RecordView, views: list[ActionView], as_of: date, settings: Settings) -> DocSection:
    spans = {key: span for key, span in plan_spans(index, as_of).items() if key == plan.id}
    paragraphs = numbered(
        "1",
        sentence(plan.tree["description"]) if "description" in plan.tree else "",
        f"{say_counts(count_views(views))[0]}.",
        *(f"{words}." for words in ended_plans(spans, as_of)),
        ("Ratings are calculated by this rule; the first line that fits decides:", settings.rag_rule.say()),
    )
    picture = (rag_by_theme(views, settings.rag_rule, as_of),) if views else ()
    return DocSection("1", "The plan", paragraphs, (), picture)


def _theme(number: str, theme: dict[str, Any], views: list[ActionView], outcomes: dict[str, str]) -> DocSection:
    """Draft a theme: a paragraph, and a table for each objective."""
    due = f"Due, as published: {_words(theme['due'])}." if "due" in theme else ""
    said = sentence(theme["description"]) if "description" in theme else ""
    tables = tuple(
        _objective(objective, [view for view in views if view.facts.objective == objective["id"]], outcomes)
        for objective in theme["objectives"]
    )
    of_theme = sum(len(table.rows) for table in tables)
    counted = f"{say_count(len(tables), 'objective')}, {say_count(of_theme, 'action')}."
    heading = f"Theme {theme['id']}: {theme['title']}"
    return DocSection(
        number, heading, numbered(number, said, due, counted), tuple(each for each in tables if each.rows)
    )


def _objective(objective: dict[str, Any], views: list[ActionView], outcomes: dict[str, str]) -> DocTable:
    shared = objective.get("outcome", "")
    due = f" Due, as published: {_words(objective['due'])}." if "due" in objective else ""
    rows = tuple(
        (
            ref(view),
            Cell(view.facts.title),
            Cell(say_nominator(view)),
            Cell(", ".join(view.named("spa")) or NOT_NAMED),
            Cell(dates(view)),
            Cell(outcomes.get(view.facts.id) or shared or "not stated"),
            rating(view),
        )
        for view in views
    )
    return DocTable(f"Objective {objective['id']}: {objective['title']}.{due}".replace("..", "."), HEADINGS, rows)


def _own_outcomes(index: Index, plan: str) -> dict[str, str]:
    """Give the outcomes that actions state for themselves."""
    sql = """SELECT a.id, json_extract(f.tree, '$.outcome') FROM actions a JOIN files f ON f.id = a.file
             WHERE a.plan = ? AND json_extract(f.tree, '$.outcome') IS NOT NULL"""
    return dict(index.rows(sql, (plan,)))


def _words(due: Any) -> str:
    return str(due["published"] if isinstance(due, dict) else due)
