"""The log of an action: the order of its entries, and what a report must say."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tsreview.diagnostics import FieldFinding
from tsreview.schema.action import Action, Update
from tsreview.time.rag import Rag
from tsreview.time.state import Dated, Status


def updates_in_order(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find updates that stand below a later one: TSR305."""
    yield from out_of_order("updates", action.updates)


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


def work_has_progress(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a report of work in progress that tells of none: TSR510."""
    for n, update in enumerate(action.updates):
        if update.status is Status.IN_PROGRESS and update.progress is None:
            message = "in progress, and no progress is told"
            yield FieldFinding(("updates", n, "status"), "TSR510", message, "add `progress`: what was done")


def completion_told_again(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a completion that is reported again with other evidence: TSR511."""
    for n, (before, after) in enumerate(pairwise(action.updates), start=1):
        if before.status is after.status is Status.COMPLETE and before.evidence != after.evidence:
            message = f"complete since {before.on} already, and the evidence is another"
            hint = "keep the entry that the evidence bears out, or report in between why it was opened again"
            yield FieldFinding(("updates", n, "status"), "TSR511", message, hint)


def rating_fits_completion(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find completion that is not rated blue, and blue for what is not complete: TSR512."""
    for n, update in enumerate(action.updates):
        rated = update.reported_rag
        if rated is not None and (rated is Rag.BLUE) is not (update.status is Status.COMPLETE):
            message = f'"{update.status}" and "{rated}" do not fit: what is complete is blue, and nothing else'
            yield FieldFinding(("updates", n, "reported_rag"), "TSR512", message, "ask the reporter which is meant")


def out_of_order(field: str, log: Sequence[Dated]) -> Iterator[FieldFinding]:
    """Find entries of a list that stand below a later one: TSR305."""
    for n, (before, after) in enumerate(pairwise(log), start=1):
        if after.on < before.on:
            message = f"{after.on} stands after {before.on}"
            hint = "put the entries in the order of their days, or correct a day"
            yield FieldFinding((field, n, "on"), "TSR305", message, hint)
