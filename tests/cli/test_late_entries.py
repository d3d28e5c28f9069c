"""Reports and revisions that come late go to the place of their day."""

from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.edits import COMPLETE, REVISE, a_1, is_refused
from tests.support.runs import run

pytestmark = pytest.mark.usefixtures("october")


def test_a_late_report_is_entered_at_the_place_of_its_day(base: Path) -> None:
    assert run(*COMPLETE, "--on", "2010-09-20", "-C", base).status == 0
    old = a_1(base)
    result = run("actions", "update", "a-1", "--status", "in_progress", "--on", "2010-06-01", "-C", base)
    assert result == (
        0,
        "a-1: in progress since 1 June 2010; still due now; still green; entered before the report of 20 September "
        "2010; the state today stays complete; data/actions/a-1.yaml, 2 lines added\n",
        "note: data/actions/a-1.yaml:16:13: advice TSR510 in progress, and no progress is told\n",
    )
    added = "updates:\n  - on: 2010-06-01\n    status: in_progress\n  - on: 2010-09-20"
    assert a_1(base) == old.replace("updates:\n  - on: 2010-09-20", added)
    assert run("validate", "-C", base).status == 0


def test_a_late_report_goes_after_those_of_its_day(base: Path) -> None:
    march = "updates:\n  - on: 2010-03-01\n    status: in_progress\n"
    april = "  # of April\n  - on: 2010-04-01\n    status: complete\n    evidence: Minutes\n"
    put(base, "a-2", action("a-2", more=march + april))
    words = ("--status", "in_progress", "--progress", "Met", "--on", "2010-03-01")
    assert run("actions", "update", "a-2", *words, "-C", base).status == 0
    assert "\n    status: in_progress\n    progress: Met\n  # of April\n" in (base / "data/actions/a-2.yaml").read_text(
        encoding="utf-8"
    )


def test_a_late_report_before_one_that_is_still_to_come_tells_nothing_of_today(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n  - on: 2010-12-01\n    status: in_progress\n"))
    out = run("actions", "update", "a-2", "--status", "not_started", "-C", base).out
    assert "; entered before the report of 1 December 2010; data/actions/a-2.yaml" in out


def test_a_late_revision_says_which_date_is_in_force(base: Path) -> None:
    assert run(*REVISE, "--to", "March 2011", "--kind", "extended", "--on", "2010-09-20", "-C", base).status == 0
    result = run(*REVISE, "--to", "Dec 2010", "--kind", "extended", "--on", "2010-06-01", "-C", base)
    assert result.out == (
        "a-1: due Dec 2010, extended from June 2010 by 6 months; not yet due, was due now; grey, was green; entered "
        "before the revision of 20 September 2010; the date in force today stays March 2011; data/actions/a-1.yaml, "
        "5 lines added\n"
    )
    assert a_1(base).index("to: Dec 2010") < a_1(base).index("to: March 2011")


def test_a_late_entry_is_not_charged_with_findings_that_stood_below_it(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n  - on: 2010-04-01\n    status: complete\n"))
    assert "updates[0]" in run("validate", "--format", "json", "-C", base).out
    assert run("actions", "update", "a-2", "--status", "in_progress", "--on", "2010-03-01", "-C", base).status == 0


def test_a_finding_below_a_late_entry_is_named_by_its_line_in_the_file(base: Path) -> None:
    assert run(*REVISE, "--to", "Dec 2010", "--kind", "extended", "--on", "2010-09-20", "-C", base).status == 0
    before = fingerprint(base)
    result = run(*REVISE, "--to", "2012", "--kind", "extended", "--on", "2010-06-01", "-C", base)
    is_refused(result, 1, "data/actions/a-1.yaml:17:11: warning TSR307", "correct `kind` or `to`")
    assert (base / "data/actions/a-1.yaml").read_text(encoding="utf-8").split("\n")[16] == "    kind: extended"
    assert fingerprint(base) == before
