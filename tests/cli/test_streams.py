"""Where answers go: stdout, files, pipes, full disks, terminals; remarks go to stderr alone."""

import fcntl
import os
import pty
import re
import stat
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.runs import command, run, spawn

OVERDUE = ("actions", "overdue", "--as-of", "2010-10-01")
LOCALES = (
    {"LANG": "C", "LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "nonsense", "TZ": "Pacific/Kiritimati"},
    {"PYTHONOPTIMIZE": "2"},
    {"PYTHONHASHSEED": "7", "TZ": "nonsense"},
)


# ---- files


@pytest.mark.parametrize(
    ("name", "form"), [("l.csv", "csv"), ("L.JSON", "json"), ("l.md", "markdown"), ("l", "table"), ("l.1", "table")]
)
def test_a_list_is_written_in_the_format_that_its_file_is_named_for(
    name: str, form: str, shipped: Path, tmp_path: Path
) -> None:
    words = (*OVERDUE, "-C", shipped, "--output", tmp_path / name)
    assert run(*words) == (0, "", "")
    assert (tmp_path / name).read_bytes().decode() == run(*OVERDUE, "-C", shipped, "--format", form).out
    assert run(*words, "--format", "table") == (0, "", "")
    assert (tmp_path / name).read_bytes().decode() == run(*OVERDUE, "-C", shipped).out


@pytest.mark.parametrize("words", [(*OVERDUE, "-o", "l.xlsx"), ("actions", "show", "wt-1a-1", "-o", "l.csv")])
def test_no_table_is_written_into_a_file_that_is_named_for_something_else(
    words: tuple[str, ...], shipped: Path, tmp_path: Path
) -> None:
    done = run(*words, "-C", shipped, folder=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert re.search(r'no format of this command goes by "\.(xlsx|csv)"\n  hint: write to .*\.json', done.err)
    assert not list(tmp_path.iterdir())


def test_output_takes_the_place_of_the_file_whole(shipped: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.txt"
    target.write_text("the old list, which is longer than nothing\n" * 500)
    target.chmod(0o640)
    old = target.stat().st_ino
    assert run(*OVERDUE, "-C", shipped, "--output", target) == (0, "", "")
    assert target.read_text(encoding="utf-8") == run(*OVERDUE, "-C", shipped).out
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    # Another file took the name: who had the old one open still reads it whole.
    assert target.stat().st_ino != old
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_a_new_file_has_the_usual_mode(shipped: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert run(*OVERDUE, "-C", shipped, "-o", tmp_path / "list.txt").status == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "list.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("words", [("--output", "list.txt"), ("--format", "sarif=list.txt")], ids=" ".join)
def test_a_link_in_a_strangers_branch_leads_to_no_other_file(shipped: Path, tmp_path: Path, words: tuple[str]) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/profile").write_text("my own\n")
    (tmp_path / "branch").mkdir()
    (tmp_path / "branch/list.txt").symlink_to("../own/profile")
    status, _, err = run("validate", *words, "-C", shipped, folder=tmp_path / "branch")
    assert status == 3
    assert err.startswith("tsreview: list.txt is a link, which is not followed\n")
    assert (tmp_path / "own/profile").read_text() == "my own\n"
    assert {path.name for path in tmp_path.rglob("*")} == {"own", "branch", "profile", "list.txt"}


def test_a_pipe_or_a_device_is_not_replaced(shipped: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    status, _, err = run(*OVERDUE, "-C", shipped, "--output", tmp_path / "pipe")
    assert (status, err.splitlines()[0]) == (3, f"tsreview: {tmp_path}/pipe is no plain file")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", ["data/actions/a-1.yaml", "data/new.json", "tsreview.toml"])
@pytest.mark.parametrize("words", [(*OVERDUE, "--output"), ("validate", "--write-baseline")])
def test_no_answer_takes_the_place_of_a_record_or_of_settings(words: tuple[str, ...], name: str, base: Path) -> None:
    before = fingerprint(base)
    status, out, err = run(*words, name, folder=base)
    assert (status, out) == (3, "")
    assert err.startswith(f"tsreview: {name} is a place of records or settings, where no answer is written\n  hint: ")
    assert fingerprint(base) == before


def test_a_folder_called_data_that_is_no_datasets_takes_answers(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert run(*OVERDUE, "-C", shipped, "--output", tmp_path / "data/list.txt") == (0, "", "")


def test_a_dash_is_stdout(shipped: Path) -> None:
    assert run(*OVERDUE, "-C", shipped, "--output", "-") == run(*OVERDUE, "-C", shipped)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("no/such/folder/list.txt", "No such file or directory\n  hint: make the folder first, or name another\n"),
        (".", "is a folder"),
        ("file/list.txt", "cannot be written: Not a directory"),
        ("/proc/list.txt", "/proc/list.txt cannot be written"),
        ("x" * 300, "File name too long"),
    ],
)
def test_what_cannot_be_written_is_3_and_leaves_nothing(
    shipped: Path, tmp_path: Path, target: str, message: str
) -> None:
    (tmp_path / "file").touch()
    status, out, err = run(*OVERDUE, "-C", shipped, "--output", target, folder=tmp_path)
    assert (status, out) == (3, "")
    assert message in err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_failure_on_the_way_leaves_the_old_file(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "list.txt"
    target.write_text("old\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    status, out, err = run(*OVERDUE, "-C", shipped, "--output", target)
    assert (status, out) == (3, "")
    assert "cannot be written: No space left on device" in err
    assert target.read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_a_refused_question_writes_no_file(shipped: Path, tmp_path: Path) -> None:
    assert run("actions", "list", "--where", "x", "-C", shipped, "--output", tmp_path / "list.txt").status == 2
    assert list(tmp_path.iterdir()) == []


# ---- stdout and stderr


def test_results_stand_on_stdout_and_remarks_on_stderr(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    put(base, "a-3", action("a-3", due="Within 9 months"))
    run("validate", "-C", base)
    for form in ("table", "json", "csv", "markdown"):
        status, out, err = run(*OVERDUE, "-C", base, "--format", form)
        assert status == 0
        assert "note:" not in out
        assert err.splitlines() == [
            "note: the dataset has 1 error and 1 warning; `tsreview validate` lists them",
            "note: 1 file with errors could not be read as a record and is in no list or total",
        ]


def test_a_reader_that_has_seen_enough_is_no_failure(shipped: Path) -> None:
    words = " ".join(command("actions", "list", "--as-of", "2010-10-01", "-C", str(shipped)))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} | head -1"], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"Actions, as at 1 October 2010\n", b"")


def test_a_pipe_that_nobody_reads_is_no_failure(shipped: Path) -> None:
    lists = (("actions", "list"), ("validate", "--format", "json"), ("explain",), ("report", "briefing"))
    for words in (*lists, ("--help",)):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            command(*words), cwd=shipped, stdout=write, stderr=subprocess.PIPE, timeout=60, check=False
        )
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b""), words


@pytest.mark.parametrize("words", [OVERDUE, ("validate",), ("explain",), ("--version",), ("--help",)], ids=" ".join)
def test_a_full_disk_is_3_without_a_traceback(shipped: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*words), cwd=shipped, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 3, done.stderr
    said = "" if words == ("--help",) else "the output cannot be written: "
    assert done.stderr.decode() == f"tsreview: {said}No space left on device\n"
    assert "Traceback" not in done.stderr.decode()
    assert "Exception ignored" not in done.stderr.decode()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_verdict(shipped: Path, base: Path, closed: str) -> None:
    put(base, "a-2", action("a-2", due="Within 9 months"))
    for words, status in (
        ((*OVERDUE, "-C", str(shipped)), 0),
        (("validate", "-C", str(base)), 1),
        (("actions", "list", "--where", "x", "-C", str(base)), 2),
        (("status", "-C", "/nowhere"), 3),
    ):
        line = " ".join(f"'{word}'" for word in command(*words))
        done = subprocess.run(["bash", "-c", f"{line} {closed}"], capture_output=True, timeout=60, check=False)
        assert done.returncode == status, (words, done.stderr)
        assert b"Traceback" not in done.stderr


# ---- locales


def test_no_locale_changes_a_byte(shipped: Path, base: Path) -> None:
    put(base, "a-2", action("a-2", title="Café – “naïve” Ω 漢字 👪", due="Within 9 months"))
    answer = spawn(*OVERDUE, folder=shipped, env={"LC_ALL": "C.UTF-8"})
    verdict = spawn("validate", folder=base, env={"LC_ALL": "C.UTF-8"})
    assert "April – Sept 2010" in answer.out
    assert verdict.status == 1
    for locale in LOCALES:
        assert spawn(*OVERDUE, folder=shipped, env=locale) == answer, locale
        assert spawn("validate", folder=base, env=locale) == verdict, locale


def test_text_beyond_ascii_is_utf_8_in_every_locale(base: Path) -> None:
    title = "Café – “naïve” Ω 漢字 👪"
    put(base, "a-2", action("a-2", title=title, due="Sept 2010"))
    for form in ("table", "json", "csv"):
        assert title in spawn(*OVERDUE, "--format", form, folder=base, env={"PYTHONIOENCODING": "ascii"}).out


# ---- terminals


def on_a_terminal(folder: Path, *words: str, columns: int = 80, env: dict[str, str] | None = None) -> str:
    """Run the tool on a terminal of a width; give what it draws."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", **(env or {})}
    process = subprocess.Popen(command(*words), cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    drawn = b""
    try:
        while piece := os.read(ours, 65_536):
            drawn += piece
    except OSError:
        pass  # Linux says so when the other end of a terminal is closed.
    os.close(ours)
    assert process.wait(timeout=60) == 0, drawn
    return drawn.decode("utf-8").replace("\r\n", "\n")


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_a_table_fits_the_terminal_and_no_id_is_cut(shipped: Path, columns: int) -> None:
    drawn = plain(on_a_terminal(shipped, *OVERDUE, columns=columns))
    assert max(map(len, drawn.splitlines())) <= columns
    ids = re.findall(r"^\s*(wt-[0-9][a-z]-[0-9])\b", drawn, re.MULTILINE)
    listed = re.findall(r"^(wt-[0-9][a-z]-[0-9])\b", run(*OVERDUE, "-C", shipped).out, re.MULTILINE)
    assert ids == listed
    assert len(ids) == 17
    assert "30 actions: 15 overdue, 2 with a missed report" in " ".join(drawn.split())
    # Nothing is left out: what does not fit side by side stands one below the other.
    words = drawn.split()
    assert words.count("red") + words.count("amber") == 17
    assert " ".join(words).count("not named") >= 16


def test_long_ids_are_whole_on_a_narrow_terminal(shipped: Path) -> None:
    drawn = plain(on_a_terminal(shipped, "organisations", "list", columns=80))
    assert max(map(len, drawn.splitlines())) <= 80
    assert re.findall(r"^ *(thames-valley[a-z-]*)", drawn, re.MULTILINE) == [
        "thames-valley-police",
        "thames-valley-police-mk-police-committee",
    ]


def test_cards_are_wrapped_to_the_terminal(shipped: Path) -> None:
    drawn = plain(on_a_terminal(shipped, "plans", "show", "working-together", columns=80))
    assert max(map(len, drawn.splitlines())) <= 80
    assert max(map(len, run("plans", "show", "working-together", "-C", shipped).out.splitlines())) > 500


def test_colour_is_for_terminals_that_want_it(shipped: Path) -> None:
    assert "\x1b[" in on_a_terminal(shipped, *OVERDUE)
    assert "\x1b[" not in on_a_terminal(shipped, *OVERDUE, env={"NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal(shipped, *OVERDUE, env={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal(shipped, *OVERDUE, env={"TERM": "dumb"})
    assert "\x1b[" in on_a_terminal(shipped, *OVERDUE, env={"TERM": "dumb", "FORCE_COLOR": "1"})


def test_a_rating_is_a_word_with_colour_and_without(shipped: Path) -> None:
    for env in ({}, {"NO_COLOR": "1"}):
        words = plain(on_a_terminal(shipped, *OVERDUE, columns=200, env=env)).split()
        assert (words.count("red"), words.count("amber")) == (12, 5)


def test_what_is_no_terminal_gets_neither_colour_nor_wrapping(shipped: Path) -> None:
    plain_text = run(*OVERDUE, "-C", shipped).out
    assert max(map(len, plain_text.splitlines())) > 200
    assert "\x1b" not in plain_text
    for env in ({"COLUMNS": "40"}, {"COLUMNS": "abc"}, {"COLUMNS": "-5"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}):
        assert spawn(*OVERDUE, folder=shipped, env=env).out == plain_text, env
    # A terminal program downstream may want colour; a table in text has none to give.
    assert "\x1b" not in spawn(*OVERDUE, folder=shipped, env={"FORCE_COLOR": "1"}).out


@pytest.mark.parametrize("columns", ["0", "1", "abc", "-5", "100000"])
def test_an_odd_width_draws_a_table_all_the_same(shipped: Path, columns: str) -> None:
    drawn = plain(on_a_terminal(shipped, *OVERDUE, env={"COLUMNS": columns}))
    assert all(each in drawn for each in ("wt-2a-1", "wt-3f-1", "Overdue actions, as at 1 October 2010"))
