"""A report is held against those before and after it."""

from collections.abc import Collection
from datetime import date

import pytest

from tsreview.time.log import report_misfit
from tsreview.time.state import Status, StatusOn

IDLE, BEGUN, DONE, OUT = Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE, Status.WITHDRAWN
RESTS, REPLACED = Status.SUSPENDED, Status.SUPERSEDED
JUNE = date(2010, 6, 1)


def on(month: int, status: Status) -> StatusOn:
    return StatusOn(date(2010, month, 1), status)


@pytest.mark.parametrize(
    ("log", "status", "said"),
    [
        ([], IDLE, ()),
        ([], DONE, ()),
        ([on(3, IDLE)], IDLE, ("progress",)),
        ([on(3, IDLE)], BEGUN, ()),
        ([on(3, BEGUN)], BEGUN, ("next_step",)),
        ([on(3, BEGUN)], RESTS, ()),
        ([on(3, DONE)], DONE, ("evidence",)),
        ([on(3, DONE)], BEGUN, ("reason",)),
        ([on(3, DONE)], REPLACED, ()),
        # What comes later is not opened again by what comes before it.
        ([on(9, DONE)], BEGUN, ()),
        ([on(9, BEGUN)], BEGUN, ()),
        ([on(9, IDLE)], IDLE, ()),
        # What was out of joint already is not held against a further report.
        ([on(3, BEGUN), on(9, IDLE)], DONE, ()),
        ([on(3, BEGUN), on(4, IDLE)], IDLE, ("progress",)),
    ],
)
def test_a_report_that_follows_is_let_through(log: list[StatusOn], status: Status, said: Collection[str]) -> None:
    assert report_misfit(log, StatusOn(JUNE, status), said) is None


@pytest.mark.parametrize(
    ("log", "status", "said", "message", "hint"),
    [
        ([on(3, BEGUN)], IDLE, ("reason",), "in progress on 1 March 2010, so it cannot be not started on 1 June 2010",
         "give --status in_progress, or suspended with --reason; if the earlier report is wrong"),
        ([on(3, RESTS)], IDLE, ("reason",), "reported suspended on", "--status in_progress"),
        ([on(3, DONE)], IDLE, ("reason",), "reported complete on", "--status in_progress"),
        ([on(3, DONE)], BEGUN, ("progress",), "the action was reported complete on 1 March 2010", "add --reason TEXT"),
        ([on(3, OUT), on(9, BEGUN)], RESTS, (), "reported withdrawn on 1 March 2010", "add --reason TEXT"),
        ([on(6, REPLACED)], BEGUN, (), "reported superseded on 1 June 2010", "add --reason TEXT"),
        ([on(3, BEGUN)], BEGUN, ("by", "reported_rag"), "in progress on 1 March 2010, and the report says no more",
         "--progress, --reason, --next-step, --evidence, --learning, --by-products"),
        ([on(3, IDLE)], IDLE, (), "not started on 1 March 2010, and the report says no more", "--progress"),
        ([on(9, IDLE)], BEGUN, ("progress",), "not started on 1 September 2010, so it cannot be in progress on",
         "if the later report is wrong, mend it"),
        ([on(3, IDLE), on(12, BEGUN), on(9, IDLE)], BEGUN, (), "not started on 1 September 2010", "later report"),
    ],
)  # fmt: skip
def test_a_report_that_does_not_follow_is_told_why(
    log: list[StatusOn], status: Status, said: Collection[str], message: str, hint: str
) -> None:
    found = report_misfit(log, StatusOn(JUNE, status), said)
    assert found is not None
    assert message in found.message
    assert hint in found.hint
