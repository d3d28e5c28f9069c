"""`validate --format`: what each service reads of the same run, and several formats at once."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.support.datasets import action, put
from tests.support.git import commit
from tests.support.runs import run
from tests.support.schemas import read_sarif
from tsreview import __version__
from tsreview.rendering.findings.drawing import FindingFormat

CODES = ["TSR504", "TSR308", "TSR301"]


@pytest.fixture
def faulty(base: Path) -> Path:
    """Give a dataset with one finding of each severity, the advice in the first file."""
    put(base, "a-2", action("a-2", due="April"))
    put(base, "a-3", action("a-3", due="'Feb 2009' # so it says"))
    put(base, "a-4", action("a-4", due="Within 9 months"))
    return base


def drawn(dataset: Path, form: str, *more: str) -> str:
    result = run("validate", "--format", form, *more, "-C", dataset)
    assert (result.status, result.err) == (1, "")
    return result.out


def sarif(dataset: Path, *more: str) -> Any:
    return read_sarif(drawn(dataset, "sarif", *more))


def test_sarif_carries_every_finding_with_its_rule_and_region(faulty: Path) -> None:
    found = sarif(faulty)
    rules = found["tool"]["driver"]["rules"]
    assert found["tool"]["driver"]["version"] == __version__
    assert [rule["id"] for rule in rules] == sorted(CODES)
    assert all(rule["help"]["text"] and "Remedy: " in rule["help"]["markdown"] for rule in rules)
    results = found["results"]
    assert [result["ruleId"] for result in results] == CODES
    assert [rules[result["ruleIndex"]]["id"] for result in results] == CODES
    assert [result["level"] for result in results] == ["note", "warning", "error"]
    marked = []
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] in found["originalUriBaseIds"]
        text = (faulty / place["artifactLocation"]["uri"]).read_text(encoding="utf-8")
        region = place["region"]
        marked.append(text.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    assert marked == ["April", "'Feb 2009'", "Within 9 months"]


def test_sarif_shows_no_part_of_a_file_that_is_no_record(base: Path) -> None:
    put(base, "a-2", "")
    (result,) = sarif(base)["results"]
    assert result["ruleId"] == "TSR110"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_sarif_and_gitlab_lead_from_the_top_of_the_repository(faulty: Path) -> None:
    head = commit(faulty.parent)
    found = sarif(faulty)
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found["results"]}
    assert uris == {f"base/data/actions/a-{n}.yaml" for n in (2, 3, 4)}
    assert found["properties"]["dataset"] == {"commit": head, "dirty": False}
    paths = [each["location"]["path"] for each in json.loads(drawn(faulty, "gitlab"))]
    assert paths == [f"base/data/actions/a-{n}.yaml" for n in (2, 3, 4)]
    put(faulty, "a-2", action("a-2"))
    past = sarif(faulty, "--at", "HEAD")
    assert past["results"] == found["results"]
    assert json.loads(drawn(faulty, "json"))["dataset"] == {"commit": head, "dirty": True}


def test_gitlab_gets_a_list_of_findings(faulty: Path) -> None:
    found = json.loads(drawn(faulty, "gitlab"))
    assert [each["check_name"] for each in found] == CODES
    assert [each["severity"] for each in found] == ["info", "minor", "critical"]
    assert [each["location"]["lines"]["begin"] for each in found] == [11, 11, 11]
    assert all(each["description"] for each in found)


def fingerprints(dataset: Path) -> list[str]:
    known_by = [each["fingerprint"] for each in json.loads(drawn(dataset, "gitlab"))]
    partial = [each["partialFingerprints"]["tsreviewFinding/v1"] for each in sarif(dataset)["results"]]
    assert known_by == partial
    assert len(set(known_by)) == len(known_by)
    return known_by


def test_fingerprints_stay_when_lines_move_and_change_with_the_fault(faulty: Path) -> None:
    put(faulty, "a-2", action("a-2", due="April", more="updates:\n  - {on: 2010-13-01}\n  - {on: 2010-13-01}\n"))
    before = fingerprints(faulty)
    file = faulty / "data/actions/a-2.yaml"
    text = file.read_text(encoding="utf-8")
    moved = text.replace("plan:", "# moved\nplan:").replace("updates:\n", "updates:\n  # and again\n")
    file.write_text(moved, encoding="utf-8")
    assert fingerprints(faulty) == before
    put(faulty, "a-4", action("a-4", due="Within 8 months"))
    after = fingerprints(faulty)
    assert after[:-1] == before[:-1]
    assert after[-1] != before[-1]


def suites(dataset: Path, *more: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(dataset, "junit", *more))


def test_junit_has_a_case_for_each_file_and_fails_what_fails_the_run(faulty: Path) -> None:
    found = suites(faulty)
    cases = {case.get("name"): case for case in found.iter("testcase")}
    assert len(cases) == 11 == int(found.get("tests", ""))
    kinds = {suite.get("name"): int(suite.get("tests", "")) for suite in found}
    assert kinds == {"action": 4, "organisation": 2, "plan": 1, "practice": 1, "principle": 1,
                     "principle_set": 1, "source": 1}  # fmt: skip
    assert len(cases["data/sources/joint-report.yaml"]) == 0, "a passing case"
    failure = cases["data/actions/a-4.yaml"].find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("TSR301", "1 error")
    assert "a-4.yaml:11:6: error TSR301" in (failure.text or "")
    assert "TSR308" in (cases["data/actions/a-3.yaml"].findtext("system-out") or "")
    failed = {level: len(suites(faulty, "--fail-on", level).findall(".//failure")) for level in ("warning", "advice")}
    assert failed == {"warning": 2, "advice": 3}
    assert [suite.get("failures") for suite in found if suite.get("name") == "action"] == ["1"]


def test_junit_has_what_is_no_record_and_what_is_gone(base: Path) -> None:
    commit(base)
    (base / "data/actions/a-1.yaml").unlink()
    (base / "data/odd.txt").write_text("x")
    found = suites(base, "--base", "main")
    assert {case.get("name") for case in found.find("testsuite[@name='other']") or ()} == {
        "data/odd.txt", "data/actions/a-1.yaml",
    }  # fmt: skip


def test_markdown_puts_errors_first_and_tells_why(faulty: Path) -> None:
    text = drawn(faulty, "markdown")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["1 error", "1 warning", "Why it matters"]
    assert re.findall(r"^\| (data.*?):11:6 \| (TSR[0-9]+) ", text, re.MULTILINE) == [
        ("data/actions/a-4.yaml", "TSR301"), ("data/actions/a-3.yaml", "TSR308"),
    ]  # fmt: skip
    assert re.findall(r"^- \*\*(TSR[0-9]+)\*\* .*: .+\.$", text, re.MULTILINE) == ["TSR301", "TSR308"]
    assert "## 1 advice" in drawn(faulty, "markdown", "--advice")


def test_markdown_refers_to_nothing(base: Path) -> None:
    put(base, "odd", "id: odd\n'#3': x\n", "organisations")
    text = drawn(base, "markdown")
    assert 'there is no key "#\u20603" here' in text


def test_programs_get_every_finding_and_people_as_many_as_they_read(base: Path) -> None:
    keys = "".join(f"key_{n:02}: x\n" for n in range(30))
    put(base, "many", f"id: many\n{keys}", "organisations")
    assert len(json.loads(drawn(base, "json"))["diagnostics"]) == 33
    assert len(json.loads(drawn(base, "gitlab"))) == len(sarif(base)["results"]) == 33
    assert drawn(base, "junit").count(": error TSR") == 33
    for form in ("text", "markdown"):
        text = drawn(base, form)
        assert len(re.findall(r"\bmany\.yaml:[0-9]", text)) == 20
        assert "and 13 more" in text


RELATED = {
    "TSR202": {"data/actions/a-2.yaml": ["data/actions/x/a-2.yaml:1:5"],
               "data/actions/x/a-2.yaml": ["data/actions/a-2.yaml:1:5"]},
    "TSR204": {"data/organisations/a-body.yaml": ["data/organisations/b-body.yaml:4:9"]},
    "TSR206": {"data/organisations/b-body.yaml": ["data/organisations/a-body.yaml:2:7"]},
}  # fmt: skip


@pytest.fixture
def entangled(base: Path) -> Path:
    """Give a dataset with an id used twice, two bodies with one name, and a circle of the two."""
    (base / "data/actions/x").mkdir()
    put(base, "a-2", action("a-2"))
    put(base, "x/a-2", action("a-2"))
    for one, other in (("a-body", "b-body"), ("b-body", "a-body")):
        body = f"id: {one}\nname: Youth forum\nkind: forum\nparent: {other}\nsources: [{{source: joint-report}}]\n"
        put(base, one, body.replace("report}", 'report, section: "1"}'), "organisations")
    return base


def test_findings_across_records_name_the_places_of_the_others(entangled: Path) -> None:
    out = drawn(entangled, "text")
    items = json.loads(drawn(entangled, "json"))["diagnostics"]
    told: dict[str, dict[str, list[str]]] = {}
    for item in items:
        places = [f"{each['path']}:{each['line']}:{each['column']}" for each in item["related"]]
        told.setdefault(item["code"], {})[item["path"]] = places
        assert all(f"\n  also: {place}\n" in out for place in places)
    assert told == RELATED
    for result in sarif(entangled)["results"]:
        others = [each["physicalLocation"] for each in result["relatedLocations"]]
        places = [f"{each['artifactLocation']['uri']}:{each['region']['startLine']}" for each in others]
        path = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert places == [place.rpartition(":")[0] for place in RELATED[result["ruleId"]][path]]


def test_of_very_many_files_with_one_id_each_names_a_few(base: Path) -> None:
    for n in range(30):
        (base / f"data/actions/x{n:02}").mkdir()
        put(base, f"x{n:02}/a-2", action("a-2"))
    found = json.loads(drawn(base, "json"))["diagnostics"]
    items = [item for item in found if item["severity"] == "error"]
    assert len(items) == 30
    assert {len(item["related"]) for item in items} == {10}
    assert all(item["message"].endswith(" and 19 more") for item in items)
    assert not any(each["path"] == item["path"] for item in items for each in item["related"])


def test_several_formats_in_a_run_are_what_each_is_by_itself(faulty: Path, tmp_path: Path) -> None:
    forms = [form for form in FindingFormat if form is not FindingFormat.TEXT]
    words = [word for form in forms for word in ("--format", f"{form}={tmp_path / form}")]
    result = run("validate", "--format", "text", *words, "-C", faulty)
    assert result == (1, drawn(faulty, "text"), "")
    for form in forms:
        assert (tmp_path / form).read_text(encoding="utf-8") == drawn(faulty, form)
    out = tmp_path / "text"
    assert run("validate", "--format", "text", "--format", f"json={tmp_path / 'j'}", "-o", out, "-C", faulty).out == ""
    assert out.read_text(encoding="utf-8") == result.out


def test_a_format_with_a_file_leaves_stdout_empty(faulty: Path, tmp_path: Path) -> None:
    assert run("validate", "--format", f"sarif={tmp_path / 'out'}", "-C", faulty) == (1, "", "")
    assert run("validate", "--format", "text=-", "-C", faulty).out == drawn(faulty, "text")


def test_a_file_that_cannot_be_written_is_3_and_the_old_one_stays(faulty: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sarif"
    old.write_text("old")
    missing = tmp_path / "no/such/folder.json"
    status, out, err = run(
        "validate", "--format", "text", "--format", f"json={missing}", "--format", f"sarif={old}", "-C", faulty
    )
    assert (status, out) == (3, "")
    assert f"{missing} cannot be written" in err
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old.sarif"]


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--format", "sarrif"), 'there is no format "sarrif"', 'did you mean "sarif"?'),
        (("--format", "xml"), 'there is no format "xml"', "the formats are text, json, github, gitlab, sarif, junit"),
        (("--format", "sarif="), '--format "sarif=" names no file', "such as --format sarif=findings.sarif"),
        (("--format", "text", "--format", "json"), "two formats go to stdout", "name a file for each further one"),
        (("--format", "text=x", "--format", "json=./x"), "two formats go to x", "name a file for each further one"),
        (("--format", "json=x", "-o", "y"), "each --format names a file", "leave --output out"),
        (("--select", "TSR999"), 'no rule has the code "TSR999"', "hint: "),
        (("--select", ""), 'no rule has the code ""', "`tsreview explain` lists the codes"),
        (("--ignore", "TSR301,banana"), 'no rule has the code "banana"', "`tsreview explain` lists the codes"),
        (("--fail-on", "nothing"), "'nothing' is not one of", "`tsreview validate --help`"),
    ],
)  # fmt: skip
def test_wrong_words_are_2(faulty: Path, words: tuple[str, ...], message: str, hint: str) -> None:
    status, out, err = run("validate", *words, "-C", faulty, folder=faulty)
    assert (status, out) == (2, "")
    assert message in err
    assert hint in err
    assert not (faulty / "x").exists()


def test_a_github_job_gets_a_summary_below_what_others_wrote(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    drawn(faulty, "text")
    assert summary.read_text() == "before\n"
    out = drawn(faulty, "github")
    assert summary.read_text(encoding="utf-8") == "before\n" + drawn(faulty, "markdown")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for other in (tmp_path, pipe):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(other))
        status, again, err = run("validate", "--format", "github", "-C", faulty)
        assert (status, again) == (1, out)
        assert err.startswith(f"note: {other} cannot be written")


def test_a_summary_that_github_would_drop_holds_the_counts(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setattr("tsreview.cli.validate.MOST_OF_A_SUMMARY", 100)
    drawn(faulty, "github")
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| 1 | TSR301 | error |" in text
    assert "a-4" not in text


def test_every_format_is_the_same_in_every_run(faulty: Path) -> None:
    for form in FindingFormat:
        assert Counter(drawn(faulty, form) for _ in range(2)) == {drawn(faulty, form, "--no-cache"): 2}
