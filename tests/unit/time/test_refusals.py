"""What is refused: the reason, what it might mean, and what to write."""

from time import perf_counter

import pytest

from tsreview.time.grammar import LONGEST, read_date
from tsreview.time.reading import Refusal
from tsreview.time.window import Window


def _refuse(text: str, start_month: int = 4) -> Refusal:
    found = read_date(text, start_month)
    assert isinstance(found, Refusal), found
    assert found.text == text
    return found


@pytest.mark.parametrize(
    ("text", "readings", "write"),
    [
        (
            "2010-13",
            ("the calendar years 2010 to 2013", "the financial years 2010/11 to 2012/13"),
            ("2010 to 2013", "2010/11 to 2012/13"),
        ),
        ("31 Sept 2010", ("30 September 2010", "1 October 2010"), ("30 September 2010", "September 2010")),
        ("Sep 10", ("10 September of no year", "September 2010"), ("September 2010", "10 September YYYY")),
        ("03/04/11", ("3 April 2011", "4 March 2011"), ("3 April 2011",)),
        (
            "2010-11/12",
            ("November 2010 to December 2010", "the financial years 2010/11 to 2011/12"),
            ("November 2010 to December 2010", "2010/11 to 2011/12"),
        ),
        ("2010-11", ("November 2010", "the financial year 2010/11"), ("November 2010", "2010/11")),
        ("2011-12", ("December 2011", "the financial year 2011/12"), ("December 2011", "2011/12")),
        ("2000-01", ("January 2000", "the financial year 2000/01"), ("January 2000", "2000/01")),
        ("by 2003-04", ("April 2003", "the financial year 2003/04"), ("April 2003", "2003/04")),
        (
            "1999-00",
            ("the financial year 1999/00", "the calendar years 1999 to 2000"),
            ("1999/00", "1999 to 2000"),
        ),
        ("30 Feb 2010", ("28 February 2010", "1 March 2010"), ("28 February 2010", "February 2010")),
        ("12/31/2010", ("31 December 2010",), ("31 December 2010",)),
        ("31/03/11", ("31 March 2011",), ("31 March 2011",)),
        ("31 March 10", ("31 March 2010",), ("31 March 2010",)),
        ("01/04/99", ("1 April 1999", "4 January 1999"), ("1 April 1999",)),
        (
            "Nov to Feb 2011",
            ("November 2010 to February 2011", "November 2011 to February 2012"),
            ("November 2010 to February 2011", "November 2011 to February 2012"),
        ),
        (
            "March 2011 to January 2011",
            ("January 2011 to March 2011", "March 2011 to January 2012"),
            ("January 2011 to March 2011", "March 2011 to January 2012"),
        ),
        (
            "Q4 2010",
            ("Quarter 4, 2009/10 (January to March 2010)", "Quarter 4, 2010/11 (January to March 2011)"),
            ("2009/10 Q4", "2010/11 Q4"),
        ),
        ("FY2010", ("2009/10", "2010/11"), ("2009/10", "2010/11")),
        (
            "2010/2011",
            ("the calendar years 2010 to 2011", "the financial year 2010/11"),
            ("2010 to 2011", "2010/11"),
        ),
        ("Bi-monthly", ("every two months", "twice a month"), ("every 2 months", "monthly")),
        ("biannually", ("twice a year", "every two years"), ("every 6 months", "every 24 months")),
        (
            "Dec 2008 quarterly",
            ("December 2008 then quarterly", "quarterly from December 2008"),
            ("December 2008 then quarterly", "quarterly from December 2008"),
        ),
        (
            "2010-11 to 2011-12",
            ("November 2010 to December 2011", "2010/11 to 2011/12"),
            ("November 2010 to December 2011", "2010/11 to 2011/12"),
        ),
        (
            "winter 2011 – 2012",
            ("December 2011 to December 2012",),
            ("December 2011 to December 2012",),
        ),
        ("before March 2010", ("by February 2010",), ("by February 2010",)),
        ("after 30 March 2010", ("from 31 March 2010",), ("from 31 March 2010",)),
    ],
)
def test_a_doubt_gives_the_readings_and_what_to_write(
    text: str, readings: tuple[str, ...], write: tuple[str, ...]
) -> None:
    found = _refuse(text)
    assert (found.readings, found.write) == (readings, write)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 Sept 2010", "September has 30 days"),
        ("30 Feb 2010", "February 2010 has 28 days"),
        ("29/02/2011", "February 2011 has 28 days"),
        ("0 March 2010", "the first day of a month is 1"),
        ("2010-11", "it could be a month or a financial year"),
        ("2010-13", "it could be calendar years or financial years"),
        ("2010 – 12", "it could be a month, calendar years or financial years"),
        ("2012-13", "it could be a financial year or calendar years"),
        ("2010-3", "it could be a month, but is not clear"),
        ("03/04/11", "the year has two figures"),
        ("2009/11", "the second part of a financial year is the year after the first, 10"),
        ("Q5 2009/10", "a year has quarters 1 to 4"),
        ("12/31/2010", "there is no month 31: it may be the day"),
        ("31/13/2010", "there is no month 13"),
        ("31 March", "no year is given"),
        ("Sep 10th", "no year is given"),
        ("spring", "no year is given"),
        ("Q2", "no year is given"),
        ("June to December", "no year is given"),
        ("every March", "the first year is not given"),
        ("annually in March", "the first year is not given"),
        ("Within 9 months", "it counts from a day that it does not give"),
        ("weekly", "reports are counted in whole months"),
        ("every 0 months", "a report every 0 months is not counted"),
        ("mid March 2010", '"mid" leaves the days of the month in doubt'),
        ("2010/11/12", "a date that begins with its year is written with hyphens"),
        ("9999", "9999 is neither a day nor a year from 1000 to 2199"),
        ("March 0000", "0000 is neither a day nor a year from 1000 to 2199"),
        ("Dec 2008 then quarterly until Jan 2008", "it ends before it is first due"),
        ("2010\x00", "it holds a character that cannot be seen"),
        ("March \u202e2010", "it holds a character that cannot be seen"),
        ("when funds allow", "it is in none of the known forms"),
        ("٣١ March ٢٠١٠", "it is in none of the known forms"),
        ("March ²", "it is in none of the known forms"),
        ("...", "it is in none of the known forms"),
        ("-", "it is in none of the known forms"),
        ("2010-01/2011", "it is in none of the known forms"),
        ("2010 to 2011/12", "one end is a year alone, and the other is not"),
        ("May to May 2010", "it is in none of the known forms"),
        ("every week", "reports are counted in whole months"),
        ("week commencing 1 March 2010", "it is in none of the known forms"),
        ("to March 2010", "it is in none of the known forms"),
    ],
)
def test_a_refusal_says_why_in_words(text: str, reason: str) -> None:
    assert _refuse(text).reason == reason


