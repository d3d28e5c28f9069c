"""A record's text gets one more entry in one of its lists; all else stays as it is, byte for byte.

Plans are made on the outline of the text, where every value's end is known: a line that looks like a comment may be
part of a text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tsreview.errors import DatasetFault
from tsreview.loading.outline import Node, Shape, last_of
from tsreview.loading.scalars import Entry, block_entry, flow_entry
from tsreview.loading.yaml_reader import read_outline

_BESIDE_TEXT = re.compile(r"(?:\r?\n)*([ \t]+)(?:#[^\n]*|\r?)(?:\n|\Z)")
"""A comment or a line of blanks, after lines with nothing in them."""
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
_ENDS_BARE = re.compile(r"[|>][0-9]?-")
_NEXT_TO = re.compile(r" *: *")
_REMARKS = re.compile(r"(?:[ \t]*(?:#[^\n]*|\r?)\n)*")
"""Lines that hold a comment or nothing."""


class Addition(NamedTuple):
    """An entry for a list of a record."""

    key: str
    entry: Entry
    order: Sequence[str]
    """The keys of the record in their usual order, by which a missing one is placed."""


class Edited(NamedTuple):
    """A text with an entry put in."""

    text: str
    first: int
    """The line, from 1, on which the entry begins."""
    lines: int
    """How many lines were put in; none where it stands in brackets, on a line that was there."""


def insert_entry(text: str, path: str, addition: Addition, place: int) -> Edited:
    """Put an entry into a list of a readable record, before the entry whose place, from 0, it takes.

    The number of entries as its place puts it at the end. A missing key is written where the usual order has it.
    `path` is the file's, as messages name it.

    Raises:
        DatasetFault: the list is written in a way that cannot be edited; the message names the line.
    """
    record = read_outline(text)
    if record.style:
        raise _refusal(path, record, "the record is written in braces", "write it as `key: value` lines")
    keys = {node.value: at for at, node in enumerate(record.inner) if at % 2 == 0}
    if addition.key not in keys:
        return _with_key(text, path, addition, record)
    name, held = record.inner[keys[addition.key]], record.inner[keys[addition.key] + 1]
    if held.shape is not Shape.SEQUENCE:
        hint = "delete the key, or write each entry behind a dash"
        raise _refusal(path, name, f"`{addition.key}` holds no list", hint)
    if held.inner and held.style:
        return _in_brackets(text, held, addition.entry, place)
    if held.inner:
        return _among_lines(
            text, path, (name, held), block_entry(addition.entry, *_columns(held)), place, record.column
        )
    lines = block_entry(addition.entry, record.column + _indent(record))
    return _in_place_of_nothing(text, path, (name, held), record.column, lines)


def _with_key(text: str, path: str, addition: Addition, record: Node) -> Edited:
    """Put the key with its first entry before the first key that comes later, else at the end."""
    key, entry, order = addition
    lines = [" " * record.column + f"{key}:", *block_entry(entry, record.column + _indent(record))]
    later = order[order.index(key) + 1 :]
    at = next((at for at, node in enumerate(record.inner) if at % 2 == 0 and node.value in later), len(record.inner))
    if at:
        return _below(text, path, record.inner[at - 1], record.column, lines)
    return _spliced(text, text.rfind("\n", 0, record.begin) + 1, lines)


def _among_lines(text: str, path: str, pair: tuple[Node, Node], lines: list[str], place: int, column: int) -> Edited:
    """Put an entry among others behind dashes; a comment that stands above one of them, no deeper, stays above it."""
    name, held = pair
    if place:
        is_last = place == len(held.inner)
        return _below(text, path, held.inner[place - 1], column if is_last else held.column, lines)
    at, dash = _next_line(text, text.index(":", name.end)), text.rfind("\n", 0, held.begin) + 1
    if text[dash : held.begin].strip(" ") or not _REMARKS.fullmatch(text, at, dash):
        message = "the first entry does not begin on a line of its own below the key"
        raise _refusal(path, held, message, f"write `{name.value}:` on one line and the entry below it")
    return _spliced(text, _past_deeper(text, at, held.column), lines)


def _in_brackets(text: str, held: Node, entry: Entry, place: int) -> Edited:
    """Put an entry among others in brackets."""
    if place == len(held.inner):
        at, written = held.inner[-1].end, f", {flow_entry(entry)}"
    else:
        at, written = held.inner[place].begin, f"{flow_entry(entry)}, "
    return Edited(text[:at] + written + text[at:], text.count("\n", 0, at) + 1, 0)


def _in_place_of_nothing(text: str, path: str, pair: tuple[Node, Node], column: int, lines: list[str]) -> Edited:
    """Write the first entry of a list that stands as empty brackets; a comment behind them stays with the key."""
    name, held = pair
    if not _NEXT_TO.fullmatch(text, name.end, held.begin) or "\n" in text[held.begin : held.end]:
        hint = "delete the key and its brackets"
        raise _refusal(path, held, "empty brackets stand on lines of their own", hint)
    colon, behind = text.index(":", name.end) + 1, text[held.end :]
    cut = f"{text[:colon]}{' ' if behind.startswith('#') else ''}{behind}"
    return _spliced(cut, _past_deeper(cut, _next_line(cut, colon), column), lines)


def _below(text: str, path: str, node: Node, column: int, lines: list[str]) -> Edited:
    """Put lines below a node and the comments that belong to it."""
    last = last_of(node)
    at = _past_deeper(text, _end_of_lines(text, last), column)
    if at == len(text) and _would_change(text, last):
        message = "the block of text that ends the file has no line end, and would get one"
        raise _refusal(path, last, message, "end the last line of the file, and run the command again")
    return _spliced(text, at, lines)


def _end_of_lines(text: str, node: Node) -> int:
    """Tell where the line after a node begins; of a block of text also where its blank lines are only beside it."""
    if node.style not in ("|", ">"):
        return _next_line(text, node.end)
    if _KEEPS_BLANK_LINES.match(text, node.begin):
        return node.end
    return _next_line(text, len(text[: node.end].rstrip("\r\n")))


def _past_deeper(text: str, at: int, column: int) -> int:
    """Pass over comments and blanks further to the right than the record's keys: they belong to what stands above.

    Below a block of text that is added, they would be taken for a part of it.
    """
    while (beside := _BESIDE_TEXT.match(text, at)) and len(beside[1]) > column:
        at = beside.end()
    return at


def _would_change(text: str, node: Node) -> bool:
    """Tell whether a line end below a node would become part of its text."""
    return node.style in ("|", ">") and not text.endswith("\n") and not _ENDS_BARE.match(text, node.begin)


def _columns(held: Node) -> tuple[int, int]:
    """Give the column of a list's dashes, and how far behind them its entries begin."""
    return held.column, max(held.inner[-1].column - held.column, 2)


def _indent(record: Node) -> int:
    """Tell how far the record indents the dashes of its lists: by two, unless the first is not indented at all."""
    lists = (node for node in record.inner if node.shape is Shape.SEQUENCE and not node.style)
    return next((node.column - record.column for node in lists), 2)


def _spliced(text: str, at: int, lines: list[str]) -> Edited:
    """Put lines before the line that begins at an index, with the line ends of those above it."""
    near = max(text.rfind("\n", 0, at), text.find("\n"))
    end = "\r\n" if near > 0 and text[near - 1] == "\r" else "\n"
    added = end.join(lines)
    first = text.count("\n", 0, at) + 1
    if at and text[at - 1] != "\n":
        return Edited(text + end + added, first + 1, len(lines))
    return Edited(f"{text[:at]}{added}{end}{text[at:]}", first, len(lines))


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _refusal(path: str, node: Node, message: str, hint: str) -> DatasetFault:
    return DatasetFault(f"{path}:{node.line}: {message}, so nothing is added", hint=hint)
