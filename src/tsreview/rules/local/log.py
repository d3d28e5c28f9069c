"""The log of an action: the order of its entries, and what a report must say."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.windows import is_in_our_time, window_on, year_is_far
from tsreview.schema.action import Action, Update
from tsreview.time.rag import Rag
from tsreview.time.state import CLOSED, Dated, Status
from tsreview.time.window import REPORTED, Window

_OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS)
"""States of which work is to come."""


def reports_are_sound(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Look at each update for itself, by the rules for one."""
    for n, update in enumerate(action.updates):
        for rule in UPDATE_RULES:
            found = rule(update)
            if found is not None:
                yield found._replace(path=("updates", n, *found.path))


def completion_has_evidence(update: Update) -> FieldFinding | None:
    """Find completion without evidence: TSR501."""
    if update.status is not Status.COMPLETE or update.evidence is not None:
        return None
    return FieldFinding(("status",), "TSR501", "complete, and no evidence is named", "add `evidence`")


def stopping_has_reason(update: Update) -> FieldFinding | None:
    """Find a suspension or withdrawal without a reason: TSR507."""
    if update.reason is not None or update.status not in (Status.SUSPENDED, Status.WITHDRAWN):
        return None
    return FieldFinding(("status",), "TSR507", f"{update.status}, and no reason is given", "add `reason`")


def work_has_progress(update: Update) -> FieldFinding | None:
    """Find a report of work in progress that tells of none: TSR510."""
    if update.status is not Status.IN_PROGRESS or update.progress is not None:
        return None
    return FieldFinding(("status",), "TSR510", "in progress, and no progress is told", "add `progress`: what was done")


def rating_fits_completion(update: Update) -> FieldFinding | None:
    """Find completion that is not rated blue, and blue for what is not complete: TSR512."""
    rated = update.reported_rag
    if rated is None or (rated is Rag.BLUE) is (update.status is Status.COMPLETE):
        return None
    message = f'"{update.status}" and "{rated}" do not fit: what is complete is blue, and nothing else'
    return FieldFinding(("reported_rag",), "TSR512", message, "ask the reporter which is meant")


def report_in_our_time(update: Update) -> FieldFinding | None:
    """Find an update before 1900 or after 2100: TSR312."""
    return None if is_in_our_time(update.on) else year_is_far(("on",))


UPDATE_RULES: tuple[Callable[[Update], FieldFinding | None], ...] = (
    completion_has_evidence,
    stopping_has_reason,
    work_has_progress,
    rating_fits_completion,
    report_in_our_time,
)
"""Rules for one update; the path of what they find begins in it."""


def has_several(action: Action) -> bool:
    """Tell whether an action has more than one update."""
    return len(action.updates) > 1


def updates_in_order(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find updates that stand below a later one: TSR305."""
    yield from out_of_order("updates", action.updates)


def one_state_a_day(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find two updates of one day with different states: TSR306."""
    seen: dict[object, Update] = {}
    for n, update in enumerate(action.updates):
        other = seen.setdefault(update.on, update)
        if other.status is not update.status:
            message = f'{update.on} is reported both "{other.status}" and "{update.status}"'
            hint = "merge the two updates, or correct a day"
            yield FieldFinding(("updates", n, "status"), "TSR306", message, hint)


def completion_told_again(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a completion that is reported again with other evidence: TSR511."""
    for n, (before, after) in enumerate(pairwise(action.updates), start=1):
        if before.status is after.status is Status.COMPLETE and before.evidence != after.evidence:
            message = f"complete since {before.on} already, and the evidence is another"
            hint = "keep the entry that the evidence bears out, or report in between why it was opened again"
            yield FieldFinding(("updates", n, "status"), "TSR511", message, hint)


def gone_back_without_reason(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find actions that were closed and are open again, or begun and then not started, without a reason: TSR522."""
    for n, (before, after) in enumerate(pairwise(action.updates), start=1):
        is_back = before.status in CLOSED and after.status not in CLOSED
        is_back |= before.status is Status.IN_PROGRESS and after.status is Status.NOT_STARTED
        if is_back and before.on < after.on and after.reason is None:
            message = f'"{after.status}", after "{before.status}" on {before.on}, and no reason is given'
            yield FieldFinding(("updates", n, "status"), "TSR522", message, "add `reason`, or correct the status")


def behind_without_account(action: Action, due: Window, start_month: int) -> Iterator[FieldFinding]:
    """Find an action that is behind by its last update, which does not tell why, or what comes next: TSR519."""
    n, update = max(enumerate(action.updates), key=lambda entry: (entry[1].on, entry[0]))
    if update.status not in _OPEN:
        return
    missing = [f"`{name}`" for name in ("reason", "next_step") if getattr(update, name) is None]
    if not missing:
        return
    path, how = _behind(update, window_on(action, update.on, start_month) if action.revisions else due)
    if how:
        message = f"{how}, and {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        yield FieldFinding(("updates", n, path), "TSR519", message, "tell why it is behind, and what comes next")


def _behind(update: Update, due: Window) -> tuple[str, str]:
    """Tell which field says that an action is behind, and how; without words where none does."""
    if update.reported_rag in (Rag.AMBER, Rag.RED):
        return "reported_rag", f"rated {update.reported_rag}"
    if due.latest and due.latest < update.on and due.precision not in REPORTED:
        return "on", f'the date in force, "{due.text}", had passed'
    return "", ""


def out_of_order(field: str, log: Sequence[Dated]) -> Iterator[FieldFinding]:
    """Find entries of a list that stand below a later one: TSR305."""
    for n, (before, after) in enumerate(pairwise(log), start=1):
        if after.on < before.on:
            message = f"{after.on} stands after {before.on}"
            hint = "put the entries in the order of their days, or correct a day"
            yield FieldFinding((field, n, "on"), "TSR305", message, hint)
