import io
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Read

from tsreview.queries.fields import Field, Kind
from tsreview.rendering.inert import MOST_CELL
from tsreview.rendering.workbook import FONT, as_workbook
from tsreview.reports.document import Properties
from tsreview.reports.table import Table, grouped
from tsreview.reports.workbook import Sheet, Workbook

PROPERTIES = Properties("Review of the sector", "The partnership", date(2010, 9, 30))
FIELDS = (
    Field("id", "Action", Kind.WORD, lambda row: row["id"]),
    Field("title", "What", Kind.PROSE, lambda row: row.get("title", "")),
    Field("latest", "Latest day", Kind.DAY, lambda row: row.get("latest")),
    Field("days_late", "Days late", Kind.NUMBER, lambda row: row.get("days_late")),
    Field("rag", "RAG", Kind.WORD, lambda row: row.get("rag", "grey")),
    Field("party", "Parties", Kind.WORD, lambda row: row.get("party", ())),
)


def book(*rows: dict[str, Any], title: str = "Actions: Quarter 2", about: str = "The partnership") -> Workbook:
    table = Table("", FIELDS, grouped(list(rows), None))
    return Workbook(title, (("Partnership", about), ("", "")), (Sheet("Due next quarter", table, "Nothing is due."),))


def read(made: Workbook) -> Read:
    return openpyxl.load_workbook(io.BytesIO(as_workbook(made, PROPERTIES)))


MIDNIGHT = datetime.combine(PROPERTIES.day, time())
ROW = {"id": "a-1", "title": "Meet", "latest": date(2010, 9, 30), "days_late": 12, "rag": "red", "party": ("A", "B")}


@pytest.fixture(scope="module")
def written() -> Read:
    return read(book(ROW, {"id": "a-2"}))


def test_the_first_sheet_says_what_the_workbook_is(written: Read) -> None:
    assert written.sheetnames == ["About", "Due next quarter"]
    about = written["About"]
    assert about["A1"].value == "Actions: Quarter 2"
    assert (about["A3"].value, about["B3"].value) == ("Partnership", "The partnership")


def test_days_are_days_numbers_numbers_and_words_words(written: Read) -> None:
    sheet = written["Due next quarter"]
    assert [cell.value for cell in sheet[1]] == ["Action", "What", "Latest day", "Days late", "RAG", "Parties"]
    assert [cell.value for cell in sheet[2]] == ["a-1", "Meet", MIDNIGHT, 12, "red", "A, B"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "d", "n", "s", "s"]
    assert [cell.value for cell in sheet[3]][:1] == ["a-2"]
    assert not sheet["C3"].value
    assert sheet["E2"].fill.fgColor.rgb == "FFFBDCD9"


def test_the_table_is_one_that_can_be_filtered_and_printed(written: Read) -> None:
    sheet = written["Due next quarter"]
    table = sheet.tables["Due_next_quarter"]
    assert table.ref == "A1:F3"
    assert table.autoFilter is not None
    assert table.autoFilter.ref == "A1:F3"
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_without_rows_a_sheet_says_so_and_holds_no_table() -> None:
    sheet = read(book())["Due next quarter"]
    assert sheet["A1"].value == "Nothing is due."
    assert not sheet.tables


def test_a_day_that_excel_does_not_know_is_text() -> None:
    sheet = read(book({"id": "a-1", "latest": date(1899, 5, 4)}))["Due next quarter"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("4 May 1899", "s")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://evil.example", "internal:A1", "_x0041_"]
)
def test_text_is_never_a_formula_or_a_link(text: str) -> None:
    sheet = read(book({"id": "a-1", "title": text}))["Due next quarter"]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].hyperlink) == (text, "s", None)


def test_control_characters_are_shown() -> None:
    sheet = read(book({"id": "a-1", "title": "a\x00b\x1bc\u202ed]]>"}))["Due next quarter"]
    assert sheet["B2"].value == "a\\u{0}b\\u{1b}c\\u{202e}d]]>"


def test_a_text_beyond_what_a_cell_takes_is_shortened_and_says_so() -> None:
    value = read(book({"id": "a-1", "title": "word " * 20_000}))["Due next quarter"]["B2"].value
    assert isinstance(value, str)
    assert len(value) == MOST_CELL
    assert value.endswith(" ... (shortened)")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_a_readable_file(text: str) -> None:
    made = book({"id": text, "title": text, "party": (text,)}, title=text, about=text)
    sheet = read(made)["Due next quarter"]
    assert sheet["F1"].value == "Parties"
    assert sheet["B2"].data_type == "s"


def test_the_same_facts_give_the_same_bytes_and_the_file_its_day() -> None:
    made = book(ROW)
    font = dict(FONT)
    assert as_workbook(made, PROPERTIES) == as_workbook(made, PROPERTIES)
    # What the library would leave behind makes the first workbook of a process another than the later ones.
    assert font == FONT == {"font_name": "Arial", "font_size": 10}
    properties = read(made).properties
    assert properties.created == MIDNIGHT
    assert (properties.title, properties.subject) == ("Actions: Quarter 2", "Review of the sector")
    assert properties.creator == "The partnership"
