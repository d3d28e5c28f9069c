"""The connection to the index, among other runs that make it at the same time."""

import sqlite3
from pathlib import Path

import pytest

from tsreview.index import connection
from tsreview.index.connection import open_index


def test_an_index_that_another_run_makes_meanwhile_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, look, looked = tmp_path / "one.sqlite", connection._is_ours, []

    def overtaken(opened: sqlite3.Connection) -> bool:
        """Look at the file, and let another run make it directly after the first look."""
        is_ours = look(opened)
        looked.append(is_ours)
        if len(looked) == 1:
            other = open_index(path)
            other.set_meta("maker", "the other run")
            other.close()
        return is_ours

    monkeypatch.setattr(connection, "_is_ours", overtaken)
    index = open_index(path)
    assert (index.path, index.meta("maker")) == (path, "the other run")
    index.close()
