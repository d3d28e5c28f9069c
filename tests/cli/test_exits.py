"""The exit statuses: each failure has one, in one line with the next act, and none is a traceback."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.runs import Result, command, run, spawn
from tsreview.__main__ import main as entry
from tsreview.cli import session

LISTS = (
    ("actions", "overdue"),
    ("actions", "due"),
    ("actions", "list"),
    ("actions", "show", "wt-1a-1"),
    ("actions", "why", "wt-1a-1"),
    ("organisations", "list"),
    ("organisations", "show", "mkcvo"),
    ("principles", "list"),
    ("principles", "show", "cp-1"),
    ("plans", "list"),
    ("plans", "show", "working-together"),
    ("practices", "list"),
    ("sources", "list"),
    ("sources", "show", "working-together-2009"),
    ("status",),
    ("search", "commissioning"),
    ("report", "briefing"),
    ("validate",),
)
"""Every command that asks the dataset."""


def failed(result: Result, status: int, message: str, hint: str = "") -> None:
    """Hold that a run failed in one line, with a hint on the next."""
    assert result.status == status, result
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0].startswith("tsreview: "), result.err
    assert message in lines[0]
    assert hint in result.err
    assert len(lines) <= 2
    assert "Traceback" not in result.err


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_command_that_is_done_exits_with_0(shipped: Path, words: tuple[str, ...]) -> None:
    status, out, err = run(*words, "-C", shipped)
    assert status == 0
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    assert err == ""


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_folder_that_is_no_dataset_is_3(tmp_path: Path, words: tuple[str, ...]) -> None:
    failed(run(*words, "-C", tmp_path), 3, "is not a dataset: it has no tsreview.toml", "hint: name the folder that")


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_an_empty_dataset_is_3_and_never_no_problems(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "tsreview.toml").touch()
    failed(run(*words, "-C", tmp_path), 3, "no folder `data`", "hint: ")
    (tmp_path / "data/actions").mkdir(parents=True)
    failed(run(*words, "-C", tmp_path), 3, "the dataset holds no records", "hint: records are .yaml files")


def test_no_dataset_here_or_above_is_3(tmp_path: Path) -> None:
    failed(run("status", folder=tmp_path), 3, "no dataset here", "-C DIR or TSREVIEW_DATASET")


def test_the_dataset_is_found_upward_and_named_by_option_or_environment(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("actions", "overdue", "--as-of", "2010-10-01")
    answer = run(*words, folder=shipped)
    assert answer.status == 0
    assert run(*words, folder=shipped / "data/actions/working-together") == answer
    assert run(*words, "-C", shipped, folder=tmp_path) == answer
    assert run("-C", shipped, *words, folder=tmp_path) == answer
    assert run("--dataset", shipped, *words, folder=tmp_path) == answer
    assert run(*words, "-C", os.path.relpath(shipped, tmp_path), folder=tmp_path) == answer
    monkeypatch.setenv("TSREVIEW_DATASET", str(shipped))
    assert run(*words, folder=tmp_path) == answer
    # What is named on the command line goes before the environment, and a folder below a dataset is not one.
    failed(run(*words, "-C", tmp_path, folder=tmp_path), 3, "is not a dataset")
    failed(run(*words, "-C", shipped / "data"), 3, "is not a dataset")
    failed(run(*words, "-C", tmp_path / "nowhere"), 3, "is not a folder")


def test_a_working_folder_that_is_gone_is_told(shipped: Path, tmp_path: Path) -> None:
    for words, status, said in ((("-C", shipped), 0, ""), ((), 3, "the working folder cannot be used: No such file")):
        (tmp_path / "gone").mkdir()
        line = " ".join(command("status", *words)).replace(" -m ", " -P -m ")
        script = ["bash", "-c", f"cd gone && rmdir ../gone && {line}"]
        done = subprocess.run(script, cwd=tmp_path, capture_output=True, timeout=60, check=False)
        assert done.returncode == status, done.stderr
        assert said in done.stderr.decode()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[rag\n", "tsreview.toml:1: not valid TOML"),
        ("[rag]\namber_month = 2\n", 'tsreview.toml:2: there is no setting "rag.amber_month"'),
        ("[time]\nfinancial_year_starts = 13\n", "`financial_year_starts` must be a whole number from 1 to 12"),
        ("[time]\nfinancial_year_starts = true\n", "`financial_year_starts` must be a whole number from 1 to 12"),
        ("[dataset]\ntitle = 3\n", "tsreview.toml:2: `title` must be a text"),
        ("[plugins]\nload = 'x'\n", 'tsreview.toml:2: there is no setting "plugins.load"'),
        ("title = 1\n", 'tsreview.toml:1: there is no setting "title"'),
        ("#" * 70_000, "tsreview.toml is larger than 64 KiB"),
        ("a = " + "[" * 900, "tsreview.toml is nested too deep"),
    ],
)
def test_settings_that_make_no_sense_are_3(base: Path, settings: str, message: str) -> None:
    (base / "tsreview.toml").write_text(settings)
    failed(run("status", "-C", base), 3, message)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("actons",), '`tsreview` has no command "actons"', 'did you mean "actions"?'),
        (("update", "wt-1a-1"), '`tsreview` has no command "update"', 'did you mean "actions update"?'),
        (("plan",), '`tsreview` has no command "plan"', 'did you mean "plans"?'),
        (("overdue",), '`tsreview` has no command "overdue"', 'did you mean "actions overdue"?'),
        (("actions", "shw"), '`tsreview actions` has no command "shw"', 'did you mean "show"?'),
        (
            ("actions", "overdue", "--asof", "x"),
            "no such option: --asof",
            "`tsreview actions overdue --help` tells more",
        ),
        (("actions", "overdue", "--format", "xlsx"), "'xlsx' is not one of", "`tsreview actions overdue --help`"),
        (("actions", "show"), "missing argument 'ID'", "`tsreview actions show --help` tells more"),
        (("actions", "show", "wt-1a-11"), 'no action has the id "wt-1a-11"', 'did you mean "wt-1a-1"?'),
        (("actions", "why", "zzz"), 'no action has the id "zzz"', "`tsreview actions list` lists them"),
        (("organisations", "show", "mkvco"), 'no organisation has the id "mkvco"', 'did you mean "mkcvo"?'),
        (("explain", "TSR2O1"), 'no rule has the code "TSR2O1"', 'did you mean "TSR201"?'),
        (("explain", "banana"), 'no rule has the code "banana"', "`tsreview explain` lists the codes"),
        (("schema", "export", "acton"), 'there is no kind "acton"', 'did you mean "action"?'),
        (("search", "***"), "there is no word to search for", "write a word"),
        (
            ("actions", "due", "--quarter", "Q9"),
            '--quarter "Q9" is not a quarter',
            'write "2010/11 Q2", this or last',
        ),
        (("actions", "due", "--within", "-1"), "-1 is not in the range", "`tsreview actions due --help`"),
        (("report", "briefing", "--quarter", "2010"), '--quarter "2010" is not a quarter', 'write "2010/11 Q2"'),
        (("report", "briefing", "--format", "docx"), "'docx' is not one of", "`tsreview report briefing --help`"),
    ],
)
def test_wrong_words_are_2(shipped: Path, words: tuple[str, ...], message: str, hint: str) -> None:
    failed(run(*words, folder=shipped), 2, message, hint)


@pytest.mark.parametrize("words", [(), ("actions",), ("report",), ("dates",)])
def test_a_group_without_a_command_shows_its_help_and_is_2(words: tuple[str, ...]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: tsreview")


@pytest.mark.parametrize("words", [("--help",), ("actions", "overdue", "-h"), ("validate", "--help"), ("--version",)])
def test_help_that_was_asked_for_is_a_result(words: tuple[str, ...]) -> None:
    status, out, err = run(*words)
    assert (status, err) == (0, "")
    assert out.startswith(("Usage: tsreview", "tsreview "))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nonsense", "it is in none of the known forms"),
        ("Ongoing", "it is not one day"),
        ("31/02/2010", "February 2010 has 28 days"),
        ("2010-02-30", "February 2010 has 28 days"),
        ("03/04/11", "the year has two figures"),
        ("2010-10-01T00:00", "it is in none of the known forms"),
        ("١/١٠/٢٠١٠", "it is in none of the known forms"),
        ("1286000000", "1286000000 is neither a day nor a year from 1000 to 2199"),
        ("9999-12-31", "9999 is neither a day nor a year from 1000 to 2199"),
        ("0001-01-01", "1 is neither a day nor a year from 1000 to 2199"),
        ("", "it is not one day"),
    ],
)
def test_a_day_that_is_none_is_2(shipped: Path, text: str, why: str) -> None:
    result = run("actions", "overdue", "--as-of", text, "-C", shipped)
    failed(result, 2, f'--as-of "{text}" is not a day: ', "hint: write it as 2010-10-01 or 1 October 2010")
    assert why in result.err


@pytest.mark.parametrize(
    ("text", "sort"),
    [("Sept 2010", "month"), ("2009/10", "financial year"), ("2010", "year"), ("Jan to March 2010", "range")],
)
def test_more_than_a_day_is_named_as_what_it_is(shipped: Path, text: str, sort: str) -> None:
    result = run("actions", "overdue", "--as-of", text, "-C", shipped)
    failed(result, 2, f'--as-of "{text}" is a {sort}, not a day', "hint: write it as 2010-10-01 or 1 October 2010")


@pytest.mark.parametrize(
    "text", ["2010-10-01", "1 October 2010", "1st Oct 2010", "01/10/2010", "1.10.2010", "October 1st 2010", "2010-10-1"]
)
def test_a_day_is_read_the_british_way_and_changes_the_answer(shipped: Path, text: str) -> None:
    out = run("actions", "overdue", "--as-of", text, "-C", shipped).out
    assert out.startswith("Overdue actions, as at 1 October 2010\n")
    assert out == run("actions", "overdue", "--as-of", "2010-10-01", "-C", shipped).out
    assert out != run("actions", "overdue", "--as-of", "2010-01-10", "-C", shipped).out


@pytest.mark.parametrize("words", [w for w in LISTS if w[0] in ("actions", "status", "report")], ids=" ".join)
def test_every_command_that_reckons_by_a_day_obeys_as_of(shipped: Path, words: tuple[str, ...]) -> None:
    early = run(*words, "--as-of", "2010-02-15", "-C", shipped)
    late = run(*words, "--as-of", "2010-10-15", "-C", shipped)
    assert (early.status, late.status) == (0, 0)
    assert early.out != late.out
    assert "15 February 2010" in early.out
    assert "15 October 2010" in late.out


@pytest.mark.parametrize("day", ["1800-01-01", "1970-01-01", "2038-01-19", "2106-02-07", "2199-12-31"])
def test_the_ends_of_time_are_days_like_others(shipped: Path, day: str) -> None:
    for words in LISTS:
        if words[0] in ("actions", "status", "report"):
            result = run(*words, "--as-of", day, "-C", shipped)
            # Before the plan was published there is nothing to report on, which is said.
            is_early = words[0] == "report" and day < "2009"
            assert result.status == (2 if is_early else 0), (words, result.err)


def test_errors_in_the_data_are_1_and_warnings_are_not_unless_asked(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    assert run("validate", "-C", base).status == 0
    assert run("validate", "--strict", "-C", base).status == 1
    put(base, "a-3", action("a-3", due="Within 9 months"))
    assert run("validate", "-C", base).status == 1


def test_a_list_from_faulty_data_is_0_and_says_so(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Within 9 months"))
    put(base, "a-3", "")
    status, out, err = run("actions", "overdue", "--as-of", "2010-10-01", "-C", base)
    assert status == 0
    assert "a-1" in out
    assert err == (
        "note: the dataset has 2 errors; `tsreview validate` lists them\n"
        "note: 2 files with errors could not be read as records and are in no list or total\n"
    )


@pytest.mark.parametrize("command", [("show",), ("why",), ("complete", "--evidence", "A minute")])
def test_a_record_that_cannot_be_read_is_told_of_and_no_other_is_proposed(base: Path, command: tuple[str, ...]) -> None:
    put(base, "a-2", action("a-2", due="Within 9 months"))
    result = run("actions", command[0], "a-2", *command[1:], "-C", base)
    assert (result.status, result.out) == (1, "")
    assert "tsreview: data/actions/a-2.yaml has errors" in result.err
    assert "did you mean" not in result.err
    assert "a-1" not in result.err


def test_a_report_from_faulty_data_is_refused_with_1(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Within 9 months"))
    result = run("report", "briefing", "--quarter", "2010/11 Q1", "-C", base)
    failed(result, 1, "the dataset has 1 error, so no report is drawn from it", "--allow-invalid")
    allowed = run("report", "briefing", "--quarter", "2010/11 Q1", "--allow-invalid", "-C", base)
    assert allowed.status == 0
    assert "1 error" in allowed.out


def test_a_date_that_is_refused_is_1_with_both_readings() -> None:
    status, out, err = run("dates", "explain", "2010-11")
    assert (status, err) == (1, "")
    assert "November 2010" in out
    assert "financial year 2010/11" in out
    status, out, err = run("dates", "explain", "by", "end", "Feb", "2010")
    assert (status, err) == (0, "")
    assert "overdue from   1 March 2010" in out


def test_a_fault_of_the_tool_is_70_in_one_line(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel\nis off")

    monkeypatch.setattr(session, "open_dataset", fails)
    result = run("actions", "overdue", "-C", shipped)
    failed(result, 70, "RuntimeError: a wheel is off", "TSREVIEW_DEBUG=1")
    monkeypatch.setenv("TSREVIEW_DEBUG", "1")
    assert "Traceback" in run("actions", "overdue", "-C", shipped).err


def test_want_of_memory_is_no_fault_of_the_tool(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(session, "open_dataset", fails)
    failed(run("actions", "overdue", "-C", shipped), 3, "there is not enough memory", "close other programs")


def test_an_interruption_is_130_and_silent(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(session, "open_dataset", interrupted)
    assert run("actions", "overdue", "-C", shipped) == (130, "", "")


def test_ctrl_c_in_a_process_of_its_own_is_130(shipped: Path, tmp_path: Path) -> None:
    script = """
