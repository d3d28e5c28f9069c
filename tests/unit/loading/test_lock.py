"""One edit of a dataset at a time."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tsreview.errors import DatasetFault
from tsreview.loading.lock import alone


def test_a_second_edit_is_told_and_does_not_wait(base: Path) -> None:
    with alone(base), pytest.raises(DatasetFault, match="another edit of this dataset is under way"), alone(base):
        pass
    with alone(base):
        pass


def test_another_dataset_is_free(base: Path, tmp_path: Path) -> None:
    with alone(base), alone(tmp_path):
        pass


def test_a_holder_that_was_killed_holds_nothing(base: Path) -> None:
    program = "import os, sys, pathlib; from tsreview.loading.lock import alone\n"
    program += "with alone(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", program, str(base)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with alone(base):
        pass


def test_without_a_cache_folder_an_edit_goes_on(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with alone(base):
        pass
