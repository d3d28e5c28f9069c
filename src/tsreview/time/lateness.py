"""The one function that decides whether an action is late.

It looks at five facts that SQL can compute, so that a query may group thousands of actions by them and
ask once for each group.
"""

from datetime import date
from enum import StrEnum

from tsreview.time.state import CLOSED, Status
from tsreview.time.window import RUNNING, UNDATED, Precision, Window


class Lateness(StrEnum):
    """Where an action stands against its date."""

    CLOSED = "closed"
    SUSPENDED = "suspended"
    NOT_YET_DUE = "not_yet_due"
    DUE_NOW = "due_now"
    OVERDUE = "overdue"
    REPORT_MISSED = "report_missed"
    CANNOT_TELL = "cannot_tell"


def lateness(*, status: Status | None, precision: Precision, begun: bool, passed: bool, outstanding: bool) -> Lateness:
    """Decide lateness from the facts alone.

    Args:
        status: of the last update on or before the day; None when there is none.
        precision: of the date that is judged against.
        begun: the earliest day (where missing, the plan's publication; where that is missing too, any
            day) is the as-of day or before it; see `has_begun`.
        passed: there is a latest day, and it is before the as-of day, never on it; see `has_passed`.
        outstanding: a reporting period ended without an update and none has been made since.
    """
    if status in CLOSED:
        return Lateness.CLOSED
    if status is Status.SUSPENDED:
        return Lateness.SUSPENDED
    if precision in UNDATED:
        return Lateness.CANNOT_TELL
    if precision in RUNNING:
        return _running(begun=begun, outstanding=outstanding)
    if passed:
        return Lateness.OVERDUE
    return Lateness.DUE_NOW if begun else Lateness.NOT_YET_DUE


def _running(*, begun: bool, outstanding: bool) -> Lateness:
    if outstanding:
        return Lateness.REPORT_MISSED
    # an obligation whose reports are all in is never overdue, even past its last period
    return Lateness.DUE_NOW if begun else Lateness.NOT_YET_DUE


def has_begun(earliest: date | None, begins: date | None, as_of: date) -> bool:
    """Tell whether an action has begun: a missing start runs from the plan's publication, `begins`."""
    start = earliest or begins
    return start is None or start <= as_of


def has_passed(latest: date | None, as_of: date) -> bool:
    """Tell whether the latest day is over: on that day itself it is not."""
    return latest is not None and latest < as_of


def lateness_on(
    window: Window,
    as_of: date,
    *,
    status: Status | None = None,
    begins: date | None = None,
    outstanding: bool = False,
) -> Lateness:
    """Decide lateness of one window on a day; `begins` is the plan's publication, its last possible day."""
    return lateness(
        status=status,
        precision=window.precision,
        begun=has_begun(window.earliest, begins, as_of),
        passed=has_passed(window.latest, as_of),
        outstanding=outstanding,
    )


def say_lateness(value: Lateness) -> str:
    """Print lateness in words: "not yet due", "cannot tell"."""
    return value.value.replace("_", " ")
