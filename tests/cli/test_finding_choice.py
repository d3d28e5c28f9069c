"""What of the findings is shown, and what fails the run: the two do not meddle with each other."""

import json
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.runs import run

SUMMARY = "12 records in 12 files: 2 errors, 1 warning, 1 advice"


@pytest.fixture
def faulty(base: Path) -> Path:
    """Give a dataset with two errors of one code, a warning and advice."""
    put(base, "a-2", action("a-2", due="April"))
    put(base, "a-3", action("a-3", due="Feb 2009"))
    put(base, "a-4", action("a-4", due="Within 9 months"))
    put(base, "a-5", action("a-5", due="Within 8 months"))
    return base


def shown(dataset: Path, *words: str) -> list[str]:
    found = json.loads(run("validate", "--format", "json", *words, "-C", dataset).out)
    assert found["summary"] == {"error": 2, "warning": 1, "advice": 1}
    assert found["not_shown"] == 4 - len(found["diagnostics"])
    return [each["code"] for each in found["diagnostics"]]


def test_quiet_gives_the_counts_alone(faulty: Path) -> None:
    assert run("validate", "--quiet", "-C", faulty) == (1, f"{SUMMARY}\n", "")
    assert run("validate", "-q", "--format", "github", "-C", faulty) == (1, f"{SUMMARY}\n", "")


def test_statistics_count_by_code_with_the_most_first(faulty: Path) -> None:
    status, out, _ = run("validate", "--statistics", "-C", faulty)
    assert status == 1
    assert [line.split()[:3] for line in out.splitlines()[:-1]] == [
        ["2", "TSR301", "error"], ["1", "TSR308", "warning"], ["1", "TSR504", "advice"],
    ]  # fmt: skip
    assert out.splitlines()[-1] == SUMMARY
    markdown = run("validate", "--statistics", "--format", "markdown", "-C", faulty).out
    assert markdown.index("| 2 | TSR301 | error |") < markdown.index("| 1 | TSR308 | warning |")


def test_statistics_of_nothing_are_the_totals(base: Path) -> None:
    out = "8 records in 8 files: no errors, no warnings, no advice\n"
    assert run("validate", "--statistics", "-C", base) == (0, out, "")


def test_codes_and_beginnings_of_codes_are_selected_and_ignored(faulty: Path) -> None:
    assert shown(faulty) == ["TSR504", "TSR308", "TSR301", "TSR301"]
    assert shown(faulty, "--select", "tsr3") == ["TSR308", "TSR301", "TSR301"]
    assert shown(faulty, "--select", "TSR504,TSR308") == ["TSR504", "TSR308"]
    assert shown(faulty, "--select", "TSR504", "--select", "TSR308") == ["TSR504", "TSR308"]
    assert shown(faulty, "--ignore", "TSR301") == ["TSR504", "TSR308"]
    assert shown(faulty, "--select", "TSR3", "--ignore", "TSR301, TSR5") == ["TSR308"]


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit", "markdown"])
def test_what_is_shown_never_decides(faulty: Path, form: str) -> None:
    for words in (("--ignore", "TSR301"), ("--select", "TSR504"), ("--quiet",), ("--statistics",)):
        assert run("validate", "--format", form, *words, "-C", faulty).status == 1
    put(faulty, "a-4", action("a-4"))
    put(faulty, "a-5", action("a-5"))
    assert run("validate", "--format", form, "--select", "TSR301", "-C", faulty).status == 0
    assert run("validate", "--format", form, "--select", "TSR301", "--strict", "-C", faulty).status == 1


def test_people_are_told_what_is_not_shown(faulty: Path) -> None:
    lines = run("validate", "--ignore", "TSR301,TSR308", "-C", faulty).out.splitlines()
    assert lines == [
        "3 findings not shown, yet counted: TSR301 (2), TSR308 (1)", f"{SUMMARY} (--advice lists it)",
    ]  # fmt: skip
    assert (
        "1 finding not shown, yet counted: TSR308 (1)."
        in run("validate", "--ignore", "TSR308", "--format", "markdown", "-C", faulty).out
    )
    assert "not shown" not in run("validate", "--select", "TSR", "-C", faulty).out


def test_advice_that_is_named_is_listed(faulty: Path) -> None:
    assert "advice TSR504" in run("validate", "--select", "TSR504", "-C", faulty).out
    assert "advice TSR504" in run("validate", "--fail-on", "advice", "-C", faulty).out
    assert "advice TSR504" not in run("validate", "--fail-on", "warning", "-C", faulty).out


@pytest.mark.parametrize(
    ("due", "severity"), [("Sept 2010", ""), ("April", "advice"), ("Feb 2009", "warning"), ("soon", "error")]
)
def test_the_least_severity_that_fails_is_named(base: Path, due: str, severity: str) -> None:
    put(base, "a-2", action("a-2", due=due))
    order = ["error", "warning", "advice", ""]
    for level in order[:3]:
        failed = order.index(severity) <= order.index(level)
        assert run("validate", "--fail-on", level, "-C", base).status == int(failed), level
    strict = int(severity in ("error", "warning"))
    assert run("validate", "--strict", "-C", base).status == strict
    assert run("validate", "--strict", "--fail-on", "error", "-C", base).status == strict
    assert run("validate", "--strict", "--fail-on", "advice", "-C", base).status == int(bool(severity))
