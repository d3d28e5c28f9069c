"""What was done to an action, in an officer's words: its state before and after."""

from datetime import date

from tsreview.queries.action_fields import NO_DATE, say_late, say_status
from tsreview.queries.actions import ActionView
from tsreview.time.calendar import say_count, say_day
from tsreview.time.lateness import Lateness
from tsreview.time.moves import RevisionKind
from tsreview.time.slippage import slippage_months

_AT_REST = (Lateness.CLOSED, Lateness.SUSPENDED)
_HOW = {
    RevisionKind.EXTENDED: "extended from {old}{extent}",
    RevisionKind.BROUGHT_FORWARD: "brought forward from {old}{extent}",
    RevisionKind.REPROGRAMMED: "reprogrammed from {old}",
    RevisionKind.FIRST_DATED: "dated for the first time",
    RevisionKind.INFEASIBLE: "as {old} was found infeasible",
}


def say_update(before: ActionView, after: ActionView) -> str:
    """Say what an update made of an action: "a-1: complete since 1 May 2010; was overdue by 1 day; blue, was amber"."""
    status, on = say_status(after.facts.status), say_day(after.as_of)
    what = f"still {status} on {on}" if before.facts.status is after.facts.status else f"{status} since {on}"
    return f"{after.facts.id}: {what}; {_say_change(before, after)}"


def say_revision(before: ActionView, after: ActionView, kind: RevisionKind) -> str:
    """Say where a revision moved a date: "a-1: due Dec 2010, extended from June 2010 by 6 months; due now, was ..."."""
    months = slippage_months(before.facts.window, after.facts.window)
    extent = f" by {say_count(abs(months), 'month')}" if months else ""
    how = _HOW[kind].format(old=before.facts.due or NO_DATE, extent=extent)
    return f"{after.facts.id}: due {after.facts.due}, {how}; {_say_change(before, after)}"


def say_overtaken(key: str, later: date, today: ActionView) -> str:
    """Say which entry of a list one was put before, and what is in force today."""
    if key == "updates":
        what, stays = "report", f"the state today stays {say_status(today.facts.status)}"
    else:
        what, stays = "revision", f"the date in force today stays {today.facts.due or NO_DATE}"
    words = f"entered before the {what} of {say_day(later)}"
    return f"{words}; {stays}" if later <= today.as_of else words


def _say_change(before: ActionView, after: ActionView) -> str:
    """Say how the lateness and the rating of an action changed, or that they did not."""
    was, now = before.found.rag, after.found.rag
    rating = f"still {now}" if was is now else f"{now}, was {was}"
    return "; ".join(filter(None, (_say_stand(before, after), rating)))


def _say_stand(before: ActionView, after: ActionView) -> str:
    """Say how the lateness changed; that an action is at rest its state tells."""
    was, now = _say_lateness(before), _say_lateness(after)
    if after.found.lateness in _AT_REST:
        return f"was {was}" if was != now else ""
    if was == now:
        return f"still {now}"
    if before.found.lateness is after.found.lateness is Lateness.OVERDUE:
        return f"still overdue, now by {say_late(after)}"
    return f"{now}, was {was}"


def _say_lateness(view: ActionView) -> str:
    """Say where an action stands, as it follows on "was" or "still"."""
    lateness, words = view.found.lateness, say_late(view)
    if lateness in _AT_REST:
        return say_status(view.facts.status)
    if lateness is Lateness.CANNOT_TELL:
        return "without a date that can be told"
    if lateness is Lateness.OVERDUE:
        return f"overdue by {words}"
    return f"with {words}" if view.found.behind_since else words
