"""A document as Word's .docx: real headings and styles, tables whose header rows repeat, page numbers, A4."""

import io
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from tsreview.rendering import word_parts as parts
from tsreview.rendering import word_styles as look
from tsreview.rendering.archives import repacked
from tsreview.rendering.inert import file_property, terminal
from tsreview.rendering.palette import RATINGS, bare
from tsreview.rendering.widths import fitted
from tsreview.reports.document import DocSection, Document, Paragraph, Properties
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.rag import Rag

UPRIGHT_TEXTS = 6
"""Columns of text that a page takes upright; more are laid on its side."""
CHARACTERS = {False: 105, True: 160}
"""How many characters of a table's text a line takes, upright and on its side."""


def as_word(document: Document, properties: Properties) -> bytes:
    """Lay a document out for Word; the same facts give the same bytes."""
    word = docx.Document()
    look.prepare(word)
    _describe(word, document, properties)
    _opening(word, document)
    _footer(word, document)
    landscape = False
    for number, section in enumerate(document.sections):
        if _is_wide(section) is not landscape:
            landscape = not landscape
            look.lay(word.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)
        _section(word, section, number, landscape=landscape)
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue())


def _describe(word: WordDocument, document: Document, properties: Properties) -> None:
    """Write what the file says of itself; the moment is that of the data, so that it is the same each time."""
    core = word.core_properties
    core.title, core.subject = file_property(document.title), file_property(properties.subject)
    core.author = core.last_modified_by = file_property(properties.author)
    core.language, core.comments, core.keywords, core.category = look.LANGUAGE, "", "", ""
    core.created = core.modified = datetime.combine(properties.day, time(), UTC)
    core.revision = 1


def _opening(word: WordDocument, document: Document) -> None:
    """Write the title, what stands below it, and the contents."""
    _write(word, "Title", document.title)
    for label, text in document.header:
        _write(word, look.FACT, label, text).runs[0].bold = True
    _write(word, look.CONTENTS, "Contents")
    for section in document.sections:
        parts.add_link(word.add_paragraph(style=look.ENTRY), terminal(section.title), section.anchor.replace("-", "_"))


def _footer(word: WordDocument, document: Document) -> None:
    """Write the footer, which all sections share: they are linked to the first."""
    footer = word.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{terminal(document.title)}  |  Page ")
    parts.add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    parts.add_field(footer, "NUMPAGES", "1")


def _section(word: WordDocument, section: DocSection, number: int, *, landscape: bool) -> None:
    heading = _write(word, "Heading 1", section.title)
    parts.mark(heading, section.anchor.replace("-", "_"), number)
    for paragraph in section.paragraphs:
        _paragraph(word, paragraph)
    for picture, table in section.shown:
        # Word takes no SVG that all its versions draw; the table of a picture says the same.
        _table(word, table, picture.title if picture else "", landscape=landscape)


def _paragraph(word: WordDocument, paragraph: Paragraph) -> None:
    numbered = _write(word, look.NUMBERED, paragraph.number, paragraph.text)
    numbered.paragraph_format.keep_with_next = bool(paragraph.points) or None
    for point in paragraph.points:
        if paragraph.is_lettered:
            _write(word, look.LETTERED, *point.split(" ", 1))
        else:
            _write(word, look.POINT, point)


def _write(word: WordDocument, style: str, *texts: str) -> WordParagraph:
    """Write a paragraph, of texts with tabs between them: each has a run of its own."""
    paragraph = word.add_paragraph(style=style)
    for n, text in enumerate(texts):
        paragraph.add_run("\t" * bool(n) + terminal(text))
    return paragraph


def _table(word: WordDocument, table: DocTable, finding: str, *, landscape: bool) -> None:
    """Write a table below its caption, and above that what it shows where there is a picture of it.

    A paragraph without words keeps it apart from what follows.
    """
    _write(word, "Caption", finding or table.caption)
    drawn = _ruled(word, table, landscape=landscape)
    style = word.styles[look.TABLE_TEXT].style_id
    headings = tuple(Cell(heading, is_number=is_number) for heading, is_number in table.columns)
    for n, cells in enumerate((headings, *table.rows)):
        row = drawn.add_row()  # type: ignore[no-untyped-call]
        parts.keep_row(row._tr, repeats=n == 0)
        for m, (place, cell) in enumerate(zip(row.cells, cells, strict=True)):
            _cell(place, cell, style, bold=n == 0 or m == 0)
    word.add_paragraph(style=look.TABLE_TEXT)


def _ruled(word: WordDocument, table: DocTable, *, landscape: bool) -> Table:
    """Make a table without rows, whose columns are as wide as their texts need."""
    drawn: Table = word.add_table(0, len(table.headings), style=look.TABLE)
    drawn.autofit = False
    parts.describe(drawn, terminal(table.caption))
    line, characters = look.room(landscape=landscape), CHARACTERS[landscape]
    for column, share in zip(drawn.columns, fitted(table, characters), strict=True):
        column.width = Length(int(line * share / characters))
    return drawn


def _cell(place: _Cell, cell: Cell, style: str, *, bold: bool) -> None:
    paragraph = place.paragraphs[0]
    # By its name, python-docx would look the style up among all others for each cell.
    paragraph._p.style = style
    run = paragraph.add_run(terminal(cell.text))
    run.bold = bold or bool(cell.rag) or None
    if cell.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if cell.rag:
        pair = RATINGS[Rag(cell.rag)]
        run.font.color.rgb = RGBColor.from_string(bare(pair.ink))
        parts.shade(place, bare(pair.paper))


def _is_wide(section: DocSection) -> bool:
    """Tell whether a table of the section has more columns of text than a page takes upright."""
    return any(sum(not is_number for _, is_number in table.columns) > UPRIGHT_TEXTS for _, table in section.shown)