SUGGESTED = (
    "2010-13|2010-11|31 Sept 2010|03/04/11|2010-11/12|Sep 10|10 Sep|Sep-10|2009/11|2010/13|"
    "2009/05|Q5 2009/10|Q2|Q9|FY2010|FY 09/10|FY 2009-10|09/10|Q4 09/10|31 March|spring|"
    "autumn 2010/11|2010/11/12|mid March 2010|2010–12|2010-2013|2013-2010|2010/2011|12/31/2010|"
    "99/99/2010|31/13/2010|0 March 2010|every March|weekly|bimonthly|biennial|within 9 months|"
    "June to December|Sept/Oct|Jan 2010 to March|nonsense|every 0 months|after March 2010|"
    "before 2010/11|Mar 45|99/99/99"
)


@pytest.mark.parametrize("start_month", [1, 4, 9])
@pytest.mark.parametrize("text", SUGGESTED.split("|"))
def test_what_it_says_to_write_is_read(text: str, start_month: int) -> None:
    refusal = read_date(text, start_month)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.write
    for suggestion in refusal.write:
        written = suggestion.replace("YYYY/YY", "2010/11").replace("YYYY", "2010")
        assert isinstance(read_date(written, start_month), Window), (text, suggestion)


def test_a_calendar_year_dataset_has_no_financial_years_over_two() -> None:
    assert _refuse("2010/11", 1).reason == "the financial year of this dataset is the calendar year"
    assert _refuse("2010/11", 1).write == ("April 2010 to March 2011", "2010")
    assert _refuse("2010-11", 1).write == ("November 2010", "April 2010 to March 2011")


@pytest.mark.parametrize("text", ["2010-11 " * 150_000, "9" * 5_000, "(" * 1_000_000, "every " * 200_000])
def test_a_huge_text_is_refused_at_once(text: str) -> None:
    begun = perf_counter()
    found = read_date(text)
    assert perf_counter() - begun < 0.05
    assert isinstance(found, Refusal)
    assert found.reason == "it has more than 120 characters"
    assert found.text == text[:LONGEST] + "…"


def test_the_longest_text_that_is_read_takes_no_time() -> None:
    begun = perf_counter()
    for piece in ("2010-", "every ", "a.", "1/", "Q", "to ", "from by end "):
        assert isinstance(read_date((piece * LONGEST)[:LONGEST]), Refusal)
    assert perf_counter() - begun < 0.1
