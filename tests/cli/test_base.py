"""`validate --base`: what a change may and may not do to what was recorded before."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.git import commit, git
from tests.support.runs import Result, run

UPDATE = "updates:\n  - on: 2010-07-01\n    status: in_progress\n    progress: A frist draft is out\n"
CORRECTION = (
    "corrections:\n  - field: due\n    from: Sept 2010\n    on: 2010-11-01\n    reason: misread the table\n"
    "    source: joint-report\n"
)


@pytest.fixture
def recorded(base: Path) -> Path:
    put(base, "a-2", action("a-2", more=UPDATE))
    commit(base)
    return base


def held(dataset: Path, base: str = "main") -> Result:
    return run("validate", "--strict", "--base", base, "-C", dataset)


def test_an_honest_change_passes(recorded: Path) -> None:
    more = UPDATE.replace("frist", "first") + "  - on: 2010-08-01\n    status: in_progress\n    progress: Printed\n"
    put(recorded, "a-2", action("a-2", more=more))
    assert held(recorded).status == 0


def test_a_correction_allows_what_it_names_and_no_more(recorded: Path) -> None:
    put(recorded, "a-2", action("a-2", due="Oct 2010", more=UPDATE + CORRECTION))
    assert held(recorded).status == 0
    put(recorded, "a-2", action("a-2", due="Oct 2010", more=CORRECTION))
    found = held(recorded)
    assert found.status == 1
    assert "TSR602" in found.out
    assert "TSR601" not in found.out
    for slip in ("field: due.why", "field: title", "field: updates[0].progress"):
        put(recorded, "a-2", action("a-2", due="Oct 2010", more=UPDATE + CORRECTION.replace("field: due", slip)))
        assert "TSR601" in held(recorded).out, slip
    put(recorded, "a-2", action("a-2", due="Oct 2010", more=UPDATE + CORRECTION.replace("from: Sept", "from: July")))
    assert "TSR601" in held(recorded).out


def test_an_action_that_was_reported_on_cannot_be_deleted(recorded: Path) -> None:
    (recorded / "data/actions/a-2.yaml").unlink()
    found = run("validate", "--base", "main", "-C", recorded)
    assert found.status == 1
    assert 'TSR602 the action "a-2" was deleted with its 1 report and moves' in found.out


def test_an_id_deleted_in_a_merge_is_not_used_again(recorded: Path) -> None:
    put(recorded, "a-5", action("a-5", title="Close a register").replace("order: 2", "order: 5"))
    commit(recorded)
    git(recorded, "checkout", "-q", "-b", "side", "HEAD~1")
    put(recorded, "a-6", action("a-6", title="Open one").replace("order: 2", "order: 6"))
    commit(recorded)
    git(recorded, "checkout", "-q", "main")
    git(recorded, "merge", "-q", "--no-commit", "--no-ff", "side")
    (recorded / "data/actions/a-5.yaml").unlink()
    commit(recorded)
    put(recorded, "a-5", action("a-5", title="Another").replace("order: 2", "order: 5"))
    assert "TSR604" in held(recorded).out


def test_a_shallow_clone_in_which_the_histories_never_meet_is_refused(recorded: Path, tmp_path: Path) -> None:
    git(recorded, "checkout", "-q", "-b", "spring")
    put(recorded, "a-2", action("a-2", more=UPDATE.replace("frist", "first")))
    commit(recorded)
    git(recorded, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{recorded}", str(tmp_path / "shallow"))
    found = held(tmp_path / "shallow", "origin/main")
    assert found.status == 3
    assert "git fetch --unshallow" in found.err


def test_a_correction_that_was_there_before_allows_nothing(recorded: Path) -> None:
    put(recorded, "a-2", action("a-2", due="Oct 2010", more=UPDATE + CORRECTION))
    commit(recorded)
    put(recorded, "a-2", action("a-2", due="Nov 2010", more=UPDATE + CORRECTION))
    assert "TSR601" in held(recorded).out


def test_a_file_that_moved_is_the_same_record(recorded: Path) -> None:
    folder = recorded / "data/actions/moved"
    folder.mkdir()
    shutil.move(recorded / "data/actions/a-2.yaml", folder)
    assert held(recorded).status == 0
    commit(recorded)
    put(recorded, "a-3", action("a-3", title="Open a register").replace("order: 2", "order: 3"))
    assert held(recorded).status == 0


def test_what_others_recorded_since_is_not_deleted_by_a_branch_that_has_not_taken_it_in(recorded: Path) -> None:
    git(recorded, "checkout", "-q", "-b", "spring")
    put(recorded, "a-1b", action("a-1b", title="Open a register").replace("order: 2", "order: 3"))
    commit(recorded)
    git(recorded, "checkout", "-q", "main")
    put(recorded, "a-2", action("a-2", more=UPDATE + "  - on: 2010-09-01\n    status: suspended\n    reason: Staff\n"))
    commit(recorded)
    git(recorded, "checkout", "-q", "spring")
    assert held(recorded).status == 0


def test_a_revision_can_be_held_against_another(recorded: Path) -> None:
    put(recorded, "a-2", action("a-2", due="Dec 2010", more=UPDATE))
    commit(recorded)
    assert run("validate", "--at", "HEAD", "--base", "HEAD~1", "-C", recorded).status == 1
    assert run("validate", "--at", "HEAD~1", "--base", "HEAD~1", "-C", recorded).status == 0


def test_a_record_that_cannot_be_read_is_not_also_reported_as_edited(recorded: Path) -> None:
    put(recorded, "a-2", "id: a-2\ndue: [\n")
    found = held(recorded)
    assert found.status == 1
    assert "TSR60" not in found.out


def test_a_shallow_clone_says_what_it_cannot_tell(recorded: Path, tmp_path: Path) -> None:
    git(recorded, "clone", "-q", "--depth", "1", f"file://{recorded}", str(tmp_path / "shallow"))
    clone = tmp_path / "shallow"
    assert held(clone, "HEAD").err == ""
    put(clone, "a-3", action("a-3", title="Open a register").replace("order: 2", "order: 3"))
    assert "shallow" in held(clone, "HEAD").err


def test_without_a_repository_it_says_so(base: Path) -> None:
    assert held(base).status == 3


def test_the_change_that_brings_the_dataset_is_judged_by_itself(base: Path) -> None:
    put(base, "a-2", action("a-2", due="31 Sept 2010"))
    (base.parent / "README.md").write_text("A repository\n")
    git(base.parent, "init", "-q", "-b", "main")
    git(base.parent, "add", "README.md")
    git(base.parent, "commit", "-q", "-m", "begin")
    found = held(base)
    assert found.status == 1
    assert "TSR302" in found.out
    assert "note: main holds no dataset yet, so that this one is judged by itself" in found.err
    put(base, "a-2", action("a-2"))
    assert held(base).status == 0


def test_a_dataset_that_the_base_has_since_judges_a_branch_that_began_before_it(base: Path) -> None:
    git(base, "init", "-q", "-b", "main")
    git(base, "commit", "-q", "--allow-empty", "-m", "begin")
    git(base, "checkout", "-q", "-b", "side")
    git(base, "checkout", "-q", "main")
    commit(base)
    git(base, "checkout", "-q", "side")
    git(base, "checkout", "-q", "main", "--", ".")
    settings = base / "tsreview.toml"
    settings.write_text(settings.read_text() + '[severity]\nTSR308 = "advice"\n')
    put(base, "a-3", action("a-3", due="Sept 2001"))
    found = held(base)
    assert found.status == 1
    assert "warning TSR308" in found.out
    assert "holds no dataset" not in found.err


def test_settings_that_the_base_alone_has_wrong_are_told_with_its_commit(recorded: Path) -> None:
    settings = (recorded / "tsreview.toml").read_text()
    (recorded / "tsreview.toml").write_text("[dataset\n")
    commit(recorded)
    (recorded / "tsreview.toml").write_text(settings)
    status, out, err = run("validate", "--base", "HEAD", "-C", recorded)
    assert (status, out) == (3, "")
    assert re.match(r"tsreview: at [0-9a-f]{12}: tsreview\.toml:1: not valid TOML", err)


def test_among_several_datasets_of_the_base_none_is_taken_for_this_one(recorded: Path, tmp_path: Path) -> None:
    both = tmp_path / "both"
    for name in ("one", "two", "three"):
        shutil.copytree(recorded, both / name, ignore=shutil.ignore_patterns(".git"))
    git(both, "init", "-q", "-b", "main")
    git(both, "add", "one", "two")
    git(both, "commit", "-q", "-m", "begin")
    found = held(both / "three")
    assert found.status == 3
    assert "has no dataset in three/" in found.err
