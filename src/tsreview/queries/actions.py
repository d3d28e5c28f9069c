"""Actions as lists and reports show them: their facts, parties, last report and assessment on a day."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.dated import (
    CURRENT,
    Dated,
    PlanSpan,
    assessed,
    dated_actions,
    numbers,
    plan_spans,
    sort_by_lateness,
)
from tsreview.settings import Settings
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Assessment, Rag
from tsreview.time.window import REPORTED

LATE = (Lateness.OVERDUE, Lateness.REPORT_MISSED)


class Party(NamedTuple):
    """A body with a role: its id where it is a record, its name, and the short form of the name."""

    role: str
    id: str | None
    name: str
    short: str


class Report(NamedTuple):
    """The entry of a log that is in force, as far as lists and the briefing show it."""

    on: date
    status: str
    progress: str | None
    reason: str | None
    next_step: str | None
    rag: str | None
    """The rating that the reporter gave."""


class ActionView(NamedTuple):
    """An action as at a day."""

    facts: Dated
    found: Assessment
    as_of: date
    theme: str
    theme_title: str
    objective_title: str
    parties: tuple[Party, ...]
    report: Report | None

    def named(self, role: str) -> tuple[str, ...]:
        """Give the short names of the parties with a role."""
        return tuple([party.short for party in self.parties if party.role == role])

    @property
    def days_late(self) -> int | None:
        """Days since the day that was missed; nothing when none was."""
        late = self.found.lateness in LATE and self.found.behind_since
        return (self.as_of - self.found.behind_since).days if late and self.found.behind_since else None


class Judged(NamedTuple):
    """An action as at a day without its parties and reports: what accounts and comparisons need."""

    facts: Dated
    found: Assessment
    theme: str
    theme_title: str


class Late(NamedTuple):
    """The late actions, the longest late first, and the counts of all."""

    views: list[ActionView]
    unreported: list[str]
    """The ids of actions that are due from a day on, not late by any date, and without a report since it."""
    counts: dict[Lateness, int]
    spans: dict[str, PlanSpan]


def late_views(index: Index, as_of: date, settings: Settings, *, against: str = CURRENT) -> Late:
    """Give the overdue actions and those with a missed report, and count all actions by lateness."""
    spans = plan_spans(index, as_of)
    found = sort_by_lateness(index, as_of, spans, against=against)
    near = dated_actions(index, as_of, against=against, files=found.near)
    judged = assessed(index, near, as_of, spans, settings)
    counts = _with_reported(found.counts, judged)
    unreported = [action.id for action, seen in judged if seen.lateness is Lateness.DUE_NOW and seen.behind_since]
    late = [pair for pair in judged if pair[1].lateness in LATE]
    late.sort(key=lambda pair: (pair[1].behind_since or as_of, pair[0].id))
    return Late(_views(index, late, as_of), unreported, counts, spans)


def count_lateness(index: Index, as_of: date, settings: Settings, plan: str | None = None) -> dict[Lateness, int]:
    """Count all actions, or those of a plan, by lateness; only those with reporting periods are judged singly."""
    spans = plan_spans(index, as_of)
    found = sort_by_lateness(index, as_of, spans, plan=plan)
    near = dated_actions(index, as_of, files=found.near)
    return _with_reported(found.counts, assessed(index, near, as_of, spans, settings))


def _with_reported(counts: dict[Lateness, int], judged: list[tuple[Dated, Assessment]]) -> dict[Lateness, int]:
    """Add the actions with reporting periods, which are judged one by one, to the counts of the others."""
    found = dict(counts)
    for action, assessment in judged:
        found[assessment.lateness] += action.window.precision in REPORTED
    return found


def count_ratings(
    index: Index, as_of: date, settings: Settings, wanted: Collection[Rag], among: Collection[str]
) -> Counter[tuple[str, str]]:
    """Count actions rated amber or red, or one of these, by plan and theme: among some, by their ids."""
    spans, themes = plan_spans(index, as_of), _themes(index)
    near = dated_actions(index, as_of, files=sort_by_lateness(index, as_of, spans).near)
    return Counter(
        (action.plan, themes.get((action.plan, action.objective), ("", "", ""))[0])
        for action, found in assessed(index, near, as_of, spans, settings)
        if found.rag in wanted and action.id in among
    )


def judged_actions(index: Index, as_of: date, settings: Settings) -> list[Judged]:
    """Give all actions with their assessment and theme, by plan, objective and place."""
    themes = _themes(index)
    judged = assessed(index, dated_actions(index, as_of), as_of, plan_spans(index, as_of), settings)
    return [
        Judged(action, found, *themes.get((action.plan, action.objective), ("", "", ""))[:2])
        for action, found in judged
    ]


def all_views(
    index: Index, as_of: date, settings: Settings, *, against: str = CURRENT, identity: str = ""
) -> list[ActionView]:
    """Give all actions, or the one with an id, by plan, objective and place."""
    actions = dated_actions(index, as_of, against=against, identity=identity)
    return _views(index, assessed(index, actions, as_of, plan_spans(index, as_of), settings), as_of)


def _views(index: Index, judged: Iterable[tuple[Dated, Assessment]], as_of: date) -> list[ActionView]:
    judged = list(judged)
    files = numbers(action.file for action, _ in judged)
    parties = parties_of(index, files)
    reports = _reports(index, [action for action, _ in judged])
    themes = _themes(index)
    return [
        ActionView(
            action,
            found,
            as_of,
            theme,
            theme_title,
            objective_title,
            tuple(parties.get(action.file, ())),
            reports.get(action.file),
        )
        for action, found in judged
        for theme, theme_title, objective_title in [themes.get((action.plan, action.objective), ("", "", ""))]
    ]


def _themes(index: Index) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Give the theme, its title and the objective's title for each plan and objective."""
    sql = "SELECT plan, objective, theme, theme_title, title FROM objectives ORDER BY plan, objective"
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in index.rows(sql)}


