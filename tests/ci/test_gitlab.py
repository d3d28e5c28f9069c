"""The example for GitLab: its very script, on merge requests that are good and bad."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.ci.conftest import Origin, PullRequest
from tests.support.datasets import TOP, action
from tests.support.git import commit, git
from tests.support.runs import Result
from tests.support.workflows import read, shell
from tsreview.rendering.comment import MARK

pytestmark = pytest.mark.slow
JOB = read(TOP / "examples/ci/gitlab.yml")["tsreview"]


def checked(pull: PullRequest, folder: Path, tool: Path, before: str | None = None, **more: str) -> tuple[Path, Result]:
    """Run the job's scripts for a merge request or, where there is a commit before, for a push of what it makes."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir()
    git(folder, "clone", "-q", f"file://{pull.origin}", str(clone))
    git(clone, "fetch", "-q", "origin", pull.merge)
    git(clone, "checkout", "-q", pull.head if before is None else pull.merge)
    told = {"GITLAB_CI": "true", "HOME": str(home), "CI_PROJECT_URL": "https://git.example/our/review",
            "CI_COMMIT_BEFORE_SHA": before or "0" * 40}  # fmt: skip
    if before is None:
        told["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = git(clone, "merge-base", pull.base, pull.head)
    told |= JOB["variables"] | more
    done = shell("\n".join(JOB["script"]), clone, told, tool)
    after = shell("\n".join(JOB["after_script"]), clone, told, tool)
    assert after.status == 0, after.err
    return clone, done


def reports(clone: Path) -> tuple[list[Any], ElementTree.Element]:
    """Read the reports that the job leaves."""
    named = JOB["artifacts"]["reports"]
    quality = json.loads((clone / named["codequality"]).read_text(encoding="utf-8"))
    return quality, ElementTree.fromstring((clone / named["junit"]).read_text(encoding="utf-8"))


def test_a_good_merge_request_passes(good: PullRequest, tmp_path: Path, tool: Path) -> None:
    clone, done = checked(good, tmp_path, tool)
    assert done.status == 0, done.err
    assert f"installed {JOB['variables']['TSREVIEW']}\n" in done.out
    quality, junit = reports(clone)
    assert not [each for each in quality if each["severity"] == "critical"]
    assert junit.get("failures") == "0"
    (path,) = JOB["artifacts"]["paths"]
    comment = (clone / path).read_text(encoding="utf-8")
    assert comment.startswith(f"{MARK}\n## tsreview: no errors")
    assert "- a-2 reported complete on 1 September 2010" in comment


def test_a_bad_one_fails_and_leaves_its_reports(bad: PullRequest, tmp_path: Path, tool: Path) -> None:
    clone, done = checked(bad, tmp_path, tool)
    assert done.status == 1
    quality, junit = reports(clone)
    assert [each["check_name"] for each in quality if each["severity"] == "critical"] == ["TSR602", "TSR201"]
    assert junit.get("failures") == "2"
    comment = (clone / "tsreview-comment.md").read_text(encoding="utf-8")
    assert f"https://git.example/our/review/-/blob/{bad.head}/data/actions/a-3.yaml#L8" in comment


def test_a_merged_result_is_judged_by_what_its_target_has_now(origin: Origin, tmp_path: Path, tool: Path) -> None:
    (origin.folder / "tsreview.toml").write_text('[severity]\nTSR308 = "error"\n')
    origin.tip = commit(origin.folder)
    early = action("a-3", title="Open a register", due="'Feb 2009'").replace("order: 2", "order: 3")
    pull = origin.propose("early", {"data/actions/a-3.yaml": early})
    told = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": origin.start, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": pull.base}
    clone, done = checked(pull._replace(head=pull.merge), tmp_path, tool, **told)
    assert done.status == 1
    assert "error TSR308" in done.out
    assert "## tsreview: 1 error" in (clone / "tsreview-comment.md").read_text(encoding="utf-8")


def test_a_push_is_held_against_what_was_there_before(bad: PullRequest, tmp_path: Path, tool: Path) -> None:
    for name, before in (("one", bad.base), ("none", "0" * 40)):
        (tmp_path / name).mkdir()
        clone, done = checked(bad, tmp_path / name, tool, before)
        assert done.status == 1
        assert ("TSR602" in done.out) is (name == "one")
        assert not (clone / "tsreview-comment.md").exists()


def test_the_targets_for_a_makefile_work(bad: PullRequest, tmp_path: Path, tool: Path) -> None:
    git(tmp_path, "clone", "-q", f"file://{bad.origin}", str(tmp_path / "clone"))
    git(tmp_path / "clone", "checkout", "-q", bad.head)
    home = tmp_path / "home"
    shell(f'python3 -I -m venv "{home}"', tmp_path, {}, tool)
    make = f"make -f {TOP / 'examples/ci/Makefile'} TSREVIEW={home}/bin/tsreview"
    done = shell(f"{make} check", tmp_path / "clone", {}, None)
    assert done.status == 2, "make's own status for a target that failed"
    assert "TSR602" in done.out
    done = shell(f"{make} comment", tmp_path / "clone", {}, None)
    assert done.status == 0
    assert MARK in done.out
    assert shell(f"{make} overdue", tmp_path / "clone", {}, None).status == 0
