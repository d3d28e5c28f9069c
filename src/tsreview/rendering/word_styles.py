"""How a Word document looks: its pages, its styles, its language."""

from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from tsreview.rendering.palette import ACCENT, HEADING_GROUND, PALE_RULE, RULE, bare

FONT = "Arial"
LANGUAGE = "en-GB"
SHORT, LONG = Mm(210), Mm(297)
"""A4."""
MARGIN = Mm(20)
"""The room for the number of a paragraph."""

NUMBERED, LETTERED, POINT = "Numbered Paragraph", "Lettered Point", "List Bullet"
FACT, CONTENTS, ENTRY = "Document Fact", "Contents Heading", "Contents Entry"
TABLE_TEXT, TABLE = "Table Text", "Review Table"


class Look(NamedTuple):
    """The look of a style of paragraphs: sizes in points, `hangs` and `indent` in millimetres."""

    size: float = 10.5
    before: float = 0
    after: float = 6
    bold: bool = False
    colour: str = ""
    stays: bool = False
    """Whether it stays on the page of what follows."""
    indent: float = 0
    hangs: float = 0


LOOKS = {
    "Normal": Look(),
    "Title": Look(20, after=12, bold=True),
    "Heading 1": Look(15, before=18, bold=True, colour=bare(ACCENT), stays=True),
    "Caption": Look(10, before=12, after=4, bold=True, stays=True),
    "Footer": Look(8.5, after=0),
    POINT: Look(after=2, indent=18, hangs=6),
    NUMBERED: Look(before=4, indent=12, hangs=12),
    LETTERED: Look(after=2, indent=20, hangs=8),
    FACT: Look(after=2, indent=35, hangs=35),
    CONTENTS: Look(12, before=14, bold=True, stays=True),
    ENTRY: Look(after=2),
    TABLE_TEXT: Look(8.5, before=1.5, after=1.5),
}
"""The styles that are used: Word's own under Word's names, and a few further ones."""

TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReviewTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{bare(PALE_RULE)}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{bare(PALE_RULE)}"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{bare(RULE)}"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="{bare(HEADING_GROUND)}"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>"""


def prepare(word: WordDocument) -> None:
    """Give an empty document its styles, its language and its first page."""
    for element, tag in ((word.styles.element, "w:lang"), (word.settings.element, "w:themeFontLang")):
        for language in element.iter(qn(tag)):
            language.set(qn("w:val"), LANGUAGE)
    for name, look in LOOKS.items():
        _dress(_style(word.styles, name), look)
    word.styles.element.append(parse_xml(TABLE_STYLE))
    lay(word.sections[0], landscape=False)


def room(*, landscape: bool) -> Length:
    """Give the width that a line of a page takes."""
    return Length((LONG if landscape else SHORT) - 2 * MARGIN)


def lay(section: Section, *, landscape: bool) -> None:
    """Lay the pages of a section upright or on their side."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _style(styles: Styles, name: str) -> ParagraphStyle:
    if name not in styles:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
        assert isinstance(made, ParagraphStyle)  # noqa: S101 - it was asked for as one
        made.base_style = styles["Normal"]
        return made
    found = styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - the names are those of styles of paragraphs
    return found


def _dress(style: ParagraphStyle, look: Look) -> None:
    _plain(style)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold = FONT, Pt(look.size), look.bold or None
    font.color.rgb = RGBColor.from_string(look.colour or "000000")
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), 1.15
    form.keep_with_next = look.stays or None
    if look.hangs:
        form.left_indent, form.first_line_indent = Mm(look.indent), Mm(-look.hangs)
        form.tab_stops.add_tab_stop(Mm(look.indent))


def _plain(style: ParagraphStyle) -> None:
    """Take out what the template has of the theme: its fonts and borders would win."""
    for tag in ("w:rFonts", "w:pBdr", "w:spacing", "w:kern", "w:contextualSpacing"):
        for element in list(style.element.iter(qn(tag))):
            element.getparent().remove(element)
