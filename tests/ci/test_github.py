"""The action and the example workflow for GitHub: their very commands, on pull requests that are good and bad."""

import re
from pathlib import Path

import pytest

from tests.ci.conftest import Origin, PullRequest
from tests.support.datasets import TOP, action
from tests.support.schemas import read_sarif
from tests.support.workflows import Job, Ran, read
from tsreview import __version__
from tsreview.rendering.comment import MARK

pytestmark = pytest.mark.slow
WORKFLOW = TOP / "examples/ci/github.yml"


def job_for(pull: PullRequest, folder: Path, tool: Path | None) -> Job:
    return Job(folder, pull.event, tool, origin=str(pull.origin), sha=pull.merge, event_name="pull_request")


def checked(pull: PullRequest, folder: Path, tool: Path | None, **inputs: str) -> tuple[Job, Ran]:
    """Run the example workflow for a pull request, with further inputs of the action."""
    job = job_for(pull, folder, tool)
    steps = read(WORKFLOW)["jobs"]["validate"]
    (ours,) = (step for step in steps["steps"] if step["uses"].startswith("OWNER/"))
    ours["with"] |= inputs
    return job, job.run(steps)


def test_a_good_pull_request_passes_with_a_comment(good: PullRequest, tmp_path: Path, tool: Path) -> None:
    job, ran = checked(good, tmp_path / "job", tool)
    assert ran.status == 0, ran.log
    assert ran.outputs["check"] == {"status": "0"}
    assert f"installed {TOP}\n" in ran.log
    comment = (job.artefacts / "tsreview-comment/comment.md").read_text(encoding="utf-8")
    assert comment.startswith(f"{MARK}\n## tsreview: no errors, no warnings")
    assert "- a-2 reported complete on 1 September 2010" in comment
    assert "a-9" not in comment, "what main got meanwhile is not told of the branch"
    sarif = read_sarif((job.artefacts / "tsreview-reports/findings.sarif").read_text(encoding="utf-8"))
    assert not [each for each in sarif["results"] if each["level"] == "error"]
    assert "no errors" in (job.temp / "summary.md").read_text(encoding="utf-8")
    assert "::error" not in ran.log


def test_a_bad_one_fails_with_annotations_a_summary_a_report_and_a_comment(
    bad: PullRequest, tmp_path: Path, tool: Path
) -> None:
    job, ran = checked(bad, tmp_path / "job", tool)
    assert (ran.status, ran.outputs["check"]) == (1, {"status": "1"})
    errors = re.findall(r"^::error file=([^,]*),line=(\d+),.*title=(TSR\d+)::", ran.log, re.MULTILINE)
    assert errors == [("data/actions/a-2.yaml", "1", "TSR602"), ("data/actions/a-3.yaml", "8", "TSR201")]
    sarif = read_sarif((job.artefacts / "tsreview-reports/findings.sarif").read_text(encoding="utf-8"))
    assert {"TSR201", "TSR602"} <= {each["ruleId"] for each in sarif["results"]}
    assert "TSR602" in (job.temp / "summary.md").read_text(encoding="utf-8")
    comment = (job.artefacts / "tsreview-comment/comment.md").read_text(encoding="utf-8")
    blob = f"https://git.example/our/review/blob/{bad.merge}/data/actions/a-3.yaml#L8"
    assert f"- **new error** [data/actions/a-3.yaml:8]({blob}) TSR201 " in comment
    assert {path.name for path in job.workspace.iterdir()} == {".git", "data", "tsreview.toml"}


def test_a_push_is_held_against_what_was_there_before(
    good: PullRequest, bad: PullRequest, tmp_path: Path, tool: Path
) -> None:
    for number, (pull, before, status) in enumerate(
        [(good, good.base, 0), (bad, bad.base, 1), (good, "0" * 40, 0), (good, "", 0)]
    ):
        event = {"before": before} if before else {}
        job = Job(tmp_path / str(number), event, tool, origin=str(pull.origin), sha=pull.merge, event_name="push")
        ran = job.run(read(WORKFLOW)["jobs"]["validate"])
        assert ran.status == status, ran.log
        assert ("title=TSR602::" in ran.log) is (pull is bad)
        assert [path.name for path in job.artefacts.iterdir()] == ["tsreview-reports"]


