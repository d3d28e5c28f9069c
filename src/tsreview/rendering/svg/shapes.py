"""Shapes that stand at a share of the width: it is what lets a picture be narrow without small text.

There is no `viewBox`: places across are percentages, and sizes are pixels, as those of text are.
"""

from functools import lru_cache

from tsreview.rendering.palette import GRID, MUTED, PAGE, RATINGS, TEXT
from tsreview.rendering.svg.element import Drawn, element, lines, percent, words
from tsreview.time.rag import Rag

DIAMOND = "M0-6 6 0 0 6-6 0Z"
CIRCLE = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z"
SQUARE = "M-4-4H4V4H-4Z"
TRIANGLE = "M0-5.5 5.5 4.5H-5.5Z"
TICK = "M-5 0-1.5 4 5-5"
RIGHTWARD, LEFTWARD = "M-5-6 5 0-5 6", "M5-6-5 0 5 6"
TILE = 8
HATCHES = {
    Rag.BLUE: "M4 0V8",
    Rag.GREEN: "",
    Rag.AMBER: "M-2 2 2-2M0 8 8 0M6 10 10 6",
    Rag.RED: "M0 8 8 0M0 0 8 8",
    Rag.GREY: "M0 4H8",
}
"""What tells the ratings apart in grey and in print: lines across a tile."""
FONT = 12
LETTER = 7
"""Pixels: no letter of our own words is wider, at that size of type."""
OUTLINE = "1.5"
GAP = 2
"""Pixels of white on either side of the line between two blocks."""


def hatch_id(prefix: str, rag: Rag) -> str:
    """Name the hatch of a rating within a document."""
    return f"{prefix}-{rag}"


def hatches(prefix: str) -> Drawn:
    """Define the hatches of all ratings; they are referred to by their ids."""
    patterns = (_hatch(prefix, rag) for rag in Rag)
    return element("svg", element("defs", lines(*patterns)), width=0, height=0, class_="hatches", aria_hidden="true")


def _hatch(prefix: str, rag: Rag) -> Drawn:
    ink, paper = RATINGS[rag]
    ground = element("rect", width=TILE, height=TILE, fill=paper)
    strokes = element("path", d=HATCHES[rag], stroke=ink, stroke_width=1, fill="none")
    return element(
        "pattern", ground, strokes, id=hatch_id(prefix, rag), width=TILE, height=TILE, patternUnits="userSpaceOnUse"
    )


def block(prefix: str, rag: Rag, start: float, width: float, height: int) -> Drawn:
    """Draw a stretch in the hatch of a rating, outlined, about the middle of its line."""
    return element(
        "rect", x=percent(start), y=-(height // 2), width=percent(width), height=height,
        fill=f"url(#{hatch_id(prefix, rag)})", stroke=RATINGS[rag].ink, stroke_width=OUTLINE,
    )  # fmt: skip


def swatch(prefix: str, rag: Rag) -> Drawn:
    """Draw a block for a key."""
    return block(prefix, rag, 4, 92, 14)


def gap(share: float, left: Rag, right: Rag, height: int) -> Drawn:
    """Part two blocks by white, each with an outline of its own colour towards it."""
    top = -(height // 2)
    white = element("rect", x=-GAP, y=top - 1, width=2 * GAP, height=height + 2, fill=PAGE)
    sides = (
        element("path", d=f"M{x} {top}v{height}", stroke=RATINGS[rag].ink, stroke_width=OUTLINE)
        for x, rag in ((-GAP, left), (GAP, right))
    )
    return element("svg", white, *sides, x=percent(share), overflow="visible")


def plate(share: float, text: str, rag: Rag) -> Drawn:
    """Write a text in the middle of a block, clear of its hatch."""
    ink, paper = RATINGS[rag]
    width = width_of(text)
    ground = element("rect", x=-width // 2, y=-LETTER, width=width, height=2 * LETTER, fill=paper)
    written = element("text", words(text), y=LETTER // 2 + 1, fill=ink, text_anchor="middle", font_size=FONT)
    return element("svg", ground, written, x=percent(share), overflow="visible")


def width_of(text: str) -> int:
    """Give about the pixels that a short word or number takes, with some room on either side."""
    return len(text) * LETTER + LETTER


def centred(*children: Drawn) -> Drawn:
    """Draw about the middle of the height."""
    return element("svg", lines(*children), y="50%", overflow="visible")


@lru_cache(maxsize=4_096)
def mark(shape: str, share: float, y: int | str = 0, *, fill: str = "none", stroke: str = TEXT) -> Drawn:
    """Draw a shape at a share of the width."""
    path = element("path", d=shape, fill=fill, stroke=stroke, stroke_width="1.75", stroke_linejoin="round")
    return element("svg", path, x=percent(share), y=y, overflow="visible")


def upright(share: float, colour: str = GRID, **attributes: str | int) -> Drawn:
    """Draw a line from top to bottom at a share of the width."""
    x = percent(share)
    return element("line", x1=x, x2=x, y1=0, y2="100%", stroke=colour, **attributes)


def label_at(share: float, y: int, text: str, colour: str = MUTED, anchor: str = "start") -> Drawn:
    """Write a text at a share of the width, with white about its letters where it crosses lines."""
    return element(
        "text", words(text), x=percent(share), y=y, fill=colour, text_anchor=anchor, font_size=FONT,
        stroke=PAGE, stroke_width=4, stroke_linejoin="round", paint_order="stroke",
    )  # fmt: skip
