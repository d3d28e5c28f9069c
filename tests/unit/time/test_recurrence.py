"""The periods of recurring and ongoing actions."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.time.calendar import FinancialCalendar
from tsreview.time.grammar import read_date
from tsreview.time.recurrence import MOST_PERIODS, Period, missed, outstanding, periods
from tsreview.time.window import Precision, Recurrence, Window

APRIL = FinancialCalendar()
PUBLISHED = date(2009, 12, 31)
ENDS = date(2011, 1, 31)


def _window(text: str) -> Window:
    found = read_date(text)
    assert isinstance(found, Window)
    return found


def _periods(
    text: str,
    as_of: str,
    *,
    begins: date | None = PUBLISHED,
    ends: date | None = None,
    review_every: int | None = None,
    start_month: int = 4,
) -> list[str]:
    found = periods(
        _window(text), begins, ends, FinancialCalendar(start_month), review_every, date.fromisoformat(as_of)
    )
    return [f"{period.earliest} {period.latest}" for period in found]


QUARTERS = [
    "2010-01-01 2010-03-31",
    "2010-04-01 2010-06-30",
    "2010-07-01 2010-09-30",
    "2010-10-01 2010-12-31",
]


@pytest.mark.parametrize(("as_of", "count"), [("2010-03-31", 0), ("2010-04-01", 1), ("2010-07-01", 2)])
def test_a_period_counts_from_the_day_after_its_last(as_of: str, count: int) -> None:
    assert _periods("Quarterly", as_of) == QUARTERS[:count]


def test_a_plan_of_december_2009_is_first_reported_for_january_to_march_2010() -> None:
    assert _periods("Quarterly", "2011-01-01") == QUARTERS
    assert _periods("Ongoing", "2011-01-01") == QUARTERS
    assert _periods("Quarterly", "2010-07-01", begins=date(2010, 1, 1)) == QUARTERS[:2]
    assert _periods("Quarterly", "2010-07-01", begins=date(2010, 1, 2)) == QUARTERS[1:2]


def test_the_count_stops_at_the_end_of_the_plan_and_of_the_recurrence() -> None:
    assert _periods("Quarterly", "2020-01-01", ends=ENDS) == QUARTERS
    assert _periods("Quarterly", "2020-01-01", ends=date(2010, 12, 30)) == QUARTERS[:3]
    assert _periods("Quarterly until June 2010", "2020-01-01", ends=ENDS) == QUARTERS[:2]
    assert _periods("ongoing until June 2010", "2020-01-01") == QUARTERS[:2]


def test_years_and_quarters_follow_the_financial_year() -> None:
    assert _periods("Annually", "2012-04-01") == ["2010-04-01 2011-03-31", "2011-04-01 2012-03-31"]
    assert _periods("Annually", "2011-04-01", start_month=1) == ["2010-01-01 2010-12-31"]
    assert _periods("Quarterly", "2010-07-01", start_month=3) == ["2010-03-01 2010-05-31"]


def test_other_intervals_run_from_the_first_whole_month() -> None:
    four = ["2010-01-01 2010-04-30", "2010-05-01 2010-08-31", "2010-09-01 2010-12-31"]
    assert _periods("every 4 months", "2011-01-01") == four
    assert _periods("every 4 months", "2010-06-14", begins=date(2010, 1, 14)) == ["2010-02-01 2010-05-31"]
    assert _periods("Monthly", "2010-03-01") == ["2010-01-01 2010-01-31", "2010-02-01 2010-02-28"]
    assert _periods("Ongoing", "2010-07-01", review_every=6) == ["2010-01-01 2010-06-30"]


def test_an_anchored_recurrence_starts_where_it_says() -> None:
    assert _periods("Quarterly from Feb 2010", "2010-08-01") == [
        "2010-02-01 2010-04-30",
        "2010-05-01 2010-07-31",
    ]
    assert _periods("ongoing from May 2010", "2010-08-01") == ["2010-05-01 2010-07-31"]
    assert _periods("monthly from 31 January 2010", "2010-05-01") == [
        "2010-01-31 2010-02-27",
        "2010-02-28 2010-03-30",
        "2010-03-31 2010-04-29",
    ]


def test_a_first_due_date_is_the_end_of_the_first_period() -> None:
    published = date(2008, 10, 31)
    merton = ["2008-10-31 2008-12-31", "2009-01-01 2009-03-31", "2009-04-01 2009-06-30"]
    assert _periods("Dec 2008 then quarterly", "2009-07-01", begins=published) == merton
    assert _periods("Dec 2008 then quarterly", "2009-01-01", begins=None) == ["2008-12-01 2008-12-31"]
    assert _periods("Dec 2008 then quarterly", "2009-01-01") == ["2008-12-01 2008-12-31"]
    four = ["2009-01-01 2009-01-31", "2009-02-01 2009-05-31", "2009-06-01 2009-09-30"]
    assert _periods("January 2009 then every four months", "2009-10-01", begins=None) == four


def test_month_ends_do_not_drift() -> None:
    ends = [line[-10:] for line in _periods("Feb 2010 then monthly", "2010-06-01", begins=None)]
    assert ends == ["2010-02-28", "2010-03-31", "2010-04-30", "2010-05-31"]
    ends = [line[-10:] for line in _periods("30 Jan 2010 then monthly", "2010-05-01", begins=None)]
    assert ends == ["2010-01-30", "2010-02-28", "2010-03-30", "2010-04-30"]


def test_without_an_anchor_or_a_publication_there_are_none() -> None:
    assert _periods("Quarterly", "2020-01-01", begins=None) == []
    assert _periods("Ongoing", "2020-01-01", begins=None) == []


@pytest.mark.parametrize("text", ["2010", "Sept 2010", "from April 2010", "Immediate", "TBC", "April"])
def test_a_one_off_action_has_none(text: str) -> None:
    assert _periods(text, "2020-01-01") == []


@given(
    st.integers(1, 60),
    st.sampled_from(["plain", "starts", "first_due"]),
    st.dates(),
    st.dates(),
    st.dates(),
    st.integers(1, 12),
)
@settings(max_examples=120)
def test_periods_tile_and_end_in_time(
    every: int, form: str, anchor: date, begins: date, as_of: date, start_month: int
) -> None:
    rule = Recurrence(every, anchor if form == "starts" else None, anchor if form == "first_due" else None, None)
    window = Window("", Precision.RECURRING, None if form == "plain" else anchor, None, rule)
    found = periods(window, begins, None, FinancialCalendar(start_month), None, as_of)
    assert len(found) <= MOST_PERIODS
    for period in found:
        assert period.earliest <= period.latest < as_of
    for one, following in pairwise(found):
        assert following.earliest == one.latest + timedelta(days=1)


@pytest.mark.parametrize("as_of", [date.min, date.max])
@pytest.mark.parametrize("begins", [date.min, date.max])
def test_the_ends_of_time_do_not_raise(as_of: date, begins: date) -> None:
    for text in ("Quarterly", "Monthly", "Ongoing", "Dec 2199 then monthly"):
        assert len(periods(_window(text), begins, None, APRIL, None, as_of)) <= MOST_PERIODS


FIRST, SECOND, THIRD = (
    Period(date(2010, 1, 1), date(2010, 3, 31)),
    Period(date(2010, 4, 1), date(2010, 6, 30)),
    Period(date(2010, 7, 1), date(2010, 9, 30)),
)


def test_a_period_without_a_report_is_missed() -> None:
    all_three = (FIRST, SECOND, THIRD)
    assert missed(all_three, []) == all_three
    assert missed(all_three, [date(2010, 6, 30)]) == (FIRST, THIRD)
    assert missed(all_three, [date(2010, 7, 1), date(2010, 3, 31), date(2010, 1, 1)]) == (SECOND,)
    assert missed(all_three, [date(2009, 12, 31), date(2010, 10, 1)]) == all_three


def test_a_report_brings_the_reporting_up_to_date() -> None:
    all_three = (FIRST, SECOND, THIRD)
    assert outstanding(all_three, []) == all_three
    assert outstanding(all_three, [date(2010, 5, 1)]) == (THIRD,)
    assert outstanding(all_three, [date(2010, 10, 1)]) == ()
    assert outstanding(all_three, [date(2009, 12, 1)]) == all_three


@given(st.lists(st.dates(date(2009, 6, 1), date(2011, 6, 1)), max_size=8))
@settings(max_examples=100)
def test_missed_agrees_with_its_definition(days: list[date]) -> None:
    found = periods(_window("Monthly"), PUBLISHED, ENDS, APRIL, None, date(2011, 3, 1))
    assert len(found) == 13
    plain = [each for each in found if not any(each.earliest <= day <= each.latest for day in days)]
    assert list(missed(found, days)) == plain
    owed = [each for each in plain if all(day < each.earliest for day in days)]
    assert list(outstanding(found, days)) == owed
