"""Pictures as drawn: well-formed whatever their labels hold, in bounds, and the same each time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.datasets import GOLDEN
from tests.support.pictures import BARS, TIMELINE, TREND, bars, timeline

from tsreview.rendering.pictures import draw
from tsreview.rendering.svg.timeline import GROUP
from tsreview.rendering.svg.trend import step_for
from tsreview.reports.pictures import BarRow, Milestone, Picture, Series, Trend
from tsreview.time.rag import Rag

PICTURES: dict[str, Picture] = {"bars": BARS, "timeline": TIMELINE, "trend": TREND}
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
COUNTS = st.tuples(*[st.integers(0, 5_000)] * 5)


def drawn(picture: Picture) -> Element:
    """Read a drawing as XML, which is stricter than HTML."""
    return fromstring(f"<figure>{draw(picture, 'figure-1')}</figure>")


def shares(tree: Element) -> Iterator[float]:
    for element in tree.iter():
        for name in ("x", "x1", "x2", "y", "width"):
            if (value := element.get(name, "")).endswith("%"):
                yield float(value[:-1])


def images(tree: Element) -> list[Element]:
    return [element for element in tree.iter("svg") if element.get("role") == "img"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_exactly_this(name: str, update_golden: bool) -> None:
    golden = GOLDEN / "pictures" / f"{name}.html"
    text = draw(PICTURES[name], "figure-1") + "\n"
    if update_golden:
        golden.write_text(text, encoding="utf-8", newline="")
    assert text == golden.read_text(encoding="utf-8")
    assert text == draw(PICTURES[name], "figure-1") + "\n"


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_what_is_drawn_has_a_name_a_description_and_stays_in_bounds(picture: Picture) -> None:
    tree = drawn(picture)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for image in images(tree):
        title, desc = str(image.get("aria-labelledby")).split()
        assert [(part.tag, part.get("id")) for part in image[:2]] == [("title", title), ("desc", desc)]
        assert all(part.text for part in image[:2])
    assert all(0 <= share <= 100 for share in shares(tree))
    hatches = re.findall(r"url\(#([^)]*)\)", draw(picture, "figure-1"))
    assert set(hatches) <= set(ids)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_nothing_is_loaded_run_turned_or_styled(picture: Picture) -> None:
    tree = drawn(picture)
    names = {name for element in tree.iter() for name in element.attrib}
    assert not {"style", "href", "src", "transform", "rotate", "viewBox"} & names
    assert not any(name.startswith("on") for name in names)
    assert not {"script", "image", "use", "foreignObject", "style"} & {element.tag for element in tree.iter()}
    assert all(int(text.get("font-size", "0")) >= 11 for text in tree.iter("text"))


@given(TEXT, TEXT)
def test_no_label_breaks_a_drawing(one: str, other: str) -> None:
    milestone = Milestone(one, other, date(2010, 1, 1), None, Rag.RED)
    series = (Series(one, (1, 2)),)
    pictures: tuple[Picture, ...] = (
        bars(BarRow(one, (1, 0, 0, 0, 0)))._replace(title=one, description=other, meanings=(other,) * 5),
        timeline(milestone)._replace(title=one, description=other),
        timeline(milestone._replace(earliest=None)),
        Trend(one, other, (one, other), series),
    )
    for picture in pictures:
        assert {element.tag for element in drawn(picture).iter()} <= {
            *("figure", "ul", "li", "div", "span", "strong", "p"),
            *("svg", "defs", "pattern", "title", "desc", "rect", "path", "line", "text"),
        }


@pytest.mark.parametrize("text", ["</svg><script>", "\x00\x1b[31m", '" onload="x', "\ud800", "\ufffe", "]]>", "&lt;"])
def test_words_stay_words(text: str) -> None:
    tree = drawn(bars(BarRow(text, (1, 0, 0, 0, 0))))
    (label,) = (element for element in tree.iter("div") if element.get("class") == "label")
    shown = "".join(each if each.isprintable() else f"\\u{{{ord(each):x}}}" for each in text)
    assert label.text == f"{shown}\n"


@given(COUNTS)
def test_the_parts_of_a_bar_meet_and_fill_it(counts: tuple[int, ...]) -> None:
    blocks = [
        (float(rect.get("x", "")[:-1]), float(rect.get("width", "")[:-1]))
        for image in images(drawn(bars(BarRow("a", counts))))
        for rect in image.iter("rect")
        if "url" in rect.get("fill", "")
    ]
    assert len(blocks) == sum(count > 0 for count in counts)
    for (start, width), (following, _) in pairwise(blocks):
        assert start + width == pytest.approx(following, abs=0.011)
    if blocks:
        assert blocks[0][0] == 0
        assert sum(blocks[-1]) == pytest.approx(100, abs=0.011)


@given(COUNTS.filter(any))
def test_every_number_of_a_bar_is_told_beside_its_colour(counts: tuple[int, ...]) -> None:
    tree = drawn(bars(BarRow("a", counts)))
    (told,) = ("".join(span.itertext()) for span in tree.iter("span"))
    in_words = {f"{count:,} {rag}" for rag, count in zip(Rag, counts, strict=True) if count}
    shown = [str(text.text) for text in tree.iter("text")]
    assert {word for word in in_words if word in told} | {
        word for word in in_words if word in shown or word.split()[0] in shown
    } == in_words
    assert len(list(tree.iter("li"))) == len(in_words)


def test_a_bar_too_narrow_for_its_number_tells_it_beside_the_label() -> None:
    spans = ["".join(span.itertext()) for span in drawn(BARS).iter("span")]
    assert spans == ["15 actions", "100 actions, also 1 blue, 2 red", "0 actions"]


def test_no_actions_is_said() -> None:
    pictures: tuple[Picture, ...] = (bars(), bars(BarRow("a", (0,) * 5)), timeline(), Trend("t", "d", (), ()))
    for picture in pictures:
        tree = drawn(picture)
        assert not list(tree.iter("svg"))
        assert "Nothing to draw" in "".join(tree.itertext())


def test_undated_actions_are_counted_and_not_drawn() -> None:
    undated = TIMELINE.rows[-1]
    assert [image[0].text for image in images(drawn(TIMELINE))][-1] == "a-5, Sign on one day"
    assert "Not drawn, as no day is known: 1 action (a-6)." in draw(TIMELINE, "f")
    alone = drawn(timeline(*(undated._replace(id=f"a-{n}") for n in range(20))))
    assert not list(alone.iter("svg"))
    assert "20 actions (a-0, a-1, a-2, a-3, a-4, a-5, a-6, a-7, ...)." in "".join(alone.itertext())


def test_every_dozen_rows_have_an_axis_of_their_own() -> None:
    rows = [TIMELINE.rows[0]._replace(id=f"a-{n}") for n in range(2 * GROUP + 1)]
    groups = [group for group in drawn(timeline(*rows)).iter("div") if group.get("class") == "rows"]
    assert [len(images(group)) for group in groups] == [GROUP, GROUP, 1]
    assert all("as at 30 September 2010" in "".join(group.itertext()) for group in groups)


def test_the_day_of_the_report_is_a_line_or_a_note() -> None:
    later = TIMELINE._replace(as_of=date(2026, 1, 1))
    assert "stroke-dasharray" in draw(TIMELINE, "f")
    assert "stroke-dasharray" not in draw(later, "f")
    assert "The ratings are as at 1 January 2026, after the last day shown." in draw(later, "f")
    earlier = TIMELINE._replace(as_of=date(2009, 1, 1))
    assert "before the first day shown" in draw(earlier, "f")


@given(st.integers(0, 364), st.integers(0, 364))
def test_a_later_deadline_has_a_mark_further_right(one: int, other: int) -> None:
    def place(days: int) -> float:
        day = date(2010, 1, 1) + timedelta(days)
        (image,) = images(drawn(timeline(Milestone("a", "a", day, day, Rag.RED))))
        (mark,) = (svg for svg in image.iter("svg") if svg.find("path") is not None)
        return float(str(mark.get("x"))[:-1])

    assert (place(one) < place(other)) == (one < other)


@given(st.integers(0, 10**12))
def test_the_grid_reaches_the_largest_number_in_a_few_round_steps(most: int) -> None:
    step = step_for(most)
    assert re.fullmatch("[125]0*", str(step))
    assert most <= 4 * step
    assert step == 1 or most > step


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=30))
def test_a_trend_stays_in_bounds_and_names_its_lines_at_the_end(values: list[tuple[int, int]]) -> None:
    names = tuple(f"{2000 + n}/{n + 1:02d} Q1" for n in range(len(values)))
    opened, overdue = zip(*values, strict=True)
    tree = drawn(Trend("t", "d", names, (Series("open", opened), Series("overdue", overdue))))
    height = float(str(tree[0].get("height")))
    assert all(0 <= share <= 100 for share in shares(tree))
    places = [float(line.get(name, "")) for line in tree.iter("line") for name in ("y1", "y2")]
    assert all(0 <= y <= height for y in places)
    texts = [text.text for text in tree.iter("text")]
    assert f"{opened[-1]} open" in texts
    assert f"{overdue[-1]} overdue" in texts
    ends = sorted(
        float(text.get("y", "")) for text in tree.iter("text") if str(text.text).endswith(("open", "overdue"))
    )
    assert ends[1] - ends[0] >= 14
