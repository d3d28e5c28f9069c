"""`actions slippage`: original, current and actual dates, and who approved the moves."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, put
from tests.support.runs import run

MOVED = """\
revisions:
  - to: Dec 2010
    on: 2010-09-20
    kind: extended
    reason: Staff left
    approved_by: Board
  - to: March 2011
    on: 2010-12-20
    kind: extended
    reason: No reply yet
"""
DONE = "updates:\n  - on: {}\n    status: complete\n    evidence: minute 4\n"


@pytest.fixture
def moved(base: Path) -> Path:
    put(base, "jp-1a-2", action("jp-1a-2", due="Sept 2010", more=MOVED))
    late = action("jp-1a-3", title="Publish a register", due="June 2010", more=DONE.format("2010-08-31"))
    put(base, "jp-1a-3", late.replace("order: 2", "order: 3"))
    return base


def items(dataset: Path, *words: str) -> dict[str, dict[str, Any]]:
    found = run("-C", dataset, "actions", "slippage", "--format", "json", *words)
    assert found.status == 0, found.err
    return {item["id"]: item for item in json.loads(found.out)["items"]}


def test_the_dates_and_moves_of_an_action(moved: Path) -> None:
    found = items(moved, "--as-of", "2011-01-31")["jp-1a-2"]
    assert (found["original"], found["current"], found["actual"]) == ("2010-09-30", "2011-03-31", None)
    assert (found["moves"], found["slippage"], found["approved_by"]) == (2, 6, ["Board"])


def test_a_move_counts_from_its_day(moved: Path) -> None:
    found = items(moved, "--as-of", "2010-10-01")["jp-1a-2"]
    assert (found["current"], found["moves"], found["slippage"]) == ("2010-12-31", 1, 3)
    assert "jp-1a-2" not in items(moved, "--as-of", "2010-09-01")


def test_what_was_complete_late_has_an_actual_day(moved: Path) -> None:
    found = items(moved, "--as-of", "2010-10-01")["jp-1a-3"]
    assert (found["actual"], found["delay"], found["slippage"]) == ("2010-08-31", 2, 0)


def test_overdue_is_judged_by_the_one_or_the_other_date(moved: Path) -> None:
    day = ("--as-of", "2010-10-15", "--where", "id:jp-1a-2")
    assert items(moved, *day)["jp-1a-2"]["lateness"] != "overdue"
    assert items(moved, *day, "--against", "original")["jp-1a-2"]["lateness"] == "overdue"
    assert run("-C", moved, "actions", "slippage", "--against", "later").status == 2


def test_an_approval_that_is_not_recorded_is_said(moved: Path) -> None:
    found = run("-C", moved, "actions", "slippage", "--as-of", "2011-01-31")
    assert "Board, no approval recorded" in found.out
    assert "1 of 3 actions moved, 1 of them more than once: 2 moves, 6 months in all" in found.out
    assert "1 of the moves have no approval recorded" in found.out


def test_actions_that_kept_their_date_are_listed_on_request(moved: Path) -> None:
    assert set(items(moved, "--as-of", "2011-01-31", "--all")) > set(items(moved, "--as-of", "2011-01-31"))
