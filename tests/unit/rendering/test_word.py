import io
import zipfile
from datetime import date

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Length
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.rendering.palette import RATINGS, bare
from tsreview.rendering.word import as_word
from tsreview.reports.document import DocSection, Document, Paragraph, Properties
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.rag import Rag

PROPERTIES = Properties("Review of the sector", "The partnership", date(2010, 9, 30))
NARROW = DocTable(
    "Table 1: Ratings",
    ("Rating", "Actions"),
    ((Cell("Red", "red"), Cell("13", is_number=True)), (Cell("Grey", "grey"), Cell("7", is_number=True))),
)
WIDE = DocTable("Table 2: All", tuple("ABCDEFGH"), ((*(Cell("text") for _ in range(8)),),) * 3)
DOCUMENT = Document(
    "Quarterly briefing",
    (("Period", "Quarter 2"), ("Status", "Draft")),
    (
        DocSection("1", "Summary", (Paragraph("1.1", "All is told."),), (NARROW,)),
        DocSection("2", "Asked", (Paragraph("2.1", "The board is asked:", ("(a) to note", "(b) to agree")),)),
        DocSection("A", "Appendix A: Plan", (Paragraph("A.1", "These:", ("one", "two")),), (WIDE,)),
        DocSection("B", "Appendix B: Rest", ()),
    ),
)


def read(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(as_word(document, PROPERTIES)))


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return read(DOCUMENT)


def texts(word: WordDocument, style: str) -> list[str]:
    return [each.text for each in word.paragraphs if each.style is not None and each.style.name == style]


def test_headings_are_real_ones(word: WordDocument) -> None:
    assert texts(word, "Title") == ["Quarterly briefing"]
    assert texts(word, "Heading 1") == ["1 Summary", "2 Asked", "Appendix A: Plan", "Appendix B: Rest"]


def test_paragraphs_points_and_captions_have_styles_of_their_own(word: WordDocument) -> None:
    assert texts(word, "Numbered Paragraph") == ["1.1\tAll is told.", "2.1\tThe board is asked:", "A.1\tThese:"]
    assert texts(word, "Lettered Point") == ["(a)\tto note", "(b)\tto agree"]
    assert texts(word, "List Bullet") == ["one", "two"]
    assert texts(word, "Caption") == ["Table 1: Ratings", "Table 2: All"]
    assert texts(word, "Document Fact") == ["Period\tQuarter 2", "Status\tDraft"]


def test_the_contents_lead_to_the_headings(word: WordDocument) -> None:
    anchors = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    assert len(anchors) == 4
    assert anchors == [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]


def test_a_caption_stands_directly_above_its_table(word: WordDocument) -> None:
    content = list(word.iter_inner_content())
    tables = [n for n, each in enumerate(content) if each in word.tables or hasattr(each, "rows")]
    assert [getattr(content[n - 1], "text", "") for n in tables] == ["Table 1: Ratings", "Table 2: All"]


def test_the_first_row_repeats_and_is_bold_and_no_row_is_cut(word: WordDocument) -> None:
    for table in word.tables:
        repeats = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeats == [True, *[False] * (len(table.rows) - 1)]
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
        assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_a_rating_is_a_word_on_its_colour(word: WordDocument) -> None:
    cell = word.tables[0].rows[1].cells[0]
    shade = cell._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    assert cell.text == "Red"
    assert shade is not None
    assert shade.get(qn("w:fill")) == bare(RATINGS[Rag.RED].paper)
    assert word.tables[0].rows[1].cells[1]._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}") is None


def test_pages_are_a4_and_lie_on_their_side_for_wide_tables_alone(word: WordDocument) -> None:
    sizes = [
        (round(Length(each.page_width or 0).mm), round(Length(each.page_height or 0).mm)) for each in word.sections
    ]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    upright, on_its_side = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [each.orientation for each in word.sections] == [upright, on_its_side, upright]


def test_every_page_bears_its_number(word: WordDocument) -> None:
    footer = word.sections[0].footer.paragraphs[0]
    codes = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(word.sections)[1:])


def test_the_file_says_what_it_is_and_in_which_language(word: WordDocument) -> None:
    core = word.core_properties
    assert (core.title, core.subject, core.author) == ("Quarterly briefing", "Review of the sector", "The partnership")
    assert (core.language, core.comments) == ("en-GB", "")
    assert core.created is not None
    assert core.created.date() == date(2010, 9, 30)
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_tables_are_named_for_screen_readers(word: WordDocument) -> None:
    names = [each.get(qn("w:val")) for each in word.element.iter(qn("w:tblCaption"))]
    assert names == ["Table 1: Ratings", "Table 2: All"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_a_readable_file(text: str) -> None:
    table = DocTable(text, (text, text), ((Cell(text), Cell(text, "red")),))
    section = DocSection("1", text, (Paragraph("1.1", text, (text, text)),), (table,))
    data = as_word(Document(text, ((text, text),), (section,)), Properties(text, text, date(1850, 1, 1)))
    assert len(docx.Document(io.BytesIO(data)).tables) == 1
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(file.read(name))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert as_word(DOCUMENT, PROPERTIES) == as_word(DOCUMENT, PROPERTIES)
