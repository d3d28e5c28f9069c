"""The tables that questions in SQL are asked of: names and columns that stay, whatever the index becomes."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.policy import read_severities
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.sql import trees
from tsreview.settings import Settings


class Given(NamedTuple):
    """What tables are filled from: an index, the settings, and the day that lateness is reckoned on."""

    source: Index
    settings: Settings
    as_of: date


class Column(NamedTuple):
    """A column: its name, and what it holds."""

    name: str
    says: str
    type: str = "TEXT"


class SqlTable(NamedTuple):
    """A table: what a row of it is, its columns, and the rows."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Given], Iterable[tuple[Any, ...]]]


def _whole(name: str, says: str) -> Column:
    return Column(name, says, "INTEGER")


def _actions(given: Given) -> Iterable[tuple[Any, ...]]:
    return map(_action, all_views(given.source, given.as_of, given.settings))


def _action(view: ActionView) -> tuple[Any, ...]:
    facts, found = view.facts, view.found
    window = facts.window
    return (
        facts.id, facts.plan, view.theme or None, facts.objective, facts.position, facts.title,
        facts.due, facts.published, str(window.precision), _iso(window.earliest), _iso(window.latest),
        facts.status and str(facts.status), _iso(facts.reported_on),
        str(found.lateness), view.days_late, str(found.rag), found.rag_reason or None,
    )  # fmt: skip


def _findings(given: Given) -> Iterable[tuple[Any, ...]]:
    severities = read_severities(given.settings.severities)
    rows = given.source.rows(
        """SELECT path, line, col, code, severity, message, hint FROM findings JOIN files ON files.id = file
           ORDER BY path, line, col, code, message"""
    )
    return [(*row[:4], str(severities.get(row[3], row[4])), *row[5:]) for row in rows]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _asked(sql: str) -> Callable[[Given], Iterable[tuple[Any, ...]]]:
    """Give the rows of a question to the index, which may speak of the day."""

    def rows(given: Given) -> Iterable[tuple[Any, ...]]:
        return given.source.connection.execute(sql, {"day": given.as_of.isoformat()})

    return rows


