"""Obligations that run on: how often they recur, from when and until when, and those that are ongoing."""

from collections.abc import Sequence
from datetime import date

from tsreview.time.points import Answer, single
from tsreview.time.reading import Reading, Refusal
from tsreview.time.spans import open_end, open_start, span
from tsreview.time.window import Precision, Recurrence, Window, say_window
from tsreview.time.words import (
    AND,
    COUNT,
    DASH,
    DAY,
    EVERY,
    FROM,
    HYPHEN,
    ONGOING,
    REGULAR,
    THEN,
    TO,
    UNIT,
    Token,
    shape,
    strip_lead,
)

_Tokens = Sequence[Token]
_Limits = tuple[date | None, date | None]
_LONGEST = 120  # months: no plan reports less than once in ten years
_STRETCHES = frozenset({Precision.YEAR, Precision.FINANCIAL_YEAR})
_NO_LIMITS: _Limits = (None, None)


def recurring(reading: Reading, tokens: _Tokens) -> Answer | None:
    """Read `Quarterly`, `Quarterly from Jan 2010`, `Dec 2008 then quarterly until March 2011`."""
    for at in range(len(tokens)):
        months, length = _interval(tokens[at : at + 4])
        if length:
            break
    else:
        return None
    if not 1 <= months <= _LONGEST:
        return reading.refuse(f"a report every {months} months is not counted", (), ("every 12 months",))
    head, tail = tokens[:at], tokens[at + length :]
    if not head:
        return _without_first(reading, months, tail)
    return _with_first(reading, months, head, tail)


def ongoing(reading: Reading, tokens: _Tokens) -> Answer | None:
    """Read `Ongoing`, `Ongoing from April 2010`, `April 2010 - ongoing`, `Immediate and ongoing`."""
    kinds = shape(tokens)
    if kinds.count(ONGOING) != 1:
        return None
    at = kinds.index(ONGOING)
    head, tail = tokens[:at], tokens[at + 1 :]
    while len(head) > 1 and head[-1].kind in (TO, DASH, AND, THEN):
        head = head[:-1]
    if not head or shape(head) == "I":
        limits = _limits(reading, tail)
    elif not tail:
        limits = _start(reading, head)
    else:
        return None
    return limits if isinstance(limits, Refusal) else _ongoing(reading, limits)


def _ongoing(reading: Reading, limits: _Limits | None) -> Window | None:
    return reading.window(Precision.ONGOING, *limits) if limits else None


def _interval(tokens: _Tokens) -> tuple[int, int]:
    """Return the months between reports that some tokens begin with, and how many tokens say so."""
    kinds = shape(tokens)
    for number in (DAY, COUNT):
        if kinds.startswith(EVERY + number + UNIT):
            return tokens[1].number * tokens[2].number, 3
        if kinds.startswith(number + HYPHEN + REGULAR):
            return tokens[0].number * tokens[2].number, 3
        if kinds.startswith(number + REGULAR):
            return tokens[0].number * tokens[1].number, 2
    if kinds.startswith(EVERY + UNIT):
        return tokens[1].number, 2
    return (tokens[0].number, 1) if kinds.startswith(REGULAR) else (0, 0)


def _without_first(reading: Reading, months: int, tail: _Tokens) -> Answer | None:
    limits = _limits(reading, tail)
    if limits is None or isinstance(limits, Refusal):
        return limits
    starts, until = limits
    return reading.window(Precision.RECURRING, starts, until, Recurrence(months, starts, None, until))


def _with_first(reading: Reading, months: int, head: _Tokens, tail: _Tokens) -> Answer | None:
    """Read a first due date, a word that says that it is one, and what follows."""
    joined = bool(tail) and tail[0].kind == THEN
    tail = tail[joined:]
    while len(head) > 1 and head[-1].kind in (THEN, AND, DASH):
        head, joined = head[:-1], True
    begins = bool(head) and head[0].kind == FROM
    body = strip_lead(head[begins:])
    first = single(reading, body) or span(reading, body)
    if first is None or isinstance(first, Refusal):
        return first
    if begins and not joined and not tail:
        return _started(reading, months, first)
    if begins or not joined:
        return _first_or_start(reading, months, first)
    return _due_first(reading, months, first, tail)


def _due_first(reading: Reading, months: int, first: Window, tail: _Tokens) -> Answer | None:
    if not tail:
        rule = Recurrence(months, None, first.latest)
        return reading.window(Precision.RECURRING, first.earliest, None, rule)
    end = _ended(reading, tail)
    if end is None or isinstance(end, Refusal):
        return end
    if end.latest and first.latest and end.latest < first.latest:
        return reading.refuse("it ends before it is first due")
    rule = Recurrence(months, None, first.latest, end.latest)
    return reading.window(Precision.RECURRING, first.earliest, end.latest, rule)


def _first_or_start(reading: Reading, months: int, first: Window) -> Refusal:
    """Refuse `Dec 2008 quarterly`: it does not say whether a report is due then."""
    opened = _started(reading, months, first)
    due = reading.window(Precision.RECURRING, first.earliest, None, Recurrence(months, None, first.latest))
    ways = (say_window(due), say_window(opened))
    return reading.refuse("it could be the first due date, or the start of the first period", ways, ways)


def _started(reading: Reading, months: int, first: Window) -> Window:
    return reading.window(Precision.RECURRING, first.earliest, None, Recurrence(months, first.earliest))


def _limits(reading: Reading, tail: _Tokens) -> _Limits | Refusal | None:
    """Read "from Jan 2010", "until March 2011", both, or a stretch of time: "in 2010/11"."""
    tail = tail[1:] if tail and tail[0].kind == DASH else tail
    if not tail:
        return _NO_LIMITS
    found = open_start(reading, tail) or _ended(reading, tail) or span(reading, tail)
    if found is None and shape(strip_lead(tail)) != "M":
        found = single(reading, strip_lead(tail))
        if isinstance(found, Window) and found.precision not in _STRETCHES:
            return None
    return (found.earliest, found.latest) if isinstance(found, Window) else found


def _ended(reading: Reading, tail: _Tokens) -> Answer | None:
    """Read "until March 2011", and "to March 2011" too: after an interval it can mean nothing else."""
    return open_end(reading, [tail[0]._replace(text="until"), *tail[1:]])


def _start(reading: Reading, head: _Tokens) -> _Limits | Refusal | None:
    found = open_start(reading, head) or single(reading, head)
    if isinstance(found, Window):
        return found.earliest, None
    return found
