"""Tables on a terminal."""

from tsreview.queries.fields import Field, Kind
from tsreview.rendering.terminal import as_terminal
from tsreview.reports.table import Table, grouped

THEME = Field("theme", "Theme", Kind.WORD, lambda row: row["theme"])
FIELDS = (Field("id", "Action", Kind.WORD, lambda row: row["id"]),)
ROWS = [{"id": "a-1", "theme": "Voice"}, {"id": "a-2", "theme": "Money\x1b[31m"}]


def test_each_group_stands_below_its_heading_which_drives_no_terminal() -> None:
    drawn = as_terminal(Table("Actions", FIELDS, grouped(ROWS, THEME)), 80, colour=False)
    lines = [line.strip() for line in drawn.split("\n")]
    told = [line for line in lines if line.startswith(("Theme", "a-"))]
    assert told == ["Theme: Money\\u{1b}[31m", "a-2", "Theme: Voice", "a-1"]
    assert "\x1b" not in drawn


def test_columns_that_share_one_are_counted_once_before_the_lines_run_on() -> None:
    names = ("id", "title", "nominator", "spa", "due", "latest", "late", "rag", "progress")
    fields = tuple(Field(name, name.title(), Kind.WORD, lambda row: row["words"]) for name in names)
    table = Table("Overdue actions", fields, grouped([{"words": "Write a brief to commission"}], None))
    assert max(map(len, as_terminal(table, 60, colour=False).split("\n"))) <= 60
    assert max(map(len, as_terminal(table, 45, colour=False).split("\n"))) > 200


def test_nothing_is_cut_off_at_any_width() -> None:
    row = {
        "day": "31 December 2010", "what_is_due": "action", "id": "bol-2a-1", "rag": "green", "spa": "not named",
        "title": "Carry out the five-year strategy and action plan for relations with the voluntary sector",
        "nominator": "Dorset County Council (lead)", "due": "a five year strategy and action plan",
        "status": "no update recorded",
    }  # fmt: skip
    fields = tuple(Field(name, name, Kind.WORD, lambda row, name=name: row[name]) for name in row)  # type: ignore[misc]
    table = Table("Due", fields, grouped([row], None))
    for width in range(70, 200):
        below = as_terminal(table, width, colour=False).rpartition("\u2500")[2]
        assert sorted("".join(below.split())) == sorted("".join("".join(row.values()).split())), width
