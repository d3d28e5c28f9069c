"""Days of a record that cannot be: before what they follow, or in a year that nobody means."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.rules.local.windows import due_window, is_in_our_time, window, year_is_far
from tsreview.schema.action import Action
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan

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


def parts_in_its_life(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find memberships, posts and relations before the body was established or after it ended: TSR314."""
    born, gone = window(organisation.established, start_month), window(organisation.ended, start_month)
    first, last = born and born.earliest, gone and gone.latest
    for path, text in _days_of_parts(organisation):
        day = window(text, start_month)
        if day and first and day.latest and day.latest < first:
            message = f"{text} is before the body was established ({organisation.established})"
            yield FieldFinding(path, "TSR314", message, "correct one of the two")
        elif day and last and day.earliest and last < day.earliest:
            message = f"{text} is after the body had ended ({organisation.ended})"
            yield FieldFinding(path, "TSR314", message, "correct one of the two")


def has_a_life(organisation: Organisation) -> bool:
    """Tell whether an organisation says when it began or ended."""
    return organisation.established is not None or organisation.ended is not None


def _days_of_parts(organisation: Organisation) -> Iterator[tuple[Path, str]]:
    for field in _LASTING:
        for n, part in enumerate(getattr(organisation, field)):
            for name in ("since", "as_at"):
                text = getattr(part, name)
                if text is not None:
                    yield (field, n, name), text


def plan_in_our_time(plan: Plan, start_month: int) -> Iterator[FieldFinding]:
    """Find dates of a plan before 1900 or after 2100: TSR312."""
    for field in ("published", "starts", "ends"):
        read = window(getattr(plan, field), start_month)
        if read is not None and not is_in_our_time(read.earliest, read.latest):
            yield year_is_far((field,))


def revisions_in_our_time(action: Action, start_month: int) -> Iterator[FieldFinding]:
    """Find revisions made before 1900 or after 2100, or to a date there: TSR312."""
    for n, revision in enumerate(action.revisions):
        read = due_window(revision.to, start_month)
        if not is_in_our_time(revision.on):
            yield year_is_far(("revisions", n, "on"))
        if not is_in_our_time(read.earliest, read.latest):
            yield year_is_far(("revisions", n, "to"))


def _backwards(path: Path, start: str | None, end: str | None, start_month: int) -> Iterator[FieldFinding]:
    first, last = window(start, start_month), window(end, start_month)
    if first and last and first.earliest and last.latest and last.latest < first.earliest:
        yield FieldFinding(path, "TSR304", f"the end, {end}, is before the start, {start}", "correct one of the two")
