"""Why an action is what it is on a day: the facts with their places, and the rule with the line that matched."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.index.places import StoredRecord, stored_record
from tsreview.location import Path, Place
from tsreview.queries.action_fields import NO_UPDATE, say_late, say_rag, say_status
from tsreview.queries.actions import ActionView
from tsreview.queries.dated import PlanSpan, plan_spans
from tsreview.queries.log import revisions, updates
from tsreview.reports.action_card import find_action
from tsreview.reports.card import Card, Line, Section
from tsreview.settings import Settings
from tsreview.time.calendar import say_day
from tsreview.time.lateness import Lateness, say_lateness
from tsreview.time.rag import matching_line
from tsreview.time.window import REPORTED, UNDATED, Precision


class Fact(NamedTuple):
    """A fact that counted, in words, and where it stands."""

    what: str
    words: str
    place: Place | None


def why_card(index: Index, identity: str, as_of: date, settings: Settings) -> Card:
    """Give the facts and the rule behind the lateness and RAG of an action on a day."""
    view, stored = find_action(index, identity, as_of, settings)
    span = plan_spans(index, as_of).get(view.facts.plan)
    facts = [
        _due(view, stored),
        *_revision(index, view, stored, as_of),
        _state(index, view, stored, as_of),
        *_plan(index, view, span),
    ]
    matched = matching_line(view.found, view.facts.status)
    rule = [Line("=>" if number == matched else "  ", line) for number, line in enumerate(settings.rag_rule.say())]
    sections = (
        Section(f"As at {say_day(as_of)}", (Line("Lateness", say_late_in_full(view)), Line("RAG", say_rag(view)))),
        Section("Because", tuple(Line(fact.what, _with_place(fact)) for fact in facts)),
        Section("So", tuple(_steps(view))),
        Section("The rule for RAG, first match wins", tuple(rule)),
    )
    data = {
        "as_of": as_of.isoformat(), "id": view.facts.id, "lateness": str(view.found.lateness),
        "rag": str(view.found.rag), "rag_reason": view.found.rag_reason,
        "facts": [{"what": fact.what, "words": fact.words, "place": str(fact.place) if fact.place else None}
                  for fact in facts],
        "rule": list(settings.rag_rule.say()), "matched": matched,
    }  # fmt: skip
    return Card(f"{view.facts.title} ({view.facts.id})", sections, data)


def say_late_in_full(view: ActionView) -> str:
    """Print the sort of lateness, and how late where it is."""
    word, extent = say_lateness(view.found.lateness), say_late(view)
    return word if word == extent else f"{word}: {extent}"


def _with_place(fact: Fact) -> str:
    return f"{fact.words}  [{fact.place}]" if fact.place else fact.words


def _due(view: ActionView, stored: StoredRecord) -> Fact:
    due = stored.tree.get("due")
    if due is None:
        return Fact("Due", "the record has no due date; what the source leaves open is in its notes", stored.place(()))
    words = due if isinstance(due, str) else due["published"]
    read = due if isinstance(due, str) else due.get("read_as")
    how = (
        "" if read == words else f", read as {read}: {due['why']}" if read else f", which cannot be read: {due['why']}"
    )
    return Fact("Due", f'published as "{words}"{how}', stored.place(("due",)))


def _revision(index: Index, view: ActionView, stored: StoredRecord, as_of: date) -> list[Fact]:
    moved = [entry for entry in revisions(index, view.facts.file) if entry.on <= as_of]
    if not moved:
        return [Fact("Revisions", "none dated on or before the day, so the original date counts", None)]
    entry = moved[-1]
    words = f'moved to "{entry.said["to"]["published"]}" on {say_day(entry.on)}, which counts from then on'
    return [Fact("Revision", words, stored.place(("revisions", entry.number)))]


def _state(index: Index, view: ActionView, stored: StoredRecord, as_of: date) -> Fact:
    counted = [entry for entry in updates(index, view.facts.file) if entry.on <= as_of]
    if not counted:
        return Fact("State", f"{NO_UPDATE} on or before the day", None)
    entry = counted[-1]
    path: Path = ("updates", entry.number)
    return Fact(
        "State", f"{say_status(entry.said['status'])}, by the update of {say_day(entry.on)}", stored.place(path)
    )


def _plan(index: Index, view: ActionView, span: PlanSpan | None) -> list[Fact]:
    """Tell of the plan where its days count: for what runs from its publication, and where it has ended."""
    stored = stored_record(index, "plan", view.facts.plan)
    if span is None or stored is None:
        return []
    facts = []
    runs = view.facts.window.precision in REPORTED or view.facts.window.precision is Precision.IMMEDIATE
    if runs and span.begins:
        words = f"published {span.published}, so it runs from {say_day(span.begins)} at the latest"
        facts.append(Fact("Plan", words, stored.place(("published",))))
    if runs and span.ends:
        how = (
            "its published end" if span.end_is_published else "the latest day among its actions, as no end is published"
        )
        facts.append(Fact("Plan's end", f"{say_day(span.ends)}, {how}; no report is counted after it", None))
    return facts


def _steps(view: ActionView) -> list[Line]:
    """Reason from the facts to the lateness."""
    facts, found = view.facts, view.found
    lines = []
    if facts.window.precision in UNDATED:
        lines.append(Line("", "the date gives no day, so nobody can tell whether the action is late"))
    elif facts.window.precision in REPORTED:
        lines += _reports(view)
    else:
        first = say_day(facts.window.earliest) if facts.window.earliest else "no first day"
        last = say_day(facts.window.latest) if facts.window.latest else "no last day"
        sort = facts.window.precision.replace("_", " ")
        lines.append(Line("", f"it is read as a date of the sort {sort}: {first} to {last}"))
    if found.lateness is Lateness.OVERDUE and facts.window.latest:
        lines.append(
            Line("", f"an action is overdue from the day after its last day: {_next_day(facts.window.latest)}")
        )
    if found.lateness in (Lateness.CLOSED, Lateness.SUSPENDED):
        lines.append(Line("", f"an action that is {say_status(facts.status)} is not late, whatever its date"))
    return lines


def _reports(view: ActionView) -> list[Line]:
    found: list[Any] = [*view.found.missed]
    if not found:
        return [Line("", "an obligation that runs on; no reporting period ended without an update")]
    lines = [Line("", "an obligation that runs on: a period that ends without an update is a missed report")]
    owed = set(view.found.outstanding)
    for period in found:
        after = "still owed" if period in owed else "made good by a later update"
        lines.append(Line("", f"missed: {say_day(period.earliest)} to {say_day(period.latest)} ({after})"))
    return lines


def _next_day(day: date) -> str:
    return say_day(day + timedelta(days=1))
