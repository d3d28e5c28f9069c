"""The RAG of an action on a day: one rule, first match wins, printed by every report that uses it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tsreview.time.calendar import FinancialCalendar, months_after
from tsreview.time.lateness import Lateness, lateness_on
from tsreview.time.recurrence import Period, missed, outstanding, periods
from tsreview.time.state import RESTING, Status, StatusOn, as_at
from tsreview.time.window import FROM_A_START, REPORTED, RUNNING, Window

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOT_BEGUN = (None, Status.NOT_STARTED)


class Rag(StrEnum):
    """A rating, as a word: blue is complete, green on target, amber and red behind, grey none of these."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


_MEANINGS = {
    Rag.BLUE: "complete",
    Rag.GREEN: "on target",
    Rag.AMBER: "up to {measure} behind",
    Rag.RED: "over {measure} behind",
    Rag.GREY: "not due to start, stopped, or without a date",
}


class RagRule(NamedTuple):
    """The threshold that `tsreview.toml` may set: the calendar months behind for which amber lasts.

    The default is Bromsgrove's rule: amber is up to one month behind, red is over one month behind.
    """

    amber_months: int = 1

    @property
    def measure(self) -> str:
        """The threshold in words: "one month"."""
        known = 0 <= self.amber_months < len(_NUMBERS)
        number = _NUMBERS[self.amber_months] if known else str(self.amber_months)
        return f"{number} month" if self.amber_months == 1 else f"{number} months"

    def meaning(self, rag: Rag) -> str:
        """Say what a colour stands for, with the threshold."""
        return _MEANINGS[rag].format(measure=self.measure)

    def is_amber(self, behind_since: date, as_of: date) -> bool:
        """Tell whether a due day that was passed is still within the threshold, its last day included."""
        return as_of <= months_after(behind_since, self.amber_months)

    def say(self) -> tuple[str, ...]:
        """Print the rule, a line for each case, in the order in which they are tried."""
        return (
            "blue: complete",
            "grey: suspended, withdrawn or superseded",
            f"amber: overdue, or a report missed, up to {self.measure} behind",
            f"red: overdue, or a report missed, over {self.measure} behind",
            "grey: no date, so lateness cannot be told",
            "grey: not due to start, and not started",
            f"amber: not yet reported since its start, up to {self.measure} ago",
            f"red: not yet reported since its start, over {self.measure} ago",
            "green: any other, on target",
        )


class ActionFacts(NamedTuple):
    """What the assessment of an action looks at.

    `window` is the date judged against; `begins` the plan's publication, its last possible day; `ends`
    the plan's last day; `review_every` the months between the reports of an ongoing action.
    """

    window: Window
    updates: tuple[StatusOn, ...] = ()
    begins: date | None = None
    ends: date | None = None
    review_every: int | None = None


class Assessment(NamedTuple):
    """What was found of an action on a day.

    `behind_since` is the due day that was passed: the latest of the window, the end of the oldest
    outstanding period, or an open start with no report after it. None when nothing is behind.
    """

    lateness: Lateness
    rag: Rag
    rag_reason: str
    behind_since: date | None = None
    missed: tuple[Period, ...] = ()
    outstanding: tuple[Period, ...] = ()


def matching_line(found: Assessment, status: Status | None) -> int:
    """Return the number, from 0, of the line of `RagRule.say` that decided."""
    match found.lateness:
        case Lateness.CLOSED | Lateness.SUSPENDED:
            return 0 if status is Status.COMPLETE else 1
        case Lateness.OVERDUE | Lateness.REPORT_MISSED:
            return 2 if found.rag is Rag.AMBER else 3
    if found.rag is Rag.GREY:
        return 5 if found.lateness is Lateness.NOT_YET_DUE else 4
    return {Rag.AMBER: 6, Rag.RED: 7}.get(found.rag, 8)


def assess(facts: ActionFacts, as_of: date, rule: RagRule, calendar: FinancialCalendar) -> Assessment:
    """Judge an action as at a day; only updates on or before it count."""
    last = as_at(facts.updates, as_of)
    status = last.status if last else None
    reporting = _periods_due(facts, as_of, calendar)
    days = [update.on for update in facts.updates if update.on <= as_of]
    owed = outstanding(reporting, days)
    late = lateness_on(facts.window, as_of, status=status, begins=facts.begins, outstanding=bool(owed))
    behind = _behind_since(facts, late, owed, as_of)
    rag, reason = _colour(facts, late, status, behind, rule, as_of)
    return Assessment(late, rag, reason, behind, missed(reporting, days), owed)


def _periods_due(facts: ActionFacts, as_of: date, calendar: FinancialCalendar) -> tuple[Period, ...]:
    """Return the periods that ended, but for those at whose end the action was closed or suspended."""
    if facts.window.precision not in REPORTED:
        return ()
    found = periods(facts.window, facts.begins, facts.ends, calendar, facts.review_every, as_of)
    if not any(update.status in RESTING for update in facts.updates):
        return found
    return tuple(period for period in found if not _rested(facts, period.latest))


def _rested(facts: ActionFacts, day: date) -> bool:
    last = as_at(facts.updates, day)
    return last is not None and last.status in RESTING


def _behind_since(facts: ActionFacts, late: Lateness, owed: tuple[Period, ...], as_of: date) -> date | None:
    match late:
        case Lateness.OVERDUE:
            return facts.window.latest
        case Lateness.REPORT_MISSED:
            return owed[0].latest
        case Lateness.DUE_NOW if facts.window.precision in FROM_A_START:
            start = facts.window.earliest or facts.begins
            return start if start and start < as_of and not _reported(facts, start, as_of) else None
    return None


def _reported(facts: ActionFacts, start: date, as_of: date) -> bool:
    """Tell whether there is a report since the start; work reported before it as begun is one too."""
    known = (update for update in facts.updates if update.on <= as_of)
    return any(update.on >= start or update.status not in _NOT_BEGUN for update in known)


def _colour(
    facts: ActionFacts, late: Lateness, status: Status | None, behind: date | None, rule: RagRule, as_of: date
) -> tuple[Rag, str]:
    match late:
        case Lateness.CLOSED | Lateness.SUSPENDED:
            return Rag.BLUE if status is Status.COMPLETE else Rag.GREY, str(status)
        case Lateness.CANNOT_TELL:
            return Rag.GREY, "no date"
        case Lateness.NOT_YET_DUE if status in _NOT_BEGUN:
            return Rag.GREY, "not due to start"
    if behind is None:
        return (Rag.GREY, "no date") if _is_unanchored(facts, as_of) else (Rag.GREEN, "on target")
    amber = rule.is_amber(behind, as_of)
    if late is Lateness.DUE_NOW:
        return Rag.AMBER if amber else Rag.RED, "not yet reported since its start"
    extent = "up to" if amber else "over"
    return Rag.AMBER if amber else Rag.RED, f"{extent} {rule.measure} behind"


def _is_unanchored(facts: ActionFacts, as_of: date) -> bool:
    """Tell whether an obligation has no known start and no report: "on target" would be a guess."""
    unbounded = facts.window.earliest is None and facts.begins is None
    running = facts.window.precision in RUNNING and unbounded
    return running and as_at(facts.updates, as_of) is None
