"""Approved changes of an action's date."""

from collections.abc import Iterator
from datetime import date

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.log import out_of_order
from tsreview.rules.local.windows import window
from tsreview.schema.action import Action
from tsreview.schema.due import DueWords
from tsreview.time.moves import RevisionKind


def revisions_in_order(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find revisions that stand below a later one: TSR305."""
    yield from out_of_order("revisions", action.revisions)


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


def _latest(due: DueWords | None, start_month: int) -> tuple[date, str] | None:
    """Read the latest day of a due date that has one, and its words."""
    read = window(due.read_as, start_month) if due else None
    return (read.latest, read.text) if read and read.latest is not None else None
