"""How a text is written: where each key and value begins and ends, and in what style. Edits are planned on it."""

from enum import Enum
from typing import Any, NamedTuple


class Shape(Enum):
    """What a node is."""

    SCALAR = "a text"
    SEQUENCE = "a list"
    MAPPING = "a group of fields"


class Node(NamedTuple):
    """A key or a value as it is written; `begin` and `end` are indices of the text."""

    shape: Shape
    begin: int
    end: int
    """Behind the last character; of a list or a group without brackets it says nothing, see `last_of`."""
    line: int
    """From 1, as messages name it."""
    column: int
    """From 0; of a list without brackets it is the column of its dashes."""
    style: str
    """`[` or `{` in brackets; the sign of a quote or of a block of text; empty otherwise."""
    value: str
    """What a text says."""
    inner: list["Node"]
    """The entries of a list; the keys and values of a group, by turns."""


class Outline:
    """One walk over the events of a text that holds one readable record."""

    def __init__(self) -> None:
        self._open: list[Node] = []
        self._top: Node | None = None

    def scalar(self, event: Any) -> None:
        """Take a key or a text."""
        self._put(_node(Shape.SCALAR, event, event.style or "", event.value))

    def mapping(self, event: Any) -> None:
        """Begin a group of fields."""
        self._begin(_node(Shape.MAPPING, event, "{" if event.flow_style else ""))

    def sequence(self, event: Any) -> None:
        """Begin a list."""
        self._begin(_node(Shape.SEQUENCE, event, "[" if event.flow_style else ""))

    def close(self, event: Any) -> None:
        """Finish a list or a group."""
        self._put(self._open.pop()._replace(end=event.end_mark.index))

    def alias(self, event: Any) -> None:
        """Pass over an alias, which no readable record holds."""

    def document(self, event: Any) -> None:
        """Pass over the beginning of the record."""

    def document_end(self, event: Any) -> None:
        """Pass over the end of the record."""

    def finished(self) -> Node:
        """Give the outermost node."""
        assert self._top is not None  # noqa: S101 - a readable record has one
        return self._top

    def _begin(self, node: Node) -> None:
        self._open.append(node)

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1].inner.append(node)
        else:
            self._top = node


def last_of(node: Node) -> Node:
    """Give the innermost node that ends where this one does, whose `end` can be relied on."""
    while node.inner and not node.style:
        node = node.inner[-1]
    return node


def _node(shape: Shape, event: Any, style: str, value: str = "") -> Node:
    begin, end = event.start_mark, event.end_mark
    return Node(shape, begin.index, end.index, begin.line + 1, begin.column, style, value, [])
