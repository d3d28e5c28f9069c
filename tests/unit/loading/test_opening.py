"""Where the index of a dataset is kept, on every platform and where there is no home for it."""

import sys
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from tests.support.runs import run

from tsreview.index.connection import Index
from tsreview.loading.opening import index_path, open_dataset
from tsreview.loading.sync import sync


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user without an entry in the list of users, who names no folder either."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)


@pytest.mark.usefixtures("homeless")
def test_without_a_home_the_index_is_in_memory(base: Path) -> None:
    assert index_path(base) is None
    words = ("actions", "list", "--as-of", "2010-10-01", "-C", base)
    assert run(*words) == run(*words, "--no-cache")


def test_elsewhere_the_folder_is_that_of_the_platform(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    path = index_path(base)
    assert path is not None
    assert path.parent == platformdirs.user_cache_path("tsreview", appauthor=False) / "index"


def test_what_another_run_filled_meanwhile_is_not_cleared(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be asking already: what it reads must not go away below it."""
    look, held = Index.meta, []

    def overtaken(index: Index, key: str) -> Any:
        """Look, and let another run do all of its work directly after the first look."""
        found = look(index, key)
        monkeypatch.setattr(Index, "meta", look)
        open_dataset(base, named=True).index.close()
        return found

    def noting(root: Path, index: Index, *more: Any) -> None:
        held.append(index.rows("SELECT count(*) FROM files")[0][0])
        sync(root, index, *more)

    monkeypatch.setattr("tsreview.loading.opening.sync", noting)
    monkeypatch.setattr(Index, "meta", overtaken)
    index = open_dataset(base, named=True).index
    assert held == [0, index.rows("SELECT count(*) FROM files")[0][0]]
    index.close()


@pytest.mark.parametrize("cached", [True, False])
def test_a_fault_that_no_index_is_to_blame_for_is_told(
    base: Path, monkeypatch: pytest.MonkeyPatch, *, cached: bool
) -> None:
    tried: list[Path | None] = []

    def failing(root: Path, index: Index, *_: object) -> None:
        tried.append(index.path)
        raise ValueError

    monkeypatch.setattr("tsreview.loading.opening.sync", failing)
    with pytest.raises(ValueError):  # noqa: PT011 - it says no more
        open_dataset(base, named=True, cached=cached)
    # With an index in memory there is nothing that could be damaged.
    assert tried == ([index_path(base), None] if cached else [None])
