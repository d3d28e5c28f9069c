"""A trend: lines over quarters, told apart by colour, dash and marker, and named at their ends."""

from itertools import pairwise

from tsreview.rendering.palette import GRID, MUTED, PAGE, SERIES
from tsreview.rendering.svg.element import Drawn, described, element, percent
from tsreview.rendering.svg.layout import note
from tsreview.rendering.svg.shapes import CIRCLE, DIAMOND, SQUARE, TRIANGLE, label_at, mark
from tsreview.reports.pictures import Series, Trend

TOP, BASE, BELOW = 24, 224, 40
"""Pixels from the top to the highest grid line and to zero, and below for the names of quarters."""
LEFT, RIGHT = 8.0, 68.0
"""Shares of the width between which the quarters stand; what is to the right is for the names of lines."""
MOST_QUARTERS = 4
LINE = 16
MARKERS = (CIRCLE, SQUARE, TRIANGLE, DIAMOND)
DASHES = ("none", "7 4", "2 3", "9 3 2 3")
MOST_LETTERS = 9
"""Characters that stand beside the end of a line on a telephone."""
NICE = (1, 2, 5)
MOST_GRID_LINES = 4


def draw_trend(picture: Trend, prefix: str) -> Drawn:
    """Draw a line for each series; what is drawn fits any width from that of a telephone on."""
    if not picture.quarters:
        return note("Nothing to draw: no quarter is listed.")
    most = max((value for each in picture.series for value in each.values), default=0)
    step = step_for(most)
    top = step * max(-(-most // step), 1)
    drawn = [*_grid(step, top), *_names(picture.quarters)]
    for n, each in enumerate(picture.series):
        drawn += _line(each, n % len(SERIES), top)
    drawn += _ends(picture.series, top)
    return described(
        f"{prefix}-1", picture.title, picture.description, *drawn, width="100%", height=BASE + BELOW, class_="trend"
    )


def step_for(most: int) -> int:
    """Give the distance of grid lines: a round number, of which no more than four reach the largest number."""
    size = 1
    while True:
        for nice in NICE:
            if nice * size * MOST_GRID_LINES >= most:
                return nice * size
        size *= 10


def across(at: int, count: int) -> float:
    """Give the place of a quarter as a share of the width; one alone stands in the middle."""
    return round(LEFT + (RIGHT - LEFT) * at / (count - 1), 2) if count > 1 else (LEFT + RIGHT) / 2


def down(value: int, top: int) -> float:
    """Give the place of a number in pixels from the upper edge."""
    return round(BASE - (BASE - TOP) * value / top, 1)


def _grid(step: int, top: int) -> list[Drawn]:
    drawn = []
    for value in range(0, top + 1, step):
        y = down(value, top)
        colour = GRID if value else MUTED
        drawn.append(element("line", x1="0%", x2=percent(RIGHT + 2), y1=str(y), y2=str(y), stroke=colour))
        drawn.append(label_at(0, round(y) - 4, f"{value:,}"))
    return drawn


def _names(quarters: tuple[str, ...]) -> list[Drawn]:
    """Name quarters in two lines each, the last one always, as many as fit."""
    count = len(quarters)
    every = -(-count // MOST_QUARTERS)
    drawn = []
    for at, name in enumerate(quarters):
        if (count - 1 - at) % every:
            continue
        year, _, quarter = name.rpartition(" ")
        for n, text in enumerate(filter(None, (year, quarter))):
            drawn.append(label_at(across(at, count), BASE + LINE * (n + 1), _short(text), anchor="middle"))
    return drawn


def _line(each: Series, n: int, top: int) -> list[Drawn]:
    places = [(across(at, len(each.values)), down(value, top)) for at, value in enumerate(each.values)]
    strokes = [
        element(
            "line", x1=percent(one[0]), y1=str(one[1]), x2=percent(other[0]), y2=str(other[1]),
            stroke=SERIES[n], stroke_width=2, stroke_dasharray=DASHES[n],
        )
        for one, other in pairwise(places)
    ]  # fmt: skip
    return [*strokes, *(mark(MARKERS[n], share, str(y), fill=SERIES[n], stroke=PAGE) for share, y in places)]


def _ends(series: tuple[Series, ...], top: int) -> list[Drawn]:
    """Name the lines beside their ends, in the order of these, with room for each name."""
    found: list[Drawn] = []
    below = 0.0
    by_height = sorted(enumerate(series), key=lambda pair: down(pair[1].values[-1], top))
    for n, each in by_height:
        below = max(down(each.values[-1], top) + 4, below + LINE if found else 0)
        text = f"{each.values[-1]:,} {_short(each.name)}"
        found.append(label_at(RIGHT + 3.5, round(below), text, SERIES[n % len(SERIES)]))
    return found


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…"
