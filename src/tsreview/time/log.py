"""Whether a report can be entered into the log of an action."""

from collections.abc import Collection, Sequence
from operator import attrgetter

from tsreview.time.calendar import say_day
from tsreview.time.moves import Misfit
from tsreview.time.state import CLOSED, Status, StatusOn, as_at

TELLING = ("progress", "reason", "next_step", "evidence", "learning", "by_products")
"""The fields of a report that say something; who reported it and how it was rated say nothing without them."""
_MENDED = "if the {} report is wrong, mend it in the file, with an entry in `corrections`"


def report_misfit(log: Sequence[StatusOn], new: StatusOn, said: Collection[str]) -> Misfit | None:
    """Tell why a report cannot be entered into a log at its day; nothing where it can. `said` are its fields."""
    before = as_at(log, new.on)
    after = min((entry for entry in log if entry.on > new.on), key=attrgetter("on"), default=None)
    if before is None or before.status is Status.NOT_STARTED:
        found = _not_begun_after(new, after)
    else:
        found = _not_begun(before, new) or _opened_again(before, new, said)
    return found or (before and _says_nothing(before, new, said))


def _not_begun(before: StatusOn, new: StatusOn) -> Misfit | None:
    """Refuse that what was begun is not started."""
    if new.status is not Status.NOT_STARTED:
        return None
    hint = f"give --status in_progress, or suspended with --reason; {_MENDED.format('earlier')}"
    return Misfit(f"{_say(before)}, so it cannot be not started on {say_day(new.on)}", hint)


def _not_begun_after(new: StatusOn, after: StatusOn | None) -> Misfit | None:
    """Refuse that what is not started on a later day was begun."""
    if after is None or after.status is not Status.NOT_STARTED or new.status is Status.NOT_STARTED:
        return None
    state = new.status.replace("_", " ")
    return Misfit(f"{_say(after)}, so it cannot be {state} on {say_day(new.on)}", _MENDED.format("later"))


def _opened_again(before: StatusOn, new: StatusOn, said: Collection[str]) -> Misfit | None:
    """Refuse that what was closed is opened again without a word."""
    if before.status not in CLOSED or new.status in CLOSED or "reason" in said:
        return None
    return Misfit(_say(before), "add --reason TEXT that tells why it is open again")


def _says_nothing(before: StatusOn, new: StatusOn, said: Collection[str]) -> Misfit | None:
    """Refuse a report without news: it would pass for one that was missed."""
    if before.status is not new.status or not set(TELLING).isdisjoint(said):
        return None
    options = ", ".join(f"--{field.replace('_', '-')}" for field in TELLING)
    return Misfit(f"{_say(before)}, and the report says no more", f"give what was reported, by one of {options}")


def _say(report: StatusOn) -> str:
    return f"the action was reported {report.status.replace('_', ' ')} on {say_day(report.on)}"
