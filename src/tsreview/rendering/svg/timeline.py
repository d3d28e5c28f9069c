"""A timeline: a row for each action, with its days on a scale that is repeated every dozen rows."""

from collections.abc import Iterator
from typing import NamedTuple

from tsreview.rendering.palette import PAGE, RATINGS, TEXT
from tsreview.rendering.svg.element import Drawn, element, lines, percent, words
from tsreview.rendering.svg.layout import key, note, row, rows
from tsreview.rendering.svg.scale import Scale
from tsreview.rendering.svg.shapes import (
    DIAMOND,
    LEFTWARD,
    RIGHTWARD,
    TICK,
    block,
    centred,
    hatches,
    label_at,
    mark,
    swatch,
    upright,
)
from tsreview.reports.pictures import Milestone, Timeline
from tsreview.time.calendar import say_count, say_day

GROUP = 12
"""Rows under one axis: printed, they stay together on a page."""
HEIGHT = 14
ABOVE = -10
"""Pixels from the middle of a bar to a mark that stands clear of it."""
LAST_TICK = 81
"""The share of the width beyond which the name of a tick would not fit."""
MOST_NAMED = 8
DASH = "5 3"


class Frame(NamedTuple):
    """What all rows of a timeline share: the scale, the ids of the hatches, and what stands behind and before marks."""

    scale: Scale
    prefix: str
    behind: Drawn
    before: Drawn


def draw_timeline(picture: Timeline, prefix: str) -> Drawn:
    """Draw the actions that have a day; the others are counted below."""
    scale = Scale(picture.first, picture.last)
    dated = [each for each in picture.rows if each.is_dated]
    undated = note(_undated(picture))
    if not dated:
        return undated or note("Nothing to draw: no action is listed.")
    frame = _frame(picture, scale, prefix)
    drawn = [_row(each, f"{prefix}-{n}", frame) for n, each in enumerate(dated, start=1)]
    axis = _axis(scale, picture)
    groups = (rows(axis, *drawn[at : at + GROUP]) for at in range(0, len(drawn), GROUP))
    return lines(hatches(prefix), _key(dated, prefix), *groups, undated, note(_beyond(picture, scale)))


def _frame(picture: Timeline, scale: Scale, prefix: str) -> Frame:
    behind = Drawn("".join(upright(scale.share(day)) for day, _ in scale.ticks()))
    today = upright(scale.share(picture.as_of), TEXT, stroke_width="1.5", stroke_dasharray=DASH)
    return Frame(scale, prefix, behind, today if scale.has(picture.as_of) else Drawn(""))


def _undated(picture: Timeline) -> str:
    missing = [each.id for each in picture.rows if not each.is_dated]
    named = ", ".join(missing[:MOST_NAMED]) + (", ..." if len(missing) > MOST_NAMED else "")
    return f"Not drawn, as no day is known: {say_count(len(missing), 'action')} ({named})." if missing else ""


def _beyond(picture: Timeline, scale: Scale) -> str:
    if scale.has(picture.as_of):
        return ""
    side = "after the last" if picture.as_of > picture.last else "before the first"
    return f"The ratings are as at {say_day(picture.as_of)}, {side} day shown."


def _key(dated: list[Milestone], prefix: str) -> Drawn:
    """Explain the symbols that occur; the day of the report is named where its line begins."""
    entries = (
        (True, swatch(prefix, dated[0].rag), "first to last day, in the colour of the rating"),
        (any(each.latest for each in dated), _deadline(50), "last day"),
        (any(each.latest is None for each in dated), mark(RIGHTWARD, 50), "no last day"),
        (any(each.earliest is None for each in dated), mark(LEFTWARD, 50), "no first day"),
        (any(each.former for each in dated), _former(50), "last day before it was revised"),
        (any(each.closed_on for each in dated), mark(TICK, 50), "closed"),
    )
    return key([(drawn, meaning) for occurs, drawn, meaning in entries if occurs])


def _axis(scale: Scale, picture: Timeline) -> Drawn:
    """Name the ticks, and above them the day of the report."""
    ticks = ((scale.share(day), name) for day, name in scale.ticks())
    drawn = [label_at(share, 30, name) for share, name in ticks if share <= LAST_TICK]
    if scale.has(picture.as_of):
        share = scale.share(picture.as_of)
        anchor = "start" if share <= 50 else "end"
        drawn.append(label_at(share, 13, f"as at {say_day(picture.as_of)}", TEXT, anchor))
    svg = element("svg", *drawn, width="100%", height="100%", aria_hidden="true")
    return element("div", element("div", svg, class_="track"), class_="row")


def _row(each: Milestone, identity: str, frame: Frame) -> Drawn:
    rating = element("strong", words(each.rag.capitalize()), class_=f"tag {each.rag}")
    label = lines(element("span", words(each.id), class_="ref"), words(each.label), rating)
    days = centred(*_days(each, frame))
    return row(identity, f"{each.id}, {each.label}", each.say(), label, frame.behind, days, frame.before)


def _days(each: Milestone, frame: Frame) -> Iterator[Drawn]:
    """Draw the window, and over it the marks; what is open runs to the end of the scale."""
    share = frame.scale.share
    start, end = share(each.earliest or frame.scale.first), share(each.latest or frame.scale.last)
    yield block(frame.prefix, each.rag, start, max(end - start, 0), HEIGHT)
    yield from _moves([share(day) for day in each.former], end)
    yield _deadline(end, RATINGS[each.rag].ink) if each.latest else mark(RIGHTWARD, end)
    if each.earliest is None:
        yield mark(LEFTWARD, start)
    if each.closed_on:
        yield mark(TICK, share(each.closed_on), ABOVE)


def _moves(former: list[float], end: float) -> Iterator[Drawn]:
    """Draw the days before revision, tied to the current one."""
    if former:
        ends = (min(*former, end), max(*former, end))
        yield element("line", x1=percent(ends[0]), x2=percent(ends[1]), stroke=TEXT, stroke_width=1)
    yield from map(_former, former)


def _deadline(share: float, ink: str = TEXT) -> Drawn:
    return mark(DIAMOND, share, fill=ink, stroke=PAGE)


def _former(share: float) -> Drawn:
    return mark(DIAMOND, share, fill=PAGE)
