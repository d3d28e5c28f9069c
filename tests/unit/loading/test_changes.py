"""Changed files are admitted by several processes or by one, with the same findings and the same answers."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.runs import run

from tsreview.index.store import Values
from tsreview.loading import changes
from tsreview.loading.processes import share_out

QUESTIONS = (("validate", "--advice"), ("actions", "list", "--as-of", "2010-10-01", "--format", "json"))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note among how many processes work is shared out."""
    asked: list[int] = []

    def noting(work: Callable[[changes.Chunk], Values], jobs: list[changes.Chunk], processes: int) -> Iterator[Values]:
        asked.append(processes)
        return share_out(work, jobs, processes)

    monkeypatch.setattr("tsreview.loading.processes.share_out", noting)
    return asked


@pytest.mark.parametrize(("processors", "processes"), [(1, []), (2, [2]), (64, [changes.MOST_PROCESSES])])
@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_many_files_give_the_same_whoever_admits_them(
    shipped: Path, shared: list[int], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...],
    processors: int, processes: list[int],
) -> None:  # fmt: skip
    alone = run(*words, "-C", shipped, "--no-cache")
    assert shared == []
    monkeypatch.setattr(changes, "MANY", 10)
    monkeypatch.setattr(changes, "CHUNK", 7)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert run(*words, "-C", shipped, "--no-cache") == alone
    assert shared == processes


def test_files_of_many_bytes_are_admitted_a_few_at_once(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("validate", "--advice", "-C", shipped, "--no-cache")
    whole = run(*words)
    monkeypatch.setattr(changes, "CHUNK_BYTES", 1)
    assert run(*words) == whole


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(*, is_on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        assert list(changes.admitted_values(lambda files: [], [], 1, 4)) == []
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
