"""What maintainers decide of findings: severities, waivers, a baseline, and what a change answers for."""

import json
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.git import commit, git
from tests.support.runs import Result, run

MOVED = "revisions:\n  - to: Dec 2010\n    on: 2010-09-20\n    kind: extended\n    reason: Staff left\n"
"""A move that nobody approved: TSR506."""
WAIVER = """
[[waivers]]
rule = "TSR506"
files = "data/actions/a-2.yaml"
reason = "The minutes were lost"
approved_by = "LSP Executive"
until = 2010-12-31
"""


@pytest.fixture
def moved(base: Path) -> Path:
    """Give a committed dataset with one warning."""
    put(base, "a-2", action("a-2", more=MOVED))
    commit(base)
    return base


def check(dataset: Path, *options: str, day: str = "2010-10-01") -> Result:
    return run("validate", "--as-of", day, *options, "-C", dataset)


def settle(dataset: Path, text: str) -> None:
    """Add to the settings."""
    with (dataset / "tsreview.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def last(result: Result) -> str:
    return result.out.splitlines()[-1]


def test_a_severity_makes_a_warning_an_error_and_an_error_of_a_reference_a_warning(moved: Path) -> None:
    settle(moved, '\n[severity]\nTSR506 = "error"\nTSR201 = "warning"\n')
    put(moved, "a-3", action("a-3", title="Hold a fair").replace("anytown-council", "no-such-body"))
    found = check(moved)
    assert found.status == 1
    assert "error TSR506" in found.out
    assert "warning TSR201" in found.out
    assert last(found).endswith("1 error, 1 warning, no advice")


def test_severities_hold_in_every_count(moved: Path) -> None:
    settle(moved, '\n[severity]\nTSR506 = "error"\n')
    assert "all files  1 error, 0 warnings" in run("status", "-C", moved).out
    assert "the dataset has 1 error;" in run("actions", "overdue", "-C", moved).err
    refused = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", moved)
    assert (refused.status, "the dataset has 1 error" in refused.err) == (1, True)
    settle(moved, WAIVER)
    assert run("report", "briefing", "--quarter", "2010/11 Q2", "--as-of", "2010-10-01", "-C", moved).status == 0
    assert "the dataset has" not in run("actions", "overdue", "--as-of", "2010-10-01", "-C", moved).err
    assert "all files  0 errors, 0 warnings" in run("status", "--as-of", "2010-10-01", "-C", moved).out


def test_a_waiver_holds_through_its_last_day(moved: Path) -> None:
    settle(moved, WAIVER)
    held = check(moved, "--strict", day="2010-12-31")
    assert (held.status, held.out.splitlines()[0]) == (0, "1 finding waived: TSR506 (1)")
    ended = check(moved, day="2011-01-01")
    assert ended.status == 1
    assert "tsreview.toml:7:1: error TSR901 the waiver of TSR506 ended on 31 December 2010" in ended.out
    assert "warning TSR506" in ended.out


def test_programs_are_told_who_waived_what(moved: Path) -> None:
    settle(moved, WAIVER)
    found = json.loads(check(moved, "--format", "json").out)
    assert found["diagnostics"] == []
    (waived,) = found["waived"]
    assert (waived["code"], waived["path"]) == ("TSR506", "data/actions/a-2.yaml")
    assert waived["waiver"] == {
        "reason": "The minutes were lost", "approved_by": "LSP Executive", "until": "2010-12-31",
        "path": "tsreview.toml", "line": 7, "column": 1,
    }  # fmt: skip
    (result,) = json.loads(check(moved, "--format", "sarif").out)["runs"][0]["results"]
    assert (
        result["suppressions"][0]["justification"]
        == "The minutes were lost (approved by LSP Executive until 2010-12-31)"
    )


def test_a_change_cannot_disarm_its_own_check(moved: Path) -> None:
    settle(moved, WAIVER + '\n[severity]\nTSR506 = "advice"\n[validate]\nbaseline = "mine.json"\n')
    run("validate", "--write-baseline", moved / "mine.json", "-C", moved)
    found = check(moved, "--strict", "--base", "main")
    assert found.status == 1
    assert "data/actions/a-2.yaml:16:5: warning TSR506" in found.out
    assert [line.split()[2] for line in found.out.splitlines() if line.startswith("tsreview.toml")] == [
        "TSR912", "TSR911", "TSR911",
    ]  # fmt: skip
    commit(moved)
    assert check(moved, "--strict", "--base", "HEAD").status == 0


def test_the_settings_of_the_revision_hold_not_those_of_where_the_branch_began(moved: Path) -> None:
    git(moved, "switch", "-qc", "branch")
    put(moved, "a-3", action("a-3", title="Hold a fair"))
    commit(moved)
    git(moved, "switch", "-q", "main")
    settle(moved, '\n[severity]\nTSR506 = "error"\n')
    commit(moved)
    git(moved, "switch", "-q", "branch")
    found = check(moved, "--base", "main")
    assert (found.status, "error TSR506" in found.out, "TSR911" in found.out) == (1, True, False)


def test_a_change_of_the_financial_year_does_not_move_the_dates_of_its_check(moved: Path) -> None:
    put(moved, "a-3", action("a-3", title="Hold a fair", due="Q1 2009/10"))
    commit(moved)
    assert "TSR308" in check(moved).out
    settle(moved, "\n[time]\nfinancial_year_starts = 12\n")
    assert "TSR308" not in check(moved).out
    assert "TSR308" in check(moved, "--base", "main").out


def test_a_baseline_leaves_only_what_is_new(moved: Path) -> None:
    file = moved / "baseline.json"
    written = run("validate", "--write-baseline", file, "-C", moved)
    assert (written.status, written.out) == (0, "")
    assert written.err.startswith(f"note: 1 finding written to {file}")
    known = check(moved, "--strict", "--baseline", str(file))
    assert (known.status, known.out.splitlines()[0]) == (0, "1 finding of the baseline not counted")
    put(moved, "a-3", action("a-3", title="Hold a fair", more=MOVED))
    new = check(moved, "--strict", "--baseline", str(file))
    assert new.status == 1
    assert "a-3.yaml" in new.out
    assert "a-2.yaml" not in new.out
    put(moved, "a-2", action("a-2"))
    assert "1 of 1 findings of the baseline are no longer found" in check(moved, "--baseline", str(file)).err


def test_a_baseline_holds_no_fault_of_a_waiver(moved: Path) -> None:
    settle(moved, WAIVER)
    written = run("validate", "--write-baseline", moved / "b.json", "--as-of", "2011-01-01", "-C", moved)
    assert written.err.startswith("note: 1 finding written")
    assert check(moved, "--baseline", str(moved / "b.json"), day="2011-01-01").status == 1


def test_the_baseline_of_the_settings_is_read_at_the_base(moved: Path) -> None:
    run("validate", "--write-baseline", moved / "known.json", "-C", moved)
    settle(moved, '\n[validate]\nbaseline = "known.json"\n')
    commit(moved)
    put(moved, "a-3", action("a-3", title="Hold a fair", more=MOVED))
    run("validate", "--write-baseline", moved / "known.json", "-C", moved)
    assert check(moved, "--strict").status == 0
    for options in (("--base", "main"), ("--base", "main", "--baseline", str(moved / "known.json"))):
        found = check(moved, "--strict", *options)
        assert found.status == 1
        assert "known.json:1:1: warning TSR913 known.json has 1 entry more and 0 fewer than in the base" in found.out
        assert "a-3.yaml" in found.out


@pytest.mark.parametrize("text", [None, "nothing of the kind"])
def test_a_baseline_that_a_change_spoils_is_told_though_it_held_nothing(text: str | None, moved: Path) -> None:
    (moved / "known.json").write_text('{"kind": "baseline", "findings": []}')
    settle(moved, '\n[validate]\nbaseline = "known.json"\n')
    commit(moved)
    (moved / "known.json").unlink()
    if text is not None:
        (moved / "known.json").write_text(text)
    found = check(moved, "--base", "main").out
    assert "known.json:1:1: warning TSR913 known.json was a baseline and is none" in found


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{}", '{"kind": "baseline"}', '{"kind": "baseline", "findings": [1]}', "[" * 100_000, "\xff"],
)
def test_what_is_no_baseline_is_refused(text: str, moved: Path) -> None:
    (moved / "bad.json").write_text(text, encoding="latin-1")
    found = check(moved, "--baseline", str(moved / "bad.json"))
    assert (found.status, found.out) == (3, "")
    assert found.err.startswith("tsreview: the baseline is not one that this tool wrote\n  hint: ")


@pytest.mark.parametrize(
    "name", ["../b.json", "/etc/passwd", "data/b.json", ".b", "b\n.json", "gone.json", "link.json"]
)
def test_a_baseline_stands_beside_the_settings(name: str, moved: Path) -> None:
    (moved / "link.json").symlink_to("/etc/passwd")
    settle(moved, f"\n[validate]\nbaseline = {json.dumps(name)}\n")
    found = check(moved)
    assert (found.status, found.out) == (3, "")
    assert "hint: " in found.err


def test_a_change_answers_for_what_it_touches_and_what_it_causes(moved: Path) -> None:
    put(
        moved,
        "fair-council",
        "id: fair-council\nname: Fair council\nsources:\n  - source: joint-report\n",
        "organisations",
    )
    put(moved, "a-3", action("a-3", title="Hold a fair").replace("anytown-council", "fair-council"))
    commit(moved)
    (moved / "data/organisations/fair-council.yaml").unlink()
    found = check(moved, "--changed", "main")
    assert found.status == 1
    assert "data/actions/a-3.yaml:8:19: error TSR201" in found.out
    assert "a-2.yaml" not in found.out
    assert "1 finding elsewhere, which the change did not cause, not counted" in found.out
    put(moved, "a-2", action("a-2", title="Publish a protocol twice", more=MOVED))
    assert "warning TSR506" in check(moved, "--changed", "main").out


def test_of_two_faults_of_a_list_a_change_answers_for_its_own(moved: Path) -> None:
    put(moved, "a-3", action("a-3", title="Hold a fair").replace("voluntary-council", "nobody"))
    commit(moved)
    (moved / "data/organisations/anytown-council.yaml").unlink()
    found = check(moved, "--changed", "main")
    assert 'a-3.yaml:8:19: error TSR201 no organisation has the id "anytown-council"' in found.out
    assert '"nobody"' not in found.out


def test_what_is_not_shown_decides_all_the_same(moved: Path) -> None:
    settle(moved, '\n[severity]\nTSR506 = "error"\n')
    assert check(moved, "--ignore", "TSR506").status == 1
    assert check(moved, "--select", "TSR201").status == 1


@pytest.mark.parametrize(
    "words",
    ["--base main", "--changed main", "--at main", "--select TSR506", "--ignore TSR506", "--format json", "-o x.txt",
     "--fix", "--fix --diff"],
)  # fmt: skip
def test_a_new_baseline_is_of_the_dataset_as_it_is_and_whole(words: str, moved: Path) -> None:
    refused = run("validate", "--write-baseline", moved / "b.json", *words.split(), "-C", moved)
    assert refused.status == 2
    assert not (moved / "b.json").exists()
