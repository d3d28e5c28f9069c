"""What a board must be able to tell of an action: who answers for it, and when it is late."""

import re
from collections.abc import Callable, Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.log import behind_without_account
from tsreview.rules.local.windows import due_window, is_in_our_time, window_on, year_is_far
from tsreview.schema.action import Action, Role
from tsreview.suggestions import did_you_mean
from tsreview.time.state import Status
from tsreview.time.window import RUNNING, Precision, Window

YEAR_AND_MONTH = 366 + 31
"""Days that "Jan 2010 to Jan 2011" may have, which its readers take for a year."""
_WITH_A_START = frozenset({Precision.RANGE, Precision.OPEN_START})
"""Forms that say when work begins; of others, such as a month, what is done before is only early."""
_AT_WORK = {
    Status.COMPLETE: ("TSR309", "complete", "correct the day or the date"),
    Status.IN_PROGRESS: ("TSR315", "in progress", "correct the day or the date, or say in `note` that it is so"),
}


def correction_names_a_field(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find corrections of what is no field of an action: TSR413."""
    fields = Action.model_fields
    for n, correction in enumerate(action.corrections):
        name = re.split(r"[.\[ ]", correction.field, maxsplit=1)[0]
        if name not in fields:
            message = f'an action has no field "{name[:60]}"'
            hint = did_you_mean(name, fields) or "name the field as it stands in the record, such as due"
            yield FieldFinding(("corrections", n, "field"), "TSR413", message, hint)


def has_a_role_twice(action: Action) -> bool:
    """Tell whether two parties of an action have one role."""
    roles = [party.role for party in action.parties]
    return len(set(roles)) < len(roles)


def one_is_answerable(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action with more than one single point of accountability: TSR515."""
    spas = [n for n, party in enumerate(action.parties) if party.role is Role.SPA]
    if len(spas) > 1:
        message = f"{len(spas)} parties are the single point of accountability"
        yield FieldFinding(("parties", spas[1], "role"), "TSR515", message, "ask which of them is answerable")


def party_named_once(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a party that is named twice in one role: TSR518."""
    seen: set[tuple[Role, str]] = set()
    for n, party in enumerate(action.parties):
        name = party.organisation or party.named or ""
        if (party.role, name) in seen:
            message = f'"{name[:60]}" is named twice as {party.role}'
            yield FieldFinding(("parties", n), "TSR518", message, "delete one of the two")
        seen.add((party.role, name))


def due_date_is_sound(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Look at the date, read once, by the rules for it."""
    due = due_window(action.due, start_month)
    for rule in DUE_RULES:
        found = rule(action, due)
        if found is not None:
            yield found
    if action.updates:
        yield from behind_without_account(action, due, start_month)
    if action.revisions or due.precision in _WITH_A_START:
        yield from at_work_before_it_could_begin(action, start_month)


def due_is_exact_enough(action: Action, due: Window) -> FieldFinding | None:
    """Find an action without periods whose date leaves more than a year open: TSR508."""
    if due.earliest is None or due.latest is None or due.precision in RUNNING or action.revisions:
        return None
    days = (due.latest - due.earliest).days + 1
    if days <= YEAR_AND_MONTH:
        return None
    hint = "ask the plan's owner for a step that is due sooner"
    return FieldFinding(("due",), "TSR508", f'"{due.text}" leaves {days:,} days open', hint)


def due_in_our_time(action: Action, due: Window) -> FieldFinding | None:
    """Find a due date before 1900 or after 2100: TSR312."""
    return None if is_in_our_time(due.earliest, due.latest) else year_is_far(("due",))


def at_work_before_it_could_begin(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find completion, TSR309, and progress, TSR315, before the first day of a date that has one."""
    for n, update in enumerate(action.updates):
        if update.status not in _AT_WORK or (update.status is Status.IN_PROGRESS and update.note is not None):
            continue
        due = window_on(action, update.on, start_month)
        if due.precision in _WITH_A_START and due.earliest and update.on < due.earliest:
            code, words, hint = _AT_WORK[update.status]
            message = f'{words} on {update.on}, and it was to begin later: "{due.text}"'
            yield FieldFinding(("updates", n, "on"), code, message, hint)


DUE_RULES: tuple[Callable[[Action, Window], FieldFinding | None], ...] = (
    due_is_exact_enough,
    due_in_our_time,
)
"""Rules for the original date; they are given the action and the date as it was read."""
