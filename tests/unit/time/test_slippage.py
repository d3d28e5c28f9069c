"""How far a date has moved."""

import pytest

from tsreview.time.grammar import read_date
from tsreview.time.slippage import say_slippage, slippage_months
from tsreview.time.window import Window


def _window(text: str) -> Window:
    found = read_date(text)
    assert isinstance(found, Window)
    return found


@pytest.mark.parametrize(
    ("original", "current", "months", "said"),
    [
        ("Sept 2010", "Dec 2010", 3, "3 months"),
        ("Feb 2010", "March 2010", 1, "1 month"),
        ("March 2010", "June 2011", 15, "15 months"),
        ("Dec 2010", "Oct 2010", -2, "2 months earlier"),
        ("Sept 2010", "by end of September 2010", 0, "none"),
        ("Jan 2010 to Jan 2011", "March 2011", 2, "2 months"),
        ("1 March 2010", "20 March 2010", 0, "under 1 month"),
        ("20 March 2010", "1 March 2010", 0, "under 1 month earlier"),
        ("2009/10", "Q1 2010/11", 3, "3 months"),
        ("TBC", "March 2011", None, "not measurable"),
        ("March 2011", "Ongoing", None, "not measurable"),
        ("from April 2010", "March 2011", None, "not measurable"),
        ("April", "April 2011", None, "not measurable"),
    ],
)
def test_slippage_is_between_the_latest_days(original: str, current: str, months: int | None, said: str) -> None:
    first, now = _window(original), _window(current)
    assert slippage_months(first, now) == months
    assert say_slippage(first, now) == said
