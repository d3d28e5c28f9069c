"""Read dates as plans print them, by a closed grammar.

Every text gets an answer and none raises: a window, or a refusal that says what to write. The forms are
tried in order; each answers only for its own shape of words, so that none hides another's reading.
"""

from collections.abc import Sequence
from functools import lru_cache

from tsreview.time.calendar import FinancialCalendar
from tsreview.time.hints import EXAMPLES, hint
from tsreview.time.points import Answer, single
from tsreview.time.reading import Reading, Refusal
from tsreview.time.repeats import ongoing, recurring
from tsreview.time.spans import open_end, open_start, span
from tsreview.time.window import Precision, Window, no_date
from tsreview.time.words import Token, shape, strip_lead, tokenise

__all__ = ["LONGEST", "Refusal", "Window", "read_date"]

LONGEST = 120
"""Characters of the longest text that is read."""
_MARKS = str.maketrans(
    {
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("‒–—―−", " - "),  # a dash never stands within an ISO date
        "’": "'",
        **dict.fromkeys("\t\n\r\u00a0\u2009\u202f", " "),
    }
)
_NOT_KNOWN = frozenset(
    {
        "tbc",
        "tba",
        "tbd",
        "t.b.c",
        "t.b.a",
        "not known",
        "not yet known",
        "unknown",
        "to be confirmed",
        "to be announced",
        "to be agreed",
        "to be decided",
        "to be determined",
    }
)


def read_date(text: str, start_month: int = 4) -> Window | Refusal:
    """Read a date as it is printed; `start_month` is that of the financial year, 1 to 12."""
    if len(text) > LONGEST:
        # cut before it is kept: neither the cache nor a message may carry a whole document
        reason = f"it has more than {LONGEST} characters"
        return Refusal(text[:LONGEST] + "…", reason, (), EXAMPLES)
    return _read(text, start_month)


@lru_cache(maxsize=4096)
def _read(text: str, start_month: int) -> Window | Refusal:
    reading = Reading(text, FinancialCalendar(start_month))
    cleaned = text.translate(_MARKS).lower()
    if not cleaned.isprintable():
        return reading.refuse("it holds a character that cannot be seen", (), EXAMPLES)
    cleaned = " ".join(cleaned.split())
    if not cleaned or cleaned.rstrip(".") in _NOT_KNOWN or set(cleaned) == {"?"}:
        return no_date(text)
    tokens = tokenise(cleaned)
    for form in (_alone, ongoing, recurring, open_start, open_end, _dated, span):
        if answer := form(reading, tokens):
            return answer
    return hint(reading, tokens)


def _alone(reading: Reading, tokens: Sequence[Token]) -> Answer | None:
    """Read "Immediate", and a month without a year, which tells nothing of when."""
    if shape(tokens) == "I":
        return reading.window(Precision.IMMEDIATE, None, None)
    if shape(strip_lead(tokens)) == "M":
        return reading.window(Precision.MONTH_WITHOUT_YEAR, None, None)
    return None


def _dated(reading: Reading, tokens: Sequence[Token]) -> Answer | None:
    return single(reading, strip_lead(tokens))
