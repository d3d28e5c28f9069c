"""`--at REVISION`: the dataset as it was in git, on every command, without a checkout."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, age, fingerprint, put
from tests.support.git import commit, git
from tests.support.runs import run, spawn
from tsreview.index.connection import Index
from tsreview.loading import past
from tsreview.loading.snapshot import Snapshot

AS_OF = ("--as-of", "2010-11-15")
DONE = "updates:\n  - on: 2010-10-05\n    status: complete\n    progress: Published\n    evidence: minute 4\n"


@pytest.fixture
def history(base: Path) -> Path:
    """Give a dataset with an action that was open at `first` and is complete now."""
    put(base, "jp-1a-2", action("jp-1a-2"))
    commit(base, on="2010-09-30")
    git(base, "tag", "first")
    put(base, "jp-1a-2", action("jp-1a-2", more=DONE))
    commit(base, on="2010-10-06")
    return base


def status_of(*words: object) -> str:
    found = run(*words, "actions", "list", "--where", "id:jp-1a-2", "--format", "json", *AS_OF)
    assert found.status == 0, found.err
    return str(json.loads(found.out)["items"][0]["status"])


def late(dataset: Path, *words: object) -> list[str]:
    found = run("-C", dataset, "actions", "overdue", *AS_OF, "--format", "json", *words)
    assert found.status == 0, found.err
    return [item["id"] for item in json.loads(found.out)["items"]]


def test_the_two_clocks_are_independent(history: Path) -> None:
    assert "jp-1a-2" not in late(history)
    assert "jp-1a-2" in late(history, "--at", "first")
    found = run("-C", history, "actions", "overdue", "--as-of", "2010-09-30", "--at", "first", "--format", "json")
    assert "jp-1a-2" not in found.out


def test_the_work_tree_is_neither_read_nor_changed(history: Path) -> None:
    put(history, "jp-1a-2", "not a record at all")
    before = fingerprint(history)
    assert "jp-1a-2" in late(history, "--at", "first")
    assert fingerprint(history) == before


def test_the_answer_names_the_commit_that_was_read(history: Path) -> None:
    found = run("-C", history, "actions", "overdue", "--at", "first", "--format", "json", *AS_OF)
    assert json.loads(found.out)["dataset"] == {"commit": git(history, "rev-parse", "first"), "dirty": False}


@pytest.mark.parametrize(
    "words",
    [
        ("actions", "list"), ("actions", "due"), ("actions", "show", "jp-1a-2"), ("actions", "why", "jp-1a-2"),
        ("actions", "audit-dates"), ("organisations", "list"), ("organisations", "workload"),
        ("principles", "coverage"), ("plans", "list"), ("search", "protocol"), ("status",), ("validate",),
        ("report", "briefing", "--quarter", "2010/11 Q2"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_reader_takes_a_revision(history: Path, words: tuple[str, ...]) -> None:
    (history / "data" / "actions" / "jp-1a-2.yaml").unlink()
    found = run("-C", history, *words, "--at", "HEAD")
    assert found.status == 0, found.err
    assert found.out


@pytest.mark.parametrize("name", ["^HEAD", "HEAD^@", "HEAD^!", "--all", "-1", "HEAD:data", "HEAD\n", "*"])
def test_a_name_that_is_not_of_one_commit_is_2(history: Path, name: str) -> None:
    for words in (("status", "--at", name), ("diff", name), ("validate", "--base", name)):
        found = run("-C", history, *words)
        assert (found.status, found.out) == (2, ""), words


def test_settings_are_those_of_the_revision(history: Path) -> None:
    settings = history / "tsreview.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("[rag]\namber_months = 24\n", encoding="utf-8")
    where = ("-C", history, "actions", "list", "--where", "id:jp-1a-2", "--format", "json", "--as-of", "2010-12-01")
    assert '"rag": "red"' in run(*where, "--at", "first").out
    assert "amber_months = 24" not in text


def test_findings_of_a_revision_show_its_lines(history: Path) -> None:
    put(history, "jp-1a-2", action("jp-1a-2", due="31 Sept 2010"))
    commit(history)
    put(history, "jp-1a-2", action("jp-1a-2"))
    found = run("-C", history, "validate", "--at", "HEAD")
    assert found.status == 1
    assert "due: 31 Sept 2010" in found.out
    assert run("-C", history, "validate").status == 0


def test_a_second_question_reads_nothing_again(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "jp-1a-2" in late(history, "--at", "first")

    def refuse(*_: object) -> None:
        raise AssertionError("the contents were read again")

    monkeypatch.setattr("tsreview.loading.past.admitted_values", refuse)
    assert "jp-1a-2" in late(history, "--at", "first")


def test_it_works_in_a_worktree_a_subfolder_and_a_bare_clone(history: Path, tmp_path: Path) -> None:
    git(history, "worktree", "add", "-q", str(tmp_path / "tree"), "main~0")
    assert status_of("-C", tmp_path / "tree") == "complete"
    git(history, "clone", "-q", "--bare", str(history), str(tmp_path / "bare.git"))
    bare = run("-C", tmp_path / "bare.git", "actions", "overdue", "--at", "first", "--format", "json", *AS_OF)
    assert bare.status == 0, bare.err
    assert "jp-1a-2" in bare.out
    inside = run("actions", "overdue", "--at", "first", "--format", "json", *AS_OF, folder=history / "data" / "actions")
    assert "jp-1a-2" in inside.out


def test_a_dataset_below_the_top_is_found(history: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    (top / "README").write_text("x", encoding="utf-8")
    git(history, "clone", "-q", str(history), str(top / "review"))
    for part in (top / "review" / ".git").rglob("*"):
        part.chmod(0o700)
    shutil.rmtree(top / "review" / ".git")
    commit(top)
    assert "jp-1a-2" in run("-C", top / "review", "actions", "list", "--at", "HEAD").out
    git(top, "clone", "-q", "--bare", str(top), str(tmp_path / "bare.git"))
    assert "jp-1a-2" in run("-C", tmp_path / "bare.git", "actions", "list", "--at", "HEAD").out


@pytest.mark.parametrize(
    "revision", ["no-such", "--help", "-n1", "", "a\x1bb", "HEAD:data", "@{upstream}", "^HEAD", "../x", "HEAD^{tree}"]
)
def test_what_names_no_commit_is_refused(history: Path, revision: str) -> None:
    found = run("-C", history, "actions", "list", f"--at={revision}")
    assert (found.status, found.out) == (2, "")
    assert "revision" in found.err
    assert "\x1b" not in found.err


def test_a_shallow_clone_says_what_to_fetch(history: Path, tmp_path: Path) -> None:
    git(history, "clone", "-q", "--depth", "1", f"file://{history}", str(tmp_path / "shallow"))
    found = run("-C", tmp_path / "shallow", "actions", "list", "--at", "HEAD~1")
    assert found.status == 2
    assert "git fetch --unshallow" in found.err
    assert "fetch-depth: 0" in found.err


def test_a_remote_branch_that_was_not_fetched_says_how(history: Path, tmp_path: Path) -> None:
    git(history, "clone", "-q", str(history), str(tmp_path / "clone"))
    found = run("-C", tmp_path / "clone", "actions", "list", "--at", "origin/spring")
    assert "`git fetch origin spring`" in found.err


def test_a_partial_clone_fetches_nothing(history: Path, tmp_path: Path) -> None:
    git(history, "config", "uploadpack.allowFilter", "true")
    git(history, "clone", "-q", "--filter=blob:none", f"file://{history}", str(tmp_path / "partial"))
    found = run("-C", tmp_path / "partial", "actions", "list", "--at", "HEAD~1", "--no-cache")
    assert found.status == 3
    assert "git fetch --refetch" in found.err


def test_outside_a_repository_it_says_so(base: Path) -> None:
    found = run("-C", base, "actions", "list", "--at", "HEAD")
    assert found.status == 3
    assert "in no git repository" in found.err


def test_a_revision_without_a_dataset_says_so(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("nothing here", encoding="utf-8")
    commit(tmp_path)
    found = run("-C", tmp_path, "actions", "list", "--at", "HEAD")
    assert found.status == 3
    assert "has no dataset" in found.err


def test_odd_files_are_findings_as_in_a_folder(history: Path) -> None:
    data = history / "data"
    (data / "actions" / "notes.txt").write_text("x", encoding="utf-8")
    (data / "actions" / "link.yaml").symlink_to("jp-1a-2.yaml")
    (data / "action").mkdir()
    (data / "action" / "x.yaml").write_text("id: x\n", encoding="utf-8")
    (data / "actions" / ".hidden").mkdir()
    (data / "actions" / ".hidden" / "y.yaml").write_text("id: y\n", encoding="utf-8")
    (data / "loose.yaml").write_text("id: z\n", encoding="utf-8")
    (data / "actions" / "big.yaml").write_text("id: big\ntitle: " + "x" * 300_000, encoding="utf-8")
    commit(history)
    there = json.loads(run("-C", history, "validate", "--format", "json").out)
    at = json.loads(run("-C", history, "validate", "--format", "json", "--at", "HEAD").out)
    assert at == there
    assert len({found["path"] for found in at["diagnostics"] if found["severity"] == "error"}) >= 5


def test_nothing_that_the_repository_configures_is_run(history: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "core.sshCommand",
        "filter.x.smudge",
        "alias.ls-tree",
    ):
        git(history, "config", name, str(trap) if name != "alias.ls-tree" else f"!{trap}")
    (history / ".gitattributes").write_text("*.yaml filter=x diff=x\n", encoding="utf-8")
    assert "jp-1a-2" in late(history, "--at", "first")
    assert run("-C", history, "status").status == 0
    assert not (tmp_path / "sprung").exists()


def test_a_filter_of_the_repository_is_never_run(history: Path, tmp_path: Path) -> None:
    git(history, "config", "filter.e.clean", f"touch {tmp_path}/sprung; cat")
    git(history, "config", "filter.a=b.c.process", f"touch {tmp_path}/sprung")
    (history / ".git/info").mkdir(exist_ok=True)
    (history / ".git/info/attributes").write_text("*.yaml filter=e\n*.toml filter=a=b.c\n", encoding="utf-8")
    put(history, "jp-1a-2", action("jp-1a-2", title="Touched"))
    assert run("-C", history, "actions", "overdue", "--format", "json").status == 0
    assert run("-C", history, "report", "plan").status == 0
    assert not (tmp_path / "sprung").exists()


def test_a_tree_that_names_millions_of_files_is_not_listed(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tsreview.loading.git.MOST_PRINTED", 200)
    found = run("-C", history, "actions", "list", "--at", "HEAD", "--no-cache")
    assert found.status == 3
    assert "git lists more than 200 bytes" in found.err


def test_a_revision_that_is_a_day_says_what_sets_the_day(history: Path) -> None:
    found = run("-C", history, "actions", "list", "--at", "2010-10-02")
    assert found.status == 2
    assert (
        "`--as-of` sets the day; the last commit by that day is " + git(history, "rev-parse", "first")[:12] in found.err
    )


def test_nothing_committed_is_said_to_be_so(base: Path) -> None:
    git(base, "init", "-q")
    assert "nothing is committed in it yet" in run("-C", base, "actions", "list", "--at", "HEAD").err


def _but_for_its_first_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    path.write_bytes(bytes(data))


def _in_what_it_says_of_itself(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'meta' AND rootpage > 0"
        pages = [page for (page,) in connection.execute(sql)]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", [_but_for_its_first_pages, _in_what_it_says_of_itself])
def test_a_damaged_index_of_a_past_state_is_made_again(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    words = ("-C", history, "actions", "movement", "--quarter", "2010/11 Q3", "--as-of", "2010-12-31")
    answer = run(*words)
    assert answer.status == 0
    kept = list(cache.rglob("at-*.sqlite"))
    assert kept
    for path in kept:
        damage(path)
    assert run(*words) == answer
    assert run(*words) == answer


def test_a_revision_without_records_is_no_dataset(history: Path) -> None:
    shutil.rmtree(history / "data")
    (history / "data/actions").mkdir(parents=True)
    (history / "data/actions/.gitkeep").touch()
    commit(history)
    found = run("-C", history, "actions", "list", "--at", "HEAD")
    assert (found.status, found.out) == (3, "")
    assert "the dataset holds no records at " + git(history, "rev-parse", "HEAD")[:12] in found.err
    assert run("-C", history, "actions", "list", "--at", "first").status == 0


@pytest.mark.parametrize(
    "poison",
    [
        "DELETE FROM files", "DROP TABLE files", "DROP TABLE findings",
        "DELETE FROM meta WHERE key = 'settings.title'", "UPDATE meta SET value = x'00' WHERE key LIKE 'settings.%'",
    ],
)  # fmt: skip
def test_values_in_the_index_of_a_past_state_that_no_run_wrote_end_no_command(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, poison: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    words = ("-C", history, "actions", "list", "--at", "first")
    answer = run(*words)
    assert answer.status == 0
    (index,) = tmp_path.rglob("at-*.sqlite")
    with sqlite3.connect(index) as connection:
        connection.execute(poison)
    connection.close()
    assert run(*words) == answer
    assert run(*words) == answer


def test_a_work_tree_that_the_configuration_names_is_not_looked_at(history: Path, tmp_path: Path) -> None:
    words = ("-C", history, "actions", "list", "--format", "json")
    answer = run(*words)
    assert json.loads(answer.out)["dataset"]["dirty"] is False
    git(history, "config", "core.worktree", str(tmp_path / "elsewhere"))
    assert run(*words) == answer


def test_a_git_that_is_killed_has_not_answered(history: Path, tmp_path: Path) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    found = spawn("-C", history, "actions", "list", "--at", "first", env={"PATH": str(tmp_path)})
    assert found.status == 3
    assert "git was ended before it had answered" in found.err


def test_without_git_it_says_so(history: Path, tmp_path: Path) -> None:
    age(history)
    found = spawn("-C", history, "actions", "list", "--at", "first", env={"PATH": str(tmp_path)})
    assert found.status == 3
    assert "git was not found" in found.err


def test_what_another_run_filled_meanwhile_is_not_filled_again(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be asking already: what it reads must not go away below it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    look, fill, filled = Index.meta, past.fill, []

    def overtaken(index: Index, key: str) -> Any:
        found = look(index, key)
        monkeypatch.setattr(Index, "meta", look)
        past.open_past(history, "HEAD", named=True).index.close()
        return found

    def noting(index: Index, snapshot: Snapshot, start_month: int) -> None:
        filled.append(snapshot.commit)
        fill(index, snapshot, start_month)

    monkeypatch.setattr(past, "fill", noting)
    monkeypatch.setattr(Index, "meta", overtaken)
    dataset = past.open_past(history, "HEAD", named=True)
    assert len(filled) == 1
    assert dataset.index.rows("SELECT count(*) FROM actions")[0][0] > 0
    dataset.index.close()


ODD_ANSWERS = {
    "an id alone, whatever it is asked": "echo 1234567890123456789012345678901234567890",
    "fields too few": 'printf "100644 blob a\\tdata/actions/a.yaml\\0"',
    "an object without a size": 'printf "1234567890123456789012345678901234567890 blob x\\nab"',
    "noise": "head -c 3000 /dev/urandom",
}


@pytest.mark.parametrize("answer", ODD_ANSWERS)
def test_a_program_that_is_not_git_is_told(history: Path, tmp_path: Path, answer: str) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    script = f'case "$*" in *rev-parse*) echo {"1" * 40};; *) {ODD_ANSWERS[answer]};; esac'
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    for words in (("diff", "HEAD"), ("validate", "--base", "HEAD"), ("actions", "list", "--at", "HEAD")):
        found = spawn(*words, "-C", history, env={"PATH": f"{program.parent}:/usr/bin:/bin"})
        assert found.status in (2, 3), found
        assert "fault of the tool" not in found.err
        assert found.out == ""
