"""A document with pictures, in both formats."""

import re

from tests.support.pictures import BARS, TREND

from tsreview.rendering.documents import DocumentFormat, render
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
