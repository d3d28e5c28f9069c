"""A workbook as Excel's .xlsx: tables that can be filtered, days as days, numbers as numbers, text never a formula."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from textwrap import wrap
from typing import Any

import xlsxwriter

from tsreview.queries.fields import Field, Kind
from tsreview.rendering.archives import repacked
from tsreview.rendering.inert import file_property, header_code, spreadsheet
from tsreview.rendering.palette import HEADING_GROUND, PALE_RULE, RATINGS
from tsreview.reports.document import Properties
from tsreview.reports.table import say
from tsreview.reports.workbook import Sheet, Workbook

A4 = 9
FIRST_DAY = date(1900, 3, 1)
"""Excel knows no day before 1900, and one in its February that never was; an earlier one is written as text."""
NARROWEST, WIDEST, WIDEST_PROSE = 9, 22, 36
"""Characters; a longer text runs over several lines of its cell."""
ABOUT = (26, 90)
"""The widths of the columns of the first sheet."""
WIDE_FIGURE = 1.1
"""Widths are counted in figures, of which prose takes more to a line."""
FOR_A_BUTTON = 3
"""Characters that a heading gives to the button of the filter."""
LINE, MOST_LINES = 13.5, 30
"""The height of a line in points, and how many of them a row takes."""
FONT = {"font_name": "Arial", "font_size": 10}


def as_workbook(book: Workbook, properties: Properties) -> bytes:
    """Write a workbook; the same facts give the same bytes."""
    out = io.BytesIO()
    # Of its own: the library writes into what it is given.
    file = xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": dict(FONT)})
    title, subject, author = (file_property(text) for text in (book.title, properties.subject, properties.author))
    made = datetime.combine(properties.day, time())
    file.set_properties({"title": title, "subject": subject, "author": author, "created": made})
    formats = _formats(file)
    _about(file, book, formats)
    for sheet in book.sheets:
        _sheet(file, sheet, book.title, formats)
    file.close()
    return repacked(out.getvalue())


def _formats(file: Any) -> dict[str, Any]:
    """Make the looks of cells: by name, and by the word of a rating."""
    plain = {"text_wrap": True, "valign": "top"}
    ruled = {**plain, "bottom": 1, "bottom_color": PALE_RULE}
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 16},
        "label": {**plain, "bold": True},
        "said": plain,
        "heading": {**ruled, "bold": True, "bg_color": HEADING_GROUND},
        "text": ruled,
        "day": {**ruled, "num_format": "d mmm yyyy", "align": "left"},
        "number": {**ruled, "align": "right", "indent": 1},
        **{
            str(rag): {**ruled, "bold": True, "font_color": pair.ink, "bg_color": pair.paper}
            for rag, pair in RATINGS.items()
        },
    }
    return {name: file.add_format(look) for name, look in looks.items()}


def _about(file: Any, book: Workbook, formats: dict[str, Any]) -> None:
    page = file.add_worksheet("About")
    _prepare(page, book.title)
    for column, width in enumerate(ABOUT):
        page.set_column(column, column, width)
    page.write_string(0, 0, spreadsheet(book.title), formats["title"])
    for row, said in enumerate(book.about, start=2):
        for column, (text, look) in enumerate(zip(said, ("label", "said"), strict=True)):
            page.write_string(row, column, spreadsheet(text), formats[look])
        page.set_row(row, _height(said, ABOUT))


def _sheet(file: Any, sheet: Sheet, title: str, formats: dict[str, Any]) -> None:
    page = file.add_worksheet(sheet.name)
    _prepare(page, title)
    if not sheet.table.rows:
        page.write_string(0, 0, spreadsheet(sheet.empty))
        return
    columns, rows = sheet.table.columns, sheet.table.rows
    headings = [{"header": spreadsheet(field.heading), "header_format": formats["heading"]} for field in columns]
    name = sheet.name.replace(" ", "_")
    page.add_table(0, 0, len(rows), len(columns) - 1, {"name": name, "columns": headings, "style": None})
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    widths = _measure(page, columns, rows)
    for n, row in enumerate(rows, start=1):
        page.set_row(n, _height([say(field, row) for field in columns], widths))
        for m, field in enumerate(columns):
            _put(page, n, m, field, row, formats)


def _prepare(page: Any, title: str) -> None:
    """Lay the printed pages of a sheet: A4 on its side, as wide as one page, numbered."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{header_code(title)}&R&A")
    page.set_footer("&RPage &P of &N")


def _measure(page: Any, columns: Sequence[Field], rows: list[Any]) -> list[int]:
    """Set the widths of columns, and the height of the row of headings."""
    widths = [_width(field, rows) for field in columns]
    for n, width in enumerate(widths):
        page.set_column(n, n, width)
    page.set_row(0, _height([field.heading for field in columns], [width - FOR_A_BUTTON for width in widths]))
    return widths


def _width(field: Field, rows: list[Any]) -> int:
    longest = max(len(say(field, row)) for row in rows) + 1
    word = max(map(len, field.heading.split())) + FOR_A_BUTTON
    return min(max(longest, word, NARROWEST), WIDEST_PROSE if field.kind is Kind.PROSE else WIDEST)


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Give the height of a row: not every program finds it itself."""
    rooms = [int(width * WIDE_FIGURE) for width in widths]
    lines = max(len(wrap(text, room)) if len(text) > room else 1 for text, room in zip(texts, rooms, strict=True))
    return LINE * min(lines, MOST_LINES)


def _put(page: Any, row: int, column: int, field: Field, item: Any, formats: dict[str, Any]) -> None:
    """Write a cell as what it is; nothing is written as a formula or a link."""
    datum = field.machine(item)
    if isinstance(datum, date) and datum >= FIRST_DAY:
        page.write_datetime(row, column, datetime.combine(datum, time()), formats["day"])
    elif isinstance(datum, int | float) and not isinstance(datum, bool):
        page.write_number(row, column, datum, formats["number"])
    else:
        text = say(field, item)
        look = formats.get(text, formats["text"]) if field.name == "rag" else formats["text"]
        page.write_string(row, column, spreadsheet(text), look)
