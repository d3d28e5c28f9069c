"""Every command that is not an edit leaves the dataset and its repository as they were, to the last byte and time."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.support.runs import run
from tsreview.cli.main import app

DAY = ("--as-of", "2025-12-31")
QUARTER = ("--quarter", "2025/26 Q3")
EDITS = {
    "actions update": "--dry-run",
    "actions complete": "--dry-run",
    "actions revise": "--dry-run",
    "format": "--check",
}
"""The commands that write, and the option with which they do not, which is asked of them below."""
READS: dict[str, tuple[tuple[str, ...], ...]] = {
    "actions overdue": ((*DAY,), ("--at", "HEAD~1", *DAY)),
    "actions due": ((*QUARTER,),),
    "actions list": (("--format", "csv", *DAY), ("--no-cache", *DAY)),
    "actions show": (("wf-1a-1", *DAY),),
    "actions movement": ((*QUARTER,),),
    "actions slippage": (("--all", *DAY),),
    "actions audit-dates": ((),),
    "actions why": (("wf-1a-1", *DAY),),
    "actions update": (
        ("wf-1a-1", "--status", "in_progress", "--progress", "A draft", "--reason", "Found unsigned", "--dry-run"),
    ),
    "actions complete": (("wf-2b-4", "--evidence", "Minute 9", "--dry-run"),),
    "actions revise": (
        ("wf-1a-1", "--to", "Dec 2035", "--reason", "x", "--approved-by", "x", "--kind", "extended", "--dry-run"),
    ),
    "organisations list": ((),),
    "organisations show": (("wetherfold-cvs",),),
    "organisations workload": ((*DAY,),),
    "organisations members": (("wetherfold-together",),),
    "organisations network": ((), ("--format", "dot")),
    "principles list": ((),),
    "principles show": (("wcc-1",),),
    "principles coverage": (("--by", "area"),),
    "principle-sets list": ((),),
    "principle-sets show": (("wetherfold-commissioning-code",),),
    "plans list": ((),),
    "plans show": (("stronger-together",),),
    "practices list": ((),),
    "practices show": (("grindlewick",),),
    "evidence list": ((),),
    "evidence show": (("ev-help-1",),),
    "contradictions list": ((),),
    "contradictions show": (("spring-report",),),
    "sources list": ((),),
    "sources show": (("two-years-on-2025",),),
    "report briefing": ((*QUARTER, "--output", "{out}/briefing.html"),),
    "report plan": (("stronger-together", *DAY),),
    "report organisation": (("wetherfold-cvs", *DAY),),
    "report principles": ((*DAY,),),
    "report pack": ((*QUARTER, "--output", "{out}/pack"),),
    "report verify": (("{out}/written.html",),),
    "status": ((*DAY,),),
    "search": (("food",),),
    "sql": (("SELECT a.id, f.code FROM actions a, findings f",), ("SELECT id FROM plans", "--at", "HEAD~1")),
    "validate": ((), ("--no-cache", "--format", "json"), ("--base", "HEAD~1"), ("--at", "HEAD~1"), ("--fix", "--diff")),
    "format": (("--check",), ("--check", "--diff")),
    "diff": (("HEAD~1",), ("HEAD~2..HEAD",)),
    "ci comment": (("--base", "HEAD~1", *DAY), ("--base", "HEAD~1", "--at", "HEAD", "--output", "{out}/comment.md")),
    "explain": (("TSR201",),),
    "init": (("{out}/begun",), ("{out}/begun", "--ci", "github")),
    "dates explain": (("Sept/Oct 2010",),),
    "schema export": (("action",),),
}
"""What each command is asked, in the order of the table of commands; `{out}` is a folder outside the dataset."""


def leaves(command: Any, words: tuple[str, ...] = (), parent: Any = None) -> Iterator[str]:
    """Give every command that is no group, by the words that call it."""
    context = typer.Context(command, info_name=words[-1] if words else "tsreview", parent=parent)
    if not hasattr(command, "list_commands"):
        yield " ".join(words)
        return
    for name in command.list_commands(context):
        yield from leaves(command.get_command(context, name), (*words, name), context)


def state(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Give mode, time of change and digest of everything: the time of a folder tells of files that came and went."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in (folder, *sorted(folder.rglob("*")))
    }


@pytest.fixture(scope="module")
def protected(example_history: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a copy of the example with its history, which nobody but root may write to."""
    folder = shutil.copytree(example_history, tmp_path_factory.mktemp("protected") / "example", symlinks=True)
    inside = [folder, *folder.rglob("*")]
    for path in inside:
        path.chmod(path.stat().st_mode & ~0o222)
    yield folder
    for path in inside:
        path.chmod(path.stat().st_mode | 0o200)


@pytest.fixture(scope="module")
def out(protected: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for what commands are told to write, with a briefing for the command that reads one."""
    folder = tmp_path_factory.mktemp("out")
    run("report", "briefing", *QUARTER, "--output", str(folder / "written.html"), folder=protected)
    return folder


def test_every_command_is_asked() -> None:
    known = list(leaves(typer.main.get_command(app)))
    assert list(READS) == known, "add the command to READS, and to EDITS if it writes"
    assert set(READS) > set(EDITS)
    assert all(option in words for name, option in EDITS.items() for words in READS[name])


@pytest.mark.parametrize("name", READS)
def test_nothing_is_written(name: str, protected: Path, out: Path) -> None:
    before = state(protected)
    for words in READS[name]:
        done = run(*name.split(), *(word.format(out=out) for word in words), folder=protected)
        assert done.status in (0, 1), done.err
        assert state(protected) == before


def test_what_is_compared_tells_of_a_file_that_came_and_went(tmp_path: Path) -> None:
    before = state(tmp_path)
    os.utime(tmp_path, ns=(0, 0))
    (tmp_path / "x").touch()
    (tmp_path / "x").unlink()
    assert state(tmp_path) != before
