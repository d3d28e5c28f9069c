"""The repository of the example: the same everywhere, ending in the folder as it is, and true to its logs."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from build_history import build, month_ends
from dated_texts import Fault, File, edits_of, read_past
from hypothesis import given
from hypothesis import strategies as st

from tests.support.example import EXAMPLE, SCRIPT, commits, git, run_script, unpack
from tests.support.runs import run

HISTORY = SCRIPT.with_name("history.yaml")
ACTIONS = "data/actions/stronger-together"
HOSTILE = """\
[user]
    name = Somebody
[commit]
    gpgsign = true
[core]
    autocrlf = true
    hooksPath = hooks
[init]
    defaultBranch = other
"""


def test_it_is_the_same_on_a_machine_with_other_settings(example_history: Path, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(HOSTILE, encoding="utf-8")
    env = {"GIT_CONFIG_GLOBAL": str(tmp_path / "config"), "GIT_AUTHOR_NAME": "Somebody", "TZ": "Asia/Tokyo",
           "GIT_DIR": str(tmp_path / "elsewhere"), "GIT_DEFAULT_HASH": "sha256"}  # fmt: skip
    done = run_script(tmp_path / "again", env=env)
    assert done.status == 0, done.err
    assert commits(tmp_path / "again") == commits(example_history)


def test_its_last_commit_is_the_folder(example_history: Path) -> None:
    committed = git(example_history, "ls-tree", "-r", "HEAD", "--name-only").decode().splitlines()
    assert committed == sorted(path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*.*"))
    for path in committed:
        assert git(example_history, "show", f"HEAD:{path}") == (EXAMPLE / path).read_bytes(), path
    assert git(example_history, "status", "--porcelain") == b""


def test_there_is_a_commit_at_each_month_s_end(example_history: Path) -> None:
    days = [date.fromisoformat(day) for day in commits(example_history)]
    assert (days[0], days[-1], len(days)) == (date(2023, 4, 30), date(2025, 12, 31), 32)
    assert all((day + timedelta(days=1)).day == 1 for day in days)


@pytest.mark.parametrize("day", ["2023-04-30", "2024-02-29", "2024-05-31", "2024-12-31", "2025-05-31"])
def test_a_commit_validates_without_errors(example_history: Path, tmp_path: Path, day: str) -> None:
    folder = unpack(example_history, commits(example_history)[day], tmp_path)
    done = run("-C", folder, "validate", "--no-cache")
    assert (done.status, "no errors" in done.out) == (0, True), done.out


def test_no_commit_has_an_entry_of_a_later_day() -> None:
    past = read_past(EXAMPLE, HISTORY)
    for day in month_ends(past):
        found = re.findall(r"^ +(?:- )?on: (.+)$", "".join(past.on(day).values()), re.MULTILINE)
        assert max(found, default="") <= day.isoformat()


@pytest.mark.parametrize(
    ("path", "passage", "last_without", "first_with"),
    [
        (f"{ACTIONS}/wf-2b-2.yaml", "due: Oct 2024", "2023-11-30", "2023-12-31"),
        (f"{ACTIONS}/wf-3a-1.yaml", "title: Survey the condition of the 24", "2023-05-31", "2023-06-30"),
        (f"{ACTIONS}/wf-2a-2.yaml", "title: Give groups", "2024-04-30", "2024-05-31"),
        ("data/organisations/volunteer-hub.yaml", "name: Wetherfold Volunteer Hub", "2024-04-30", "2024-05-31"),
        (f"{ACTIONS}/wf-1b-3.yaml", "id: wf-1b-3", "2024-04-30", "2024-05-31"),
        (f"{ACTIONS}/wf-3a-4.yaml", "id: wf-3a-4", "2025-04-30", "2025-05-31"),
        (f"{ACTIONS}/wf-4a-1.yaml", "status: complete", "2025-03-31", "2025-04-30"),
        (f"{ACTIONS}/wf-2c-2.yaml", "status: complete", "2025-09-30", "2025-10-31"),
        (f"{ACTIONS}/wf-2c-1.yaml", "evidence:", "2025-01-31", "2025-02-28"),
        (f"{ACTIONS}/wf-3c-2.yaml", "after the event", "2025-05-31", "2025-06-30"),
        (f"{ACTIONS}/wf-4c-3.yaml", "id: wf-4c-3", "2025-07-31", "2025-08-31"),
    ],
)
def test_an_event_comes_with_the_commit_of_its_month(
    example_history: Path, path: str, passage: str, last_without: str, first_with: str
) -> None:
    assert passage not in text_at(example_history, last_without, path)
    assert passage in text_at(example_history, first_with, path)


def test_a_record_is_in_the_history_alone(example_history: Path) -> None:
    path = f"{ACTIONS}/wf-3b-5.yaml"
    assert text_at(example_history, "2024-10-31", path)
    assert not text_at(example_history, "2024-11-30", path)


def text_at(repository: Path, day: str, path: str) -> str:
    commit = commits(repository)[day]
    if not git(repository, "ls-tree", commit, "--", path):
        return ""
    return git(repository, "show", f"{commit}:{path}").decode()


def test_what_came_in_late_was_not_in_the_quarter_s_figures(example_history: Path, tmp_path: Path) -> None:
    then = unpack(example_history, commits(example_history)["2025-03-31"], tmp_path)
    assert rating(then, "wf-4a-1", "2025-03-31") == "red"
    assert rating(example_history, "wf-4a-1", "2025-03-31") == "blue"


def rating(dataset: Path, action: str, day: str) -> str:
    done = run("-C", dataset, "actions", "list", "--as-of", day, "--where", f"id:{action}", "--format", "json")
    return str(json.loads(done.out)["items"][0]["rag"])


def test_a_folder_that_is_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    done = run_script(tmp_path)
    assert (done.status, done.out, [path.name for path in tmp_path.iterdir()]) == (2, "", ["kept"])
    assert "not empty; name a new folder" in done.err


@pytest.mark.parametrize("words", [(), ("--help",), ("one", "two")])
def test_without_one_folder_it_tells_how_it_is_called(words: tuple[str, ...]) -> None:
    done = run_script(*words)
    assert (done.status, done.out) == (2, "")
    assert "Usage:" in done.err


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("wf-2a-2.yaml", "wf-9a-9.yaml", "there is no file"),
        ("dated: 2025-03-20", "dated: 2025-03-21", "has no entry of 2025-03-21"),
        ("title: Give groups", "title: Give bands", "does not have this passage once"),
    ],
)
def test_a_history_that_does_not_fit_is_refused(tmp_path: Path, was: str, now: str, words: str) -> None:
    text = HISTORY.read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "history.yaml").write_text(text.replace(was, now), encoding="utf-8")
    with pytest.raises(Fault, match=re.escape(words)):
        read_past(EXAMPLE, tmp_path / "history.yaml")


def test_a_corrected_field_of_several_lines_is_refused() -> None:
    text = "title: >-\n  two\n  lines\ncorrections:\n  - field: title\n    from: one\n    on: 2024-01-02\n"
    with pytest.raises(Fault, match="needs a text of one line"):
        list(edits_of(text))


def test_what_git_says_against_it_is_told(tmp_path: Path) -> None:
    past = read_past(EXAMPLE, HISTORY)
    with pytest.raises(Fault, match="git fast-import failed"):
        build(past._replace(committer="nobody"), tmp_path / "new")


DAYS = st.dates(date(2023, 4, 1), date(2026, 3, 31))
WORDS = st.sampled_from(
    ["plain words", '"quoted: with a colon"', ">-\n      folded over\n      two lines", "'£5 # no'"]
)
ENTRIES = st.lists(st.tuples(DAYS, WORDS), max_size=5).map(sorted)
HEAD = "id: a-1\n# a remark\ntitle: Title\n"
TAIL = "sources:\n  - source: plan\n    note: 'at the end'\n"


def record(updates: list[tuple[date, str]], revisions: list[tuple[date, str]]) -> str:
    logs = {"revisions": revisions, "updates": updates}
    written = [
        f"{name}:\n" + "".join(f"  - progress: {words}\n    on: {day}\n" for day, words in entries)
        for name, entries in logs.items()
        if entries
    ]
    return "".join((HEAD, *written, TAIL))


@given(ENTRIES, ENTRIES, DAYS)
def test_on_a_day_a_record_has_the_entries_up_to_it_and_all_else_as_it_is(
    updates: list[tuple[date, str]], revisions: list[tuple[date, str]], day: date
) -> None:
    text = record(updates, revisions)
    file = File("a-1.yaml", text, date.min, edits=tuple(edits_of(text)))
    assert file.text_on(day) == record(*([each for each in log if each[0] <= day] for log in (updates, revisions)))
