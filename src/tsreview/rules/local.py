"""Rules that look at one record and never at the clock; their findings are stored with its file."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.schema.action import Action, Role, Update
from tsreview.schema.base import Record
from tsreview.schema.due import DueWords
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan
from tsreview.time.grammar import read_date
from tsreview.time.moves import RevisionKind
from tsreview.time.state import Dated, Status
from tsreview.time.window import UNDATED, Window

LocalRule = Callable[[Any, int], Iterator[FieldFinding]]
"""Takes a record, and the month in which the financial year begins."""


def check(record: Record, start_month: int) -> list[FieldFinding]:
    """Run every local rule on a record."""
    return [finding for rule in LOCAL_RULES.get(type(record), ()) for finding in rule(record, start_month)]


def log_in_order(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find entries of a log that stand before an earlier one: TSR305."""
    logs: dict[str, tuple[Dated, ...]] = {"updates": action.updates, "revisions": action.revisions}
    for name, log in logs.items():
        for n, (before, after) in enumerate(pairwise(log), start=1):
            if after.on < before.on:
                yield FieldFinding(
                    (name, n, "on"),
                    "TSR305",
                    f"{after.on} stands after {before.on}",
                    "put the entries in the order of their days, or correct a day",
                )


def plan_ends_after_its_start(plan: Plan, start_month: int) -> Iterator[FieldFinding]:
    """Find a plan whose end is before its start: TSR304."""
    yield from _backwards(("ends",), plan.starts, plan.ends, start_month)


def membership_ends_after_its_start(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find a membership whose end is before its start: TSR304."""
    for n, member in enumerate(organisation.memberships):
        yield from _backwards(("memberships", n, "until"), member.since, member.until, start_month)


def one_state_a_day(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find two updates of one day with different states: TSR306."""
    seen: dict[object, Update] = {}
    for n, update in enumerate(action.updates):
        other = seen.setdefault(update.on, update)
        if other.status is not update.status:
            yield FieldFinding(
                ("updates", n, "status"),
                "TSR306",
                f'{update.on} is reported both "{other.status}" and "{update.status}"',
                "merge the two updates, or correct a day",
            )


def complete_has_evidence(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find completion without evidence: TSR501."""
    for n, update in enumerate(action.updates):
        if update.status is Status.COMPLETE and update.evidence is None:
            yield FieldFinding(
                ("updates", n, "status"), "TSR501", "complete, and no evidence is named", "add `evidence`"
            )


def stopping_has_reason(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a suspension or withdrawal without a reason: TSR507."""
    for n, update in enumerate(action.updates):
        if update.status in (Status.SUSPENDED, Status.WITHDRAWN) and update.reason is None:
            yield FieldFinding(
                ("updates", n, "status"), "TSR507", f"{update.status}, and no reason is given", "add `reason`"
            )


def revision_has_approval(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a moved date that nobody approved: TSR506."""
    for n, revision in enumerate(action.revisions):
        if revision.approved_by is None:
            yield FieldFinding(
                ("revisions", n), "TSR506", "the date was moved and `approved_by` is missing", "add `approved_by`"
            )


def revision_fits_its_kind(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a revision that moves the date against its kind: TSR307."""
    current = action.due
    for n, revision in enumerate(action.revisions):
        before, after = _latest(current, start_month), _latest(revision.to, start_month)
        current = revision.to
        if before is None or after is None:
            continue
        later, kind = after[0] > before[0], revision.kind
        if (kind is RevisionKind.EXTENDED and not later) or (kind is RevisionKind.BROUGHT_FORWARD and later):
            yield FieldFinding(
                ("revisions", n, "kind"),
                "TSR307",
                f'"{kind}" and the date goes from {before[1]} to {after[1]}',
                "correct `kind` or `to`",
            )


def not_itself(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find an organisation that names itself as another: TSR205."""
    named: list[tuple[Path, str | None]] = [(("parent",), organisation.parent)]
    named += [(("memberships", n, "organisation"), m.organisation) for n, m in enumerate(organisation.memberships)]
    named += [(("not_same_as", n, "organisation"), m.organisation) for n, m in enumerate(organisation.not_same_as)]
    for path, other in named:
        if other == organisation.id:
            yield FieldFinding(path, "TSR205", f'"{organisation.id}" refers to itself', "name the other organisation")


def action_is_answerable(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action without a nominator, TSR502, or without a single point of accountability, TSR503."""
    roles = {party.role for party in action.parties}
    if Role.NOMINATOR not in roles:
        yield FieldFinding((), "TSR502", "no party is the nominator", "add it when the partnership names one")
    if Role.SPA not in roles:
        yield FieldFinding((), "TSR503", "no single point of accountability is named", "add the SPA when it is known")


def action_has_date(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action whose date cannot be told: TSR504."""
    if action.revisions:
        return
    read = _window(action.due.read_as, start_month) if action.due else None
    if read is None or read.precision in UNDATED:
        words = f'"{action.due.published}" gives no day' if action.due else "there is no due date"
        path = ("due",) if action.due else ()
        yield FieldFinding(path, "TSR504", words, "ask the plan's owner; add a revision of the kind first_dated")


LOCAL_RULES: dict[type[Record], tuple[LocalRule, ...]] = {
    Action: (
        log_in_order,
        one_state_a_day,
        complete_has_evidence,
        stopping_has_reason,
        revision_has_approval,
        revision_fits_its_kind,
        action_is_answerable,
        action_has_date,
    ),
    Organisation: (membership_ends_after_its_start, not_itself),
    Plan: (plan_ends_after_its_start,),
}
"""The rules of each kind."""


def _backwards(path: Path, start: str | None, end: str | None, start_month: int) -> Iterator[FieldFinding]:
    first, last = _window(start, start_month), _window(end, start_month)
    if first and last and first.earliest and last.latest and last.latest < first.earliest:
        yield FieldFinding(path, "TSR304", f"the end, {end}, is before the start, {start}", "correct one of the two")


def _latest(due: DueWords | None, start_month: int) -> tuple[date, str] | None:
    """Read the latest day of a due date that has one, and its words."""
    read = _window(due.read_as, start_month) if due else None
    return (read.latest, read.text) if read and read.latest is not None else None


def _window(text: str | None, start_month: int) -> Window | None:
    """Read a date, if there is one."""
    read = read_date(text, start_month) if text else None
    return read if isinstance(read, Window) else None