def test_settings_that_do_not_read_fail_and_the_comment_says_so(origin: Origin, tmp_path: Path, tool: Path) -> None:
    pull = origin.propose("odd", {"tsreview.toml": "[dataset]\ntitel = 1\n"})
    job, ran = checked(pull, tmp_path / "job", tool)
    assert (ran.status, ran.outputs["check"]) == (3, {"status": "3"})
    comment = (job.artefacts / "tsreview-comment/comment.md").read_text(encoding="utf-8")
    assert "titel" in comment


def test_a_clone_that_is_too_shallow_fails_and_names_the_remedy(good: PullRequest, tmp_path: Path, tool: Path) -> None:
    job, steps = job_for(good, tmp_path / "job", tool), read(WORKFLOW)["jobs"]["validate"]
    (checkout,) = (step for step in steps["steps"] if step["uses"].startswith("actions/checkout@"))
    del checkout["with"]["fetch-depth"]
    ran = job.run(steps)
    assert ran.status == 3, ran.log
    assert "fetch-depth: 0" in ran.log
    comment = (job.artefacts / "tsreview-comment/comment.md").read_text(encoding="utf-8")
    assert "What changes cannot be told" in comment


def test_what_fails_is_chosen(origin: Origin, tmp_path: Path, tool: Path) -> None:
    late = action("a-3", due="'Feb 2009'").replace("order: 2", "order: 3")
    pull = origin.propose("warned", {"data/actions/a-3.yaml": late})
    assert checked(pull, tmp_path / "1", tool)[1].status == 0
    assert checked(pull, tmp_path / "2", tool, **{"fail-on": "warning"})[1].status == 1
    assert checked(pull, tmp_path / "3", tool, **{"fail-on": "nonsense"})[1].status == 2


def test_the_version_is_held_to(good: PullRequest, tmp_path: Path, tool: Path) -> None:
    assert checked(good, tmp_path / "1", tool, version=__version__)[1].status == 0
    job, ran = checked(good, tmp_path / "2", tool, version="9.9.9")
    assert ran.status == 3
    assert "of another version" in ran.log
    assert not list(job.artefacts.iterdir()), "nothing was checked"


HOSTILE = ('$(touch "$RUNNER_TEMP/pwned")', '"; touch "$RUNNER_TEMP/pwned"; "', "--output=pwned", "a b\n::error::x")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_input_is_a_part_of_a_script(good: PullRequest, tmp_path: Path, tool: Path, text: str) -> None:
    reports = {name: str(tmp_path / "job/temp" / name / text) for name in ("sarif", "comment")}
    for inputs in ({"dataset": text, "base": text, "fail-on": text, **reports}, {"version": text}):
        job, ran = checked(good, tmp_path / "job", tool, **inputs)
        assert ran.status == (2 if "base" in inputs else 3), ran.log
        assert not (job.temp / "pwned").exists()
        assert "Traceback" not in ran.log
        assert {path.name for path in job.workspace.iterdir()} == {".git", "data", "tsreview.toml"}


def test_beside_the_tool_the_tool_comes_from_the_base(
    good: PullRequest, bad: PullRequest, tmp_path: Path, tool: Path
) -> None:
    workflow = read(TOP / "examples/ci/github-with-the-tool.yml")["jobs"]["validate"]
    for number, (pull, status) in enumerate(((good, 0), (bad, 1))):
        ran = job_for(pull, tmp_path / str(number), tool).run(workflow)
        assert ran.status == status, ran.log
        assert ran.log.startswith("installed .\n")
        assert ("title=TSR602::" in ran.log) is (pull is bad)
