"""`validate` in its formats: what CI, editors and people get of the same findings."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.runs import Result, run, spawn
from tsreview import __version__

KEYS = ["path", "line", "column", "end_column", "code", "severity", "message", "hint", "field", "fixable", "related"]
ENVELOPE = [
    "schema_version", "kind", "tool", "dataset", "records", "files", "summary", "by_code", "not_shown",
    "in_baseline", "elsewhere", "diagnostics", "waived",
]  # fmt: skip


@pytest.fixture
def faulty(base: Path) -> Path:
    """Give a dataset with one finding of each severity, the advice in the first file."""
    put(base, "a-2", action("a-2", due="April"))
    put(base, "a-3", action("a-3", due="Feb 2009"))
    put(base, "a-4", action("a-4", due="Within 9 months"))
    return base


def codes(result: Result) -> list[str]:
    return re.findall(r"\bTSR[0-9]{3}\b", result.out)


def test_the_shipped_dataset_has_no_errors_and_no_warnings(whole: Path) -> None:
    status, out, err = run("validate", "--strict", "-C", whole)
    records = len(list((whole / "data").rglob("*.yaml")))
    assert out.startswith(f"{records} records in {records} files: no errors, no warnings, ")
    assert (status, err) == (0, "")


def test_the_advice_on_the_plan_is_what_its_document_leaves_open(shipped: Path) -> None:
    every = run("validate", "--advice", "-C", shipped)
    assert every.err == ""
    assert sorted(codes(every)) == ["TSR502"] * 4 + ["TSR503"] + ["TSR504"] * 5 + ["TSR505"]
    assert " TSR503 29 of the plan's 30 open actions have no single point of accountability\n" in every.out


def test_advice_is_counted_and_listed_only_when_asked_for(faulty: Path) -> None:
    quiet, full = run("validate", "-C", faulty), run("validate", "--advice", "-C", faulty)
    assert codes(quiet) == ["TSR308", "TSR301"]
    assert codes(full) == ["TSR504", "TSR308", "TSR301"]
    last = "11 records in 11 files: 1 error, 1 warning, 1 advice"
    assert full.out.splitlines()[-1] == last
    assert quiet.out.splitlines()[-1] == last + " (--advice lists it)"
    assert (quiet.status, full.status) == (1, 1)


def test_json_carries_every_finding_and_the_counts(faulty: Path) -> None:
    status, out, err = run("validate", "--format", "json", "-C", faulty)
    found = json.loads(out)
    assert (status, err) == (1, "")
    assert list(found) == ENVELOPE
    assert (found["schema_version"], found["kind"]) == (1, "diagnostics")
    assert found["tool"] == {"name": "tsreview", "version": __version__}
    assert found["dataset"] == {"commit": None, "dirty": None}
    assert found["by_code"] == {"TSR301": 1, "TSR308": 1, "TSR504": 1}
    assert found["summary"] == {"error": 1, "warning": 1, "advice": 1}
    assert (found["records"], found["files"], found["not_shown"]) == (11, 11, 0)
    assert [list(each) for each in found["diagnostics"]] == [KEYS] * 3
    third = found["diagnostics"][2]
    assert (third["path"], third["line"], third["column"]) == ("data/actions/a-4.yaml", 11, 6)
    assert (third["code"], third["severity"], third["field"]) == ("TSR301", "error", "due")
    assert (third["end_column"], third["related"]) == (6 + len("Within 9 months"), [])
    assert out.isascii()


def test_the_same_findings_in_every_format(faulty: Path) -> None:
    listed = codes(run("validate", "--advice", "-C", faulty))
    found = json.loads(run("validate", "--format", "json", "-C", faulty).out)["diagnostics"]
    assert [each["code"] for each in found] == listed
    assert sorted(codes(run("validate", "--advice", "--format", "github", "-C", faulty))) == sorted(listed)


def test_annotations_put_errors_first_and_lead_from_the_repository(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(faulty.parent))
    lines = run("validate", "--advice", "--format", "github", "-C", faulty).out.splitlines()
    assert lines[0].startswith("::error file=base/data/actions/a-4.yaml,line=11,col=6,title=TSR301::")
    assert lines[1].startswith(
        "::warning file=base/data/actions/a-3.yaml,line=11,col=6,title=TSR308::Feb 2009 is before"
    )
    assert lines[2].startswith("::notice file=base/data/actions/a-2.yaml,line=11,col=6,title=TSR504::")
    assert lines[3] == "11 records in 11 files: 1 error, 1 warning, 1 advice"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(faulty))
    assert run("validate", "--format", "github", "-C", faulty).out.startswith("::error file=data/actions/a-4.yaml,")


def test_github_is_the_format_inside_its_actions(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    annotations = run("validate", "--format", "github", "-C", faulty)
    text = run("validate", "-C", faulty)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate", "-C", faulty) == annotations
    assert run("validate", "--format", "text", "-C", faulty) == text
    assert spawn("validate", folder=faulty).out == annotations.out
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert run("validate", "-C", faulty) == text


@pytest.mark.parametrize(("number", "annotations"), [(10, 10), (11, 10), (32, 10)])
def test_more_than_github_shows_are_folded_into_one_annotation(base: Path, number: int, annotations: int) -> None:
    for n in range(number):
        put(base, f"b-{n:02}", action(f"b-{n:02}", due="Within 9 months"))
    lines = run("validate", "--format", "github", "-C", base).out.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == annotations
    more = f"::error title=tsreview::and {number - 9} more; the log of this step lists them"
    assert (more in lines) == (number > 10)
    # Nothing is lost: what is no annotation stands in the log.
    assert {f"b-{n:02}" for n in range(number)} == set(re.findall(r"b-[0-9]{2}(?=\.yaml)", "\n".join(lines)))


def test_findings_are_sorted_and_the_same_in_every_run(faulty: Path) -> None:
    found = json.loads(run("validate", "--format", "json", "-C", faulty).out)["diagnostics"]
    order = [(each["path"], each["line"], each["column"], each["code"]) for each in found]
    assert order == sorted(order)
    texts = {spawn("validate", "--advice", folder=faulty, env={"PYTHONHASHSEED": str(n)}).out for n in range(3)}
    assert texts == {run("validate", "--advice", "--no-cache", "-C", faulty).out}


def test_a_run_prints_no_more_than_a_thousand_findings_yet_names_every_file(base: Path) -> None:
    keys = "".join(f"key_{n:02}: x\n" for n in range(20))
    for n in range(60):
        put(base, f"many-{n:02}", f"id: many-{n:02}\n{keys}", "organisations")
    out = run("validate", "-C", base).out
    assert len(codes(Result(0, out, ""))) == 1_000
    assert {f"many-{n:02}" for n in range(60)} == set(re.findall(r"^data/organisations/(many-\d\d)\.yaml:", out, re.M))
    assert len(json.loads(run("validate", "--format", "json", "-C", base).out)["diagnostics"]) == 60 * 23


def test_a_long_line_is_shown_around_its_fault(base: Path) -> None:
    put(base, "a-2", action("a-2", more=f'notes: "{"x" * 3_000} \\q {"y" * 3_000}"\n'))
    lines = run("validate", "-C", base).out.splitlines()
    assert lines[0].startswith("data/actions/a-2.yaml:15:3010: error TSR108 `\\q` means nothing in double quotes")
    assert len(lines[1]) <= 164
    assert lines[1][lines[2].index("^") :].startswith("\\q")


def test_the_caret_stands_under_the_fault_among_characters_beyond_ascii(base: Path) -> None:
    put(base, "a-2", action("a-2", title="Café – naïve: a study"))
    lines = run("validate", "-C", base).out.splitlines()
    assert lines[0].startswith("data/actions/a-2.yaml:5:20: error TSR108 unquoted text holds `: `")
    assert lines[1][lines[2].index("^")] == ":"


def test_windows_line_ends_change_no_place(base: Path) -> None:
    text = action("a-2", due="Within 9 months")
    put(base, "a-2", text)
    unix = run("validate", "-C", base)
    assert codes(unix) == ["TSR301"]
    put(base, "a-2", text.replace("\n", "\r\n"))
    assert run("validate", "-C", base) == unix


def test_a_byte_order_mark_changes_no_place(base: Path) -> None:
    put(base, "a-2", "\ufeff" + action("a-2").replace("id: a-2", "id: a-9"))
    found = json.loads(run("validate", "--format", "json", "-C", base).out)["diagnostics"]
    assert [(each["code"], each["line"], each["column"]) for each in found] == [("TSR106", 1, 1), ("TSR203", 1, 5)]


def test_output_takes_findings_too(faulty: Path, tmp_path: Path) -> None:
    assert run("validate", "--format", "json", "-C", faulty, "--output", tmp_path / "f.json") == (1, "", "")
    assert (tmp_path / "f.json").read_text() == run("validate", "--format", "json", "-C", faulty).out


def test_nothing_in_the_dataset_is_imported_or_executed(base: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    planted = f"open({str(canary)!r}, 'w').close()\n"
    for name in ("yaml.py", "typer.py", "sitecustomize.py", "tsreview.py", "conftest.py", "usercustomize.py"):
        (base / name).write_text(planted)
    (base / "pyproject.toml").write_text("[tool.tsreview]\nplugins = ['evil']\n")
    (base / "templates").mkdir()
    (base / "templates/document.md.j2").write_text("{{ 7*7 }} pwned\n")
    # As a user starts it: `python -m` would put the working folder before the installed packages.
    program = [shutil.which("tsreview", path=str(Path(sys.executable).parent)) or ""]
    assert program[0]
    for words in (("validate",), ("report", "briefing"), ("status",)):
        result = spawn(*words, folder=base, program=program)
        assert result.status == 0
        assert "pwned" not in result.out
    assert not canary.exists()


def test_a_folder_that_poses_as_a_repository_runs_nothing(base: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    for folder in (base, base / "data/actions"):
        for name in ("objects", "refs", "hooks"):
            (folder / name).mkdir()
        (folder / "HEAD").write_text("ref: refs/heads/main\n")
        (folder / "config").write_text(f'[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch {canary}"\n')
    for words in (("validate",), ("actions", "list", "--format", "json"), ("report", "briefing", "--allow-invalid")):
        assert spawn(*words, folder=base).status in (0, 1)
    assert not canary.exists()
    found = json.loads(run("actions", "list", "--format", "json", "-C", base).out)
    assert found["dataset"] == {"commit": None, "dirty": None}


def test_a_date_before_its_plan_is_quiet_once_the_notes_speak(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    assert codes(run("validate", "-C", base)) == ["TSR308"]
    put(base, "a-2", action("a-2", due="Feb 2009", more="notes: The report prints this date.\n"))
    assert codes(run("validate", "-C", base)) == []