TABLES: tuple[SqlTable, ...] = (
    SqlTable(
        "actions",
        "an action as at the day",
        (
            Column("id", "its id"),
            Column("plan", "the plan"),
            Column("theme", "the theme of its objective"),
            Column("objective", "the objective"),
            _whole("position", "its place in the objective"),
            Column("title", "what is to be done"),
            Column("due", "the date in force, in its own words"),
            Column("original_due", "the date as first published"),
            Column("precision", "the sort of date: day, month, quarter ..."),
            Column("earliest", "the first day of the date in force"),
            Column("latest", "the last day of the date in force"),
            Column("status", "the state last reported; none without a report"),
            Column("reported", "the day of the last report"),
            Column("lateness", "overdue, report_missed, due_now, not_yet_due, suspended, closed or cannot_tell"),
            _whole("days_late", "days since the day that was missed"),
            Column("rag", "blue, green, amber, red or grey"),
            Column("rag_reason", "why, where the colour alone says too little"),
        ),
        _actions,
    ),
    SqlTable(
        "parties",
        "a body with a role in an action",
        (
            Column("action", "the action"),
            Column("role", "nominator, spa, lead or support"),
            Column("organisation", "the body's id"),
            Column("named", "the source's words, where no body can be identified"),
        ),
        _asked("""SELECT a.id, role, organisation, named FROM parties p JOIN actions a USING (file)
                  ORDER BY a.id, p.n"""),
    ),
    SqlTable(
        "updates",
        "a report on an action, up to the day",
        (
            Column("action", "the action"),
            Column("day", "the day of the report"),
            Column("status", "the state reported"),
            Column("progress", "what was done"),
            Column("reason", "why it is late, stopped or open again"),
            Column("next_step", "what comes next"),
            Column("evidence", "what shows it"),
            Column("by", "who reported it"),
            Column("reported_rag", "the rating that the reporter gave"),
        ),
        _asked(f"""SELECT a.id, day, status, {trees.fields("entry", "progress", "reason", "next_step", "evidence")},
                     {trees.fields("entry", "by", "reported_rag")}
                   FROM updates u JOIN actions a USING (file) WHERE day <= :day ORDER BY a.id, day, u.n"""),
    ),
    SqlTable(
        "revisions",
        "a change of an action's date, up to the day",
        (
            Column("action", "the action"),
            Column("day", "the day on which it was approved"),
            Column("due", "the new date, in its own words"),
            Column("earliest", "its first day"),
            Column("latest", "its last day"),
            Column("kind", "extended, brought_forward, reprogrammed, first_dated or infeasible"),
            Column("reason", "the reason given"),
            Column("approved_by", "who approved it"),
        ),
        _asked(f"""SELECT a.id, day, r.due, r.earliest, r.latest,
                     {trees.fields("entry", "kind", "reason", "approved_by")}
                   FROM revisions r JOIN actions a USING (file) WHERE day <= :day ORDER BY a.id, day, r.n"""),
    ),
    SqlTable(
        "plans",
        "a plan",
        (
            Column("id", "its id"),
            Column("title", "its name"),
            Column("owner", "the body that owns it"),
            Column("published", "when it was published, in the source's words"),
            Column("starts", "its first day, where one was published"),
            Column("ends", "its last day, where one was published"),
        ),
        _asked(f"""SELECT p.id, title, {trees.fields("tree", "owner")}, published, starts, ends
                   FROM plans p JOIN files f ON f.id = p.file ORDER BY p.id"""),
    ),
    SqlTable(
        "objectives",
        "an objective of a plan",
        (
            Column("plan", "the plan"),
            Column("theme", "the theme"),
            Column("theme_title", "the theme's name"),
            Column("objective", "the objective"),
            Column("title", "what is sought"),
        ),
        _asked("SELECT plan, theme, theme_title, objective, title FROM objectives ORDER BY plan, n"),
    ),
    SqlTable(
        "organisations",
        "a body",
        (
            Column("id", "its id"),
            Column("name", "its name"),
            Column("kind", "what sort of body it is"),
            Column("sector", "public, third, private, cross_sector or not_stated"),
            Column("area", "the area that it serves"),
            Column("parent", "the body that it is a part of"),
            Column("ended", "when it ended, in the source's words"),
        ),
        _asked(trees.records("organisation", "name", "kind", "sector", "area", "parent", "ended")),
    ),
    SqlTable(
        "memberships",
        "that a body belongs to another",
        (
            Column("organisation", "the member"),
            Column("body", "what it is a member of"),
            Column("role", "what it is there"),
            Column("since", "when it began, in the source's words"),
            Column("until", "when it ended"),
        ),
        _asked(trees.entries("organisation", "memberships", "organisation", "role", "since", "until")),
    ),
    SqlTable(
        "principles",
        "a principle of commissioning",
        (
            Column("id", "its id"),
            Column("principle_set", "the set that it belongs to"),
            _whole("number", "its number in the set"),
            Column("title", "the principle in a few words"),
            Column("statement", "what it asks"),
        ),
        _asked(trees.records("principle", "set", "number", "title", "statement")),
    ),
    SqlTable(
        "practices",
        "what one area did",
        (Column("id", "its id"), Column("title", "what was done"), Column("area", "the area")),
        _asked(trees.records("practice", "title", "area")),
    ),
    SqlTable(
        "shown",
        "that a practice shows a principle",
        (
            Column("practice", "the practice"),
            Column("principle", "the principle"),
            Column("shown", "stated by the source, or implied"),
        ),
        _asked(trees.entries("practice", "principles", "principle", "shown")),
    ),
    SqlTable(
        "evidence",
        "a finding of a review",
        (
            Column("id", "its id"),
            Column("review", "the body that found it"),
            Column("theme", "the heading that it stands under"),
            Column("tone", "celebration, challenge, or none where it is neither"),
            Column("title", "the finding in one line"),
            Column("statement", "what was found"),
        ),
        _asked(trees.records("evidence", "review", "theme", "tone", "title", "statement")),
    ),
    SqlTable(
        "figures",
        "a number that a source gives",
        (
            Column("kind", "the kind of the record that holds it"),
            Column("record", "the record"),
            Column("measure", "what is counted"),
            Column("value", "the number", "NUMERIC"),
            Column("unit", "the unit"),
            Column("as_at", "when it was so, in the source's words"),
        ),
        _asked(trees.FIGURES),
    ),
    SqlTable(
        "sources",
        "a document",
        (
            Column("id", "its id"),
            Column("title", "its title"),
            Column("publisher", "the body that published it"),
            Column("published", "the date as printed"),
            Column("url", "its address on the web"),
            _whole("lines", "the lines of its text version"),
        ),
        _asked(trees.records("source", "title", "publisher", "published", "url", "text.lines")),
    ),
    SqlTable(
        "citations",
        "that a record cites a document",
        (
            Column("kind", "the kind of the record"),
            Column("record", "the record"),
            Column("source", "the document"),
            Column("section", "the section cited"),
            Column("page", "the page cited"),
            Column("lines", "the lines cited"),
        ),
        _asked(trees.CITATIONS),
    ),
    SqlTable(
        "links",
        "that a record refers to another",
        (
            Column("kind", "the kind of the record"),
            Column("record", "the record"),
            Column("field", "the field that refers"),
            Column("to_kind", "the kind of the other"),
            Column("to_id", "its id"),
        ),
        _asked("""SELECT f.kind, f.record, l.field, l.kind, l.id FROM links l JOIN files f ON f.id = l.file
                  WHERE f.readable ORDER BY f.kind, f.record, l.n"""),
    ),
    SqlTable(
        "findings",
        "a finding of `validate`, waived or not",
        (
            Column("path", "the file"),
            _whole("line", "the line"),
            _whole("column", "the column"),
            Column("code", "the rule"),
            Column("severity", "error, warning or advice"),
            Column("message", "what is wrong"),
            Column("hint", "the next act"),
        ),
        _findings,
    ),
    SqlTable(
        "records",
        "a record of any kind",
        (
            Column("kind", "its kind"),
            Column("id", "its id"),
            Column("label", "its name or title"),
            Column("path", "its file"),
        ),
        _asked("""SELECT f.kind, f.record, t.label, f.path FROM files f JOIN targets t ON t.file = f.id AND t.n = 0
                  WHERE f.readable ORDER BY f.kind, f.record, f.path"""),
    ),
)
