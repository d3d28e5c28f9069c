"""Rules that look at one record and never at the clock; their findings are stored with its file."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from tsreview.diagnostics import FieldFinding
from tsreview.schema.action import Action, RevisionKind, Role, Update
from tsreview.schema.base import Record
from tsreview.schema.due import DueWords
from tsreview.schema.organisation import Organisation
from tsreview.time.grammar import read_date
from tsreview.time.state import Status
from tsreview.time.window import UNDATED, Window

LocalRule = Callable[[Record], Iterator[FieldFinding]]


def check(record: Record) -> list[FieldFinding]:
    """Run every local rule on a record."""
    return [finding for rule in LOCAL_RULES for finding in rule(record)]


def log_in_order(record: Record) -> Iterator[FieldFinding]:
    """Find entries of a log that stand before an earlier one: TSR305."""
    if not isinstance(record, Action):
        return
    for name, log in (("updates", record.updates), ("revisions", record.revisions)):
        for n, (before, after) in enumerate(pairwise(log), start=1):
            if after.on < before.on:
                yield FieldFinding(
                    (name, n, "on"),
                    "TSR305",
                    f"{after.on} stands after {before.on}",
                    "put the entries in the order of their days, or correct a day",
                )


def one_state_a_day(record: Record) -> Iterator[FieldFinding]:
    """Find two updates of one day with different states: TSR306."""
    if not isinstance(record, Action):
        return
    seen: dict[object, Update] = {}
    for n, update in enumerate(record.updates):
        other = seen.setdefault(update.on, update)
        if other.status is not update.status:
            yield FieldFinding(
                ("updates", n, "status"),
                "TSR306",
                f'{update.on} is reported both "{other.status}" and "{update.status}"',
                "merge the two updates, or correct a day",
            )


def complete_has_evidence(record: Record) -> Iterator[FieldFinding]:
    """Find completion without evidence: TSR501."""
    for n, update in enumerate(record.updates if isinstance(record, Action) else ()):
        if update.status is Status.COMPLETE and update.evidence is None:
            yield FieldFinding(
                ("updates", n, "status"), "TSR501", "complete, and no evidence is named", "add `evidence`"
            )


def stopping_has_reason(record: Record) -> Iterator[FieldFinding]:
    """Find a suspension or withdrawal without a reason: TSR507."""
    for n, update in enumerate(record.updates if isinstance(record, Action) else ()):
        if update.status in (Status.SUSPENDED, Status.WITHDRAWN) and update.reason is None:
            yield FieldFinding(
                ("updates", n, "status"), "TSR507", f"{update.status}, and no reason is given", "add `reason`"
            )


def revision_has_approval(record: Record) -> Iterator[FieldFinding]:
    """Find a moved date that nobody approved: TSR506."""
    for n, revision in enumerate(record.revisions if isinstance(record, Action) else ()):
        if revision.approved_by is None:
            yield FieldFinding(
                ("revisions", n), "TSR506", "the date was moved and `approved_by` is missing", "add `approved_by`"
            )


def revision_fits_its_kind(record: Record) -> Iterator[FieldFinding]:
    """Find a revision that moves the date against its kind: TSR307."""
    if not isinstance(record, Action):
        return
    current = record.due
    for n, revision in enumerate(record.revisions):
        before, after = _latest(current), _latest(revision.to)
        current = revision.to
        if before is None or after is None:
            continue
        later, kind = after.latest > before.latest, revision.kind  # type: ignore[operator]
        if (kind is RevisionKind.EXTENDED and not later) or (kind is RevisionKind.BROUGHT_FORWARD and later):
            yield FieldFinding(
                ("revisions", n, "kind"),
                "TSR307",
                f'"{kind}" and the date goes from {before.text} to {after.text}',
                "correct `kind` or `to`",
            )


def not_itself(record: Record) -> Iterator[FieldFinding]:
    """Find an organisation that names itself as another: TSR205."""
    if not isinstance(record, Organisation):
        return
    named = [(("parent",), record.parent)]
    named += [(("memberships", n, "organisation"), m.organisation) for n, m in enumerate(record.memberships)]  # type: ignore[misc]
    named += [(("not_same_as", n, "organisation"), m.organisation) for n, m in enumerate(record.not_same_as)]  # type: ignore[misc]
    for path, other in named:
        if other == record.id:
            yield FieldFinding(path, "TSR205", f'"{record.id}" refers to itself', "name the other organisation")


def action_is_answerable(record: Record) -> Iterator[FieldFinding]:
    """Find an action without a nominator, TSR502, or without a single point of accountability, TSR503."""
    if not isinstance(record, Action):
        return
    roles = {party.role for party in record.parties}
    if Role.NOMINATOR not in roles:
        yield FieldFinding((), "TSR502", "no party is the nominator", "add it when the partnership names one")
    if Role.SPA not in roles:
        yield FieldFinding(
            (), "TSR503", "no single point of accountability is named", "add the SPA when it is known"
        )


def action_has_date(record: Record) -> Iterator[FieldFinding]:
    """Find an action whose date cannot be told: TSR504."""
    if not isinstance(record, Action) or record.revisions:
        return
    read = read_date(record.due.read_as) if record.due and record.due.read_as else None
    if not isinstance(read, Window) or read.precision in UNDATED:
        words = f'"{record.due.published}" gives no day' if record.due else "there is no due date"
        path = ("due",) if record.due else ()
        yield FieldFinding(path, "TSR504", words, "ask the plan's owner; add a revision of the kind first_dated")


LOCAL_RULES: tuple[LocalRule, ...] = (
    log_in_order,
    one_state_a_day,
    complete_has_evidence,
    stopping_has_reason,
    revision_has_approval,
    revision_fits_its_kind,
    not_itself,
    action_is_answerable,
    action_has_date,
)


def _latest(due: DueWords | None) -> Window | None:
    """Read a due date that has a latest day."""
    read = read_date(due.read_as) if due and due.read_as else None
    return read if isinstance(read, Window) and read.latest is not None else None
