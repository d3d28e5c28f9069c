"""Pictures as inline SVG for an HTML page: legible without colour, at 320 pixels and on paper."""

from tsreview.rendering.svg.bars import draw_bars
from tsreview.rendering.svg.timeline import draw_timeline
from tsreview.rendering.svg.trend import draw_trend
from tsreview.reports.pictures import Picture, StackedBars, Timeline


def draw(picture: Picture, prefix: str) -> str:
    """Draw a picture as markup, well-formed whatever its labels hold.

    The classes that it names are those of `templates/document.css`. `prefix` begins every id and must be
    unique within the document.
    """
    match picture:
        case StackedBars():
            return draw_bars(picture, prefix)
        case Timeline():
            return draw_timeline(picture, prefix)
        case _:
            return draw_trend(picture, prefix)
