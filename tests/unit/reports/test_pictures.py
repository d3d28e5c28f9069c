"""The table beside a picture says what the picture shows."""

from tests.support.pictures import BARS, TIMELINE, TREND

from tsreview.reports.tabular import DocTable


def texts(table: DocTable) -> list[list[str]]:
    return [list(table.headings), *([cell.text for cell in row] for row in table.rows)]


def test_bars_as_a_table() -> None:
    assert texts(BARS.as_table()) == [
        ["Theme", "Actions", "Blue", "Green", "Amber", "Red", "Grey"],
        ["Theme 1, Talking", "15", "1", "2", "3", "4", "5"],
        ["Theme 2, Doing", "100", "1", "97", "0", "2", "0"],
        ["3", "0", "0", "0", "0", "0", "0"],
    ]


def test_a_timeline_as_a_table_has_what_is_not_drawn_as_well() -> None:
    table = TIMELINE.as_table()
    assert texts(table)[2:] == [
        ["a-2", "Agree a plan", "1 November 2010", "30 November 2010", "30 April 2010, 31 July 2010", "Green", ""],
        ["a-3", "Hold a summit", "none", "31 May 2010", "", "Blue", "1 May 2010"],
        ["a-4", "Meet", "1 April 2010", "none", "", "Amber", ""],
        ["a-5", "Sign on one day", "31 March 2010", "31 March 2010", "", "Red", ""],
        ["a-6", "Some day", "no date", "no date", "", "Grey", ""],
    ]
    assert [row[5].rag for row in table.rows] == ["red", "green", "blue", "amber", "red", "grey"]


def test_a_trend_as_a_table() -> None:
    assert texts(TREND.as_table()) == [
        ["At the end of", "Open", "Overdue"],
        ["2009/10 Q4", "30", "0"],
        ["2010/11 Q1", "29", "6"],
        ["2010/11 Q2", "28", "10"],
    ]


def test_a_milestone_is_said_in_words() -> None:
    assert [row.say() for row in TIMELINE.rows[1:4]] == [
        "first day 1 November 2010, last day 30 November 2010; before revision 30 April 2010, 31 July 2010; "
        "rated green",
        "first day open, last day 31 May 2010; rated blue; closed on 1 May 2010",
        "first day 1 April 2010, last day open; rated amber",
    ]
