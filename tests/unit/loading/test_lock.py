"""One edit of a dataset at a time."""

import errno
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

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


def test_without_a_home_an_edit_goes_on(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    with alone(base):
        pass


def test_a_disk_that_knows_no_locks_is_no_reason_to_refuse(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with alone(base):
        pass


def test_on_windows_a_second_edit_is_told_as_well(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []

    def locking(descriptor: int, mode: int, count: int) -> None:
        """Refuse what is held, as Windows does."""
        if held:
            raise PermissionError(errno.EACCES, "Permission denied")
        held.append(descriptor)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    with alone(base), pytest.raises(DatasetFault, match="another edit of this dataset is under way"), alone(base):
        pass