def parties_of(index: Index, files: str) -> dict[int, list[Party]]:
    """Give the parties of actions; `files` is a JSON list of their files' numbers."""
    # From the list to the parties to their names: no other order of the joins is as short.
    sql = """SELECT p.file, role, organisation, coalesce(t.label, named, organisation),
                    coalesce(t.short, named, organisation)
             FROM json_each(?) wanted CROSS JOIN parties p ON p.file = wanted.value
             LEFT JOIN targets t ON t.kind = 'organisation' AND t.id = organisation ORDER BY p.file, p.n"""
    found: dict[int, list[Party]] = {}
    for row in index.rows(sql, (files,)):
        found.setdefault(row[0], []).append(Party._make(row[1:]))
    return found


def _reports(index: Index, actions: list[Dated]) -> dict[int, Report]:
    """Give the entry in force of each action that has one."""
    reported = numbers(action.file for action in actions if action.reported_on)
    days = {action.file: action.reported_on for action in actions}
    fields = ("progress", "reason", "next_step", "reported_rag")
    columns = ", ".join(f"json_extract(entry, '$.{name}')" for name in fields)
    sql = f"""SELECT u.file, day, status, {columns} FROM json_each(?) wanted
              CROSS JOIN updates u ON u.file = wanted.value ORDER BY u.file, u.n"""
    found = {}
    for file, day, *said in index.rows(sql, (reported,)):
        # Of two entries of one day the later stands, as in the state.
        if (on := date.fromisoformat(day)) == days[file]:
            found[file] = Report._make((on, *said))
    return found


def actions_by_objective(index: Index, plan: str) -> dict[str, list[tuple[str, str, str]]]:
    """Give the id, title and original date of the actions of a plan, by objective."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    sql = "SELECT objective, id, title, due FROM actions WHERE plan = ? ORDER BY objective, position, id"
    for objective, identity, title, due in index.rows(sql, (plan,)):
        found.setdefault(objective, []).append((identity, title, due))
    return found
