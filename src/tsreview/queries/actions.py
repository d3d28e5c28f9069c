"""Actions as lists and reports show them: their facts, parties, last report and assessment on a day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.dated import CURRENT, Dated, PlanSpan, assessed, dated_actions, late_actions, plan_spans
from tsreview.settings import Settings
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Assessment

LATE = (Lateness.OVERDUE, Lateness.REPORT_MISSED)


class Party(NamedTuple):
    """A body with a role: its id where it is a record, its name, and the short form of the name."""

    role: str
    id: str | None
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as at a day."""

    facts: Dated
    found: Assessment
    as_of: date
    theme: str
    theme_title: str
    objective_title: str
    parties: tuple[Party, ...]
    report: dict[str, Any] | None
    """The entry of the log in force, as written."""

    def named(self, role: str) -> tuple[str, ...]:
        """Give the short names of the parties with a role."""
        return tuple(party.short for party in self.parties if party.role == role)

    @property
    def days_late(self) -> int | None:
        """Days since the day that was missed; nothing when none was."""
        late = self.found.lateness in LATE and self.found.behind_since
        return (self.as_of - self.found.behind_since).days if late and self.found.behind_since else None


def late_views(index: Index, as_of: date, settings: Settings, *, against: str = CURRENT) -> list[ActionView]:
    """Give the overdue actions and those with a missed report, the longest late first."""
    spans = plan_spans(index, as_of)
    judged = _judged(index, late_actions(index, as_of, against=against), as_of, settings, spans)
    late = [(action, found) for action, found in judged if found.lateness in LATE]
    return sorted(_views(index, late, as_of), key=lambda view: -(view.days_late or 0))


def all_views(
    index: Index, as_of: date, settings: Settings, *, against: str = CURRENT, identity: str | None = None
) -> list[ActionView]:
    """Give all actions, or the one with an id, by plan, objective and place."""
    chosen = ("id = :id", {"id": identity}) if identity else ("1", {})
    actions = dated_actions(index, as_of, against=against, condition=chosen[0], values=chosen[1])
    spans = plan_spans(index, as_of)
    return _views(index, _judged(index, actions, as_of, settings, spans), as_of)


def _judged(
    index: Index, actions: list[Dated], as_of: date, settings: Settings, spans: dict[str, PlanSpan]
) -> list[tuple[Dated, Assessment]]:
    return assessed(index, actions, as_of, spans, settings)


def _views(index: Index, judged: Iterable[tuple[Dated, Assessment]], as_of: date) -> list[ActionView]:
    judged = list(judged)
    files = json.dumps([action.file for action, _ in judged])
    parties = parties_of(index, files)
    reports = _reports(index, [action for action, _ in judged])
    themes = {
        (plan, objective): rest
        for plan, objective, *rest in index.rows(
            "SELECT plan, objective, theme, theme_title, title FROM objectives ORDER BY plan, objective"
        )
    }
    return [
        ActionView(
            action,
            found,
            as_of,
            *themes.get((action.plan, action.objective), ("", "", "")),
            tuple(parties.get(action.file, ())),
            reports.get(action.file),
        )
        for action, found in judged
    ]


def parties_of(index: Index, files: str) -> dict[int, list[Party]]:
    """Give the parties of actions; `files` is a JSON list of their files' numbers."""
    sql = """SELECT p.file, role, organisation, coalesce(t.label, named, organisation),
                    coalesce(t.short, named, organisation)
             FROM parties p LEFT JOIN targets t ON t.kind = 'organisation' AND t.id = organisation
             WHERE p.file IN (SELECT value FROM json_each(?)) ORDER BY p.file, p.n"""
    found: dict[int, list[Party]] = {}
    for file, *party in index.rows(sql, (files,)):
        found.setdefault(file, []).append(Party(*party))
    return found


def _reports(index: Index, actions: list[Dated]) -> dict[int, dict[str, Any]]:
    """Give the entry in force of each action that has one."""
    days = {action.file: action.reported_on.isoformat() for action in actions if action.reported_on}
    if not days:
        return {}
    sql = """SELECT updates.file, entry FROM json_each(?) AS wanted
             JOIN updates ON updates.file = CAST(wanted.key AS INTEGER) AND updates.day = wanted.value
             ORDER BY updates.file, updates.n"""
    # Of two entries of one day the later stands, as in the state.
    return {file: json.loads(entry) for file, entry in index.rows(sql, (json.dumps(days),))}
