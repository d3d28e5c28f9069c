"""Why a date was moved, and whether the move is of that kind."""

from enum import StrEnum
from typing import NamedTuple

from tsreview.time.window import UNDATED, Precision, Window


class RevisionKind(StrEnum):
    """Why a date was moved."""

    EXTENDED = "extended"
    BROUGHT_FORWARD = "brought_forward"
    REPROGRAMMED = "reprogrammed"
    FIRST_DATED = "first_dated"
    INFEASIBLE = "infeasible"


class Misfit(NamedTuple):
    """Why a date cannot be moved so, and what to do."""

    message: str
    hint: str


_NEEDS_A_DAY = frozenset({RevisionKind.EXTENDED, RevisionKind.BROUGHT_FORWARD, RevisionKind.FIRST_DATED})
"""The others may leave the new date open: of what was found infeasible, it is often not known yet."""


def misfit(kind: RevisionKind, current: Window, new: Window) -> Misfit | None:
    """Tell why a move from the current date to a new one is none of its kind; nothing where it is."""
    if current._replace(text="") == new._replace(text=""):
        same = f'"{new.text}" is the current date' if current.text else "the action has no date"
        return Misfit(f"{same} already, so nothing moves", "give the date that was agreed")
    if new.precision is Precision.MONTH_WITHOUT_YEAR:
        return Misfit(f'"{new.text}" names no year', f'write the year too, such as "{new.text} 2010"')
    if new.precision in UNDATED and kind in _NEEDS_A_DAY:
        hint = "the kinds reprogrammed and infeasible may leave the date open"
        return Misfit(f'"{new.text}" gives no day, and the kind {kind} needs one', hint)
    return _first_date(kind, current) or _open_end(kind, new) or _direction(kind, current, new)


def _first_date(kind: RevisionKind, current: Window) -> Misfit | None:
    """Hold `first_dated` against whether there was a date."""
    undated = current.precision in UNDATED
    if kind is RevisionKind.FIRST_DATED and not undated:
        others = ", ".join(each for each in RevisionKind if each is not kind)
        return Misfit(f'the action has a date already, "{current.text}"', f"choose another --kind: {others}")
    if kind in (RevisionKind.EXTENDED, RevisionKind.BROUGHT_FORWARD) and undated:
        return Misfit("the action has no date that could be moved", "did you mean --kind first_dated?")
    return None


def _open_end(kind: RevisionKind, new: Window) -> Misfit | None:
    """Refuse an open end as an earlier or a later date, which it is not."""
    if new.latest is not None or kind not in (RevisionKind.EXTENDED, RevisionKind.BROUGHT_FORWARD):
        return None
    return Misfit(f'"{new.text}" has no last day, and the kind {kind} needs one', "use --kind reprogrammed")


def _direction(kind: RevisionKind, current: Window, new: Window) -> Misfit | None:
    """Hold the direction of a move against its kind."""
    if current.latest is None or new.latest is None:
        return None
    words = f'the new date, "{new.text}", ends {{}} the current one, "{current.text}"'
    if kind is RevisionKind.EXTENDED and new.latest < current.latest:
        return Misfit(words.format("before"), "did you mean --kind brought_forward?")
    if kind is RevisionKind.BROUGHT_FORWARD and new.latest > current.latest:
        return Misfit(words.format("after"), "did you mean --kind extended?")
    return None
