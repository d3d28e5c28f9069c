"""What an action must have for a board to follow it: somebody answerable, and a date."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.windows import due_window
from tsreview.schema.action import Action, Role
from tsreview.time.window import RUNNING, UNDATED

YEAR = 366
"""Days of the longest year."""


def action_is_answerable(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action without a nominator, TSR502, or without a single point of accountability, TSR503."""
    roles = {party.role for party in action.parties}
    if Role.NOMINATOR not in roles:
        yield FieldFinding((), "TSR502", "no party is the nominator", "add it when the partnership names one")
    if Role.SPA not in roles:
        yield FieldFinding((), "TSR503", "no single point of accountability is named", "add the SPA when it is known")


def one_is_answerable(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action with more than one single point of accountability: TSR515."""
    spas = [n for n, party in enumerate(action.parties) if party.role is Role.SPA]
    if len(spas) > 1:
        message = f"{len(spas)} parties are the single point of accountability"
        yield FieldFinding(("parties", spas[1], "role"), "TSR515", message, "ask which of them is answerable")


def party_named_once(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a party that is named twice in one role: TSR518."""
    seen: set[tuple[str | None, ...]] = set()
    for n, party in enumerate(action.parties):
        key = party.role, party.organisation, party.named
        if key in seen:
            message = f'"{(party.organisation or party.named or "")[:60]}" is named twice as {party.role}'
            yield FieldFinding(("parties", n), "TSR518", message, "delete one of the two")
        seen.add(key)


def action_has_date(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action whose date cannot be told: TSR504."""
    if action.revisions:
        return
    if due_window(action.due, start_month).precision in UNDATED:
        words = f'"{action.due.published}" gives no day' if action.due else "there is no due date"
        path = ("due",) if action.due else ()
        yield FieldFinding(path, "TSR504", words, "ask the plan's owner; add a revision of the kind first_dated")


def date_is_exact_enough(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find an action that is done once, and whose date leaves more than a year open: TSR508."""
    due = due_window(None if action.revisions else action.due, start_month)
    if due.earliest and due.latest and (due.latest - due.earliest).days > YEAR and due.precision not in RUNNING:
        message = f'"{due.text}" leaves {(due.latest - due.earliest).days + 1:,} days open'
        yield FieldFinding(("due",), "TSR508", message, "ask the plan's owner for a step that is due sooner")
