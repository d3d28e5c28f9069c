"""How texts and new entries are written: plain where every reader of YAML agrees, else in quotes or as a block."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TypeAlias

from tsreview.loading.characters import UNSEEN

Entry: TypeAlias = Mapping[str, str | date]
"""The fields of a group in their order; texts hold no character that a record may not hold."""

WIDTH = 100
"""Characters of the longest line that a text is put on, as in the shipped records."""

# Other readers take more words than `null` for something else than text, and what looks like a number or a time.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER_LIKE = re.compile(
    r"[0-9][0-9_.,:+\- ]*|[0-9][0-9_.,]*e[+-]?[0-9]+|0[box][0-9a-f_,]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ] *[0-9:.]+ *(?:z|[+-][0-9:]+)?",
    re.IGNORECASE,
)
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
    return "{" + ", ".join(f"{key}: {in_brackets(value)}" for key, value in entry.items()) + "}"


def written(text: str, before: int, column: int) -> list[str]:
    """Write a text as the value of a key or a dash: what follows on that line, then the lines below it.

    Args:
        text: what is to be read back.
        before: how many characters stand before it on its line.
        column: where lines below begin, from 0.
    """
    if UNSEEN.search(text):
        return [_escaped(text)]
    if "\n" in text or "\t" in text:
        return _as_block(text, column) or [_escaped(text)]
    line = on_the_line(text)
    if before + len(line) <= WIDTH or text[:1] == " " or not _BETWEEN_WORDS.search(text.rstrip(" ")):
        return [line]
    return [">-", *_indented(_folded(text, WIDTH - column), column)]


def _field(key: str, value: str | date, column: int) -> Iterator[str]:
    """Write a key with its value."""
    name = f"{' ' * column}{key}: "
    first, *below = [str(value)] if isinstance(value, date) else written(value, len(name), column + 2)
    yield name + first
    yield from below


def _as_block(text: str, column: int) -> list[str]:
    """Write a text of several lines as it is, or folded where a line is too long; nothing where it needs quotes."""
    lines = text.removesuffix("\n").split("\n")
    # A block's own indentation is told by its first line; its end is lost among blanks.
    if lines[0][:1] in (" ", "") or not lines[-1].strip():
        return []
    end = "" if text.endswith("\n") else "-"
    is_narrow = len(lines) > 1 and max(map(len, lines)) <= WIDTH - column
    if is_narrow or not all(map(_folds, lines)):
        return [f"|{end}", *_indented(lines, column)]
    folded = [[*_folded(line, WIDTH - column), ""] if line else [""] for line in lines]
    return [f">{end}", *_indented(chain.from_iterable(folded), column)][:-1]


def _folds(line: str) -> bool:
    """Tell whether a line can be broken and is given back by folding."""
    return line.strip(" ") == line and "\t" not in line


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _folded(text: str, width: int) -> Iterator[str]:
    """Break a text at single blanks, the only ones that folding gives back; those at its end stay there."""
    line, bare = "", text.rstrip(" ")
    for word in _BETWEEN_WORDS.split(bare):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line + text[len(bare) :]


def on_the_line(text: str) -> str:
    """Write a text of one line, in quotes where it needs them."""
    if is_plain(text):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escaped(text: str) -> str:
    """Write a text in double quotes, with what cannot be seen as escapes."""
    return UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def is_plain(text: str) -> bool:
    """Tell whether a text without quotes is read as itself, by any reader."""
    if not text[:1].isalnum() and text[:1] not in ("£", "("):
        return False
    if ": " in text or " #" in text or text[-1] in ": ":
        return False
    return text.casefold() not in _WORDS and not _NUMBER_LIKE.fullmatch(text)


def in_brackets(value: str | date) -> str:
    """Write a value where commas and brackets end it."""
    if isinstance(value, date):
        return str(value)
    is_word = _IN_BRACKETS.fullmatch(value) and is_plain(value)
    # What JSON writes is YAML in double quotes.
    return value if is_word else json.dumps(value, ensure_ascii=False)
