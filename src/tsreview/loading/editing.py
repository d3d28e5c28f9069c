"""A record's text gets one more entry in one of its lists; all else stays as it is, byte for byte.

Plans are made on the outline of the text, where every value's end is known: a line that looks like a comment may be
part of a text.
"""

import re
from collections.abc import Sequence

from tsreview.errors import DatasetFault
from tsreview.loading.outline import Node, Shape, last_of
from tsreview.loading.scalars import Entry, block_entry, flow_entry
from tsreview.loading.yaml_reader import read_outline

_BESIDE_TEXT = re.compile(r"(?:\r?\n)*([ \t]+)(?:#[^\n]*|\r?)(?:\n|\Z)")
"""A comment or a line of blanks, after lines with nothing in them."""
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
_ENDS_BARE = re.compile(r"[|>][0-9]?-")
_NEXT_TO = re.compile(r" *: *")


def append_entry(text: str, path: str, key: str, entry: Entry, order: Sequence[str]) -> str:
    """Append an entry to the list behind a key of a readable record; a missing key is put where `order` has it.

    `path` is the file's, as messages name it.

    Raises:
        DatasetFault: the list is written in a way that cannot be edited; the message names the line.
    """
    record = read_outline(text)
    if record.style:
        raise _refusal(path, record, "the record is written in braces", "write it as `key: value` lines")
    keys = {node.value: at for at, node in enumerate(record.inner) if at % 2 == 0}
    if key not in keys:
        return _with_key(text, path, key, entry, order, record)
    name, held = record.inner[keys[key]], record.inner[keys[key] + 1]
    if held.shape is not Shape.SEQUENCE:
        raise _refusal(path, name, f"`{key}` holds no list", "delete the key, or write each entry behind a dash")
    if not held.style:
        item = held.inner[-1]
        gap = max(item.column - held.column, 2)
        return _below(text, path, held, record.column, block_entry(entry, held.column, gap))
    if held.inner:
        end = held.inner[-1].end
        return f"{text[:end]}, {flow_entry(entry)}{text[end:]}"
    lines = block_entry(entry, record.column + _indent(record))
    return _in_place_of_nothing(text, path, (name, held), record.column, lines)


def _with_key(text: str, path: str, key: str, entry: Entry, order: Sequence[str], record: Node) -> str:
    """Put the key with its first entry before the first key that comes later, else at the end."""
    lines = [" " * record.column + f"{key}:", *block_entry(entry, record.column + _indent(record))]
    later = order[order.index(key) + 1 :]
    at = next((at for at, node in enumerate(record.inner) if at % 2 == 0 and node.value in later), len(record.inner))
    if at:
        return _below(text, path, record.inner[at - 1], record.column, lines)
    return _spliced(text, text.rfind("\n", 0, record.begin) + 1, lines)


def _in_place_of_nothing(text: str, path: str, pair: tuple[Node, Node], column: int, lines: list[str]) -> str:
    """Write the first entry of a list that stands as empty brackets; a comment behind them stays with the key."""
    name, held = pair
    if not _NEXT_TO.fullmatch(text, name.end, held.begin) or "\n" in text[held.begin : held.end]:
        hint = "delete the key and its brackets"
        raise _refusal(path, held, "empty brackets stand on lines of their own", hint)
    colon, behind = text.index(":", name.end) + 1, text[held.end :]
    cut = f"{text[:colon]}{' ' if behind.startswith('#') else ''}{behind}"
    return _spliced(cut, _past_deeper(cut, _next_line(cut, colon), column), lines)


def _below(text: str, path: str, node: Node, column: int, lines: list[str]) -> str:
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


def _indent(record: Node) -> int:
    """Tell how far the record indents the dashes of its lists: by two, unless the first is not indented at all."""
    lists = (node for node in record.inner if node.shape is Shape.SEQUENCE and not node.style)
    return next((node.column - record.column for node in lists), 2)


def _spliced(text: str, at: int, lines: list[str]) -> str:
    """Put lines before the line that begins at an index, with the line ends of those above it."""
    near = max(text.rfind("\n", 0, at), text.find("\n"))
    end = "\r\n" if near > 0 and text[near - 1] == "\r" else "\n"
    added = end.join(lines)
    if at and text[at - 1] != "\n":
        return text + end + added
    return f"{text[:at]}{added}{end}{text[at:]}"


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _refusal(path: str, node: Node, message: str, hint: str) -> DatasetFault:
    return DatasetFault(f"{path}:{node.line}: {message}, so nothing is added", hint=hint)
