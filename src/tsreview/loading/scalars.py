"""How a new entry of a record is written: plain where every reader of YAML agrees, else in quotes or as a block."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

Entry: TypeAlias = Mapping[str, str | date]
"""The fields of a group in their order; texts hold no character that a record may not hold."""

WIDTH = 100
"""Characters of the longest line that a text is put on, as in the shipped records."""

# Other readers take more words than `null` for something else than text, and most of what begins with a digit.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER_LIKE = re.compile(r"[0-9][0-9a-fxotz_.,:+\- ]*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )")


def as_tree(entry: Entry) -> dict[str, str]:
    """Give what reading the written entry gives."""
    return {key: str(value) for key, value in entry.items()}


def block_entry(entry: Entry, column: int, gap: int = 2) -> list[str]:
    """Write an entry of a list on lines of its own: the dash in a column, from 0, the keys a gap further on."""
    lines = [line for key, value in entry.items() for line in _field(key, value, column + gap)]
    lines[0] = " " * column + "-" + lines[0][column + 1 :]
    return lines


def flow_entry(entry: Entry) -> str:
    """Write an entry of a list in braces, on one line."""
    return "{" + ", ".join(f"{key}: {_in_brackets(value)}" for key, value in entry.items()) + "}"


def _field(key: str, value: str | date, column: int) -> Iterator[str]:
    """Write a key with its value; a text too long for its line is folded below it."""
    margin, inner = " " * column, " " * (column + 2)
    if isinstance(value, str) and ("\n" in value or "\t" in value):
        yield f"{margin}{key}: |-"
        yield from (inner + line if line else "" for line in value.split("\n"))
        return
    line = f"{margin}{key}: {value if isinstance(value, date) else _on_the_line(value)}"
    if isinstance(value, date) or len(line) <= WIDTH:
        yield line
        return
    yield f"{margin}{key}: >-"
    yield from (inner + line for line in _folded(value, WIDTH - len(inner)))


def _folded(text: str, width: int) -> Iterator[str]:
    """Break a text at single blanks, the only ones that folding gives back."""
    line = ""
    for word in _BETWEEN_WORDS.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _on_the_line(text: str) -> str:
    if _is_plain(text):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    """Tell whether a text without quotes is read as itself, by any reader."""
    if not text[:1].isalnum() and text[:1] not in ("£", "("):
        return False
    if ": " in text or " #" in text or text[-1] in ": ":
        return False
    return text.casefold() not in _WORDS and not _NUMBER_LIKE.fullmatch(text)


def _in_brackets(value: str | date) -> str:
    """Write a value where commas and brackets end it."""
    if isinstance(value, date):
        return str(value)
    is_word = _IN_BRACKETS.fullmatch(value) and _is_plain(value)
    # What JSON writes is YAML in double quotes.
    return value if is_word else json.dumps(value, ensure_ascii=False)
