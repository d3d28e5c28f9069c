"""Lateness: after the latest day, never on it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.time.grammar import read_date
from tsreview.time.lateness import Lateness, has_begun, has_passed, lateness, lateness_on, say_lateness
from tsreview.time.state import CLOSED, Status
from tsreview.time.window import Precision, Window

PUBLISHED = date(2009, 12, 31)
STATUS = st.none() | st.sampled_from(Status)


def _window(text: str) -> Window:
    found = read_date(text)
    assert isinstance(found, Window)
    return found


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("Sept 2010", "2010-08-31", "not_yet_due"),
        ("Sept 2010", "2010-09-01", "due_now"),
        ("Sept 2010", "2010-09-30", "due_now"),
        ("Sept 2010", "2010-10-01", "overdue"),
        ("31 March 2010", "2010-03-30", "not_yet_due"),
        ("31 March 2010", "2010-03-31", "due_now"),
        ("31 March 2010", "2010-04-01", "overdue"),
        ("2009/10 Q4", "2010-03-31", "due_now"),
        ("2009/10 Q4", "2010-04-01", "overdue"),
        ("winter 2006", "2007-02-28", "due_now"),
        ("winter 2006", "2007-03-01", "overdue"),
        ("until March 2011", "2009-12-30", "not_yet_due"),
        ("until March 2011", "2009-12-31", "due_now"),
        ("until March 2011", "2011-04-01", "overdue"),
        ("until March 2009", "2009-04-01", "overdue"),
        ("from April 2010", "2010-03-31", "not_yet_due"),
        ("from April 2010", "2010-04-01", "due_now"),
        ("from April 2010", "2090-01-01", "due_now"),
        ("Immediate", "2009-12-30", "not_yet_due"),
        ("Immediate", "2009-12-31", "due_now"),
        ("Ongoing", "2020-01-01", "due_now"),
        ("Quarterly from Jan 2010", "2009-12-31", "not_yet_due"),
        ("Quarterly until March 2011", "2011-04-01", "due_now"),
        ("TBC", "2020-01-01", "cannot_tell"),
        ("April", "2020-01-01", "cannot_tell"),
    ],
)
def test_lateness_of_an_open_action(text: str, as_of: str, expected: str) -> None:
    assert lateness_on(_window(text), date.fromisoformat(as_of), begins=PUBLISHED) == expected


def test_a_report_that_is_outstanding_is_missed() -> None:
    day = date(2010, 5, 1)
    for text in ("Quarterly", "Ongoing"):
        assert lateness_on(_window(text), day, outstanding=True) is Lateness.REPORT_MISSED
    assert lateness_on(_window("Sept 2010"), day, outstanding=True) is Lateness.NOT_YET_DUE


@given(STATUS, st.sampled_from(Precision), st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=150)
def test_closed_and_suspended_come_before_all_else(
    status: Status | None, precision: Precision, begun: bool, passed: bool, outstanding: bool
) -> None:
    found = lateness(status=status, precision=precision, begun=begun, passed=passed, outstanding=outstanding)
    assert (found is Lateness.CLOSED) == (status in CLOSED)
    assert (found is Lateness.SUSPENDED) == (status is Status.SUSPENDED)


@given(
    STATUS,
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.integers(0, 800),
    st.integers(-3, 3) | st.integers(-900, 900),
    st.sampled_from([Precision.DAY, Precision.MONTH, Precision.RANGE, Precision.YEAR, Precision.SEASON]),
)
@settings(max_examples=200)
def test_a_one_off_action_is_overdue_when_open_and_its_latest_day_is_over(
    status: Status | None, earliest: date, length: int, after: int, precision: Precision
) -> None:
    latest = earliest + timedelta(days=length)
    as_of = latest + timedelta(days=after)
    found = lateness_on(Window("", precision, earliest, latest), as_of, status=status)
    is_open = status not in CLOSED and status is not Status.SUSPENDED
    assert (found is Lateness.OVERDUE) == (is_open and latest < as_of)
    assert (found is Lateness.NOT_YET_DUE) == (is_open and as_of < earliest)


def test_the_facts_that_a_query_groups_by() -> None:
    day = date(2010, 4, 1)
    assert has_begun(None, None, day)
    assert has_begun(day, None, day)
    assert not has_begun(None, day + timedelta(days=1), day)
    assert has_begun(day, day + timedelta(days=1), day)
    assert not has_passed(None, day)
    assert not has_passed(day, day)
    assert has_passed(day - timedelta(days=1), day)


def test_lateness_is_said_in_words() -> None:
    assert [say_lateness(value) for value in Lateness] == [
        *["closed", "suspended", "not yet due", "due now", "overdue", "report missed", "cannot tell"]
    ]
