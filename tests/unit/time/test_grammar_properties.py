"""No text raises, whatever it holds, and what is accepted is in order."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tsreview.time.calendar import MONTHS
from tsreview.time.grammar import read_date
from tsreview.time.reading import Refusal
from tsreview.time.window import Precision, Window

FRAGMENTS = st.sampled_from(
    [
        *["2010", "2011", "0000", "9999", "10", "31", "00", "1", "2199", "1800", "29", "12", "13", "01"],
        *[
            "Jan",
            "February",
            "Sept",
            "may",
            "april",
            "spring",
            "winter",
            "early",
            "mid",
            "Q1",
            "Q4",
            "Q9",
            "q",
        ],
        *[
            "quarter",
            "fy",
            "financial year",
            "first",
            "st",
            "nd",
            "th",
            "-",
            "–",
            "—",
            "/",
            ".",
            "..",
            ",",
            "'",
        ],
        *[
            "to",
            "until",
            "and",
            "between",
            "from",
            "onwards",
            "by",
            "end",
            "of",
            "the",
            "before",
            "after",
            "in",
        ],
        *["monthly", "quarterly", "annually", "every", "four", "months", "years", "then", "thereafter", "bi"],
        *[
            "ongoing",
            "on-going",
            "immediate",
            "TBC",
            "?",
            "week",
            "within",
            "(",
            "\x00",
            "\u2028",
            "²",
            "٣",
            "é",
        ],
    ]
)
MIXED = st.builds(str.join, st.sampled_from(["", " ", "  ", "\n"]), st.lists(FRAGMENTS, max_size=12))


def _check(text: str, start_month: int) -> None:
    found = read_date(text, start_month)
    if isinstance(found, Refusal):
        assert found.reason
        first = found.reason.split()[0]
        assert first == first.lower() or first in MONTHS
        assert not found.reason.endswith(".")
        return
    assert found.text == text
    assert (found.recurrence is not None) == (found.precision is Precision.RECURRING)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


@given(st.text(), st.integers(1, 12))
@example("\ud800", 4)
@example("İ" * 60, 4)
@example("2199 to winter 2199", 4)
@example("29 February 2012 to 28 February 2011", 4)
@example("31 Dec 2199 to 1 Jan 1800", 4)
@settings(max_examples=300)
def test_no_text_raises(text: str, start_month: int) -> None:
    _check(text, start_month)


@given(MIXED, st.integers(1, 12))
@example("00th quarter 2010/11", 4)
@settings(max_examples=1_000)
def test_no_mixture_of_the_words_raises(text: str, start_month: int) -> None:
    _check(text, start_month)


@given(st.text(min_size=121, max_size=400))
@settings(max_examples=50)
def test_a_long_text_is_refused(text: str) -> None:
    assert isinstance(read_date(text), Refusal)


@given(st.integers(1000, 2199), st.integers(1, 12))
@settings(max_examples=150)
def test_a_year_and_month_alone_is_a_month_or_a_doubt(year: int, month: int) -> None:
    found = read_date(f"{year}-{month:02d}")
    if (year + 1) % 100 == month:
        assert isinstance(found, Refusal)
        assert f"{year}/{month:02d}" in found.write
    else:
        assert isinstance(found, Window)
        assert found.latest is not None
        assert (found.latest.year, found.latest.month) == (year, month)
