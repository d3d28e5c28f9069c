"""The RAG rule: first match wins, and its thresholds to the day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.time.calendar import FinancialCalendar, months_after
from tsreview.time.grammar import read_date
from tsreview.time.lateness import Lateness
from tsreview.time.rag import ActionFacts, Assessment, Rag, RagRule, assess, matching_line
from tsreview.time.recurrence import Period
from tsreview.time.state import Status, StatusOn
from tsreview.time.window import Window

PUBLISHED = date(2009, 12, 31)
APRIL = FinancialCalendar()


def _assess(
    text: str,
    as_of: str,
    *updates: tuple[str, Status],
    begins: date | None = PUBLISHED,
    ends: date | None = None,
    amber_months: int = 1,
) -> Assessment:
    window = read_date(text)
    assert isinstance(window, Window)
    log = tuple(StatusOn(date.fromisoformat(on), status) for on, status in updates)
    facts = ActionFacts(window, log, begins, ends)
    return assess(facts, date.fromisoformat(as_of), RagRule(amber_months), APRIL)


def _colour(found: Assessment) -> tuple[str, str]:
    return found.rag.value, found.rag_reason


@pytest.mark.parametrize(
    ("text", "as_of", "colour"),
    [
        ("Feb 2010", "2010-02-28", ("green", "on target")),
        ("Feb 2010", "2010-03-01", ("amber", "up to one month behind")),
        ("Feb 2010", "2010-03-31", ("amber", "up to one month behind")),
        ("Feb 2010", "2010-04-01", ("red", "over one month behind")),
        ("15 March 2010", "2010-04-15", ("amber", "up to one month behind")),
        ("15 March 2010", "2010-04-16", ("red", "over one month behind")),
        ("Feb 2010", "2010-01-31", ("grey", "not due to start")),
        ("TBC", "2020-01-01", ("grey", "no date")),
        ("April", "2020-01-01", ("grey", "no date")),
        ("from April 2010", "2010-03-31", ("grey", "not due to start")),
        ("from April 2010", "2010-04-01", ("green", "on target")),
        ("from April 2010", "2010-04-02", ("amber", "not yet reported since its start")),
        ("from April 2010", "2010-05-01", ("amber", "not yet reported since its start")),
        ("from April 2010", "2010-05-02", ("red", "not yet reported since its start")),
        ("Immediate", "2009-12-31", ("green", "on target")),
        ("Immediate", "2010-01-31", ("amber", "not yet reported since its start")),
        ("Immediate", "2010-02-01", ("red", "not yet reported since its start")),
        ("Quarterly", "2010-03-31", ("green", "on target")),
        ("Quarterly", "2010-04-01", ("amber", "up to one month behind")),
        ("Ongoing", "2010-04-30", ("amber", "up to one month behind")),
        ("Ongoing", "2010-05-01", ("red", "over one month behind")),
        ("until March 2011", "2010-02-01", ("green", "on target")),
    ],
)
def test_an_action_without_an_update(text: str, as_of: str, colour: tuple[str, str]) -> None:
    assert _colour(_assess(text, as_of)) == colour


@pytest.mark.parametrize(
    ("status", "colour", "lateness"),
    [
        (Status.COMPLETE, ("blue", "complete"), Lateness.CLOSED),
        (Status.SUSPENDED, ("grey", "suspended"), Lateness.SUSPENDED),
        (Status.WITHDRAWN, ("grey", "withdrawn"), Lateness.CLOSED),
        (Status.SUPERSEDED, ("grey", "superseded"), Lateness.CLOSED),
        (Status.IN_PROGRESS, ("red", "over one month behind"), Lateness.OVERDUE),
        (Status.NOT_STARTED, ("red", "over one month behind"), Lateness.OVERDUE),
    ],
)
def test_the_status_is_tried_first(status: Status, colour: tuple[str, str], lateness: Lateness) -> None:
    found = _assess("Feb 2010", "2010-06-01", ("2010-05-01", status))
    assert _colour(found) == colour
    assert found.lateness is lateness
    assert found.behind_since == (date(2010, 2, 28) if colour[0] == "red" else None)
    assert _assess("TBC", "2010-06-01", ("2010-05-01", status)).rag is (
        Rag(colour[0]) if colour[0] != "red" else Rag.GREY
    )


def test_an_update_of_tomorrow_does_not_count() -> None:
    done = ("2010-06-02", Status.COMPLETE)
    assert _assess("Feb 2010", "2010-06-01", done).rag is Rag.RED
    assert _assess("Feb 2010", "2010-06-02", done).rag is Rag.BLUE


def test_work_that_began_early_is_on_target() -> None:
    began = _assess("Sept 2010", "2010-06-01", ("2010-05-01", Status.IN_PROGRESS))
    assert (began.lateness, _colour(began)) == (Lateness.NOT_YET_DUE, ("green", "on target"))
    waits = _assess("Sept 2010", "2010-06-01", ("2010-05-01", Status.NOT_STARTED))
    assert _colour(waits) == ("grey", "not due to start")


def test_a_report_after_an_open_start_is_enough() -> None:
    assert _assess("from April 2010", "2011-01-01", ("2010-04-01", Status.NOT_STARTED)).rag is Rag.GREEN
    assert _assess("from April 2010", "2011-01-01", ("2010-03-01", Status.IN_PROGRESS)).rag is Rag.GREEN
    late = _assess("from April 2010", "2011-01-01", ("2010-03-01", Status.NOT_STARTED))
    assert (late.rag, late.behind_since) == (Rag.RED, date(2010, 4, 1))


def test_the_oldest_outstanding_report_measures_how_far_behind() -> None:
    found = _assess("Quarterly", "2010-10-01", ("2010-02-01", Status.IN_PROGRESS))
    assert found.lateness is Lateness.REPORT_MISSED
    assert found.behind_since == date(2010, 6, 30)
    assert found.rag is Rag.RED
    expected = (Period(date(2010, 4, 1), date(2010, 6, 30)), Period(date(2010, 7, 1), date(2010, 9, 30)))
    assert found.outstanding == found.missed == expected


def test_an_update_brings_the_reports_up_to_date_but_the_missed_stay_counted() -> None:
    found = _assess("Quarterly", "2010-10-01", ("2010-09-30", Status.IN_PROGRESS))
    assert (found.lateness, found.rag, found.outstanding) == (Lateness.DUE_NOW, Rag.GREEN, ())
    assert [period.latest for period in found.missed] == [date(2010, 3, 31), date(2010, 6, 30)]


def test_nothing_is_missed_while_an_action_is_closed_or_suspended() -> None:
    done = _assess("Quarterly", "2012-01-01", ("2010-05-01", Status.COMPLETE))
    assert [period.latest for period in done.missed] == [date(2010, 3, 31)]
    assert done.outstanding == ()
    updates = (("2010-02-01", Status.SUSPENDED), ("2010-08-01", Status.IN_PROGRESS))
    assert _assess("Quarterly", "2010-12-01", *updates).missed == ()
    assert _assess("Quarterly", "2010-07-01", *updates).rag is Rag.GREY


def test_no_report_is_missed_after_the_end_of_the_plan() -> None:
    found = _assess("Quarterly", "2020-01-01", ends=date(2010, 6, 30))
    assert [period.latest for period in found.outstanding] == [date(2010, 3, 31), date(2010, 6, 30)]


@pytest.mark.parametrize("text", ["Immediate", "Ongoing", "Quarterly"])
def test_an_obligation_of_an_undated_plan_is_not_called_on_target(text: str) -> None:
    assert _colour(_assess(text, "2010-06-01", begins=None)) == ("grey", "no date")
    reported = _assess(text, "2010-06-01", ("2010-05-01", Status.IN_PROGRESS), begins=None)
    assert _colour(reported) == ("green", "on target")


def test_the_threshold_is_the_rules() -> None:
    assert _colour(_assess("Feb 2010", "2010-04-30", amber_months=2)) == ("amber", "up to two months behind")
    assert _colour(_assess("Feb 2010", "2010-05-01", amber_months=2)) == ("red", "over two months behind")
    assert _assess("Feb 2010", "2010-03-01", amber_months=0).rag is Rag.RED


def test_the_rule_is_printed_in_matching_order() -> None:
    assert RagRule().say() == (
        "blue: complete",
        "grey: suspended, withdrawn or superseded",
        "amber: overdue, or a report missed, up to one month behind",
        "red: overdue, or a report missed, over one month behind",
        "grey: no date, so lateness cannot be told",
        "grey: not due to start, and not started",
        "amber: not yet reported since its start, up to one month ago",
        "red: not yet reported since its start, over one month ago",
        "green: any other, on target",
    )
    assert "over 12 months behind" in RagRule(12).say()[3]


@pytest.mark.parametrize(
    ("text", "as_of", "status", "line"),
    [
        ("Feb 2010", "2010-06-01", Status.COMPLETE, "blue: complete"),
        ("Feb 2010", "2010-06-01", Status.WITHDRAWN, "grey: suspended, withdrawn or superseded"),
        ("Feb 2010", "2010-03-01", None, "amber: overdue, or a report missed, up to one month behind"),
        ("Quarterly", "2010-05-01", None, "red: overdue, or a report missed, over one month behind"),
        ("TBC", "2010-05-01", Status.IN_PROGRESS, "grey: no date, so lateness cannot be told"),
        ("Feb 2010", "2010-01-31", None, "grey: not due to start, and not started"),
        ("Immediate", "2010-01-31", None, "amber: not yet reported since its start, up to one month ago"),
        ("from April 2010", "2010-05-02", None, "red: not yet reported since its start, over one month ago"),
        ("Feb 2010", "2010-02-28", Status.IN_PROGRESS, "green: any other, on target"),
    ],
)
def test_the_line_that_matched_is_known(text: str, as_of: str, status: Status | None, line: str) -> None:
    updates = [("2009-12-31", status)] if status else []
    found = _assess(text, as_of, *updates)
    assert RagRule().say()[matching_line(found, status)] == line
    assert line.startswith(found.rag.value)


UPDATES = st.lists(
    st.builds(StatusOn, st.dates(date(2009, 1, 1), date(2012, 1, 1)), st.sampled_from(Status)), max_size=3
)
TEXTS = st.sampled_from(
    ["Feb 2010", "from May 2010", "Immediate", "Ongoing", "Quarterly", "TBC", "Dec 2009 then monthly"]
)


@given(TEXTS, UPDATES, st.dates(date(2009, 6, 1), date(2012, 6, 1)), st.integers(0, 3))
@settings(max_examples=250)
def test_red_and_amber_are_told_by_the_day_that_was_passed(
    text: str, updates: list[StatusOn], as_of: date, months: int
) -> None:
    window = read_date(text)
    assert isinstance(window, Window)
    found = assess(ActionFacts(window, tuple(updates), PUBLISHED), as_of, RagRule(months), APRIL)
    assert (found.behind_since is not None) == (found.rag in (Rag.AMBER, Rag.RED))
    if found.behind_since is not None:
        assert found.behind_since < as_of
        assert (found.rag is Rag.AMBER) == (as_of <= months_after(found.behind_since, months))
    assert set(found.outstanding) <= set(found.missed)
    assert (found.lateness is Lateness.REPORT_MISSED) <= bool(found.outstanding)
