"""Accounts of movement: whatever moved, they add up, and every crossing has its cause."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.views import FIRST, Made, actions, days, view_on, views_on

from tsreview.reports.movement import (
    Account,
    Cause,
    Stock,
    account,
    accounts,
    behind,
    direction,
    say_balance,
    sides,
    travels,
    unproved,
)
from tsreview.time.lateness import Lateness
from tsreview.time.state import CLOSED, RESTING, Status

OPENING, CLOSING = date(2024, 3, 31), date(2024, 6, 30)
LATE = Made("late", "Dec 2023")


def drawn(*made: Made, stock: Stock = Stock.OVERDUE) -> Account:
    given_ = sides(views_on(list(made), CLOSING), views_on(list(made), OPENING), None, None)
    return account(stock, given_)


@given(actions(), actions(most=6), days, st.integers(1, 200), st.booleans())
def test_every_account_adds_up(now: list[Made], gone: list[Made], opening: date, length: int, known: bool) -> None:
    closing = opening + timedelta(days=length)
    left = [each._replace(id=f"old-{each.id}") for each in gone]
    # The history misses some of what is there now, and holds what is gone.
    recorded = views_on(now[1:] + left, opening) if known else None
    found = accounts(sides(views_on(now, closing), views_on(now, opening), recorded, None))
    for each in found:
        assert each.is_balanced
        less, plus = ({key for ids in cells.values() for key in ids} for cells in (each.less, each.plus))
        assert (set(each.opening) - less) | plus == set(each.closing)
        assert sum(map(len, each.less.values())) == len(less)
    assert {each.stock for each in found} == set(Stock)


@given(actions(), days, st.integers(0, 400))
def test_overdue_stays_overdue_until_closed_suspended_or_re_dated(made: list[Made], day: date, later: int) -> None:
    for each in made:
        first, then = view_on(each, day), view_on(each, day + timedelta(days=later))
        if first.found.lateness is Lateness.OVERDUE and then.found.lateness is not Lateness.OVERDUE:
            assert then.facts.status in RESTING or then.facts.window != first.facts.window


@pytest.mark.parametrize(
    ("made", "cause"),
    [
        (LATE._replace(log=((date(2024, 5, 1), Status.COMPLETE),)), Cause.COMPLETED),
        (LATE._replace(log=((date(2024, 5, 1), Status.SUSPENDED),)), Cause.SUSPENDED),
        (LATE._replace(log=((date(2024, 5, 1), Status.WITHDRAWN),)), Cause.WITHDRAWN),
        (LATE._replace(log=((date(2024, 5, 1), Status.SUPERSEDED),)), Cause.SUPERSEDED),
        (LATE._replace(moves=((date(2024, 5, 1), "Dec 2024"),)), Cause.RE_DATED),
        (LATE._replace(moves=((date(2024, 5, 1), "TBC"),)), Cause.RE_DATED),
    ],
)
def test_what_left_the_overdue_says_why(made: Made, cause: Cause) -> None:
    found = drawn(made)
    assert (found.opening, found.less, found.plus, found.closing) == (("late",), {cause: ("late",)}, {}, ())


@pytest.mark.parametrize(
    ("made", "cause"),
    [
        (Made("late", "April 2024"), Cause.NEWLY_LATE),
        (Made("late", "Dec 2024", moves=((date(2024, 5, 1), "May 2024"),)), Cause.NEWLY_LATE),
        (LATE._replace(log=((FIRST, Status.COMPLETE), (date(2024, 5, 1), Status.IN_PROGRESS))), Cause.REOPENED),
        (LATE._replace(log=((FIRST, Status.SUSPENDED), (date(2024, 5, 1), Status.IN_PROGRESS))), Cause.RESUMED),
    ],
)
def test_what_became_overdue_says_why(made: Made, cause: Cause) -> None:
    found = drawn(made)
    assert (found.opening, found.less, found.plus, found.closing) == ((), {}, {cause: ("late",)}, ("late",))


def test_a_missed_report_that_came_is_reported() -> None:
    made = Made("report", "Quarterly", log=((date(2024, 5, 1), Status.IN_PROGRESS),))
    assert drawn(made, stock=Stock.REPORT_MISSED).less == {Cause.REPORTED: ("report",)}


def test_what_was_not_recorded_then_is_added_and_what_is_gone_was_removed() -> None:
    gone = LATE._replace(id="gone")
    found = account(
        Stock.OVERDUE, sides([view_on(LATE, CLOSING)], [view_on(LATE, OPENING)], [view_on(gone, OPENING)], None)
    )
    assert (found.less, found.plus) == ({Cause.REMOVED: ("gone",)}, {Cause.ADDED: ("late",)})
    assert (found.opening, found.closing, found.is_balanced) == (("gone",), ("late",), True)


def test_a_late_update_restates_the_opening() -> None:
    now = LATE._replace(log=((date(2024, 2, 1), Status.COMPLETE),))
    found = account(
        Stock.OVERDUE, sides([view_on(now, CLOSING)], [view_on(now, OPENING)], [view_on(LATE, OPENING)], None)
    )
    assert (found.opening, found.recorded, found.is_restated, found.is_balanced) == ((), ("late",), True, True)


def test_what_is_as_it_was_recorded_is_not_restated() -> None:
    views = [view_on(LATE, OPENING)]
    assert not account(Stock.OVERDUE, sides([view_on(LATE, CLOSING)], views, views, None)).is_restated


@given(actions(), days)
def test_themes_count_every_action_once(made: list[Made], day: date) -> None:
    views = views_on(made, day)
    found = travels(views, behind(views), {})
    assert sum(each.actions for each in found) == len(made)
    assert all(each.now == each.last_quarter and each.last_year is None for each in found)
    assert all(direction(each.now, each.last_quarter) == "no change" for each in found)
    assert all(direction(each.now, each.last_year) == "no comparison" for each in found)


def test_closed_is_what_a_stock_leaves_out() -> None:
    assert not any(Stock.OPEN.holds(view_on(LATE._replace(log=((FIRST, status),)), CLOSING)) for status in CLOSED)


def test_a_move_that_no_entry_bears_out_is_named() -> None:
    found = drawn(LATE._replace(log=((date(2024, 5, 1), Status.COMPLETE),)))
    assert unproved([found], {"late"}) == []
    assert unproved([found], set()) == ["late (completed)"]
    assert "no entry of the quarter bears out: late (completed)" in say_balance([found], set())
    assert unproved([drawn(Made("late", "April 2024"))], set()) == []


def test_one_day_s_closing_is_the_next_s_opening() -> None:
    held = [view_on(LATE._replace(id=name), OPENING) for name in ("kept", "gone")]
    now = [view_on(LATE._replace(id=name), CLOSING) for name in ("kept", "new", "later")]
    then = [view_on(LATE._replace(id=name), CLOSING) for name in ("kept", "new")]
    found = account(Stock.OVERDUE, sides(now, now, held, then))
    assert (found.opening, found.closing) == (("gone", "kept"), ("kept", "new"))
    assert (found.less, found.plus) == ({Cause.REMOVED: ("gone",)}, {Cause.ADDED: ("new",)})
