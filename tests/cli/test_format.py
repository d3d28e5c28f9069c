"""`tsreview format`: what it writes, what it shows, and what it leaves alone."""

import os
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.edits import COMPLETE, REVISE
from tests.support.runs import run
from tsreview.loading import formatting
from tsreview.loading.canonical import canonical
from tsreview.loading.lock import alone
from tsreview.loading.trial import Content

SLOPPY = "# of the title\ntitle: 'Publish a protocol'\n" + action("a-2").replace("title: Publish a protocol\n", "")
SAME = "files in the canonical form already"


@pytest.fixture
def tidy(base: Path) -> Path:
    """Give the small dataset in the canonical form."""
    run("format", "-C", base)
    return base


def test_files_are_formatted_and_counted(tidy: Path) -> None:
    path = put(tidy, "a-2", SLOPPY)
    done = run("format", "-C", tidy)
    assert done == (0, "data/actions/a-2.yaml: formatted\n1 file formatted, 8 in the canonical form already\n", "")
    assert path.read_text() == action("a-2").replace("title:", "# of the title\ntitle:")
    assert run("format", "-C", tidy) == (0, "0 files formatted, 9 in the canonical form already\n", "")
    assert run("validate", "-C", tidy).status == 0


def test_nothing_of_a_file_in_the_form_is_touched(tidy: Path) -> None:
    before = [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(tidy.rglob("*"))]
    assert run("format", "-C", tidy).status == 0
    assert [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(tidy.rglob("*"))] == before


def test_check_and_diff_write_nothing(tidy: Path) -> None:
    put(tidy, "a-2", SLOPPY)
    before = fingerprint(tidy)
    counted = "1 file would be formatted, 8 in the canonical form already\n"
    check = run("format", "--check", "-C", tidy)
    assert check == (1, f"data/actions/a-2.yaml: would be formatted\n{counted}", "")
    diff = run("format", "--diff", "-C", tidy)
    assert (diff.status, diff.err) == (0, counted)
    assert diff.out.startswith("--- a/data/actions/a-2.yaml\n+++ b/data/actions/a-2.yaml\n@@ -1,9 +1,9 @@\n-# of")
    assert run("format", "--check", "--diff", "-C", tidy) == (1, diff.out, counted)
    assert fingerprint(tidy) == before
    run("format", "-C", tidy)
    assert run("format", "--check", "-C", tidy).status == 0


def test_a_diff_shows_line_ends_and_marks_and_drives_no_terminal(tidy: Path) -> None:
    put(tidy, "a-2", "\ufeff" + action("a-2", title="'a\\u200b::error'").replace("\n", "\r\n"))
    out = run("format", "--diff", "-C", tidy).out
    assert "-\\u{feff}id: a-2\\u{d}\n" in out
    assert "\r" not in out


def test_what_cannot_be_read_is_told_and_left(tidy: Path) -> None:
    put(tidy, "a-2", "id: a-2\ntitle: a: b\n")
    put(tidy, "a-3", "title: x\nid: a-3\nid: a-3\n")
    (tidy / "data/actions/a-4.yaml").symlink_to("a-1.yaml")
    put(tidy, "a-5", SLOPPY.replace("a-2", "a-5"))
    before = fingerprint(tidy)
    done = run("format", "-C", tidy)
    counted = "1 file formatted, 8 in the canonical form already, 3 left as they are\n"
    assert (done.status, done.out) == (1, f"data/actions/a-5.yaml: formatted\n{counted}")
    assert "data/actions/a-2.yaml:2:9: error TSR108" in done.err
    assert "    title: a: b\n" in done.err
    assert "data/actions/a-3.yaml:3:1: error TSR115" in done.err
    assert "data/actions/a-4.yaml:1:1: error TSR101" in done.err
    after = fingerprint(tidy)
    assert {name for name in after if after[name] != before[name]} == {"data/actions/a-5.yaml"}


def test_mistakes_of_the_schema_do_not_stand_in_the_way(tidy: Path) -> None:
    path = put(tidy, "a-2", "odd: yes\nstatus: done\nid: A 2\n")
    assert run("format", "-C", tidy).status == 0
    assert path.read_text() == 'odd: "yes"\nstatus: done\nid: A 2\n'


# ---- paths


