"""The workflow that posts the comment: its very commands, against a service on this machine in the place of GitHub."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import TOP
from tests.support.forge import Forge, forge
from tests.support.workflows import Job, Ran, read
from tsreview.rendering.comment import MARK, MOST_BYTES

pytestmark = pytest.mark.slow
WORKFLOW = TOP / "examples/ci/github-comment.yml"
HEAD = "a" * 40
COMMENT = f"{MARK}\n## tsreview: no errors\n\n- \u00d6ffnung $(touch pwned) `x` \\@\u2060someone\n"


@pytest.fixture
def service() -> Iterator[Forge]:
    """Give a service with a pull request from another repository."""
    with forge() as held:
        held.propose(7, HEAD, "stranger:spring")
        yield held


def event(**more: Any) -> dict[str, Any]:
    run = {"event": "pull_request", "head_sha": HEAD, "head_branch": "spring", "id": 1,
           "head_repository": {"full_name": "stranger/review", "owner": {"login": "stranger"}}}  # fmt: skip
    return {"workflow_run": run | more}


def job_of(service: Forge, folder: Path, told: dict[str, Any]) -> Job:
    folder.mkdir(exist_ok=True)
    (folder / "event.json").write_text(json.dumps(told), encoding="utf-8")
    return Job(folder, told, None, GITHUB_API_URL=service.address, GITHUB_EVENT_PATH=str(folder / "event.json"))


def posted(
    service: Forge, folder: Path, comment: str | bytes | None = COMMENT, told: dict[str, Any] | None = None
) -> Ran:
    """Run the workflow after one that wrote a comment, or none."""
    job = job_of(service, folder / "job", told or event())
    if comment is not None:
        written = job.artefacts / "tsreview-comment"
        written.mkdir(exist_ok=True)
        (written / "comment.md").write_bytes(comment if isinstance(comment, bytes) else comment.encode())
    return job.run(read(WORKFLOW)["jobs"]["comment"])


def test_the_comment_is_posted_as_it_was_written(service: Forge, tmp_path: Path) -> None:
    ran = posted(service, tmp_path)
    assert (ran.status, ran.log) == (0, "pull request 7 has a comment\n")
    assert [(each["on"], each["body"]) for each in service.comments] == [(7, COMMENT)]
    assert service.tokens == {"Bearer a-token"}
    assert not list(tmp_path.rglob("pwned"))


def test_a_later_one_takes_its_place_and_the_same_is_not_sent_again(service: Forge, tmp_path: Path) -> None:
    service.add(7, f"{MARK}\nold", author="stranger")
    service.add(7, "what others say")
    for n in range(150):
        service.add(7, f"remark {n}", author="someone")
    posted(service, tmp_path)
    posted(service, tmp_path, COMMENT + "more")
    assert posted(service, tmp_path, COMMENT + "more").log == "the comment on pull request 7 is current\n"
    assert service.writes == [("POST", "issues/7/comments"), ("PATCH", "issues/comments/153")]
    assert service.comments[0]["body"] == f"{MARK}\nold", "another's comment is not touched"
    assert service.comments[-1]["body"] == COMMENT + "more"


def test_a_pull_request_that_changes_what_runs_gets_no_comment(service: Forge, tmp_path: Path) -> None:
    service.workflows = {"b" * 40: "one", HEAD: "other"}
    ran = posted(service, tmp_path)
    assert (ran.status, service.writes) == (0, [])
    assert "changes .github" in ran.log
    service.workflows = {"b" * 40: "one"}
    assert "changes .github" in posted(service, tmp_path).log, "it deletes them"
    service.workflows = {HEAD: "one"}
    assert "changes .github" in posted(service, tmp_path).log, "it adds them"
    service.workflows = {"b" * 40: "one", HEAD: "one", "c" * 40: "newer on the base"}
    assert posted(service, tmp_path).log == "pull request 7 has a comment\n"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"head_sha": "d" * 40}, "no open pull request ends with"),
        ({"head_branch": "summer"}, "no open pull request ends with"),
        ({"head_branch": "spring&state=all#"}, "no open pull request ends with"),
        ({"head_repository": None}, "the repository of the pull request is gone"),
    ],
)
def test_where_the_pull_request_moved_on_there_is_nothing_to_do(
    service: Forge, tmp_path: Path, more: dict[str, Any], words: str
) -> None:
    ran = posted(service, tmp_path, told=event(**more))
    assert (ran.status, service.writes) == (0, [])
    assert words in ran.log


def test_a_closed_one_and_one_with_the_same_branch_elsewhere_are_not_meant(service: Forge, tmp_path: Path) -> None:
    service.pulls.clear()
    service.propose(5, HEAD, "stranger:spring", state="closed")
    service.propose(6, HEAD, "another:spring")
    assert posted(service, tmp_path).status == 0
    assert service.writes == []


@pytest.mark.parametrize("more", [{"event": "push"}, {"head_sha": "main"}, {"head_sha": f"{HEAD}/../x"}])
def test_an_event_of_another_sort_is_refused(service: Forge, tmp_path: Path, more: dict[str, Any]) -> None:
    ran = posted(service, tmp_path, told=event(**more))
    assert (ran.status, service.writes) == (1, [])
    assert ran.log.startswith("::error::nothing is posted: ")


@pytest.mark.parametrize(
    "comment",
    [b"no mark", b" " + COMMENT.encode(), COMMENT.encode() + b"\xff", COMMENT.encode() + b"x" * MOST_BYTES, b""],
    ids=["no mark", "late mark", "no text", "too large", "empty"],
)
def test_what_is_no_comment_of_the_tool_is_refused(service: Forge, tmp_path: Path, comment: bytes) -> None:
    ran = posted(service, tmp_path, comment)
    assert (ran.status, service.writes) == (1, [])
    assert ran.log.startswith("::error::nothing is posted: the comment ")
    assert len(ran.log.splitlines()) == 1


@pytest.mark.parametrize("sort", ["link", "folder", "pipe"])
def test_what_is_no_plain_file_is_refused(service: Forge, tmp_path: Path, sort: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(COMMENT)
    job = job_of(service, tmp_path / "j", event())
    folder = job.temp / "tsreview-comment"
    folder.mkdir()
    path = folder / "comment.md"
    match sort:
        case "link":
            path.symlink_to(secret)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
    ran = job.run(read(WORKFLOW)["jobs"]["comment"])
    assert (ran.status, service.writes) == (1, [])
    assert ran.log.startswith("::error::nothing is posted: the comment ")


def test_without_a_comment_there_is_nothing_to_do(service: Forge, tmp_path: Path) -> None:
    ran = posted(service, tmp_path, None)
    assert (ran.status, ran.log) == (0, "nothing is posted: the other workflow wrote no comment\n")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((403, b"{}", {}), "GitHub answered 403 to GET pulls"),
        ((500, b"<html>", {}), "GitHub answered 500"),
        ((302, b"", {"Location": "http://127.0.0.1:1/elsewhere"}), "GitHub answered 302"),
        ((200, b"<html>", {}), "GitHub did not answer"),
        ((200, b"[", {"Content-Length": "9"}), "GitHub did not answer"),
        ((200, b'[{"head": null}]', {}), "nothing is posted: "),
        ((200, b"[1]", {}), "nothing is posted: "),
    ],
)
def test_an_answer_that_makes_no_sense_fails_in_a_line(
    service: Forge, tmp_path: Path, answer: tuple[int, bytes, dict[str, str]], words: str
) -> None:
    service.answer = answer
    ran = posted(service, tmp_path)
    assert ran.status == 1
    assert words in ran.log
    assert len(ran.log.splitlines()) == 1
    assert "a-token" not in ran.log