import signal, sys, time
from pathlib import Path
from tsreview.__main__ import main as entry
from tsreview.cli import session
from tsreview.cli.main import main
from tsreview.__main__ import main as entry

# A shell starts what runs in the background with the signal ignored, and so would these tests inherit it.
signal.signal(signal.SIGINT, signal.default_int_handler)

def wait(*_, **__):
    Path(sys.argv.pop()).touch()
    time.sleep(30)

session.open_dataset = wait
ready = sys.argv.pop()
sys.argv[1:] = ["search", "word", ready]
sys.exit(main())
"""
    ready = tmp_path / "ready"
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(ready)], cwd=shipped, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    for _ in range(200):
        if ready.exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_process_of_its_own_gives_the_statuses_to_the_shell(shipped: Path, tmp_path: Path) -> None:
    assert spawn("actions", "overdue", "--as-of", "2010-10-01", folder=shipped).status == 0
    assert spawn("actions", "overdue", "--as-of", "2010-10-01", "--fail-if-any", folder=shipped).status == 1
    assert spawn("actions", "overdue", "--as-of", "x", folder=shipped).status == 2
    assert spawn("status", folder=tmp_path).status == 3


def test_an_interrupt_while_the_tool_is_loaded_is_130_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tsreview.cli.main.main", interrupted)
    assert entry() == 130
