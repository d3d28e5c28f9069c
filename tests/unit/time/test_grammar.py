"""The table of the design's section 4, each line and each cell, and natural variations of its forms."""

from datetime import date

import pytest

from tsreview.time.grammar import read_date
from tsreview.time.window import Precision, Window


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(text: str, start_month: int = 4) -> Window:
    found = read_date(text, start_month)
    assert isinstance(found, Window), found
    return found


BOUNDED = [
    (
        "month",
        "2010-02-01",
        "2010-02-28",
        "Feb 2010|2010-02|by Feb 2010|by end February 2010|end of Feb 2010",
    ),
    (
        "month",
        "2010-02-01",
        "2010-02-28",
        "FEBRUARY 2010|by the end of Feb 2010|Feb. 2010|February, 2010|02/2010",
    ),
    (
        "month",
        "2010-02-01",
        "2010-02-28",
        "Feb-2010|no later than end of February 2010|end-Feb 2010|in Feb 2010",
    ),
    ("month", "2010-07-01", "2010-07-31", "2010-07|July 2010|due July 2010"),
    ("month", "2010-12-01", "2010-12-31", "2010-12|By Dec 2010|2010‑12|Dec – 2010"),
    ("month", "2010-09-01", "2010-09-30", "Sept 2010|Sep 2010|September 2010|sept. 2010."),
    (
        "day",
        "2010-03-31",
        "2010-03-31",
        "31 March 2010|March 31st 2010|31/03/2010|2010-03-31|March 31 st 2010",
    ),
    (
        "day",
        "2010-03-31",
        "2010-03-31",
        "31st March 2010|31st of March 2010|March 31, 2010|by 31.03.2010|31-Mar-2010",
    ),
    ("day", "2011-04-03", "2011-04-03", "03/04/2011|3/4/2011|03-04-2011|by 3rd April 2011"),
    (
        "range",
        "2010-01-01",
        "2011-01-31",
        "Jan 2010 to Jan 2011|Jan 2010 – Jan 2011|January 2010 until January 2011",
    ),
    (
        "range",
        "2010-06-01",
        "2010-12-31",
        "from June to December 2010|between June and December 2010|June–Dec 2010",
    ),
    (
        "range",
        "2010-04-01",
        "2010-09-30",
        "April – Sept 2010|April—Sept 2010|Apr-Sep 2010|April to end of Sept 2010",
    ),
    (
        "range",
        "2010-01-01",
        "2010-12-31",
        "Jan - Dec 2010|Jan-Dec 2010|2010-01/2010-12|from Jan 2010 to Dec 2010",
    ),
    ("range", "2010-09-01", "2010-10-31", "Sept/Oct 2010|Sep / Oct 2010"),
    ("range", "2010-11-01", "2010-12-31", "2010-11/2010-12"),
    (
        "range",
        "2010-01-05",
        "2010-03-01",
        "2010-01-05/2010-03-01|5 Jan to 1 March 2010|05/01/2010 - 01/03/2010",
    ),
    ("range", "2010-03-01", "2010-03-05", "1 to 5 March 2010|1-5 March 2010|1st - 5th March 2010"),
    ("range", None, "2011-03-31", "until March 2011|until the end of March 2011|../2011-03"),
    (
        "open_start",
        "2010-04-01",
        None,
        "April 2010 onwards|from April 2010|2010-04/..|from 2010/11|From April 2010 onwards",
    ),
    ("open_start", "2010-04-15", None, "from 15 April 2010|starting 15th April 2010|2010-04-15/.."),
    (
        "financial_year",
        "2009-04-01",
        "2010-03-31",
        "2009/10|FY2009/10|FY 2009/10|financial year 2009/10|by end of 2009/10",
    ),
    ("financial_year", "1999-04-01", "2000-03-31", "1999/00"),
    (
        "quarter",
        "2010-01-01",
        "2010-03-31",
        "Q4 2009/10|2009/10 Q4|2009/10-Q4|quarter 4, 2009/10|4th quarter of 2009/10",
    ),
    (
        "quarter",
        "2010-01-01",
        "2010-03-31",
        "fourth quarter 2009/10|q4 of 2009/10|end of Q4 2009/10|Q4, FY 2009/10",
    ),
    ("range", "2008-04-01", "2011-03-31", "2008/09 to 2010/11|2008/09-2010/11|2008/09 – 2010/11"),
    ("range", "2010-04-01", "2010-12-31", "Q1-Q3 2010/11|Q1 to Q3 2010/11|Q1/Q3 2010/11"),
    ("range", "2010-01-01", "2013-12-31", "2010 to 2013"),
    ("year", "2010-01-01", "2010-12-31", "2010|by 2010|by end of 2010"),
    ("part_of_year", "2010-01-01", "2010-04-30", "early 2010|early-2010|in early 2010"),
    ("part_of_year", "2010-05-01", "2010-08-31", "mid 2010|mid-2010|Mid–2010"),
    ("part_of_year", "2010-09-01", "2010-12-31", "late 2010|Late-2010"),
    ("season", "2010-03-01", "2010-05-31", "spring 2010|Spring 2010|by spring 2010"),
    ("season", "2010-06-01", "2010-08-31", "summer 2010"),
    ("season", "2010-09-01", "2010-11-30", "autumn 2010"),
    ("season", "2006-12-01", "2007-02-28", "winter 2006|winter 2006/07"),
    ("range", "2010-03-01", "2010-08-31", "spring/summer 2010"),
    ("ongoing", None, None, "Ongoing|On-going|on going|ONGOING|Continuous"),
    (
        "ongoing",
        "2010-04-01",
        None,
        "ongoing from April 2010|April 2010 - ongoing|from April 2010, ongoing|April 2010 and then ongoing",
    ),
    ("ongoing", None, "2011-03-31", "ongoing until March 2011|Ongoing to March 2011"),
    (
        "immediate",
        None,
        None,
        "Immediate|Immediately|ASAP|a.s.a.p.|As soon as possible|with immediate effect",
    ),
    ("unknown", None, None, "TBC|TBA|?|??|Not known|To be confirmed|T.B.C.|unknown||  "),
    ("month_without_year", None, None, "April|by April|end April|by the end of April|Sept|in May"),
]
CELLS = [
    (text, precision, earliest, latest) for precision, earliest, latest, texts in BOUNDED for text in texts.split("|")
]


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), CELLS)
def test_a_printed_date_gives_its_days(text: str, precision: str, earliest: str | None, latest: str | None) -> None:
    found = _read(text)
    assert (found.precision, found.earliest, found.latest) == (precision, _day(earliest), _day(latest))
    assert found.recurrence is None
    assert found.text == text


