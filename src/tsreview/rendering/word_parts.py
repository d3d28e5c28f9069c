"""What Word's format holds and python-docx has no words for: fields, links within, rows that repeat, grounds."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


def made(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element such as `w:shd`, with attributes of the same namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def keep_row(row: CT_Row, *, repeats: bool) -> None:
    """Keep a row of a table on one page; a header row also stands at the top of each page."""
    properties = row.get_or_add_trPr()
    properties.append(made("w:cantSplit"))
    if repeats:
        properties.append(made("w:tblHeader"))


def shade(cell: _Cell, ground: str) -> None:
    """Lay a colour, RRGGBB, behind a cell."""
    cell._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=ground))


def describe(table: Table, caption: str) -> None:
    """Give a table the name by which a screen reader calls it."""
    table._tbl.tblPr.append(made("w:tblCaption", val=caption))


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add what Word reckons itself, such as PAGE; `shown` stands there until it has."""
    field = made("w:fldSimple", instr=code)
    run = paragraph.add_run(shown)._r
    field.append(run)
    paragraph._p.append(field)


def mark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the place of a paragraph, so that a link can lead to it; the number is of this mark alone."""
    opening = made("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.append(opening)
    paragraph._p.append(made("w:bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, text: str, name: str) -> None:
    """Add a text that leads to a marked place."""
    link = made("w:hyperlink", anchor=name, history="1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)
