"""Bars of a whole each, cut into ratings."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from tsreview.rendering.svg.element import Drawn, element, lines, words
from tsreview.rendering.svg.layout import key, note, row, rows
from tsreview.rendering.svg.shapes import GAP, block, centred, gap, hatches, plate, swatch, width_of
from tsreview.reports.pictures import BarRow, StackedBars, say_ratings
from tsreview.time.calendar import say_count
from tsreview.time.rag import Rag


class Part(NamedTuple):
    """A part of a bar, between two shares of its width."""

    rag: Rag
    number: int
    start: float
    end: float


HEIGHT = 26
NARROWEST = 270
"""Pixels that a bar has on a telephone, 320 wide: a label that fits there fits everywhere."""


def draw_bars(picture: StackedBars, prefix: str) -> Drawn:
    """Draw a bar for each row; one that counts nothing is an empty line, and says so."""
    if not any(each.total for each in picture.rows):
        return note("Nothing to draw: no action is counted.")
    shown = (_bar(each, f"{prefix}-{n}", prefix) for n, each in enumerate(picture.rows, start=1))
    return lines(hatches(prefix), _key(picture, prefix), rows(*shown))


def _key(picture: StackedBars, prefix: str) -> Drawn:
    """Explain the ratings that occur."""
    met = {rag for each in picture.rows for rag, *_ in _parts(each.counts)}
    meanings = zip(Rag, picture.meanings, strict=True)
    return key([(swatch(prefix, rag), f"{rag}: {meaning}") for rag, meaning in meanings if rag in met])


def _bar(each: BarRow, identity: str, prefix: str) -> Drawn:
    parts = _parts(each.counts)
    total = say_count(each.total, "action")
    narrow = [f"{count:,} {rag}" for rag, count, start, end in parts if not _label(rag, count, end - start)]
    told = f"{total}, also {', '.join(narrow)}" if narrow else total
    label = lines(words(each.label), element("span", words(told), class_="count"))
    return row(identity, f"{each.label}: {total}", say_ratings(each.counts), label, centred(*_drawn(parts, prefix)))


def _drawn(parts: list[Part], prefix: str) -> Iterator[Drawn]:
    """Draw blocks, the white between them, and over both the numbers."""
    for rag, _, start, end in parts:
        yield block(prefix, rag, start, end - start, HEIGHT)
    for left, right in pairwise(parts):
        yield gap(right.start, left.rag, right.rag, HEIGHT)
    for rag, count, start, end in parts:
        if label := _label(rag, count, end - start):
            yield plate((start + end) / 2, label, rag)


def _parts(counts: tuple[int, ...]) -> list[Part]:
    """Divide a bar among the ratings that occur; the parts meet, and together they fill it."""
    total = sum(counts)
    ends = [round(100 * reached / total, 2) if total else 0.0 for reached in accumulate(counts)]
    found = zip(Rag, counts, [0.0, *ends], ends, strict=False)
    return [Part(rag, count, start, end) for rag, count, start, end in found if count]


def _label(rag: Rag, count: int, share: float) -> str:
    """Give the number with the rating's name, the number alone, or nothing: whatever fits on a telephone."""
    room = share * NARROWEST / 100 - 2 * GAP
    return next((text for text in (f"{count:,} {rag}", f"{count:,}") if width_of(text) <= room), "")
