"""Approved changes of an action's date."""

from collections.abc import Iterator
from typing import NamedTuple

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.log import out_of_order
from tsreview.rules.local.windows import due_window
from tsreview.schema.action import Action, Revision
from tsreview.time.moves import misfit
from tsreview.time.state import CLOSED, as_at
from tsreview.time.window import REPORTED, Window


class Move(NamedTuple):
    """An entry of `revisions`, with the date in force before it and the new one."""

    number: int
    revision: Revision
    before: Window
    after: Window

    @property
    def is_none(self) -> bool:
        """Whether the new date is the one that is in force."""
        return self.before._replace(text="") == self.after._replace(text="")


def revisions_in_order(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find revisions that stand below a later one: TSR305."""
    yield from out_of_order("revisions", action.revisions)


def revision_has_approval(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a moved date that nobody approved: TSR506."""
    for n, revision in enumerate(action.revisions):
        if revision.approved_by is None:
            message = "the date was moved and `approved_by` is missing"
            yield FieldFinding(("revisions", n), "TSR506", message, "add `approved_by`")


def revision_fits_its_kind(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a revision that moves the date against its kind: TSR307."""
    for move in _moves(action, start_month):
        found = None if move.is_none else misfit(move.revision.kind, move.before, move.after)
        if found is not None:
            path = ("revisions", move.number, "kind")
            message = f'"{move.revision.kind}", but {found.message}'
            yield FieldFinding(path, "TSR307", message, "correct `kind` or `to`")


def revision_moves_the_date(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a revision to the date that is in force: TSR311."""
    for move in _moves(action, start_month):
        if move.is_none:
            message = f'"{move.after.text}" is the date that was in force'
            hint = "give the date that was agreed, or delete the entry"
            yield FieldFinding(("revisions", move.number, "to"), "TSR311", message, hint)


def moved_when_it_had_passed(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a date that was moved after it had passed: TSR516."""
    for number, revision, before, _ in _moves(action, start_month):
        if before.latest and before.latest < revision.on and before.precision not in REPORTED:
            message = f'the date in force, "{before.text}", had passed when it was moved'
            hint = "keep it as it was agreed; ask that dates be moved before they pass"
            yield FieldFinding(("revisions", number, "on"), "TSR516", message, hint)


def moved_when_it_was_closed(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a date that was moved when the action was closed: TSR316."""
    for n, revision in enumerate(action.revisions):
        last = as_at(action.updates, revision.on)
        if last is not None and last.status in CLOSED and last.on < revision.on:
            message = f"the action was {last.status} since {last.on}, so that it had no date to move"
            hint = "correct the day, or report why the action was opened again"
            yield FieldFinding(("revisions", n, "on"), "TSR316", message, hint)


def _moves(action: Action, start_month: int) -> Iterator[Move]:
    current = due_window(action.due, start_month)
    for n, revision in enumerate(action.revisions):
        new = due_window(revision.to, start_month)
        yield Move(n, revision, current, new)
        current = new
