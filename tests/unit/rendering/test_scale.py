"""Places of days along a timeline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tsreview.rendering.svg.scale import MOST_TICKS, Scale

DAYS = st.tuples(st.dates(), st.dates()).map(sorted)


@given(DAYS, st.dates(), st.dates())
def test_a_later_day_never_stands_further_left_and_none_outside(ends: list[date], one: date, other: date) -> None:
    scale = Scale(*ends)
    earlier, later = sorted((one, other))
    assert 0 <= scale.share(earlier) <= scale.share(later) <= 100


def test_days_a_year_apart_stand_apart_and_the_ends_leave_room_for_marks() -> None:
    scale = Scale(date(2010, 1, 1), date(2010, 12, 31))
    assert [scale.share(day) for day in (scale.first, date(2010, 7, 2), scale.last)] == [2.5, 50, 97.5]


def test_one_day_stands_in_the_middle() -> None:
    day = date(2010, 1, 1)
    assert Scale(day, day).share(day) == 50
    assert list(Scale(day, day).ticks()) == [(day, "Jan 2010")]


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (date(2010, 3, 31), ["Jan 2010", "Feb 2010", "Mar 2010"]),
        (date(2010, 12, 31), ["Jan 2010", "Apr 2010", "Jul 2010", "Oct 2010"]),
        (date(2013, 6, 30), ["2010", "2011", "2012", "2013"]),
        (date(2049, 6, 30), ["2010", "2020", "2030", "2040"]),
    ],
)
def test_ticks_are_months_or_years(last: date, names: list[str]) -> None:
    assert [name for _, name in Scale(date(2010, 1, 1), last).ticks()] == names


@given(DAYS)
def test_ticks_are_few_in_order_and_among_the_days(ends: list[date]) -> None:
    ticks = [day for day, _ in Scale(*ends).ticks()]
    assert len(ticks) <= MOST_TICKS + 1
    assert ticks == sorted(set(ticks))
    assert all(ends[0] <= day <= ends[1] for day in ticks)
