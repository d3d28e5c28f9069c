"""Ranges and open ends: two dates with a mark or word between them, or one with "from" or "onwards"."""

from collections.abc import Sequence

from tsreview.time.calendar import add_months
from tsreview.time.points import Answer, interval_end, single
from tsreview.time.reading import Reading, Refusal
from tsreview.time.window import Precision, Window, say_window
from tsreview.time.words import DASH, HYPHEN, SLASH, TO, YEAR, Token, shape, strip_lead

_Tokens = Sequence[Token]
_CALENDAR = frozenset({Precision.YEAR, Precision.PART_OF_YEAR})


def open_start(reading: Reading, tokens: _Tokens) -> Answer | None:
    """Read `from April 2010`, `April 2010 onwards` and `2010-04/..`: a start and no end."""
    kinds = shape(tokens)
    if kinds.endswith("/_"):
        first = interval_end(reading, tokens[:-2])
    elif kinds.startswith("f") or kinds.endswith("o"):
        first = single(reading, tokens[kinds.startswith("f") : len(tokens) - kinds.endswith("o")])
    else:
        return None
    if isinstance(first, Window):
        return reading.window(Precision.OPEN_START, first.earliest, None)
    return first


def open_end(reading: Reading, tokens: _Tokens) -> Answer | None:
    """Read `until March 2011` and `../2011-03`: an end, and a start that the plan's publication gives."""
    kinds = shape(tokens)
    if kinds.startswith("_/"):
        last = interval_end(reading, tokens[2:])
    elif kinds.startswith(TO) and tokens[0].text != "to":
        last = single(reading, strip_lead(tokens[1:]))
    else:
        return None
    return reading.window(Precision.RANGE, None, last.latest) if isinstance(last, Window) else last


def span(reading: Reading, tokens: _Tokens) -> Answer | None:
    """Read a range; a first date without a year takes that of the second."""
    kinds = shape(tokens)
    if kinds.startswith("B") and kinds.count("A") == 1:
        at = kinds.index("A")
        return _between(reading, tokens[1:at], tokens[at + 1 :])
    if kinds.startswith("f"):
        tokens, kinds = tokens[1:], kinds[1:]
    at = _separator(kinds)
    if at < 0:
        return None
    if kinds[at] == SLASH and HYPHEN in kinds:
        return _joined(reading, interval_end(reading, tokens[:at]), interval_end(reading, tokens[at + 1 :]))
    return _between(reading, tokens[:at], tokens[at + 1 :])


def backwards(reading: Reading, first: Window, last: Window, *, inferred: bool = False) -> Refusal:
    """Refuse a range that ends before it begins, and say in which ways that may have come about.

    `inferred` tells that the first date took its year from the second: "Nov to Feb 2011".
    """
    start = reading.calendar.start_month
    a_year_on = f"{say_window(first, start)} to {say_window(_moved(last, 1), start)}"
    if inferred:
        likely = f"{say_window(_moved(first, -1), start)} to {say_window(last, start)}"
    else:
        likely = f"{say_window(last, start)} to {say_window(first, start)}"
    forwards = _is_forwards(first, _moved(last, 1))
    ways = (likely, a_year_on) if forwards else (likely,)
    return reading.refuse("it ends before it begins", ways, ways)


def _separator(kinds: str) -> int:
    """Return where the one mark between two dates stands; -1 when there is none, or no telling."""
    for marks in ((TO, DASH), (HYPHEN,), (SLASH,)):
        found = [at for at, kind in enumerate(kinds) if kind in marks]
        # the hyphen of `2010-01/2011` is within a date
        if len(found) == 1 and not (marks == (HYPHEN,) and kinds.startswith("Y-D")):
            return found[0]
        if found and TO in marks:
            return -1
        if len(found) == 2 and kinds.endswith("Y/D"):
            return found[0]  # the second slash is within the financial year
    return -1


def _between(reading: Reading, left: _Tokens, right: _Tokens) -> Answer | None:
    right = strip_lead(right)
    completed = _completed(left, right)
    inferred = len(completed) > len(left)
    return _joined(reading, single(reading, completed), single(reading, right), inferred=inferred)


def _joined(reading: Reading, first: Answer | None, last: Answer | None, *, inferred: bool = False) -> Answer | None:
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        return _with_a_doubt(reading, first, last)
    if first is None or last is None:
        return None
    if _mixes_years(first, last):
        return _year_beside(reading, first, last)
    if inferred and first.earliest == last.earliest:
        return None  # "May to May 2010" is a year, or an error
    if not _is_forwards(first, last):
        return backwards(reading, first, last, inferred=inferred)
    return reading.window(Precision.RANGE, first.earliest, last.latest)


def _with_a_doubt(reading: Reading, first: Answer | None, last: Answer | None) -> Refusal | None:
    """Refuse a range for the doubt about one of its ends, and say how the whole of it is written."""
    doubts = [end for end in (first, last) if isinstance(end, Refusal)]
    if first is None or last is None:
        return doubts[0]
    left, right = _ways_to_write(reading, first), _ways_to_write(reading, last)
    # the first way for both, then the second: a month goes with a month, a year with a year
    pairs = range(max(len(left), len(right)) if left and right else 0)
    write = tuple(f"{left[min(at, len(left) - 1)]} to {right[min(at, len(right) - 1)]}" for at in pairs)
    return reading.refuse(doubts[0].reason, write if len(write) > 1 else (), write)


def _ways_to_write(reading: Reading, end: Answer) -> tuple[str, ...]:
    return end.write if isinstance(end, Refusal) else (say_window(end, reading.calendar.start_month),)


def _mixes_years(first: Window, last: Window) -> bool:
    """Tell whether only one end is a calendar year: "winter 2011 – 2012", "2010 to 2011/12"."""
    both = (first.precision, last.precision)
    return Precision.YEAR in both and not _CALENDAR.issuperset(both)


def _year_beside(reading: Reading, first: Window, last: Window) -> Refusal:
    found = reading.window(Precision.RANGE, first.earliest, last.latest)
    write = (say_window(found, reading.calendar.start_month),) if _is_forwards(first, last) else ()
    return reading.refuse("one end is a year alone, and the other is not", write, write)


def _is_forwards(first: Window, last: Window) -> bool:
    """Tell whether the second date neither begins nor ends before the first."""
    begins = first.earliest is None or last.earliest is None or first.earliest <= last.earliest
    return begins and (first.latest is None or last.latest is None or first.latest <= last.latest)


def _completed(left: _Tokens, right: _Tokens) -> _Tokens:
    """Give the first date the year of the second, and its month where it is a day alone."""
    kinds = shape(right)
    year = next((ending for ending in ("Y/D", YEAR) if kinds.endswith(ending)), "")
    # a second date that is a year alone has none to give: "Jan - 2012" is no range
    if not left or YEAR in shape(left) or not year or kinds == year:
        return left
    if shape(left) in {"D", "O"} and kinds in {"DMY", "OMY"}:
        return [*left, *right[1:]]
    return [*left, *right[-len(year) :]]


def _moved(window: Window, years: int) -> Window:
    earliest, latest = window.earliest, window.latest
    if earliest is None or latest is None:
        return window
    return window._replace(earliest=add_months(earliest, 12 * years), latest=add_months(latest, 12 * years))
