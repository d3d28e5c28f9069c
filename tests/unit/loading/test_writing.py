"""What is written over a record: whole or not at all, and never over what another program wrote."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.datasets import fingerprint

from tsreview.errors import DatasetFault
from tsreview.loading import reading, writing
from tsreview.loading.replacing import replace_whole
from tsreview.loading.trial import Content
from tsreview.loading.writing import replace_record

PATH = "data/actions/a-1.yaml"


@pytest.fixture(params=["descriptors", "paths"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With descriptors of folders, and as on Windows without."""
    if request.param == "paths":
        monkeypatch.setattr(writing, "BY_DESCRIPTOR", False)
        monkeypatch.setattr(reading, "BY_DESCRIPTOR", False)


@pytest.fixture
def content(base: Path) -> Content:
    old = (base / PATH).read_bytes()
    return Content(PATH, old, old + b"# more\n")


def test_a_record_is_replaced_and_keeps_its_mode(base: Path, content: Content) -> None:
    (base / PATH).chmod(0o664)
    names = set(fingerprint(base))
    replace_record(base, content)
    assert (base / PATH).read_bytes() == content.new
    assert stat.S_IMODE((base / PATH).stat().st_mode) == 0o664
    assert set(fingerprint(base)) == names


def test_what_another_program_wrote_meanwhile_stays(
    base: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def disturbed(descriptor: int) -> None:
        real(descriptor)
        (base / PATH).write_bytes(b"id: theirs\n")

    monkeypatch.setattr("os.fsync", disturbed)
    with pytest.raises(DatasetFault, match="was changed meanwhile, so nothing was written"):
        replace_record(base, content)
    assert (base / PATH).read_bytes() == b"id: theirs\n"
    assert [path.name for path in (base / "data/actions").iterdir()] == ["a-1.yaml"]


def test_a_file_that_vanished_is_not_made_anew(base: Path, content: Content) -> None:
    (base / PATH).unlink()
    with pytest.raises(DatasetFault, match="cannot be written: it vanished"):
        replace_record(base, content)
    assert list((base / "data/actions").iterdir()) == []


def test_no_link_is_followed(base: Path, content: Content, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(content.old)
    (base / PATH).unlink()
    (base / PATH).symlink_to(outside)
    with pytest.raises(DatasetFault, match="was changed meanwhile"):
        replace_record(base, content)
    assert outside.read_bytes() == content.old
    assert (base / PATH).is_symlink()


def test_a_write_protected_record_is_left_alone(base: Path, content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write whatever the mode says.
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    with pytest.raises(DatasetFault, match="is write-protected"):
        replace_record(base, content)
    assert (base / PATH).read_bytes() == content.old


@pytest.mark.parametrize("failing", ["os.fsync", "os.chmod", "os.replace"])
def test_a_failure_on_the_way_leaves_the_old_file_and_no_other(
    base: Path, content: Content, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = fingerprint(base)
    monkeypatch.setattr(failing, full)
    with pytest.raises(DatasetFault, match="cannot be written: no space left on device"):
        replace_record(base, content)
    monkeypatch.undo()
    assert fingerprint(base) == before


KILLED = """
import os, signal
from pathlib import Path
from tsreview.loading.trial import Content
from tsreview.loading.writing import replace_record
root = Path({root!r})
os.replace = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
old = (root / {path!r}).read_bytes()
replace_record(root, Content({path!r}, old, old + b"# more\\n"))
"""


def test_a_kill_before_the_last_step_leaves_the_old_file(base: Path, content: Content) -> None:
    program = KILLED.format(root=str(base), path=PATH)
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert (base / PATH).read_bytes() == content.old
    left = [path for path in (base / "data/actions").iterdir() if path.name != "a-1.yaml"]
    assert len(left) == 1
    assert left[0].read_bytes() == content.new
    # The next edit does not stumble over what is left.
    replace_record(base, content)
    assert (base / PATH).read_bytes() == content.new


def test_a_new_file_gets_the_mode_that_is_asked_for(tmp_path: Path) -> None:
    replace_whole((tmp_path / "new").as_posix(), b"x", 0o640)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
