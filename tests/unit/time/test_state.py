"""The state of an action on a day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.time.state import CLOSED, RESTING, Status, StatusOn, as_at, complete_since

MAY, JUNE, JULY = date(2010, 5, 1), date(2010, 6, 1), date(2010, 7, 1)
STARTED = StatusOn(MAY, Status.IN_PROGRESS)
DONE = StatusOn(JULY, Status.COMPLETE)
ENTRIES = st.lists(st.builds(StatusOn, st.dates(), st.sampled_from(Status)), max_size=6)


def test_the_last_entry_on_or_before_the_day_counts() -> None:
    assert as_at([STARTED, DONE], date(2010, 4, 30)) is None
    assert as_at([STARTED, DONE], MAY) is STARTED
    assert as_at([STARTED, DONE], date(2010, 6, 30)) is STARTED
    assert as_at([STARTED, DONE], JULY) is DONE


def test_the_order_of_the_list_decides_only_between_entries_of_one_day() -> None:
    reopened = StatusOn(JULY, Status.IN_PROGRESS)
    assert as_at([DONE, STARTED], JULY) is DONE
    assert as_at([DONE, reopened, STARTED], JULY) is reopened
    assert as_at([reopened, DONE], JULY) is DONE


@given(ENTRIES, st.dates())
@settings(max_examples=100)
def test_it_agrees_with_a_stable_sort(entries: list[StatusOn], day: date) -> None:
    known = sorted((entry for entry in entries if entry.on <= day), key=lambda entry: entry.on)
    assert as_at(entries, day) == (known[-1] if known else None)


def test_a_suspended_action_is_not_closed() -> None:
    assert {Status.COMPLETE, Status.WITHDRAWN, Status.SUPERSEDED} == CLOSED
    assert {Status.SUSPENDED} == RESTING - CLOSED


@pytest.mark.parametrize(
    ("log", "since"),
    [
        ((), None),
        ((("2010-01-01", Status.IN_PROGRESS),), None),
        ((("2010-01-01", Status.COMPLETE), ("2010-03-01", Status.COMPLETE)), date(2010, 1, 1)),
        ((("2010-03-01", Status.COMPLETE), ("2010-01-01", Status.IN_PROGRESS)), date(2010, 3, 1)),
        ((("2010-01-01", Status.COMPLETE), ("2010-02-01", Status.IN_PROGRESS)), None),
        (
            (("2010-01-01", Status.COMPLETE), ("2010-02-01", Status.IN_PROGRESS), ("2010-04-01", Status.COMPLETE)),
            date(2010, 4, 1),
        ),
        ((("2010-01-01", Status.COMPLETE), ("2011-01-01", Status.IN_PROGRESS)), date(2010, 1, 1)),
    ],
)
def test_since_when_it_is_complete(log: tuple[tuple[str, Status], ...], since: date | None) -> None:
    entries = [StatusOn(date.fromisoformat(on), status) for on, status in log]
    assert complete_since(entries, date(2010, 12, 31)) == since
