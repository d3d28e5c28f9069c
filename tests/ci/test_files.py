"""What services read: sound by the schemas that are published of it, pinned, and with no more rights than it needs."""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.support.datasets import TOP
from tests.support.workflows import Loader, read
from tsreview.rendering.starter import SERVICES, starter_text

VALIDATE, COMMENT = TOP / "examples/ci/github.yml", TOP / "examples/ci/github-comment.yml"
WITH_TOOL = TOP / "examples/ci/github-with-the-tool.yml"
WORKFLOWS = (VALIDATE, COMMENT, WITH_TOOL)
ACTIONS = (TOP / "action.yml", TOP / "actions/comment/action.yml")
GITLAB = TOP / "examples/ci/gitlab.yml"
FILES = [*((path, "github-workflows") for path in WORKFLOWS), *((path, "github-actions") for path in ACTIONS),
         (GITLAB, "gitlab-ci")]  # fmt: skip
PINNED = re.compile(r"uses: [\w/-]+@([0-9a-f]{40}) # v\d+\.\d+\.\d+\n")


def faults(name: str, tree: Any) -> list[str]:
    """Hold a file against the schema that is published of its sort."""
    text = (resources.files("check_jsonschema") / f"builtin_schemas/vendor/{name}.json").read_text(encoding="utf-8")
    return [each.message[:200] for each in Draft7Validator(json.loads(text)).iter_errors(tree)]


@pytest.mark.parametrize(("path", "schema"), FILES, ids=lambda each: getattr(each, "name", each))
def test_it_fits_the_published_schema_of_its_sort(path: Path, schema: str) -> None:
    assert faults(schema, read(path)) == []


def test_the_schemas_see_a_fault() -> None:
    assert faults("github-workflows", read(VALIDATE) | {"permisions": {}})
    assert faults("github-actions", read(ACTIONS[0]) | {"runs": {"using": "composite"}})
    assert faults("gitlab-ci", {"tsreview": {"script": [], "artifacts": {"when": "never"}}})


def steps(path: Path) -> list[Any]:
    jobs = read(path)["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_of_others_are_pinned_by_the_whole_id_of_a_commit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    others = [step["uses"] for step in steps(path) if "uses" in step and not step["uses"].startswith("OWNER/")]
    assert others
    assert len(PINNED.findall(text)) == len(others)
    assert all(uses.endswith("@COMMIT") for uses in re.findall(r"uses: (OWNER/.*)", text))


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.parent.name + path.name)
def test_no_expression_is_a_part_of_a_script(path: Path) -> None:
    tree = read(path)
    scripts = tree["runs"]["steps"] if "runs" in tree else steps(path)
    assert all("${{" not in step.get("run", "") for step in scripts)
    assert all(step.get("shell", "bash") == "bash" for step in scripts)


@pytest.mark.parametrize("path", [path for path, _ in FILES], ids=lambda path: path.parent.name + path.name)
def test_python_looks_for_no_module_in_the_checkout(path: Path) -> None:
    assert not re.search(r"\bpython[0-9.]* (?!-I )", path.read_text(encoding="utf-8").replace("python:3", ""))


def test_what_runs_for_a_stranger_may_read_alone_and_keeps_no_token() -> None:
    for path in (VALIDATE, WITH_TOOL):
        tree = read(path)
        assert set([tree["on"]] if isinstance(tree["on"], str) else tree["on"]) <= {"pull_request", "push"}
        assert tree["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in tree["jobs"].values())
        checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
        assert checkouts[-1]["with"]["fetch-depth"] == 0
        assert "secrets" not in path.read_text(encoding="utf-8")
        assert all("timeout-minutes" in job for job in tree["jobs"].values())


def test_what_may_write_checks_nothing_out_and_has_no_right_beyond() -> None:
    tree = read(COMMENT)
    assert tree["on"] == {"workflow_run": {"workflows": [read(VALIDATE)["name"]], "types": ["completed"]}}
    assert tree["permissions"] == {}
    (job,) = tree["jobs"].values()
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == [
        "actions/download-artifact", "OWNER/tsreview/actions/comment",
    ]  # fmt: skip
    (written,) = (step["with"] for step in steps(VALIDATE) if step.get("with", {}).get("name") == "tsreview-comment")
    assert written["name"] == job["steps"][0]["with"]["name"]


def test_both_sides_know_the_comment_by_the_same_line() -> None:
    from tsreview.rendering.comment import MARK, MOST_BYTES

    program = (TOP / "actions/comment/post.py").read_text(encoding="utf-8")
    assert f'MARK = "{MARK}\\n"\nMOST_BYTES = {MOST_BYTES:_}\n' in program


def test_every_check_is_given_a_base() -> None:
    base = "base=${CI_MERGE_REQUEST_TARGET_BRANCH_SHA:-${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}}"
    assert base in GITLAB.read_text(encoding="utf-8")
    default = "${{ github.event.pull_request.base.sha || github.event.before }}"
    assert read(ACTIONS[0])["inputs"]["base"]["default"] == default
    assert "--base" in WITH_TOOL.read_text(encoding="utf-8")


def test_what_init_writes_is_what_is_shown() -> None:
    shown = {"ci/github.yml": VALIDATE, "ci/github-comment.yml": COMMENT, "ci/gitlab.yml": GITLAB}
    assert {name for files in SERVICES.values() for name in files.values()} == shown.keys()
    for name, path in shown.items():
        assert path.read_text(encoding="utf-8") == starter_text(name), "run `make docs`"


def test_the_reader_takes_the_key_on_for_a_text() -> None:
    import yaml

    assert yaml.load("on: off\nx: true\n", Loader) == {"on": "off", "x": True}
