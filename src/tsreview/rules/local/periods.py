"""Periods, which end after they began."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.rules.local.windows import window
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan


def plan_ends_after_its_start(plan: Plan, start_month: int) -> Iterator[FieldFinding]:
    """Find a plan whose end is before its start: TSR304."""
    yield from _backwards(("ends",), plan.starts, plan.ends, start_month)


def membership_ends_after_its_start(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find a membership whose end is before its start: TSR304."""
    for n, member in enumerate(organisation.memberships):
        yield from _backwards(("memberships", n, "until"), member.since, member.until, start_month)


def _backwards(path: Path, start: str | None, end: str | None, start_month: int) -> Iterator[FieldFinding]:
    first, last = window(start, start_month), window(end, start_month)
    if first and last and first.earliest and last.latest and last.latest < first.earliest:
        yield FieldFinding(path, "TSR304", f"the end, {end}, is before the start, {start}", "correct one of the two")
