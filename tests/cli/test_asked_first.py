"""A large dataset is asked while other processes look whether its index is old; an old answer is never given."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, age, put
from tests.support.runs import Result, run
from tsreview.loading import stamps
from tsreview.loading.opening import Dataset, open_dataset


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "MANY", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


@pytest.fixture
def known(base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a dataset whose index is believed."""
    put(base, "a-2", action("a-2"))
    age(base)
    # The time of the last change of status cannot be set back; for once what is new is believed.
    with monkeypatch.context() as believing:
        believing.setattr("tsreview.loading.sync.RACY_NS", -1_000_000_000_000)
        assert listed(base) == ["a-1", "a-2"]
    return base


def listed(dataset: Path) -> list[str]:
    found = run("actions", "list", "--format", "json", "-C", dataset)
    assert (found.status, found.err) == (0, "")
    return [item["id"] for item in json.loads(found.out)["items"]]


def opened_again(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note how datasets are opened."""
    calls: list[bool] = []

    def noting(start: Path, *, named: bool, is_asked_first: bool, **options: Any) -> Dataset:
        calls.append(is_asked_first)
        return open_dataset(start, named=named, is_asked_first=is_asked_first, **options)

    monkeypatch.setattr("tsreview.cli.session.open_dataset", noting)
    return calls


def test_what_is_current_is_asked_once(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = opened_again(monkeypatch)
    assert listed(known) == ["a-1", "a-2"]
    assert calls == [True]


def test_an_old_answer_is_asked_again(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(known, "a-3", action("a-3", title="Open a register").replace("order: 2", "order: 3"))
    calls = opened_again(monkeypatch)
    assert listed(known) == ["a-1", "a-2", "a-3"]
    assert calls == [True, False]


def test_an_old_refusal_is_asked_again(known: Path) -> None:
    put(known, "a-3", action("a-3", title="Open a register").replace("order: 2", "order: 3"))
    found: Result = run("actions", "show", "a-3", "-C", known)
    assert (found.status, found.err) == (0, "")
    assert "Open a register" in found.out


def test_a_refusal_that_stands_is_given(known: Path) -> None:
    found = run("actions", "show", "a-9", "-C", known)
    assert found.status == 2
    assert found.err.count("tsreview:") == 1


def test_findings_of_what_changed_are_told(known: Path) -> None:
    put(known, "a-2", action("a-2", due="31 Sept 2010"))
    assert "the dataset has 1 error" in run("actions", "list", "-C", known).err
    put(known, "a-2", action("a-2"))
    assert listed(known) == ["a-1", "a-2"]


def test_validate_finds_what_changed(known: Path) -> None:
    put(known, "a-2", action("a-2", due="31 Sept 2010"))
    found = run("validate", "-C", known)
    assert found.status == 1
    assert found == run("validate", "-C", known, "--no-cache")
    put(known, "a-2", action("a-2"))
    assert run("validate", "-C", known).status == 0
