"""The state of an action on a day: that of the last entry of a dated log on or before it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar


class Status(StrEnum):
    """What an update says of the state of its action."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


CLOSED = frozenset({Status.COMPLETE, Status.WITHDRAWN, Status.SUPERSEDED})
"""Nothing more is due."""
RESTING = CLOSED | {Status.SUSPENDED}
"""Nothing is due for now, and no report is missed."""


class Dated(Protocol):
    """Anything with the day that it was made."""

    @property
    def on(self) -> date:
        """The day."""


class StatusOn(NamedTuple):
    """The facts of an update that decide a state."""

    on: date
    status: Status


_Entry = TypeVar("_Entry", bound=Dated)


def as_at(entries: Iterable[_Entry], as_of: date) -> _Entry | None:
    """Return the last entry dated on or before a day, or None.

    The entries need not be in order of date; of two on one day, the later in the list is the last.
    """
    found: _Entry | None = None
    for entry in entries:
        if entry.on <= as_of and (found is None or entry.on >= found.on):
            found = entry
    return found


def complete_since(entries: Iterable[StatusOn], as_of: date) -> date | None:
    """Return the day on which an action was last reported complete for the first time; None if it is not complete.

    Reports that only say again that it is complete do not move the day; one that reopened it does.
    """
    found: date | None = None
    for entry in sorted((entry for entry in entries if entry.on <= as_of), key=_day):
        found = (found or entry.on) if entry.status is Status.COMPLETE else None
    return found


def _day(entry: StatusOn) -> date:
    return entry.on
