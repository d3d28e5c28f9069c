"""The walk over `data/` and the guarded read, among links, pipes, folders and files that vanish."""

import errno
import gc
import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tsreview.errors import DatasetFault
from tsreview.loading import files, reading
from tsreview.loading.fault import Fault
from tsreview.loading.files import list_files
from tsreview.loading.limits import LIMITS
from tsreview.loading.reading import read_bytes

FOLDERS = ("organisations", "actions", "principles")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FOLDERS:
        (tmp_path / "data" / name).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.yaml").write_text("secret: canary\n")
    return folder


@pytest.fixture(params=["descriptors", "paths"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With descriptors of folders, and as on Windows without."""
    if request.param == "paths":
        monkeypatch.setattr(files, "_BY_DESCRIPTOR", False)
        monkeypatch.setattr(reading, "BY_DESCRIPTOR", False)
    return str(request.param)


def write(root: Path, path: str, text: str = "id: x\n") -> Path:
    file = root / "data" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def listed(root: Path) -> dict[str, str]:
    """Path and code of everything listed; no code for a record file."""
    return {entry.path: entry.fault.code if entry.fault else "" for entry in list_files(root, FOLDERS).entries}


def fault_of(root: Path, path: str) -> Fault:
    fault = next(entry.fault for entry in list_files(root, FOLDERS).entries if entry.path == path)
    assert fault is not None
    return fault


def refusal(found: bytes | Fault) -> Fault:
    assert isinstance(found, Fault), found
    return found


@pytest.mark.usefixtures("way")
def test_record_files_are_listed_in_order_with_their_stamps(root: Path) -> None:
    file = write(root, "actions/wt/wt-1.yaml", "id: wt-1\n")
    write(root, "actions/a-1.yaml")
    write(root, "organisations/mkcvo.yaml")
    write(root, "actions/wt-2.yaml")
    listing = list_files(root, FOLDERS)
    assert [entry.path for entry in listing.entries] == [
        "data/actions/a-1.yaml",
        "data/actions/wt-2.yaml",
        "data/actions/wt/wt-1.yaml",
        "data/organisations/mkcvo.yaml",
    ]
    status = file.stat()
    assert listing.entries[2].stamp == (9, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    assert read_bytes(root, "data/actions/wt/wt-1.yaml") == b"id: wt-1\n"
    assert list_files(str(root), FOLDERS) == listing


def test_the_user_may_reach_the_dataset_over_a_link(root: Path, outside: Path) -> None:
    write(root, "actions/a.yaml", "id: a\n")
    link = outside / "here"
    link.symlink_to(root)
    assert listed(link) == {"data/actions/a.yaml": ""}
    assert read_bytes(link, "data/actions/a.yaml") == b"id: a\n"


def test_without_data_there_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetFault, match=r"^no folder `data` in `[^`]+`$"):
        list_files(tmp_path, FOLDERS)
    with pytest.raises(DatasetFault, match="no folder `data`"):
        list_files(tmp_path / "missing", FOLDERS)
    (tmp_path / "data").write_text("")
    with pytest.raises(DatasetFault, match="is not a folder"):
        list_files(tmp_path, FOLDERS)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a-1.yml", "rename it to `a-1.yaml`"),
        ("a-1.YAML", "rename it to `a-1.yaml`"),
        ("a-1.Yml", "rename it to `a-1.yaml`"),
        ("a-1.json", "move it out of `data/`, or delete it"),
        ("a-1.yaml~", "move it out of `data/`, or delete it"),
        ("a-1.yaml.orig", "move it out of `data/`, or delete it"),
        ("a-1", "move it out of `data/`, or delete it"),
        (".yml", "move it out of `data/`, or delete it"),
    ],
)
def test_another_suffix_is_never_passed_over(root: Path, name: str, hint: str) -> None:
    write(root, f"actions/sub/{name}")
    assert listed(root) == {f"data/actions/sub/{name}": "TSR120"}
    assert fault_of(root, f"data/actions/sub/{name}").hint == hint


def test_what_may_stand_beside_records(root: Path) -> None:
    for name in ("README.md", ".gitkeep"):
        write(root, name)
        write(root, f"actions/{name}")
        write(root, f"actions/sub/{name}")
    write(root, "actions/.tsreview-a-1.yaml-x7.tmp")
    assert listed(root) == {}


def test_what_is_of_no_kind_is_told_with_the_nearest(root: Path) -> None:
    write(root, "actons/a-1.yaml")
    write(root, "a-1.yaml")
    write(root, "zzzz/a.yaml")
    (root / "data" / "principles").rmdir()
    write(root, "principles")
    assert listed(root) == dict.fromkeys(["data/a-1.yaml", "data/actons", "data/principles", "data/zzzz"], "TSR121")
    assert fault_of(root, "data/actons").hint == 'did you mean "actions"?'
    assert fault_of(root, "data/zzzz").hint == "use one of: actions, organisations, principles"


def test_a_folder_that_poses_as_a_repository_is_odd_files(root: Path) -> None:
    for name in ("HEAD", "config", "objects/x", "refs/heads/main"):
        write(root, f"actions/{name}", "[core]\nfsmonitor = touch canary\n")
    write(root, "organisations/.git/config")
    write(root, ".git/config")
    assert listed(root) == {
        "data/.git": "TSR121",
        "data/actions/HEAD": "TSR120",
        "data/actions/config": "TSR120",
        "data/actions/objects/x": "TSR120",
        "data/actions/refs/heads/main": "TSR120",
        "data/organisations/.git": "TSR121",
    }


@pytest.mark.usefixtures("way")
def test_a_link_is_refused_and_not_opened(root: Path, outside: Path) -> None:
    actions = root / "data" / "actions"
    (actions / "a.yaml").symlink_to(outside / "secret.yaml")
    (actions / "b.yaml").symlink_to("b.yaml")
    (actions / "c.yaml").symlink_to("/dev/zero")
    (actions / "d.yaml").symlink_to("missing")
    (actions / "sub").symlink_to(outside)
    paths = [f"data/actions/{name}" for name in ("a.yaml", "b.yaml", "c.yaml", "d.yaml", "sub")]
    assert listed(root) == dict.fromkeys(paths, "TSR101")
    assert fault_of(root, paths[0]).message == "is a link, not a plain file"
    for path in [*paths[:4], "data/actions/sub/secret.yaml"]:
        assert refusal(read_bytes(root, path)).code == "TSR101"


@pytest.mark.usefixtures("way")
def test_the_folder_of_a_kind_and_data_itself_may_be_no_links(tmp_path: Path, outside: Path) -> None:
    (outside / "actions").mkdir()
    (outside / "actions" / "a.yaml").write_text("secret: canary\n")
    (tmp_path / "data").symlink_to(outside)
    assert listed(tmp_path) == {"data": "TSR101"}
    assert refusal(read_bytes(tmp_path, "data/actions/a.yaml")).code == "TSR101"
    (tmp_path / "data").unlink()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "actions").symlink_to(outside / "actions")
    assert listed(tmp_path) == {"data/actions": "TSR101"}
    assert refusal(read_bytes(tmp_path, "data/actions/a.yaml")).code == "TSR101"


def test_a_link_put_in_the_place_of_what_was_listed_is_not_followed(root: Path, outside: Path) -> None:
    file = write(root, "actions/sub/secret.yaml")
    assert listed(root) == {"data/actions/sub/secret.yaml": ""}
    file.unlink()
    file.symlink_to(outside / "secret.yaml")
    assert refusal(read_bytes(root, "data/actions/sub/secret.yaml")).code == "TSR101"
    file.unlink()
    file.parent.rmdir()
    file.parent.symlink_to(outside)
    assert refusal(read_bytes(root, "data/actions/sub/secret.yaml")).code == "TSR101"


def test_a_link_put_in_the_place_of_a_folder_during_the_walk_is_not_followed(
    root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "actions/sub/a.yaml")
    folder = root / "data" / "actions" / "sub"
    real = os.open

    def swap(path: Any, flags: int, *args: Any, **more: Any) -> int:
        if path == "sub" and not folder.is_symlink():
            (folder / "a.yaml").unlink()
            folder.rmdir()
            folder.symlink_to(outside)
        return real(path, flags, *args, **more)

    monkeypatch.setattr(os, "open", swap)
    assert listed(root) == {"data/actions/sub": "TSR101"}


@pytest.fixture
def bound(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A socket among the actions; its address is short however long the temporary folder's name is."""
    monkeypatch.chdir(root / "data" / "actions")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.yaml")
        yield "data/actions/s.yaml"


@pytest.mark.usefixtures("way")
def test_pipes_sockets_and_folders_named_like_records_are_refused(root: Path, bound: str) -> None:
    os.mkfifo(root / "data" / "actions" / "p.yaml")
    (root / "data" / "actions" / "f.yaml").mkdir()
    (root / "data" / "actions" / "g.YML").mkdir()
    os.mkfifo(root / "data" / "pipe")
    began = time.monotonic()
    assert listed(root) == dict.fromkeys(
        ["data/actions/f.yaml", "data/actions/g.YML", "data/actions/p.yaml", bound, "data/pipe"], "TSR101"
    )
    assert fault_of(root, "data/actions/p.yaml").message == "is a pipe, not a plain file"
    assert fault_of(root, bound).message == "is a socket, not a plain file"
    for name in ("p.yaml", "f.yaml", "s.yaml"):
        assert refusal(read_bytes(root, f"data/actions/{name}")).code == "TSR101"
    assert time.monotonic() - began < 1


def test_a_name_that_cannot_be_printed_is_shown_escaped(root: Path) -> None:
    folder = os.fsencode(root / "data" / "actions")
    for name in (b"a\x1b[31m.yaml", b"b\nc.yaml", b"d\xff.yaml", "e\u202e.yaml".encode()):
        with open(folder + b"/" + name, "w") as file:
            file.write("id: x\n")
    os.mkdir(folder + b"/g\x07")
    assert listed(root) == dict.fromkeys(
        [
            r"data/actions/a\u{1b}[31m.yaml",
            r"data/actions/b\u{a}c.yaml",
            r"data/actions/d\xff.yaml",
            r"data/actions/e\u{202e}.yaml",
            r"data/actions/g\u{7}",
        ],
        "TSR120",
    )


def test_folders_may_not_lie_too_deep(root: Path) -> None:
    inner = "/".join("abcdefg")
    write(root, f"actions/{inner}/ok.yaml")
    write(root, f"actions/{inner}/h/lost.yaml")
    assert listed(root) == {f"data/actions/{inner}/ok.yaml": "", f"data/actions/{inner}/h": "TSR121"}


def test_a_folder_and_a_file_without_permission_are_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "actions/a.yaml")
    write(root, "organisations/b.yaml")
    real = os.open

    def refuse(path: Any, flags: int, *args: Any, **more: Any) -> int:
        if path in ("actions", "b.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *args, **more)

    monkeypatch.setattr(os, "open", refuse)
    assert listed(root) == {"data/actions": "TSR103", "data/organisations/b.yaml": ""}
    found = refusal(read_bytes(root, "data/organisations/b.yaml"))
    assert (found.code, found.message) == ("TSR103", "cannot be read: you have no permission")


@pytest.mark.usefixtures("way")
def test_a_file_that_vanished_is_told(root: Path) -> None:
    file = write(root, "actions/a.yaml")
    (entry,) = list_files(root, FOLDERS).entries
    file.unlink()
    found = refusal(read_bytes(root, entry.path))
    assert (found.code, found.message) == ("TSR103", "cannot be read: it vanished while it was being read")


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("gone", ["data/actions", "data/actions/a.yaml"])
def test_what_vanishes_during_the_walk_is_told(root: Path, gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "actions/a.yaml")
    write(root, "organisations/b.yaml")
    real = os.scandir

    @contextmanager
    def vanishing(folder: Any) -> Iterator[Iterator["os.DirEntry[str]"]]:
        with real(folder) as found:
            entries = list(found)
            if Path(gone).name in [entry.name for entry in entries]:
                (shutil.rmtree if (root / gone).is_dir() else os.unlink)(root / gone)
            yield iter(entries)

    monkeypatch.setattr(os, "scandir", vanishing)
    found = {entry.path: entry.fault and entry.fault.message for entry in list_files(root, FOLDERS).entries}
    assert found == {gone: "cannot be read: it vanished while it was being read", "data/organisations/b.yaml": None}


def test_a_file_too_large_is_refused_before_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(root, "actions/a.yaml")
    os.truncate(file, 10_000_000)

    def fail(*_args: Any) -> bytes:
        raise AssertionError("read")

    monkeypatch.setattr(os, "read", fail)
    found = refusal(read_bytes(root, "data/actions/a.yaml"))
    assert (found.code, found.message) == ("TSR102", "file has 10,000,000 bytes, and 262,144 are allowed")


def test_the_limit_itself_is_allowed(root: Path) -> None:
    file = write(root, "actions/a.yaml", "x" * LIMITS.file_bytes)
    assert read_bytes(root, "data/actions/a.yaml") == b"x" * 262_144
    file.write_text("x" * (LIMITS.file_bytes + 1))
    assert refusal(read_bytes(root, "data/actions/a.yaml")).code == "TSR102"
    assert read_bytes(root, "data/actions/a.yaml", limit=300_000) == b"x" * 262_145


def test_a_file_that_grows_while_it_is_read_cannot_pass_the_limit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(root, "actions/a.yaml", "x" * 10)
    real = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        with file.open("a") as more:
            more.write("y" * 90)
        return status

    monkeypatch.setattr(os, "fstat", grow)
    assert read_bytes(root, "data/actions/a.yaml", limit=100) == b"x" * 10 + b"y" * 90
    assert refusal(read_bytes(root, "data/actions/a.yaml", limit=150)).code == "TSR102"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "data/../../secret.yaml",
        "/etc/passwd",
        "data//a.yaml",
        "data/./a.yaml",
        "data",
        "",
        "data/a\0b",
    ],
)
def test_a_path_that_no_listing_gives_is_refused(root: Path, path: str) -> None:
    assert refusal(read_bytes(root, path)).code == "TSR101"


def test_reading_leaves_no_descriptor_open(root: Path, outside: Path) -> None:
    write(root, "actions/a/b/c.yaml")
    (root / "data" / "actions" / "l.yaml").symlink_to(outside / "secret.yaml")
    before = os.listdir("/dev/fd")
    for _ in range(5):
        list_files(root, FOLDERS)
        read_bytes(root, "data/actions/a/b/c.yaml")
        read_bytes(root, "data/actions/a/x/c.yaml")
        read_bytes(root, "data/actions/l.yaml")
    assert os.listdir("/dev/fd") == before


def test_a_listing_of_thousands_is_quick(root: Path) -> None:
    for number in range(2_000):
        (root / "data" / "actions" / f"a-{number}.yaml").touch()
    began = time.perf_counter()
    listing = list_files(root, FOLDERS)
    assert time.perf_counter() - began < 1
    assert len(listing.entries) == 2_000


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(root: Path, *, is_on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        list_files(root, FOLDERS)
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
