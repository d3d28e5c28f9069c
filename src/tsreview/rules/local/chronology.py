"""Days of a record that cannot be: before what they follow, or in a year that nobody means."""

from collections.abc import Iterator, Sequence
from datetime import date

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.rules.local.windows import due_window, window, window_on
from tsreview.schema.action import Action
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan
from tsreview.time.state import Dated, Status
from tsreview.time.window import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2100
_WITH_A_START = frozenset({Precision.RANGE, Precision.OPEN_START})
"""Forms that say when work begins; of others, such as a month, what is done before is only early."""
_LASTING = ("memberships", "posts", "relations")
"""Lists of an organisation whose entries last from `since` until `until`."""


def plan_ends_after_its_start(plan: Plan, start_month: int) -> Iterator[FieldFinding]:
    """Find a plan whose end is before its start: TSR304."""
    yield from _backwards(("ends",), plan.starts, plan.ends, start_month)


def organisation_ends_after_its_start(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find an organisation, or a membership, post or relation of it, whose end is before its start: TSR304."""
    yield from _backwards(("ended",), organisation.established, organisation.ended, start_month)
    for field in _LASTING:
        for n, part in enumerate(getattr(organisation, field)):
            yield from _backwards((field, n, "until"), part.since, part.until, start_month)


def complete_before_it_could_begin(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find completion before the first day of a date that has one: TSR309."""
    for n, update in enumerate(action.updates):
        if update.status is Status.COMPLETE:
            due = window_on(action, update.on, start_month)
            if due.precision in _WITH_A_START and due.earliest and update.on < due.earliest:
                message = f'complete on {update.on}, and it was to begin later: "{due.text}"'
                yield FieldFinding(("updates", n, "on"), "TSR309", message, "correct the day or the date")


def plan_in_our_time(plan: Plan, start_month: int) -> Iterator[FieldFinding]:
    """Find dates of a plan before 1900 or after 2100: TSR312."""
    for field in ("published", "starts", "ends"):
        read = window(getattr(plan, field), start_month)
        if read is not None:
            yield from _far((field,), (read.earliest, read.latest))


def due_in_our_time(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find a due date before 1900 or after 2100: TSR312."""
    due = due_window(action.due, start_month)
    yield from _far(("due",), (due.earliest, due.latest))


def updates_in_our_time(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find updates before 1900 or after 2100: TSR312."""
    yield from _far_entries("updates", action.updates)


def revisions_in_our_time(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find revisions made before 1900 or after 2100, or to a date there: TSR312."""
    yield from _far_entries("revisions", action.revisions)
    for n, revision in enumerate(action.revisions):
        due = due_window(revision.to, start_month)
        yield from _far(("revisions", n, "to"), (due.earliest, due.latest))


def _far_entries(field: str, entries: Sequence[Dated]) -> Iterator[FieldFinding]:
    for n, entry in enumerate(entries):
        yield from _far((field, n, "on"), (entry.on,))


def _far(path: Path, days: Sequence[date | None]) -> Iterator[FieldFinding]:
    year = next((day.year for day in days if day and not FIRST_YEAR <= day.year <= LAST_YEAR), None)
    if year is not None:
        message = f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}"
        yield FieldFinding(path, "TSR312", message, "correct the year")


def _backwards(path: Path, start: str | None, end: str | None, start_month: int) -> Iterator[FieldFinding]:
    first, last = window(start, start_month), window(end, start_month)
    if first and last and first.earliest and last.latest and last.latest < first.earliest:
        yield FieldFinding(path, "TSR304", f"the end, {end}, is before the start, {start}", "correct one of the two")
