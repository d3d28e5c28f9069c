"""The plain form, in which nearly every record is written, read line by line at a third of the cost.

Only what cannot be read in two ways is read here: `key: value` lines, lists of them, text in simple quotes, folded
text, and comments on lines of their own. Of anything else nothing is said, and the walk over PyYAML's events has the
word. A property holds the two against each other.
"""

import re
from array import array
from typing import Any

from tsreview.loading.characters import is_clean
from tsreview.loading.document import Document
from tsreview.loading.limits import Limits

# All lines are taken apart in one search: a call for each would cost as much as the search itself.
_LINES = re.compile(
    r"^( *+)(- )?+(?:([A-Za-z_][A-Za-z0-9_]{0,63}+):(?:$| (?!$)))?+(?:([A-Za-z0-9£(][^:\n]*+)(?<! )$|(.*)$)",
    re.MULTILINE,
)
"""An indentation, a dash, a key, then a value: one that has no colon and no blank at its end, and so is surely itself,
or any other, or none."""
_FOLDED = ">-"
_NULLS = frozenset({"null", "Null", "NULL"})
_HARD_COMMENT = re.compile(r"^ *+[^ #\n][^#\n]*+#|^ *+#[^\n]*+(?<= )$", re.MULTILINE)
"""A number sign behind something else, or a comment that ends in blanks, of which a remark is due."""
_SEPARATORS = re.compile("[\ufeff\x85\u2028\u2029]")


def read_plain(text: str, limits: Limits) -> Document | None:
    """Read a record in the plain form; nothing where the text is not in it."""
    # What has a meaning of its own somewhere, or on which parsers differ.
    if len(text) > limits.nodes or "\t" in text or "\\" in text or "\r" in text:
        return None
    # A comment at the very top moves the place of the record itself.
    if "#" in text and (_HARD_COMMENT.search(text) or text.lstrip(" ").startswith("#")):
        return None
    if not text.isascii() and (_SEPARATORS.search(text) or not is_clean(text)):
        return None
    reader = _Lines(text, limits.depth)
    return Document(reader.tree, array("I", reader.marks), []) if reader.read() else None


class _Lines:
    """One walk over the lines; `open` holds the mappings and lists that are open, each with its column."""

    def __init__(self, text: str, deepest: int) -> None:
        self.tree: dict[str, Any] = {}
        self.marks = [1, 1]
        self._text = text
        self._lines = text.split("\n")
        self._deepest = deepest
        self._open: list[tuple[int, Any]] = [(0, self.tree)]
        # The mapping, the key and its column that wait for what stands in the lines below.
        self._waiting: tuple[dict[str, Any], str, int] | None = None

    def read(self) -> bool:
        """Read all lines; tell whether all of them were plain."""
        done, opened, mark = 0, self._open, self.marks.extend
        for at, (indent, dash, key, sure, other) in enumerate(_LINES.findall(self._text), start=1):
            if at <= done:
                continue
            if dash and not self._begin_entry(len(indent), at, key):
                return False
            column = len(indent) + len(dash)
            where, group = opened[-1]
            if (
                # Nine lines in ten: the next key of the mapping that is open, and a value that is surely itself.
                key and sure and where == column and self._waiting is None and type(group) is dict
                and key not in group and key not in _NULLS and sure not in _NULLS
            ):  # fmt: skip
                group[key] = sure
                mark((at, column + 1, at, column + len(key) + 3))
            elif other[:1] == "#":
                continue
            elif key:
                done = self._field(key, sure or other, column, at)
                if not done:
                    return False
            elif (sure or other or indent or dash or at == 1) and not (
                dash and self._put_alone(sure or other, column, at)
            ):
                return False
        return self._waiting is None and bool(self.tree)

    def _begin_entry(self, column: int, at: int, key: str) -> bool:
        """Begin an entry of the list that stands in a column."""
        while self._open[-1][0] > column:
            self._open.pop()
        if self._waiting is not None:
            self._begin([], column, at, least=self._waiting[2])
        where, items = self._open[-1]
        if where != column or type(items) is not list or self._waiting is not None:
            return False
        if key:
            group: dict[str, Any] = {}
            items.append(group)
            self._open.append((column + 2, group))
            self.marks += (at, column + 3)
        return len(self._open) < self._deepest

    def _put_alone(self, written: str, column: int, at: int) -> bool:
        """Put a value into the list that is open."""
        value = _scalar(written)
        if value is None:
            return False
        self._open[-1][1].append(value)
        self.marks += (at, column + 1)
        return True

    def _field(self, key: str, written: str, column: int, at: int) -> int:
        """Read a key with its value, or one whose value stands below; give the last line that it takes, or 0."""
        where, group = self._open[-1]
        if (where != column or self._waiting is not None or type(group) is list) and not self._reach(column, at):
            return 0
        group = self._open[-1][1]
        if key in group or key in _NULLS:
            return 0
        if not written:
            self.marks += (at, column + 1)
            self._waiting = group, key, column
            return at
        self.marks += (at, column + 1, at, column + len(key) + 3)
        if written == _FOLDED:
            return self._folded(group, key, column, at)
        value = _scalar(written)
        if value is None:
            return 0
        group[key] = value
        return at

    def _reach(self, column: int, at: int) -> bool:
        """Close and open what leads to the mapping whose keys stand in a column."""
        # The record itself, in the first column, is never closed.
        while self._open[-1][0] > column or self._is_list_at(column):
            self._open.pop()
        if self._waiting is not None:
            self._begin({}, column, at, least=self._waiting[2] + 1)
        where, group = self._open[-1]
        return where == column and type(group) is dict and self._waiting is None and len(self._open) < self._deepest

    def _is_list_at(self, column: int) -> bool:
        return self._open[-1][0] == column and type(self._open[-1][1]) is list

    def _folded(self, group: dict[str, Any], key: str, column: int, at: int) -> int:
        """Read folded text without a blank or a deeper line in it."""
        lines, begin = self._lines, at
        inner = len(lines[at]) - len(lines[at].lstrip(" ")) if at < len(lines) else 0
        if inner <= column or len(lines[at]) == inner:
            return 0
        margin = " " * inner
        while at < len(lines) and lines[at].startswith(margin):
            line = lines[at]
            if line[inner : inner + 1] in ("", " ", "#") or line[-1] == " ":
                return 0
            at += 1
        if not self._ends(at, column):
            return 0
        group[key] = " ".join([line[inner:] for line in lines[begin:at]])
        return at

    def _ends(self, at: int, column: int) -> bool:
        """Tell whether the first line that is not empty, from one on, lies outside a folded text."""
        line = next((line for line in self._lines[at:] if line), "")
        return len(line) - len(line.lstrip(" ")) <= column

    def _begin(self, container: Any, column: int, at: int, *, least: int) -> None:
        """Open what a key waits for, if it stands far enough to the right."""
        if column >= least and self._waiting is not None:
            group, key, _ = self._waiting
            group[key] = container
            self._open.append((column, container))
            self.marks += (at, column + 1)
            self._waiting = None


def _scalar(written: str) -> str | None:
    """Read a text in simple quotes, or without; nothing where it may be more than that."""
    if not written:
        return None
    first = written[0]
    if first in "\"'":
        inner = written[1:-1]
        return inner if inner and written[-1] == first and first not in inner else None
    if not first.isalnum() and first not in "£(":
        return None
    if ": " in written or written[-1] in " :" or written in _NULLS:
        return None
    return written
