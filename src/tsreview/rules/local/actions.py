"""What an action must have for a board to follow it: somebody answerable, and a date."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local.windows import window
from tsreview.schema.action import Action, Role
from tsreview.time.window import UNDATED


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
    read = window(action.due.read_as, start_month) if action.due else None
    if read is None or read.precision in UNDATED:
        words = f'"{action.due.published}" gives no day' if action.due else "there is no due date"
        path = ("due",) if action.due else ()
        yield FieldFinding(path, "TSR504", words, "ask the plan's owner; add a revision of the kind first_dated")
