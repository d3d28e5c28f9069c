"""The tables of documents, as facts."""

from typing import NamedTuple

WIDEST = 3
"""Columns that fit side by side on a telephone."""


class Cell(NamedTuple):
    """A cell of a table; `rag` is the colour where the text is a rating."""

    text: str
    rag: str = ""
    is_number: bool = False
    is_ref: bool = False
    """Whether it is an id, which is not broken across lines unless it is very long."""


class DocTable(NamedTuple):
    """A table with a caption; the first cell of each row names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than a telephone has room for."""
        return len(self.headings) > WIDEST

    @property
    def columns(self) -> tuple[tuple[str, bool], ...]:
        """The headings, each with whether its column holds numbers."""
        first = self.rows[0] if self.rows else ()
        return tuple((heading, n < len(first) and first[n].is_number) for n, heading in enumerate(self.headings))