RECURRING = [
    # every, starts, first due, until, texts
    (
        3,
        None,
        None,
        None,
        "Quarterly|every quarter|every three months|every 3 months|3-monthly|once a quarter",
    ),
    (12, None, None, None, "Annually|Yearly|Annual|every year|each year|per annum"),
    (1, None, None, None, "Monthly|every month"),
    (6, None, None, None, "Six-monthly|six monthly|6-monthly|every six months|half-yearly|twice a year"),
    (24, None, None, None, "every two years|every 24 months"),
    (
        3,
        "2010-01-01",
        None,
        None,
        "Quarterly from Jan 2010|quarterly from 1 January 2010|from Jan 2010 quarterly",
    ),
    (3, "2010-01-01", None, None, "Quarterly starting January 2010|Quarterly, from January 2010 onwards"),
    (3, None, "2008-12-31", None, "Dec 2008 then quarterly|December 2008 and quarterly thereafter"),
    (3, None, "2008-12-31", None, "Dec 2008, then every three months|by Dec 2008 then quarterly"),
    (4, None, None, "2011-03-31", "every 4 months until Mar 2011|every four months to March 2011"),
    (4, None, "2009-01-31", None, "January 2009 then every four months|Jan 2009 followed by every 4 months"),
    (4, None, "2009-01-31", "2011-03-31", "January 2009 then every four months until March 2011"),
    (
        3,
        "2010-01-01",
        "",
        "2011-03-31",
        "Quarterly from Jan 2010 to Mar 2011|quarterly, Jan 2010 – March 2011",
    ),
    (3, "2010-04-01", None, "2011-03-31", "quarterly in 2010/11"),
    (3, None, "2008-12-15", None, "15 December 2008 then quarterly"),
]


@pytest.mark.parametrize(
    ("text", "every", "starts", "first_due", "until"),
    [(text, *row[:4]) for row in RECURRING for text in row[4].split("|")],
)
def test_a_recurring_date_gives_its_rule(
    text: str, every: int, starts: str | None, first_due: str | None, until: str | None
) -> None:
    found = _read(text)
    rule = found.recurrence
    assert found.precision is Precision.RECURRING
    assert rule is not None
    assert (rule.every_months, rule.starts, rule.first_due, rule.until) == (
        every,
        _day(starts),
        _day(first_due),
        _day(until),
    )
    assert found.latest == rule.until
    if rule.starts:
        assert found.earliest == rule.starts


def test_a_first_due_month_keeps_its_first_day() -> None:
    assert _read("Dec 2008 then quarterly").earliest == date(2008, 12, 1)
    assert _read("31 December 2008 then quarterly").earliest == date(2008, 12, 31)


@pytest.mark.parametrize(
    ("text", "start_month", "earliest", "latest"),
    [
        ("2010/11", 9, "2010-09-01", "2011-08-31"),
        ("2010/11 Q2", 9, "2010-12-01", "2011-02-28"),
        ("Q2 2010", 1, "2010-04-01", "2010-06-30"),
        ("2010 Q4", 1, "2010-10-01", "2010-12-31"),
    ],
)
def test_quarters_follow_the_financial_year(text: str, start_month: int, earliest: str, latest: str) -> None:
    found = _read(text, start_month)
    assert (found.earliest, found.latest) == (_day(earliest), _day(latest))


def test_the_words_are_kept_as_they_were_printed() -> None:
    assert _read("  March 31 st\n2010 ").text == "  March 31 st\n2010 "
    assert _read("March 31 st\u00a02010").latest == date(2010, 3, 31)
