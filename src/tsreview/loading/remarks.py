"""The comments and blank lines of a record, each with the entry that it stands above, beside or below.

An entry is a key with its value, or a dash with what follows it. Comments are looked for in the gaps between keys
and values alone, so that a line of a text which looks like one is never taken for it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tsreview.loading.outline import Node, Shape
from tsreview.loading.yaml_reader import read_outline
from tsreview.location import Path

_COMMENT = re.compile("#[^\n]*")
_HEADER = re.compile("[|>][-+0-9]*[ \t]*(#[^\n]*)?")
_END = 1_000_000
"""Further to the right than any column."""


class Remarks(NamedTuple):
    """What stands with an entry; an empty text is a blank line."""

    above: list[str]
    beside: list[str]
    below: list[str]


class _Token(NamedTuple):
    """A key, a text or a closing bracket, and the entry that it belongs to."""

    begin: int
    end: int
    entry: Path
    header: str = ""
    """The comment behind the sign of a block of text."""


class _Line(NamedTuple):
    """A line between two tokens that holds a comment or nothing."""

    column: int
    comment: str
    is_behind_dash: bool
    """Whether the dash of the next entry stands on a line before."""


class _Owner(NamedTuple):
    """The entry that a line belongs to, and on which side of it the line stands."""

    entry: Path
    is_above: bool


def remarks_of(text: str) -> dict[Path, Remarks]:
    """Give the remarks of a readable text by entry; by the empty path those at the head and the end of the record."""
    return _Gathering(text).found


def comments_of(text: str) -> list[str]:
    """List the comments of a readable text, in their order."""
    at, found = 0, []
    for token in [*_tokens(read_outline(text), (), text), _Token(len(text), len(text), ())]:
        found += [comment.rstrip(" \t") for comment in _COMMENT.findall(text, at, token.begin)]
        found += [token.header] if token.header else []
        at = token.end
    return found


def comment_of_block(written: str) -> str:
    """Give the comment behind the sign of a block of text, from there on as written."""
    header = _HEADER.match(written)
    return (header[1] or "").rstrip(" \t\r") if header else ""


class _Gathering:
    """One walk over the gaps between the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, Remarks] = {}
        outline = read_outline(text)
        # Of the entries that stand in no brackets; of others a column says nothing.
        self._columns = dict(_columns(outline, ()))
        at, before = 0, None
        for token in _tokens(outline, (), text):
            self._gap(text[at : token.begin], before, token.entry)
            if token.header:
                self._beside(token.entry, token.header)
            at, before = token.end, token.entry
        self._gap(text[at:], before, None)

    def _gap(self, gap: str, before: Path | None, after: Path | None) -> None:
        """Take what stands between the token of one entry and that of the next."""
        rest, *lines = gap.split("\n")
        if after is not None and lines:
            # What the next token stands on is no line of its own.
            lines.pop()
        if before is None:
            self._head([line.comment for line in _read(gap.split("\n")[:-1])], after or ())
            return
        if comment := _COMMENT.search(rest):
            self._beside(before, comment[0].rstrip(" \t"))
        self._share(_read(lines), before, after)

    def _head(self, lines: list[str], first: Path) -> None:
        """Take what stands above the first key: down to the last blank line it is of the record."""
        cut = len(lines) - lines[::-1].index("") if "" in lines else 0
        self._of(()).above.extend(lines[:cut])
        self._of(first).above.extend(lines[cut:])

    def _share(self, lines: Iterator[_Line], before: Path, after: Path | None) -> None:
        """Share lines among the entries around them; a blank line goes with the comment below it."""
        common = _common(before, after or ())
        opened = [after[:depth] for depth in range(common + 1, len(after) + 1)] if after else []
        closed = [before[:depth] for depth in range(len(before), common, -1)]
        waiting, owner = [], None
        for line in lines:
            waiting.append(line.comment)
            if line.comment:
                # What stands below a comment on the next entry is on that too.
                column = -1 if owner is not None and owner.is_above else line.column
                owner = self._owner(line._replace(column=column), opened, closed) or _Owner(
                    after or (), before == after
                )
                self._add(owner, waiting)
                waiting = []
        if opened:
            self._add(_Owner(opened[0], True), waiting)

    def _owner(self, line: _Line, opened: list[Path], closed: list[Path]) -> _Owner | None:
        """Tell which of the entries around it a line belongs to.

        It is the innermost one before it that it stands to the right of; none of these begins to the left of the next.
        """
        if opened and line.is_behind_dash:
            return _Owner(opened[-1], True)
        for entry in closed:
            if self._columns.get(entry, _END) < line.column:
                return _Owner(entry, False)
        return _Owner(opened[0], True) if opened else None

    def _add(self, owner: _Owner, comments: list[str]) -> None:
        remarks = self._of(owner.entry)
        (remarks.above if owner.is_above else remarks.below).extend(comments)

    def _beside(self, entry: Path, comment: str) -> None:
        """Put a comment beside an entry; one that is there already, from a line before, goes above it."""
        remarks = self._of(entry)
        remarks.above.extend(remarks.beside)
        remarks.beside[:] = [comment]

    def _of(self, entry: Path) -> Remarks:
        return self.found.setdefault(entry, Remarks([], [], []))


def _read(lines: list[str]) -> Iterator[_Line]:
    """Read whole lines between two tokens; dashes and brackets are passed over."""
    is_behind_dash = False
    for line in lines:
        comment = _COMMENT.search(line)
        bare = line.strip()
        if comment or not bare:
            column = len(line) - len(line.lstrip(" "))
            yield _Line(column, comment[0].rstrip(" \t") if comment else "", is_behind_dash)
        is_behind_dash = is_behind_dash or bare[:1] not in ("#", "")


def _common(one: Path, other: Path) -> int:
    """Count the steps that two paths have in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _tokens(node: Node, entry: Path, text: str) -> Iterator[_Token]:
    """Give the tokens of a node in the order of the text."""
    if node.shape is Shape.SCALAR:
        yield _block(node, entry, text) if node.style in ("|", ">") else _Token(node.begin, node.end, entry)
        return
    if node.shape is Shape.MAPPING:
        for key, value in zip(node.inner[::2], node.inner[1::2], strict=True):
            inner = (*entry, key.value)
            yield _Token(key.begin, key.end, inner)
            # Where there is no value, PyYAML may find it behind the comments that follow.
            if value.begin < value.end:
                yield from _tokens(value, inner, text)
    else:
        for n, value in enumerate(node.inner):
            yield from _tokens(value, (*entry, n), text)
    # A pair may stand in a list's brackets without braces of its own.
    if node.style and text[node.begin] in "[{":
        yield _Token(node.end - 1, node.end, entry)


def _block(node: Node, entry: Path, text: str) -> _Token:
    """Give the token of a block of text: blank lines below it are not its own, the comment behind its sign is."""
    written = text[node.begin : node.end]
    return _Token(node.begin, node.begin + len(written.rstrip(" \n")), entry, comment_of_block(written))


def _columns(node: Node, entry: Path) -> Iterator[tuple[Path, int]]:
    """Tell in which column each entry begins that stands in no brackets."""
    if node.style or node.shape is Shape.SCALAR:
        return
    if node.shape is Shape.MAPPING:
        for key, value in zip(node.inner[::2], node.inner[1::2], strict=True):
            yield (*entry, key.value), key.column
            yield from _columns(value, (*entry, key.value))
    else:
        for n, value in enumerate(node.inner):
            yield (*entry, n), node.column
            yield from _columns(value, (*entry, n))
