"""`actions movement` on a dataset with a history."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, put
from tests.support.git import commit
from tests.support.runs import run

QUARTER = ("--quarter", "2010/11 Q3")
DONE = "updates:\n  - on: {}\n    status: complete\n    progress: Published\n    evidence: minute 4\n"
LATE = ("--columns", "stock,movement,actions,recorded,ids", "--format", "json")


@pytest.fixture
def history(base: Path) -> Path:
    """Give a dataset in which an action was entered late, another was added and a third removed."""
    put(base, "jp-1a-2", action("jp-1a-2", due="June 2010"))
    put(base, "jp-1a-8", action("jp-1a-8", title="Close the old register", due="July 2010"))
    commit(base, on="2010-09-20")
    put(base, "jp-1a-2", action("jp-1a-2", due="June 2010", more=DONE.format("2010-09-15")))
    put(base, "jp-1a-9", action("jp-1a-9", title="Open a new register", due="May 2010"))
    (base / "data/actions/jp-1a-8.yaml").unlink()
    commit(base, on="2010-11-02")
    return base


def lines(dataset: Path, *words: str) -> dict[tuple[str, str], dict[str, Any]]:
    found = run("-C", dataset, "actions", "movement", *QUARTER, *LATE, *words)
    assert found.status == 0, found.err
    return {(item["stock"], item["movement"]): item for item in json.loads(found.out)["items"]}


def test_the_history_tells_what_was_restated_added_and_removed(history: Path) -> None:
    found = lines(history)
    opening = found["overdue", "at 30 September 2010, restated"]
    assert "jp-1a-2" not in opening["ids"]
    assert "jp-1a-8" in opening["ids"]
    assert opening["recorded"] == opening["actions"] + 1
    assert found["overdue", "less removed"]["ids"] == ["jp-1a-8"]
    assert found["overdue", "plus added"]["ids"] == ["jp-1a-9"]
    assert found["complete", "at 30 September 2010, restated"]["ids"] == ["jp-1a-2"]


def test_the_words_say_which_were_restated(history: Path) -> None:
    found = run("-C", history, "actions", "movement", *QUARTER)
    assert "every account adds up" in found.out
    assert "were recorded at 30 September 2010" in found.out
    assert "no longer jp-1a-2" in found.out


def test_a_revision_may_be_named(history: Path) -> None:
    found = lines(history, "--since", "HEAD")
    assert not any("restated" in movement for _, movement in found)
    assert ("overdue", "plus added") not in found
    assert run("-C", history, "actions", "movement", *QUARTER, "--since", "no-such").status == 2


def test_the_account_can_be_drawn_up_as_of_an_earlier_commit(history: Path) -> None:
    assert ("overdue", "plus added") not in lines(history, "--at", "HEAD~1")


def test_without_a_history_it_says_that_nothing_can_be_compared(base: Path) -> None:
    found = run("-C", base, "actions", "movement", *QUARTER)
    assert found.status == 0
    assert "history does not go back to 30 September 2010" in found.out


def test_direction_by_theme(history: Path) -> None:
    found = run("-C", history, "actions", "movement", *QUARTER, "--by", "theme", "--format", "json")
    items = json.loads(found.out)["items"]
    assert {"theme", "behind", "last_quarter", "last_year", "direction"} <= set(items[0])
    assert run("-C", history, "actions", "movement", "--by", "colour").status == 2
