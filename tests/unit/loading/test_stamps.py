"""The stamps that tell, without reading a file, whether anything may have changed."""

import os
import shutil
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tsreview.loading import stamps
from tsreview.loading.stamps import MANY, Taking, stamps_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "actions" / "plan"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text("id: a\n")
    (folder / "b.yaml").write_text("id: b\n")
    return tmp_path


def taken(root: Path) -> bytes:
    found = stamps_of(str(root))
    assert found is not None
    return found.all


def edit(root: Path) -> None:
    (root / "data/actions/plan/a.yaml").write_text("id: aa\n")


def edit_keeping_size_and_time(root: Path) -> None:
    file = root / "data/actions/plan/a.yaml"
    status = file.stat()
    file.write_text("id: c\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def rename(root: Path) -> None:
    (root / "data/actions/plan/a.yaml").rename(root / "data/actions/plan/z.yaml")


def add_elsewhere(root: Path) -> None:
    (root / "data/organisations").mkdir()


def delete(root: Path) -> None:
    (root / "data/actions/plan/b.yaml").unlink()


@pytest.mark.parametrize("change", [edit, edit_keeping_size_and_time, rename, add_elsewhere, delete])
def test_every_change_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    before = taken(root)
    assert taken(root) == before
    change(root)
    assert taken(root) != before


def test_a_link_is_stamped_and_not_followed(root: Path, tmp_path: Path) -> None:
    (root / "data" / "loop").symlink_to(root / "data")
    before = taken(root)
    assert taken(root) == before


def test_nothing_is_told_where_a_folder_cannot_be_listed(tmp_path: Path) -> None:
    assert stamps_of(str(tmp_path)) is None


def test_the_newest_time_is_told(root: Path) -> None:
    for path in [*(root / "data").rglob("*"), root / "data"]:
        os.utime(path, ns=(1, 1))
    found = stamps_of(str(root))
    assert found is not None
    # The time of the last change of status cannot be set back.
    assert found.newest_ns == max(path.lstat().st_ctime_ns for path in [*(root / "data").rglob("*"), root / "data"])


def test_without_descriptors_of_folders_the_stamps_are_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = taken(root)
    monkeypatch.setattr(os, "supports_fd", frozenset())
    assert taken(root) == before


def test_a_helper_gives_the_same_stamps(root: Path) -> None:
    assert stamps_of(str(root), expected=MANY) == stamps_of(str(root))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_helper_that_cannot_be_had_is_done_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fork() -> int:
        raise OSError

    monkeypatch.setattr(os, "fork", no_fork)
    assert stamps_of(str(root), expected=MANY) == stamps_of(str(root))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_helper_that_fails_is_done_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, parent, walk = stamps_of(str(root)), os.getpid(), stamps._walk

    def failing(top: str, halves: Sequence[int]) -> "list[array[int]]":
        if os.getpid() != parent:
            raise OSError
        return walk(top, halves)

    monkeypatch.setattr(stamps, "_walk", failing)
    assert stamps_of(str(root), expected=MANY) == whole


def test_stamps_taken_meanwhile_are_the_same(root: Path) -> None:
    assert Taking(str(root)).finish() == stamps_of(str(root))
    assert Taking(str(root / "none")).finish() is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_stamps_taken_meanwhile_need_no_other_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_fork() -> int:
        raise OSError

    monkeypatch.setattr(os, "fork", no_fork)
    assert Taking(str(root)).finish() == stamps_of(str(root))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_stamps_are_taken_by_two_processes_and_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, fork, forked = stamps_of(str(root)), os.fork, []

    def counted() -> int:
        forked.append(child := fork())
        return child

    monkeypatch.setattr(os, "fork", counted)
    taking = Taking(str(root))
    taking.begin()
    taking.begin()
    assert taking.finish() == whole
    assert len(forked) == 2
    # What is known already is not taken again.
    known = Taking(str(root), whole)
    known.begin()
    assert known.finish() is whole
    assert len(forked) == 2


def test_nothing_is_told_where_the_folder_goes_meanwhile(root: Path) -> None:
    taking = Taking(str(root))
    taking.begin()
    shutil.rmtree(root / "data")
    assert taking.finish() is None
