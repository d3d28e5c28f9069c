"""What a window prints, and that the grammar reads it back."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tsreview.time.grammar import read_date
from tsreview.time.window import Precision, Window, no_date, say_window

MONTH = st.sampled_from(["Jan", "February", "Sept", "december", "Mar.", "June"])
YEAR = st.integers(1900, 2100)
FINANCIAL_YEAR = YEAR.map(lambda year: f"{year}/{(year + 1) % 100:02d}")
DATE = st.one_of(
    st.builds("{} {}".format, MONTH, YEAR),
    st.builds("{} {} {}".format, st.integers(1, 28), MONTH, YEAR),
    st.builds("{} {}".format, st.sampled_from(["spring", "winter", "early", "mid", "late"]), YEAR),
    st.builds("{} Q{}".format, FINANCIAL_YEAR, st.integers(1, 4)),
    st.builds("Q{} {}".format, st.integers(1, 4), YEAR),
    FINANCIAL_YEAR,
    YEAR.map(str),
)
OFTEN = st.one_of(
    st.sampled_from(["Quarterly", "monthly", "annually", "six-monthly", "every two years"]),
    st.builds("every {} months".format, st.integers(1, 60)),
)
TEXT = st.one_of(
    DATE,
    st.builds("by end of {}".format, DATE),
    st.builds("{} to {}".format, DATE, DATE),
    st.builds("{} - {}".format, MONTH, DATE),
    st.builds("from {}".format, DATE),
    st.builds("until {}".format, DATE),
    OFTEN,
    st.builds("{} from {} until {}".format, OFTEN, DATE, DATE),
    st.builds("{} from {}".format, OFTEN, DATE),
    st.builds("{} until {}".format, OFTEN, DATE),
    st.builds("{} then {}".format, DATE, OFTEN),
    st.builds("{} then {} until {}".format, DATE, OFTEN, DATE),
    st.builds("ongoing from {} to {}".format, DATE, DATE),
    st.sampled_from(["ongoing", "immediate", "TBC", "April", "by end April"]),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("March 31 st 2010", "31 March 2010"),
        ("by end Feb 2010", "February 2010"),
        ("Jan 2010 to Jan 2011", "January 2010 to January 2011"),
        ("5 Jan to 1 March 2010", "5 January 2010 to 1 March 2010"),
        ("April 2010 onwards", "from April 2010"),
        ("until March 2011", "until March 2011"),
        ("Q4 2009/10", "2009/10 Q4"),
        ("FY2009/10", "2009/10"),
        ("mid-2010", "mid 2010"),
        ("winter 2006/07", "winter 2006"),
        ("Quarterly from Jan 2010 to March 2011", "quarterly from January 2010 until March 2011"),
        (
            "Dec 2008 then every four months until Mar 2011",
            "December 2008 then every 4 months until March 2011",
        ),
        ("15 Dec 2008 then half-yearly", "15 December 2008 then six-monthly"),
        ("Q4 2008/09 then yearly", "January 2009 to March 2009 then annually"),
        ("quarterly from Jan 2010 to 15 Feb 2010", "quarterly from 1 January 2010 until 15 February 2010"),
        ("On-going", "ongoing"),
        ("ASAP", "immediate"),
        ("?", "not known"),
        ("by April", "by April"),
    ],
)
def test_a_window_is_said_in_one_form(text: str, said: str) -> None:
    found = read_date(text)
    assert isinstance(found, Window), found
    assert say_window(found) == said


@given(TEXT, st.sampled_from([1, 3, 4, 9, 12]))
@settings(max_examples=500)
def test_what_is_said_is_read_back_to_the_same_days(text: str, start_month: int) -> None:
    first = read_date(text, start_month)
    assume(isinstance(first, Window))
    assert isinstance(first, Window)
    if first.earliest and first.latest:
        assert first.earliest <= first.latest
    again = read_date(say_window(first, start_month), start_month)
    assert isinstance(again, Window), (text, say_window(first, start_month))
    assert again._replace(text=text) == first


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        *[("Ongoing", True), ("Quarterly", True), ("from May 2010", True), ("Immediate", True)],
        *[("TBC", False), ("April", False), ("2010", False), ("quarterly until 2010", False)],
    ],
)
def test_an_open_end_is_a_known_obligation_without_a_last_day(text: str, is_open: bool) -> None:
    found = read_date(text)
    assert isinstance(found, Window)
    assert found.is_open_ended is is_open


def test_no_date_is_unknown() -> None:
    assert no_date() == Window("", Precision.UNKNOWN, None, None)
    assert say_window(no_date()) == "not known"


def test_a_window_that_no_text_gave_is_said_all_the_same() -> None:
    for precision in Precision:
        for earliest in (None, date(2010, 2, 3)):
            window = Window("as printed", precision, earliest, earliest)
            assert isinstance(say_window(window), str)
