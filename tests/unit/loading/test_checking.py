"""The network rules, in one process or in two."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.support.datasets import action, put

from tsreview.index.connection import opened_again
from tsreview.loading import checking
from tsreview.loading.checking import checked
from tsreview.loading.opening import open_dataset


@pytest.fixture
def faulty(base: Path) -> Path:
    """Give a dataset in which rules of both halves find something."""
    put(base, "a-3", action("a-3", due="Sept 2001", more="principles: [nothing]\n"))
    put(base, "a-4", action("a-4", more="answers: [no-such]\n"))
    put(base, "a4", action("a4"))
    return base


def codes(dataset: Path, *, cached: bool) -> list[str]:
    index = open_dataset(dataset, named=True, cached=cached).index
    found = checked(index).findings
    index.close()
    return [each.code for each in found]


def test_two_processes_find_what_one_does(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = codes(faulty, cached=False)
    assert {"TSR201", "TSR216", "TSR308"} <= set(expected)
    connections: list[Path] = []
    monkeypatch.setattr(checking, "pays", lambda _: True)
    monkeypatch.setattr(checking, "_asked_again", noting(connections))
    assert codes(faulty, cached=True) == expected
    # What the processes note is their own: here nothing was left to do.
    assert connections == []


def test_what_a_process_cannot_ask_is_asked_here(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = codes(faulty, cached=False)
    monkeypatch.setattr(checking, "pays", lambda _: True)
    monkeypatch.setattr("tsreview.loading.processes._deliver", lambda *_: None)
    assert codes(faulty, cached=True) == expected


def test_the_second_connection_cannot_write(faulty: Path) -> None:
    index = open_dataset(faulty, named=True).index
    assert index.path is not None
    again = opened_again(index.path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        again.set_meta("network", 1)
    again.close()
    index.close()


def noting(connections: list[Path]) -> Any:
    ask = checking._asked_again

    def asked(path: Path, some: Any) -> Any:
        connections.append(path)
        return ask(path, some)

    return asked
