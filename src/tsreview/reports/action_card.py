"""An action shown whole on a day."""

from datetime import date
from typing import Any

from tsreview.errors import UsageFault
from tsreview.index.connection import Index
from tsreview.index.places import StoredRecord, stored_record
from tsreview.queries.action_fields import ACTION_FIELDS, NOT_NAMED, say_late, say_rag, say_status
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.log import Entry, revisions, updates
from tsreview.queries.record_fields import say_figure
from tsreview.queries.records import find_id, labels
from tsreview.reports.card import Card, Line, Section, section
from tsreview.reports.record_card import citations, say_key
from tsreview.reports.table import plain
from tsreview.settings import Settings
from tsreview.time.calendar import say_day

LOG_LABELS = {
    "progress": "Progress",
    "by": "Reported by",
    "reason": "Reason",
    "next_step": "Next step",
    "evidence": "Evidence",
    "learning": "Learning",
    "by_products": "By-products",
    "reported_rag": "Rating given",
    "note": "Note",
}


def find_action(index: Index, identity: str, as_of: date, settings: Settings) -> tuple[ActionView, StoredRecord]:
    """Find an action as at a day, and its record; UsageFault when no action has the id."""
    found = find_id(index, "action", identity)
    views = all_views(index, as_of, settings, identity=found)
    stored = stored_record(index, "action", found)
    if not views or stored is None:
        raise UsageFault(f'the action "{found}" has errors, so nothing can be told of it', hint="run tsreview validate")
    return views[0], stored


def action_card(index: Index, identity: str, as_of: date, settings: Settings) -> Card:
    """Give the card of an action."""
    view, stored = find_action(index, identity, as_of, settings)
    tree, log, moved = stored.tree, updates(index, view.facts.file), revisions(index, view.facts.file)
    sections = (
        section(f"As at {say_day(as_of)}", ("State", say_status(view.facts.status)), ("Lateness", say_late(view)),
                ("RAG", say_rag(view)), ("Rating given", _disagreement(view)),
                ("Current date", _current(view)), ("Last day", _day(view.facts.window.latest))),
        section("What", ("Plan", view.facts.plan), ("Theme", f"{view.theme}. {view.theme_title}"),
                ("Objective", f"{view.facts.objective}. {view.objective_title}"),
                ("Description", tree.get("description")), ("Outcome", tree.get("outcome")),
                *(("Output", output) for output in tree.get("outputs", ())),
                ("Measure of success", tree.get("measure_of_success")),
                *(("Figure", say_figure(figure)) for figure in tree.get("figures", ()))),
        Section("Who", tuple(_parties(view, tree))),
        section("When", ("Due, as published", view.facts.published or "no date"), *_moves(moved, as_of)),
        Section("Log", tuple(_log(log, as_of))),
        section("Principles", *_principles(tree, labels(index, "principle"))),
        section("Corrections", *_corrections(tree)),
        section("Sources", *citations(tree, labels(index, "source"))),
        section("Notes", ("", tree.get("notes"))),
        section("", ("File", stored.path)),
    )  # fmt: skip
    state = {field.name: plain(field.machine(view)) for field in ACTION_FIELDS}
    data = {"as_of": as_of.isoformat(), "state": state, "path": stored.path, "record": tree}
    return Card(f"{view.facts.title} ({view.facts.id})", tuple(part for part in sections if part.lines), data)


def _disagreement(view: ActionView) -> str:
    """Give the rating of the last report where the rule gives another."""
    given = view.report.rag if view.report else None
    return f"{given}, where the rule gives {view.found.rag}" if given and given != view.found.rag else ""


def _current(view: ActionView) -> str:
    return f"{view.facts.due}, revised" if view.facts.due != view.facts.published else ""


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def _parties(view: ActionView, tree: dict[str, Any]) -> list[Line]:
    """Give each party with what the source says of it; a role that is not filled is said."""
    lines = []
    for party, written in zip(view.parties, tree.get("parties", ()), strict=False):
        shared = "one entry stands against several actions" if written.get("shared") == "true" else ""
        remarks = "; ".join(filter(None, (shared, written.get("note"))))
        lines.append(Line(_role(party.role), party.name + (f" ({remarks})" if remarks else "")))
    missing = [role for role in ("nominator", "spa") if not view.named(role)]
    return lines + [Line(_role(role), NOT_NAMED) for role in missing]


def _role(role: str) -> str:
    return "SPA" if role == "spa" else say_key(role)


def _moves(moved: list[Entry], as_of: date) -> list[tuple[str, str]]:
    return [
        (f"Revised {say_day(entry.on)}",
         f"to {entry.said['to']['published']} ({say_key(entry.said['kind']).lower()}): {entry.said['reason']}"
         f"; approved by {entry.said.get('approved_by', 'nobody named')}" + _later(entry, as_of))
        for entry in moved
    ]  # fmt: skip


def _log(log: list[Entry], as_of: date) -> list[Line]:
    if not log:
        return [Line("", "no update recorded")]
    lines = []
    for entry in log:
        lines.append(Line(say_day(entry.on), say_status(entry.said["status"]) + _later(entry, as_of)))
        lines += [Line("", f"{label}: {entry.said[key]}") for key, label in LOG_LABELS.items() if key in entry.said]
    return lines


def _later(entry: Entry, as_of: date) -> str:
    return " (after the day that is reckoned from; does not count)" if entry.on > as_of else ""


def _principles(tree: dict[str, Any], names: dict[str, str]) -> list[tuple[str, str]]:
    return [(principle, names.get(principle, "")) for principle in tree.get("principles", ())]


def _corrections(tree: dict[str, Any]) -> list[tuple[str, str]]:
    """Give the slips of the transcriber that were mended."""
    return [
        (f"{slip['field']}, {slip['on']}", f'"{slip["from"]}" was corrected: {slip["reason"]}')
        for slip in tree.get("corrections", ())
    ]
