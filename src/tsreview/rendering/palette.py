"""The colours of documents and their pictures, and nothing but these; the style sheet is tested against them."""

from typing import NamedTuple

from tsreview.time.rag import Rag


class Pair(NamedTuple):
    """A dark colour for text and outlines, and the light one that it stands on."""

    ink: str
    paper: str


def bare(colour: str) -> str:
    """Give a colour as office files write it: RRGGBB, without the mark."""
    return colour.removeprefix("#").upper()


RATINGS = {
    Rag.BLUE: Pair("#0c2d4a", "#d2e2f1"),
    Rag.GREEN: Pair("#0b4f35", "#cce2d8"),
    Rag.AMBER: Pair("#5c3b00", "#fde7c1"),
    Rag.RED: Pair("#7a1a1f", "#fbdcd9"),
    Rag.GREY: Pair("#383f43", "#eeefef"),
}
PAGE = "#fff"
TEXT = "#1b1d1f"
MUTED = "#4a5055"
"""Text of less weight: labels of axes."""
GRID = "#d9dcde"
"""Lines that only guide the eye; nothing is told by them alone."""
SERIES = ("#1b4f8a", "#7a1a1f", "#0b4f35", "#5c3b00")
"""The lines of a trend, in their order; each has a dash and a marker of its own as well."""
ACCENT = "#1b4f8a"
RULE = "#4a5055"
PALE_RULE = "#c3c7ca"
HEADING_GROUND = "#f3f4f5"
"""Links and headings, lines, and the ground of header rows."""