def test_files_and_folders_are_named_from_the_working_folder_or_the_datasets(tidy: Path, tmp_path: Path) -> None:
    put(tidy, "a-2", SLOPPY)
    put(tidy, "other", "name: x\nid: other\n", folder="organisations")
    one, both = "\n1 file would be formatted, 0 ", "\n2 files would be formatted"
    assert run("format", "--check", "a-2.yaml", folder=tidy / "data/actions").out.count(one)
    assert run("format", "--check", "data/actions/a-2.yaml", "-C", tidy, folder=tmp_path).out.count(one)
    assert run("format", "--check", tidy / "data/actions/a-2.yaml", "-C", tidy).out.count(one)
    assert run("format", "--check", ".", folder=tidy / "data/actions").out.count("\n1 file would be formatted, 1 ")
    assert run("format", "--check", "./data/../data/actions/", folder=tidy).out.count("\n") == 2
    for every in ((".",), ("data",), ("data/actions", "data/organisations", "data/actions/a-2.yaml")):
        assert run("format", "--check", *every, folder=tidy).out.count(both), every


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/passwd", "is not in the `data/` of this dataset"),
        ("", "is not in the `data/` of this dataset"),
        ("..", "is not in the `data/` of this dataset"),
        ("tsreview.toml", "is not in the `data/` of this dataset"),
        ("data/../../x", "is not in the `data/` of this dataset"),
        ("data/actions/a-9.yaml", "there is no record at"),
        ("data/actions/a-1", "there is no record at"),
        ("data/a\x1b[31m", "there is no record at"),
        ("x" * 5_000, "is not in the `data/` of this dataset"),
    ],
)
def test_other_paths_are_refused(base: Path, path: str, message: str) -> None:
    before = fingerprint(base)
    done = run("format", path, folder=base)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert "\x1b" not in done.err
    assert len(done.err) < 1_000
    assert fingerprint(base) == before


def test_links_are_followed_to_the_dataset_and_never_inside_it(base: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(base)
    assert run("format", "--check", tmp_path / "way/data/plans", "-C", base).out.startswith(
        "data/plans/joint-plan.yaml: would be formatted\n"
    )
    (base / "data/plans/all").symlink_to("../..")
    done = run("format", "data/plans/all/data/plans/joint-plan.yaml", folder=base)
    assert done.status == 2
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_text("title: x\nid: x\n")
    (base / "data/plans/outside").symlink_to(outside)
    assert run("format", "data/plans/outside/x.yaml", folder=base).status == 2
    assert "is a link, not a plain file" in run("format", "data/plans/outside", folder=base).err
    assert (outside / "x.yaml").read_text() == "title: x\nid: x\n"


def test_an_empty_dataset_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "tsreview.toml").touch()
    (tmp_path / "data").mkdir()
    done = run("format", "--check", folder=tmp_path)
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("tsreview: the dataset holds no records")


# ---- edits, other programs, and faults of the tool


@pytest.mark.usefixtures("october")
def test_what_edits_write_is_in_the_form(tidy: Path) -> None:
    said = ("--progress", "Long " * 40, "--by", "no", "--on", "2010-09-01")
    update = ("actions", "update", "a-1", "--status", "in_progress", *said)
    for words in (update, (*REVISE, "--to", "Dec 2010", "--kind", "extended"), COMPLETE):
        assert run(*words, "-C", tidy).status == 0
        assert run("format", "--check", "-C", tidy).status == 0


def test_one_edit_at_a_time(base: Path) -> None:
    with alone(base):
        assert run("format", "-C", base).status == 3
        assert run("format", "--check", "-C", base).status == 1


def test_a_file_that_another_program_changes_meanwhile_is_not_written(
    tidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = put(tidy, "a-2", SLOPPY), put(tidy, "a-3", SLOPPY.replace("a-2", "a-3"))

    def disturbed(*given: object) -> str:
        first.write_text("id: theirs\n")
        return canonical(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(formatting, "canonical", disturbed)
    done = run("format", "data/actions/a-2.yaml", "data/actions/a-3.yaml", folder=tidy)
    assert (done.status, done.out) == (
        3,
        "data/actions/a-3.yaml: formatted\n1 file formatted, 0 in the canonical form already\n",
    )
    assert "data/actions/a-2.yaml was changed meanwhile, so nothing was written" in done.err
    assert first.read_text() == "id: theirs\n"
    assert second.read_text().startswith("id: a-3\n")


def test_a_write_protected_file_is_left(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tidy, "a-2", SLOPPY)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    done = run("format", "-C", tidy)
    assert done.status == 3
    assert "is write-protected" in done.err
    assert path.read_text() == SLOPPY


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (SLOPPY.replace("Publish", "Burn"), "it would say something else"),
        (action("a-2"), "it would lose a comment"),
    ],
)
def test_a_proof_that_fails_leaves_the_file(tidy: Path, monkeypatch: pytest.MonkeyPatch, made: str, why: str) -> None:
    path = put(tidy, "a-2", SLOPPY)
    monkeypatch.setattr(formatting, "canonical", lambda *_: made)
    done = run("format", path, "-C", tidy)
    assert (done.status, done.out) == (70, "0 files formatted, 0 in the canonical form already, 1 left as it is\n")
    assert done.err.startswith(f"data/actions/a-2.yaml: left as it is: formatted, {why}")
    assert path.read_text() == SLOPPY


def test_one_failure_keeps_back_no_other_file(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = Content("data/actions/a-1.yaml", (tidy / "data/actions/a-1.yaml").read_bytes(), b"id: a-1\n")
    bad = formatting.Formatted("data/actions/x.yaml", failure="it would say something else")
    monkeypatch.setattr(formatting, "format_files", lambda *_: [bad, formatting.Formatted(good.path, good)])
    done = run("format", "-C", tidy)
    assert (done.status, done.out.split("\n")[0]) == (70, "data/actions/a-1.yaml: formatted")
