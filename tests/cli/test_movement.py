"""`actions movement` on a dataset with a history."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, put
from tests.support.git import commit, git
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


def test_a_quarter_closes_with_what_the_next_opens_with(example_history: Path) -> None:
    quarters = [f"{year} Q{n}" for year in ("2023/24", "2024/25", "2025/26") for n in range(1, 5)][:11]
    before: dict[str, list[str]] = {}
    added: list[str] = []
    for quarter in quarters:
        words = ("-C", example_history, "actions", "movement", "--quarter", quarter, "--format", "json")
        items = json.loads(run(*words).out)["items"]
        first: dict[str, list[str]] = {}
        last: dict[str, list[str]] = {}
        for item in items:
            last[item["stock"]] = item["ids"]
            first.setdefault(item["stock"], item["ids"])
            added += item["ids"] if (item["stock"], item["movement"]) == ("open", "plus added") else []
        assert not before or first == before, quarter
        before = last
    # Each was added in one quarter, that in which its record came.
    assert sorted(set(added)) == sorted(added)
    assert {"wf-1b-3", "wf-3a-4"} <= set(added)


def test_a_quarter_ends_on_its_last_day(example_history: Path) -> None:
    words = ("-C", example_history, "actions", "movement", "--quarter", "2025/26 Q2", "--format", "json")
    assert run(*words, "--as-of", "2025-12-31").out == run(*words).out
    assert json.loads(run(*words).out)["as_of"] == "2025-09-30"


@pytest.mark.parametrize(
    ("quarter", "as_of", "said"),
    [
        ("2199/00 Q1", "2025-12-31", "has not begun by 31 December 2025"),
        ("2025/26 Q3", "2024-11-15", "has not begun by 15 November 2024"),
        ("9999/00 Q1", "2025-12-31", "is not a quarter"),
        ("2022/23 Q1", "2025-12-31", "no plan was published by 30 June 2022"),
    ],
)
def test_a_quarter_that_cannot_be_told_of(example_history: Path, quarter: str, as_of: str, said: str) -> None:
    for words in (("actions", "movement"), ("report", "briefing"), ("report", "pack", "-o", "x")):
        found = run("-C", example_history, *words, "--quarter", quarter, "--as-of", as_of)
        assert (found.status, found.out) == (2, "")
        assert said in found.err


def test_a_side_branch_counts_from_the_day_that_it_was_merged(base: Path) -> None:
    commit(base, on="2010-09-01")
    git(base, "checkout", "-q", "-b", "side")
    put(base, "a-8", action("a-8", title="On the side").replace("order: 2", "order: 8"))
    commit(base, on="2010-09-20")
    git(base, "checkout", "-q", "main")
    put(base, "a-9", action("a-9", title="On main").replace("order: 2", "order: 9"))
    commit(base, on="2010-09-10")
    git(base, "merge", "-q", "--no-ff", "-m", "Merge", "side", on="2010-10-05")
    assert lines(base)["open", "plus added"]["ids"] == ["a-8"]


def test_a_shallow_clone_is_refused_with_what_to_fetch(history: Path, tmp_path: Path) -> None:
    git(history, "clone", "-q", "--depth", "1", f"file://{history}", str(tmp_path / "shallow"))
    found = run("-C", tmp_path / "shallow", "actions", "movement", *QUARTER)
    assert (found.status, found.out) == (3, "")
    assert "git fetch --unshallow" in found.err


def test_no_cache_keeps_nothing(history: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    for words in (("actions", "movement", *QUARTER), ("diff", "HEAD~1"), ("validate", "--base", "HEAD~1")):
        assert run("-C", history, *words, "--no-cache").status == 0
    assert not (tmp_path / "none").exists()
