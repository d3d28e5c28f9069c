"""Months, financial quarters and years, and how spans are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.time.calendar import (
    FinancialCalendar,
    FinancialYear,
    Quarter,
    add_months,
    month_end,
    months_after,
    months_between,
    read_quarter,
    say_count,
    say_day,
    say_span,
)

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
STARTS = st.integers(1, 12)
APRIL = FinancialCalendar()
TODAY = date(2010, 11, 14)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2010, 1, 31), 1, date(2010, 2, 28)),
        (date(2008, 1, 31), 1, date(2008, 2, 29)),
        (date(2010, 3, 15), 1, date(2010, 4, 15)),
        (date(2010, 12, 31), 2, date(2011, 2, 28)),
        (date(2010, 3, 31), -1, date(2010, 2, 28)),
        (date(2010, 1, 1), -12, date(2009, 1, 1)),
        (date(9999, 12, 1), 1, date.max),
        (date(1, 1, 5), -1, date.min),
    ],
)
def test_add_months_clamps_to_the_month_and_to_what_a_date_can_hold(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("due", "amber_until"),
    [
        (date(2010, 2, 28), date(2010, 3, 31)),
        (date(2008, 2, 28), date(2008, 3, 28)),
        (date(2008, 2, 29), date(2008, 3, 31)),
        (date(2010, 3, 15), date(2010, 4, 15)),
        (date(2010, 4, 30), date(2010, 5, 31)),
        (date(2010, 1, 30), date(2010, 2, 28)),
        (date(2010, 12, 31), date(2011, 1, 31)),
    ],
)
def test_a_month_after_a_month_end_is_a_month_end(due: date, amber_until: date) -> None:
    assert months_after(due, 1) == amber_until


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2010, 3, 31), date(2010, 4, 30), 1),
        (date(2010, 2, 28), date(2010, 3, 31), 1),
        (date(2010, 3, 31), date(2011, 3, 31), 12),
        (date(2010, 3, 15), date(2010, 4, 14), 0),
        (date(2010, 3, 15), date(2010, 4, 15), 1),
        (date(2010, 4, 30), date(2010, 3, 31), -1),
        (date(2010, 3, 1), date(2010, 3, 31), 0),
    ],
)
def test_months_between(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


@given(DAYS, DAYS)
@settings(max_examples=100)
def test_months_between_changes_sign_with_the_order(one: date, other: date) -> None:
    assert months_between(one, other) == -months_between(other, one)


@given(STARTS, st.integers(1000, 2199), st.integers(1, 12))
@settings(max_examples=150)
def test_every_month_falls_into_the_right_quarter(start: int, year: int, month: int) -> None:
    calendar = FinancialCalendar(start)
    first, last = date(year, month, 1), month_end(year, month)
    quarter = calendar.quarter_of(first)
    months_in = (month - start) % 12
    assert quarter.number == months_in // 3 + 1
    assert quarter.earliest <= first <= last <= quarter.latest
    assert calendar.quarter_of(last) == quarter
    assert quarter.year == calendar.year_of(first).year == (year if month >= start else year - 1)


@given(DAYS, STARTS)
@settings(max_examples=100)
def test_quarters_tile_the_time_and_the_year(day: date, start: int) -> None:
    calendar = FinancialCalendar(start)
    quarter, year = calendar.quarter_of(day), calendar.year_of(day)
    assert quarter.next().previous() == quarter.previous().next() == quarter
    assert quarter.next().earliest == quarter.latest + timedelta(days=1)
    quarters = [Quarter(year.year, number, start) for number in (1, 2, 3, 4)]
    assert (quarters[0].earliest, quarters[3].latest) == (year.earliest, year.latest)
    assert sum((each.latest - each.earliest).days + 1 for each in quarters) in (365, 366)
    assert quarter.a_year_before() == Quarter(quarter.year - 1, quarter.number, start)


@pytest.mark.parametrize(
    ("day", "start", "label", "title"),
    [
        (date(2010, 7, 1), 4, "2010/11 Q2", "Quarter 2, 2010/11 (July to September 2010)"),
        (date(2011, 3, 31), 4, "2010/11 Q4", "Quarter 4, 2010/11 (January to March 2011)"),
        (date(2011, 1, 9), 3, "2010/11 Q4", "Quarter 4, 2010/11 (December 2010 to February 2011)"),
        (date(2000, 2, 29), 4, "1999/00 Q4", "Quarter 4, 1999/00 (January to March 2000)"),
        (date(2010, 5, 5), 1, "2010 Q2", "Quarter 2, 2010 (April to June 2010)"),
    ],
)
def test_a_quarter_is_printed_in_full(day: date, start: int, label: str, title: str) -> None:
    quarter = FinancialCalendar(start).quarter_of(day)
    assert (quarter.label, quarter.title) == (label, title)


def test_a_financial_year_has_its_usual_name() -> None:
    assert APRIL.year_of(date(2000, 3, 31)).label == "1999/00"
    assert FinancialYear(2010).label == "2010/11"
    assert FinancialYear(2010, 1).label == "2010"
    assert FinancialYear(2010).earliest == date(2010, 4, 1)
    assert FinancialYear(2010).latest == date(2011, 3, 31)


def test_no_day_is_outside_a_quarter() -> None:
    assert APRIL.quarter_of(date.max).latest == date.max
    assert APRIL.quarter_of(date.min).earliest == date.min


@pytest.mark.parametrize(
    "text",
    [
        "2010/11 Q2",
        "Q2 2010/11",
        "2010/11-Q2",
        "q2 2010/11",
        " 2010/11  q2 ",
        "Quarter 2, 2010/11",
        "2010/11Q2",
    ],
)
def test_a_quarter_is_read(text: str) -> None:
    assert read_quarter(text, APRIL, TODAY) == Quarter(2010, 2)


def test_this_and_last_are_told_from_today() -> None:
    assert read_quarter("this", APRIL, TODAY) == Quarter(2010, 3)
    assert read_quarter("LAST", APRIL, TODAY) == Quarter(2010, 2)
    assert read_quarter("last quarter", APRIL, date(2010, 4, 1)) == Quarter(2009, 4)
    assert read_quarter("2010 Q2", FinancialCalendar(1), TODAY) == Quarter(2010, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        *["", "Q2", "2010/11", "2010/12 Q2", "2010 Q2", "2010/11 Q5", "2010/11 Q0", "next", "2010-11 Q2"],
        *["٢٠١٠/١١ Q2", "²²²²/11 Q2", "0000/01 Q1", "q" * 5000, "Q2 Q2", "Q" * 40],
    ],
)
def test_what_is_no_quarter_is_none(text: str) -> None:
    assert read_quarter(text, APRIL, TODAY) is None


@given(DAYS, STARTS)
@settings(max_examples=60)
def test_a_label_reads_back(day: date, start: int) -> None:
    calendar = FinancialCalendar(start)
    quarter = calendar.quarter_of(day)
    if quarter.year >= 1000:
        assert read_quarter(quarter.label, calendar, TODAY) == quarter


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2010, 9, 30), date(2010, 10, 1), "1 day"),
        (date(2010, 9, 30), date(2011, 1, 1), "93 days"),
        (date(2010, 9, 30), date(2011, 9, 29), "364 days"),
        (date(2010, 9, 30), date(2011, 9, 30), "1 year"),
        (date(2010, 9, 30), date(2011, 11, 30), "1 year 2 months"),
        (date(2010, 9, 30), date(2012, 10, 31), "2 years 1 month"),
        (date(2011, 1, 1), date(2010, 9, 30), "93 days"),
        (date(2010, 9, 30), date(2010, 9, 30), "0 days"),
    ],
)
def test_a_span_beyond_a_year_is_in_years_and_months(since: date, until: date, said: str) -> None:
    assert say_span(since, until) == said


def test_a_day_is_said_in_full() -> None:
    assert say_day(date(2010, 10, 1)) == "1 October 2010"
    assert say_count(1_200, "day") == "1,200 days"
