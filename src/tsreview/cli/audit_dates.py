"""`tsreview actions audit-dates`: how exact the dates are, by objective, and where they fall together."""

from collections import Counter
from datetime import date

import typer

from tsreview.cli.lazy import STYLE
from tsreview.cli.lists import Listed, add_list
from tsreview.cli.session import Session
from tsreview.queries.actions import all_views
from tsreview.queries.dates import Firmness, ObjectiveDates, dates_by_objective, due_by_month, firmness_of
from tsreview.queries.fields import Field, Kind
from tsreview.time.calendar import say_count, say_month

MOST_MONTHS = 3
CLIFF = 3
"""Actions in one month from which on it is worth a line."""


def _count(firmness: Firmness, heading: str) -> Field:
    return Field(firmness.value, heading, Kind.NUMBER, lambda row: len(row.of(firmness)))


FIELDS = (
    Field("plan", "Plan", Kind.WORD, lambda row: row.plan),
    Field("theme", "Theme", Kind.WORD, lambda row: row.theme),
    Field("objective", "Objective", Kind.WORD, lambda row: row.objective),
    Field("title", "What it is", Kind.PROSE, lambda row: row.title),
    Field("actions", "Actions", Kind.NUMBER, lambda row: len(row.views)),
    _count(Firmness.FIRM, "Firm"),
    _count(Firmness.VAGUE, "Vague"),
    _count(Firmness.OPEN, "Open"),
    _count(Firmness.UNDATED, "Undated"),
    Field(
        "share", "Not firm, %", Kind.NUMBER,
        lambda row: round(100 * (1 - len(row.of(Firmness.FIRM)) / len(row.views))),
    ),
    Field("not_firm", "Which", Kind.WORD, lambda row: tuple(
        view.facts.id for view in row.views if firmness_of(view.facts.window) is not Firmness.FIRM
    )),
)  # fmt: skip
SHOWN = ("plan", "objective", "title", "actions", "firm", "vague", "open", "undated", "share")


def _audit(session: Session) -> Listed:
    rows = dates_by_objective(all_views(session.index, session.as_of, session.settings))
    return Listed("Dates by objective", rows, FIELDS, SHOWN, _closing, session.as_of)


def _closing(rows: list[ObjectiveDates]) -> tuple[str, ...]:
    views = [view for row in rows for view in row.views]
    if not views:
        return ()
    counts = Counter({firmness: sum(len(row.of(firmness)) for row in rows) for firmness in Firmness})
    words = ", ".join(f"{counts[each]} {each} ({round(100 * counts[each] / len(views))}%)" for each in Firmness)
    months = [(month, number) for month, number in due_by_month(views).most_common(MOST_MONTHS) if number >= CLIFF]
    cliffs = ", ".join(f"{number} in {say_month(date.fromisoformat(month + '-01'))}" for month, number in months)
    return (
        f"{say_count(len(views), 'action')}: {words}",
        f"most fall due in one month: {cliffs}" if cliffs else f"no month has {CLIFF} or more actions falling due",
    )


app = typer.Typer(**{**STYLE, "cls": None, "no_args_is_help": False})
add_list(app, "audit-dates", "Tell how exact the dates are, by objective, and where they fall together.", _audit)
