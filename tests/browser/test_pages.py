"""Reports as a browser shows them: at the width of a telephone and of a desk, by keyboard, and on paper."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.browser import inspect
from tests.support.pictures import BARS, TIMELINE, TREND
from tests.support.runs import run
from tsreview.rendering.documents import DocumentFormat, render
from tsreview.reports.document import DocSection, Document, numbered
from tsreview.reports.tabular import Cell, DocTable

pytestmark = pytest.mark.browser

PHONE = "320"
PAPER = 688
"""Pixels between the margins of A4."""
Findings = dict[str, Any]


class Report(NamedTuple):
    """A report: the fixture of its dataset, the words of its command, and how many sides of A4 it may have."""

    name: str
    dataset: str
    words: tuple[str, ...]
    most_sheets: int | None = None


REPORTS = (
    Report("briefing", "whole", ("briefing", "--quarter", "2010/11 Q2")),
    Report("briefing-all-plans", "whole", ("briefing", "--quarter", "2010/11 Q2", "--plan", "all")),
    Report("summary", "whole", ("briefing", "--quarter", "2010/11 Q2", "--length", "summary"), 4),
    Report("briefing-example", "example_history", ("briefing", "--quarter", "2025/26 Q3")),
    Report("summary-example", "example_history", ("briefing", "--quarter", "2025/26 Q3", "--length", "summary"), 4),
    Report("plan", "whole", ("plan", "--as-of", "2010-10-01")),
    Report("plan-example", "example_history", ("plan", "--as-of", "2025-12-31")),
    Report("organisation", "whole", ("organisation", "mkcvo", "--as-of", "2010-10-01")),
    Report("organisation-example", "example_history", ("organisation", "wetherfold-cvs", "--as-of", "2025-12-31")),
    Report("principles", "whole", ("principles", "--as-of", "2010-10-01")),
)

LONG = "a-plan-whose-id-is-as-long-as-the-grammar-of-ids-lets-it-be-2010"
"""More than fits on a line of a telephone, as the word, address and heading below."""
WORD = "Donau" + "dampf" * 30
AWKWARD = DocTable(
    f"Table 1: {WORD}",
    ("Ref", "Word", "Address", "Empty", "Share"),
    ((Cell(LONG, is_ref=True), Cell(f"{LONG} {WORD}"), Cell(f"https://example.org/{LONG}"), Cell(""), Cell("100%")),),
)
PICTURES = (
    BARS._replace(title=WORD, rows=(BARS.rows[0]._replace(label=WORD),)),
    TIMELINE._replace(rows=tuple(row._replace(id=f"{LONG}-{n}", label=WORD) for n, row in enumerate(TIMELINE.rows))),
)
DOCUMENTS = {
    "pictures": Document("Pictures", (), (DocSection("1", "All", (), (), (BARS, TIMELINE, TREND)),)),
    "awkward": Document(
        f"{WORD} <&> \" ' \\",
        ((WORD, LONG),),
        (DocSection("1", WORD, numbered("1", f"{WORD} {LONG}", (LONG, (f"(a) {WORD}", LONG))), (AWKWARD,), PICTURES),),
    ),
}
"""What reports can hold, and may not hold in the datasets at hand."""


@pytest.fixture(scope="module", params=[*(report.name for report in REPORTS), *DOCUMENTS])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Give what the browser finds in a page."""
    page = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    if document := DOCUMENTS.get(request.param):
        page.write_text(render(document, DocumentFormat.HTML), encoding="utf-8")
        return inspect(page)
    report = next(report for report in REPORTS if report.name == request.param)
    dataset = request.getfixturevalue(report.dataset)
    assert run("report", *report.words, "--no-cache", "-C", dataset, "--output", page) == (0, "", "")
    return inspect(page) | {"most_sheets": report.most_sheets}


def test_axe_finds_no_violation(found: Findings) -> None:
    assert {width: layout["axe"] for width, layout in found["widths"].items()} == {PHONE: [], "1280": []}


def test_the_markup_is_valid(found: Findings) -> None:
    assert found["html"] == []


def test_nothing_is_fetched_and_nothing_is_complained_of(found: Findings) -> None:
    assert (found["requests"], found["console"]) == ([], [])


@pytest.mark.parametrize("spaced", [False, True])
def test_a_telephone_shows_everything_without_scrolling_sideways(found: Findings, spaced: bool) -> None:
    layout = found["spaced"] if spaced else found["widths"][PHONE]
    assert (layout["beyond"], layout["sideways"]) == ([], [])
    assert layout["scrollWidth"] <= int(PHONE)


def test_tables_are_read_aloud_as_tables_at_every_width(found: Findings) -> None:
    narrow, wide = (layout["tables"] for layout in found["widths"].values())
    assert narrow == wide
    assert {part.split(":")[0] for part in wide} == {"table", "row", "columnheader", "rowheader", "cell"}


def test_the_keyboard_reaches_everything_and_first_the_way_past_the_contents(found: Findings) -> None:
    keyboard = found["keyboard"]
    assert keyboard["first"]["text"] == "Skip to the report"
    assert keyboard["first"]["isSeen"]
    assert keyboard["second"]["isInMain"]
    assert keyboard["unseen"] == []


def test_paper_shows_everything_on_no_more_sheets_than_are_allowed(found: Findings) -> None:
    assert found["printedWidth"] <= PAPER
    assert 1 <= found["sheets"] <= (found.get("most_sheets") or 100)


FAULTY = """<!doctype html>
<html lang="en-GB">
<head><title>Faulty</title><style>
a { outline: 0 } p { width: 400px } h1 { width: 700px } div { break-after: page }
@media (max-width: 40rem) { table { display: none } }
</style></head>
<body>
<main>
<h1>Faulty</h1>
<div><a href="#end">Another link first</a></div>
<p style="color: #ccc">Pale, and wide</p>
<section class="scroll" style="overflow-x: auto"><hr style="width: 500px"></section>
<table><tr><th scope="col">One</th><th scope="col">Two</th></tr><tr><td>1</td><td>2</td></tr></table>
<pre>words that reach out of their box, which itself is as wide as the page</pre>
<img src="http://example.org/picture.png">
<p id="end">The end</b></p>
</main>
</body>
</html>
"""


def test_what_is_wrong_with_a_page_is_found(tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    found = inspect(page)
    phone, desk = found["widths"][PHONE], found["widths"]["1280"]
    rules = {violation.split(":")[0] for violation in phone["axe"]}
    assert {"color-contrast", "image-alt"} <= rules
    assert any("</b>" in fault for fault in found["html"])
    assert set(found["requests"]) == {"http://example.org/picture.png"}
    assert found["console"]
    assert phone["scrollWidth"] > int(PHONE)
    assert any(element.startswith("<p style") for element in phone["beyond"])
    assert any(element.startswith("<pre") for element in phone["beyond"])
    assert not any(element.startswith("<hr") for element in phone["beyond"])
    assert len(phone["sideways"]) == 1
    assert phone["tables"] == []
    assert desk["tables"].count("columnheader: Two") == desk["tables"].count("cell: 2") == 1
    keyboard = found["keyboard"]
    assert keyboard["first"]["text"] == keyboard["unseen"][0]["text"] == "Another link first"
    assert found["printedWidth"] > PAPER
    assert found["sheets"] == 2
