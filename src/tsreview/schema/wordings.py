"""What is said of a text that is not written in the form of its field."""

import re
from collections.abc import Callable
from typing import TypeAlias

from tsreview.location import Value
from tsreview.schema import values
from tsreview.schema.values import whole
from tsreview.time.grammar import read_date
from tsreview.time.window import Precision, Window

_QUOTES = re.compile("[\"'\u2018\u2019\u201c\u201d]")
Wording: TypeAlias = tuple[str, str, str]
"""The rule's code, the message and the hint."""


def not_a_text(value: Value) -> Wording:
    """Tell what is wrong with a value that was to be a text."""
    if value is None:
        return "TSR407", "there is no value", 'give one, or delete the key; put "null" in quotes if it is meant'
    shape = "a list" if isinstance(value, list) else "a group of fields"
    return "TSR404", f"a text was expected here, not {shape}", "write the text behind the key"


def not_in_form(value: str, form: str) -> Wording:
    """Tell what is wrong with a text that a form of `values`, written `whole`, does not match."""
    return _WORDINGS[form](value)


def no_such_day(value: str) -> Wording:
    """Tell what is wrong with a day of the log that no calendar has."""
    return "TSR303", f'there is no day "{value}"', "correct the day or the month"


def nearest_slug(value: str) -> str:
    """Give the id that a text comes nearest to; an empty text where it holds no letter and no digit."""
    # Neither an apostrophe nor a stray quote parts two words.
    return re.sub(r"[^a-z0-9]+", "-", _QUOTES.sub("", value.casefold())).strip("-")[:63].rstrip("-")


def _no_slug(value: str) -> Wording:
    near = nearest_slug(value)
    hint = f'write "{near}"' if near else "use small letters, digits and hyphens"
    return "TSR406", f'"{value[:60]}" is not an id', hint


def _no_day(value: str) -> Wording:
    read = read_date(value)
    hint = "write it as YYYY-MM-DD, such as 2010-10-01"
    if isinstance(read, Window) and read.precision is Precision.DAY:
        hint = f"write {read.latest}"
    return "TSR303", f'"{value[:60]}" is not written as a day of the log', hint


def _not(code: str, message: str, hint: str) -> Callable[[str], Wording]:
    return lambda value: (code, f'"{value[:60]}" {message}', hint)


_WORDINGS: dict[str, Callable[[str], Wording]] = {
    whole(values.SLUG): _no_slug,
    whole(values.DAY): _no_day,
    whole(values.LOCAL_ID): _not("TSR406", 'is not a reference such as "1a"', "use small letters and digits"),
    whole(values.NUMBER): _not(
        "TSR405", "is not a number", "write digits alone and no nought in front, such as 475 or 7.6"
    ),
    whole(values.COUNT): _not(
        "TSR405", "is not a whole number", "write digits alone and no nought in front, such as 3"
    ),
    whole(values.POSITION): _not(
        "TSR405", "is not a whole number from 1", "write digits alone and no nought in front, such as 3"
    ),
    whole(values.FLAG): _not("TSR411", "is neither true nor false", "write true or false"),
    whole(values.LINES): _not("TSR408", "does not name lines", "write them as 387, 388-390 or 387, 391"),
    whole(values.DIGEST): _not("TSR408", "is not a SHA-256 digest", "write its 64 hexadecimal digits in small letters"),
    whole(values.RULE): _not(
        "TSR408", "is not the code of a rule", "write it as `tsreview validate` prints it, such as TSR508"
    ),
}
