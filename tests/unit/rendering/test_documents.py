"""A document with pictures, in both formats."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.support.pictures import BARS, TREND

from tsreview.rendering.documents import DocumentFormat, render
from tsreview.rendering.inert import css_string, terminal
from tsreview.reports.document import Cell, DocSection, DocTable, Document

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


@given(st.text())
def test_a_string_of_css_is_ended_by_nothing_in_it(text: str) -> None:
    written = css_string(text)
    assert not set(written) & set("\"'<>&;{}()/*\n\r\f")
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written) == terminal(text)


def test_paper_has_the_title_at_the_foot_of_each_page() -> None:
    page = render(DOCUMENT._replace(title='A "title" </style>'), DocumentFormat.HTML)
    assert r'@bottom-left { content: "A \22 title\22  \3c \2f style\3e "; }' in page
    assert page.count("</style>") == 1
