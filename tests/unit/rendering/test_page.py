"""A document with pictures, in both formats."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.pictures import BARS, TREND

from tsreview.rendering.documents import DocumentFormat, render
from tsreview.rendering.inert import css_string, html, terminal
from tsreview.rendering.page import flowing
from tsreview.reports.document import DocSection, Document, numbered
from tsreview.reports.tabular import Cell, DocTable

TABLE = DocTable("Table 1: Another", ("One",), ((Cell("a"),),))
DOCUMENT = Document(
    "Pictures",
    (),
    (
        DocSection("1", "First", (), (TABLE,), (BARS._replace(title="Is <i>this</i>?"),)),
        DocSection("2", "Second", (), (), (TREND,)),
    ),
)


def test_a_page_numbers_its_figures_and_sets_a_table_under_each() -> None:
    page = render(DOCUMENT, DocumentFormat.HTML)
    captions = re.findall(r"<(?:figcaption|caption)[^>]*>([^<]*)<", page)
    assert captions == [
        "Figure 1: Is &lt;i&gt;this&lt;/i&gt;?",
        "Actions by theme and rating",
        "Table 1: Another",
        f"Figure 2: {TREND.title}",
        "Actions by quarter",
    ]
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert page.count('<svg role="img"') == 3 + 1
    assert page.count("<figure") == page.count("</figure>") == 2


def test_markdown_has_the_title_and_the_table_alone() -> None:
    text = render(DOCUMENT, DocumentFormat.MARKDOWN)
    assert "svg" not in text
    assert (
        "## 1 First\n\n**Figure 1: Is \\<i\\>this\\</i\\>?**\n\n**Actions by theme and rating**\n\n"
        "| Theme | Actions | Blue | Green | Amber | Red | Grey |\n"
    ) in text
    assert f"**Figure 2: {TREND.title}**\n\n**Actions by quarter**\n\n| At the end of | Open | Overdue |" in text


@pytest.mark.parametrize("whole", ["wt-2e-2", "changeup-1a-10", "2010-10-01", "1 October", "31 December"])
def test_ids_and_days_are_marked_as_whole(whole: str) -> None:
    marked = f'<span class="whole">{whole}</span>'
    for text in ("{}", "({}, ", "{}.", "&{}<", "on {} 2010", '"{}"'):
        assert flowing(text.format(whole)) == html(text).format(marked)


@pytest.mark.parametrize(
    "text", ["a well-known 2", "-1", "x-y", "a--1", "2 Octobers", "132 October", "one-two-three-four-5", "A-1", "a-1-b"]
)
def test_other_words_are_not(text: str) -> None:
    assert flowing(text) == text


@given(st.text())
def test_what_is_marked_is_still_the_text(text: str) -> None:
    assert re.sub(r'<span class="whole">|</span>|<wbr>', "", flowing(text)) == html(text)


@pytest.mark.parametrize("letter", ["o", "<", "é"])
def test_very_long_words_can_be_broken_between_their_letters(letter: str) -> None:
    assert "<wbr>" not in flowing(letter * 20)
    part = html(letter) * 24
    assert flowing(f"a {letter * 64}-b") == f"a {part}<wbr>{part}<wbr>{html(letter) * 16}-b"


@given(st.text())
def test_a_string_of_css_is_ended_by_nothing_in_it(text: str) -> None:
    written = css_string(text)
    assert not set(written) & set("\"'<>&;{}()/*\n\r\f")
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written) == terminal(text)


def test_paper_has_the_title_at_the_foot_of_each_page() -> None:
    page = render(DOCUMENT._replace(title='A "title" </style>'), DocumentFormat.HTML)
    assert r'@bottom-left { content: "A \22 title\22  \3c \2f style\3e "; }' in page
    assert page.count("</style>") == 1


def test_a_cell_names_its_column_and_its_part_for_when_its_row_is_a_card() -> None:
    row = (Cell("a-1", is_ref=True), *(Cell(text, is_number=text == "4") for text in ("2", "3", "4", "wt-1-5")))
    table = DocTable("Wide", ("Ref", "Two", "T<hr>ee", "Four", "Five"), (row,))
    document = Document("Cards", (), (DocSection("1", "One", numbered("1", "See a-1."), (table, TABLE)),))
    page = render(document, DocumentFormat.HTML)
    assert page.count('class="cards"') == 1
    assert (
        '<tr role="row"><th role="rowheader" scope="row" class="ref">a-1</th>'
        '<td role="cell" data-label="Two">2</td><td role="cell" data-label="T&lt;hr&gt;ee">3</td>'
        '<td role="cell" data-label="Four" class="figure">4</td>'
        '<td role="cell" data-label="Five"><span class="whole">wt-1-5</span></td></tr>'
    ) in page
    parts = re.findall(r"<(table|thead|tbody|tr|th|td)(?: role=\"(\w+)\")?", page)
    assert all(role for _, role in parts)
    assert '</span> See <span class="whole">a-1</span>.</p>' in page
