"""The vocabulary of printed dates: text to tokens, each of one kind, which together make a shape.

A shape is one letter for each token: "31 March 2010" is `DMY` and "Q4 2009/10" is `QY/D`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tsreview.time.calendar import MONTHS

DAY, ORDINAL, YEAR, NUMBER = "D", "O", "Y", "N"  # one or two digits, those with "st", a year, any other
MONTH, SEASON, PART, QUARTER, FINANCIAL = "M", "S", "P", "Q", "F"
HYPHEN, DASH, SLASH, POINT, NOTHING = "-", "~", "/", ".", "_"  # NOTHING is the ".." of ISO intervals
TO, AND, BETWEEN, FROM, ONWARDS = "T", "A", "B", "f", "o"
LEAD, END, BEFORE, AFTER = "l", "E", "x", "y"
REGULAR, EVERY, COUNT, UNIT, THEN = "R", "e", "c", "u", "t"
ONGOING, IMMEDIATE, WORD = "G", "I", "w"

FIRST_YEAR, LAST_YEAR = 1000, 2199


class Token(NamedTuple):
    """A word, number or mark: its kind, what it counts for, and how it was written."""

    kind: str
    number: int
    text: str


def shape(tokens: Sequence[Token]) -> str:
    """Return the kinds of some tokens, a letter each."""
    return "".join(token.kind for token in tokens)


def tokenise(text: str) -> list[Token]:
    """Cut cleaned text (lower case, single spaces) into tokens; commas, "of" and "the" say nothing."""
    for phrase, word in _PHRASES:
        text = text.replace(phrase, word)
    # compiled on first use, and kept by `re`: importing this module compiles nothing
    pieces = ["", *re.findall(r"[0-9]+|[a-z]+|\.\.+| |.", text), ""]
    tokens: list[Token] = []
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if piece in _ORDINALS and tokens and tokens[-1].kind == DAY:
            tokens[-1] = tokens[-1]._replace(kind=ORDINAL)
        elif piece not in _SILENT:
            tokens += _token(before, piece, after)
    return _join_quarters(tokens)


def strip_lead(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take "by", "by the end of", "end", "in" and the like from before a date."""
    at = 0
    while at < min(2, len(tokens)) and tokens[at].kind == LEAD:
        at += 1
    kinds = shape(tokens[at : at + 3])
    for lead in (BEFORE + END, END + HYPHEN, END):
        if kinds.startswith(lead):
            return tokens[at + len(lead) :]
    return tokens[at:]


def _token(before: str, piece: str, after: str) -> list[Token]:
    if _is_number(piece):
        return [Token(_kind_of_number(piece), int(piece), piece)]
    if piece == "-":
        # "Apr-2010" has a hyphen, "Jan - Dec" a dash, and only a hyphen can be ISO's
        loose = not before.strip() or not after.strip()
        return [Token(DASH if loose else HYPHEN, 0, piece)]
    if piece == ".":
        # a point that is not between numbers ends a sentence or a shortened word
        between = _is_number(before) and _is_number(after)
        return [Token(POINT, 0, piece)] if between else []
    kind, number = _VOCABULARY.get(piece, (WORD, 0))
    return [Token(kind, number, piece)]


def _is_number(piece: str) -> bool:
    return piece[:1] in _FIGURES  # `isdigit` holds for figures of other scripts


def _kind_of_number(digits: str) -> str:
    if len(digits) <= 2:
        return DAY
    return YEAR if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR else NUMBER


def _join_quarters(tokens: list[Token]) -> list[Token]:
    """Make one token of "Q4", "quarter 4", "4th quarter" and "fourth quarter"."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.text in _QUARTERS and last.kind != QUARTER and token.kind == DAY:
            joined[-1] = Token(QUARTER, token.number, f"q{token.number}")
        elif last and token.text in _QUARTERS and _is_ordinal(last):
            number = _ORDINAL_WORDS.get(last.text, last.number)
            joined[-1] = Token(QUARTER, number, f"q{number}")
        else:
            joined.append(token)
    return joined


def _is_ordinal(token: Token) -> bool:
    return token.kind == ORDINAL or token.text in _ORDINAL_WORDS


_PHRASES = (
    ("on-going", "ongoing"),
    ("on going", "ongoing"),
    ("half-yearly", "6-monthly"),
    ("half yearly", "6-monthly"),
    ("twice a year", "6-monthly"),
    ("once a month", "monthly"),
    ("once a quarter", "quarterly"),
    ("once a year", "yearly"),
    ("per annum", "yearly"),
    ("financial year", "fy"),
    ("no later than", "by"),
    ("not later than", "by"),
    ("followed by", "then"),
    ("as soon as possible", "asap"),
    ("a.s.a.p", "asap"),
    ("with immediate effect", "immediate"),
)
_FIGURES = frozenset("0123456789")
_SILENT = frozenset({" ", ",", "'", "of", "the"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTERS = frozenset({"q", "qtr", "quarter"})
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VOCABULARY: dict[str, tuple[str, int]] = {
    **{name.lower(): (MONTH, number) for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): (MONTH, number) for number, name in enumerate(MONTHS, 1)},
    "sept": (MONTH, 9),
    **{word: (COUNT, number) for number, word in enumerate(_COUNTS, 1)},
    "spring": (SEASON, 3),
    "summer": (SEASON, 6),
    "autumn": (SEASON, 9),
    "winter": (SEASON, 12),
    "early": (PART, 1),
    "mid": (PART, 5),
    "late": (PART, 9),
    **dict.fromkeys(("to", "until", "till", "through"), (TO, 0)),
    **dict.fromkeys(("from", "starting", "beginning", "commencing"), (FROM, 0)),
    **dict.fromkeys(("onwards", "onward"), (ONWARDS, 0)),
    **dict.fromkeys(("by", "in", "on", "during", "due", "at"), (LEAD, 0)),
    **dict.fromkeys(("then", "thereafter"), (THEN, 0)),
    **dict.fromkeys(("every", "each"), (EVERY, 0)),
    **dict.fromkeys(("month", "months"), (UNIT, 1)),
    **dict.fromkeys(("quarter", "quarters"), (UNIT, 3)),
    **dict.fromkeys(("year", "years"), (UNIT, 12)),
    **dict.fromkeys(("annually", "annual", "yearly"), (REGULAR, 12)),
    **dict.fromkeys(("ongoing", "continuous", "continuously", "continuing"), (ONGOING, 0)),
    **dict.fromkeys(("immediate", "immediately", "asap"), (IMMEDIATE, 0)),
    "monthly": (REGULAR, 1),
    "quarterly": (REGULAR, 3),
    "and": (AND, 0),
    "between": (BETWEEN, 0),
    "end": (END, 0),
    "before": (BEFORE, 0),
    "after": (AFTER, 0),
    "fy": (FINANCIAL, 0),
    "/": (SLASH, 0),
    "..": (NOTHING, 0),
}
