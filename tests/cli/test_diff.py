"""`tsreview diff`: what changed, in officers' words, and what follows if it is merged."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.git import commit, git
from tests.support.runs import run

AS_OF = ("--as-of", "2010-10-01")
MOVES = """\
revisions:
  - to: June 2010
    on: 2010-02-01
    kind: extended
    reason: Staff left
    approved_by: the LSP Executive
"""
SECOND = """\
  - to: December 2010
    on: 2010-09-20
    kind: extended
    reason: Still vacant
    approved_by: the LSP Executive
"""


@pytest.fixture
def history(base: Path) -> Path:
    put(base, "a-2", action("a-2", due="Sept 2009", more=MOVES + "principles:\n  - know-needs\n"))
    (base / "data/actions/a-1.yaml").write_text(
        (base / "data/actions/a-1.yaml").read_text(encoding="utf-8").replace("principles:\n  - know-needs\n", ""),
        encoding="utf-8",
    )
    commit(base)
    return base


def said(dataset: Path, *words: str) -> str:
    found = run("-C", dataset, "diff", *AS_OF, *words)
    assert found.status == 0, found.err
    return found.out


def test_a_move_is_told_as_an_officer_would(history: Path) -> None:
    put(history, "a-2", action("a-2", due="Sept 2009", more=MOVES + SECOND + "principles:\n  - know-needs\n"))
    out = said(history)
    assert (
        "  a-2 moved from June 2010 to December 2010, second move, approved by the LSP Executive (Still vacant); "
        "now 15 months behind its original date\n"
    ) in out
    assert "1 action is no longer overdue: a-2" in out
    assert "1 action becomes overdue on 1 January 2011 unless closed by then: a-2" in out


def test_reports_parties_and_other_fields(history: Path) -> None:
    text = action("a-2", title="Publish a shared protocol", due="Sept 2009", more=MOVES)
    text = text.replace("  - role: spa\n    organisation: voluntary-council\n", "")
    text += "updates:\n  - on: 2010-09-30\n    status: complete\n    progress: Out now.\n"
    text += "    evidence: minute 4\n    by: a clerk\n"
    put(history, "a-2", text)
    out = said(history)
    assert (
        "a-2 reported complete on 30 September 2010 by a clerk (was without a report): Out now; evidence: minute 4"
        in out
    )
    assert 'a-2 title changed from "Publish a protocol" to "Publish a shared protocol"' in out
    assert "a-2 no longer SPA: " in out
    assert "1 action loses a single point of accountability: a-2" in out
    assert "loses its only action" in out
    assert 'a-2 principles: removed "know-needs"' in out


def test_a_record_is_known_by_its_id_wherever_its_file_is(history: Path) -> None:
    folder = history / "data/actions/first"
    folder.mkdir()
    shutil.move(history / "data/actions/a-2.yaml", folder)
    assert "a-2 the file moved from data/actions/a-2.yaml to data/actions/first/a-2.yaml" in said(history)
    assert "removed" not in said(history)


def test_what_was_added_and_removed(history: Path) -> None:
    (history / "data/actions/a-2.yaml").unlink()
    put(history, "a-3", action("a-3", title="Open a register", due="Oct 2010"))
    out = said(history)
    assert "Actions: 1 added, 1 removed" in out
    assert "a-3 added: Open a register" in out
    assert "a-2 removed: Publish a protocol" in out
    assert "1 action that was overdue is removed: a-2" in out
    assert "1 action becomes overdue on 1 November 2010 unless closed by then: a-3" in out


def test_comments_and_order_are_only_layout(history: Path) -> None:
    path = history / "data/actions/a-2.yaml"
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "a-2 only its layout" in said(history)
    assert "\n  nothing for lateness, principles, loads or accountability\n" in said(history)


def test_nothing_changed(history: Path) -> None:
    assert "no record changed" in said(history)
    assert said(history, "--format", "markdown").endswith("\n\nNo record changed.\n")


def test_two_revisions_and_since_they_parted(history: Path) -> None:
    git(history, "checkout", "-q", "-b", "spring")
    put(history, "a-3", action("a-3", title="Open a register"))
    commit(history)
    git(history, "checkout", "-q", "main")
    put(history, "a-4", action("a-4", title="Close a register"))
    commit(history)
    both, own = said(history, "main..spring"), said(history, "main...spring")
    assert "a-4 removed" in both
    assert "a-4" not in own
    assert "a-3 added" in own
    assert "a-4 added" in said(history, "HEAD~1..")
    assert run("-C", history, "diff", "no-such").status == 2
    assert run("-C", history, "diff", "--", "--help..HEAD").status == 2


def test_loads_and_findings_follow(history: Path) -> None:
    for n in range(3, 6):
        put(history, f"a-{n}", action(f"a-{n}", title=f"Open register {n}").replace("order: 2", f"order: {n}"))
    put(history, "a-9", action("a-9", due="31 Sept 2010"))
    out = said(history)
    assert "goes from 2 to 5 actions nominated or led" in out
    assert "validation goes from 0 to 1 error" in out


def test_markdown_for_a_comment_holds_no_markup_of_the_data(history: Path) -> None:
    put(history, "a-3", action("a-3", title="'<img src=x> @everyone [x](http://x) | **bold**'"))
    out = said(history, "--format", "markdown")
    assert out.startswith("## If this is merged (as at 1 October 2010)\n")
    assert "\n## What changes\n" in out
    assert "<img" not in out.replace("\\<img", "")
    assert "@everyone" not in out


def test_markdown_for_a_comment_refers_to_nothing(history: Path) -> None:
    put(history, "a-3", action("a-3", title="'See #3, GH-4 and 0123456789abcdef'"))
    out = said(history, "--format", "markdown")
    assert "See #\u20603, GH-\u20604 and 012345\u2060" in out


def test_json_holds_the_same(history: Path) -> None:
    put(history, "a-3", action("a-3", title="Open a register", due="Oct 2010"))
    found = json.loads(said(history, "--format", "json"))
    assert (found["kind"], found["as_of"], found["dataset"]["dirty"]) == ("changes", "2010-10-01", True)
    assert [(item["id"], item["verb"]) for item in found["items"]] == [("a-3", "added")]
    assert any("becomes overdue on 1 November 2010" in each for each in found["consequences"])


def test_a_broken_file_is_said_to_be_so(history: Path) -> None:
    put(history, "a-2", "id: a-2\ntitle: [\n")
    assert "a-2 the file cannot be read now" in said(history)


def test_nothing_is_written(history: Path) -> None:
    put(history, "a-3", action("a-3"))
    before = fingerprint(history)
    said(history)
    assert fingerprint(history) == before


def test_a_branch_that_is_behind_has_deleted_nothing(history: Path) -> None:
    git(history, "checkout", "-q", "-b", "spring")
    git(history, "checkout", "-q", "main")
    put(history, "a-4", action("a-4", title="Close a register"))
    commit(history)
    git(history, "checkout", "-q", "spring")
    out = said(history, "main")
    assert "no record changed" in out
    assert out.startswith("Changes from where this parted from main (")


def test_settings_that_change_are_told_with_what_follows(history: Path) -> None:
    (history / "tsreview.toml").write_text("[rag]\namber_months = 24\n", encoding="utf-8")
    out = said(history)
    assert "tsreview.toml amber months changed from 1 to 24" in out.replace("_", " ")
    assert "turns from red to amber: a-2" in out or "turn from red to amber: a-1, a-2" in out


def test_a_body_that_is_renamed_keeps_its_actions(history: Path) -> None:
    path = history / "data/organisations/anytown-council.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: ", "name: New ", 1), encoding="utf-8")
    assert " goes from " not in said(history)


def test_what_is_resumed_becomes_overdue_on_its_day(history: Path) -> None:
    stopped = "updates:\n  - on: 2010-08-01\n    status: suspended\n    reason: Staff left\n"
    put(history, "a-3", action("a-3", due="Dec 2010", more=stopped).replace("order: 2", "order: 3"))
    commit(history)
    resumed = stopped + "  - on: 2010-09-01\n    status: in_progress\n    progress: Begun again\n"
    put(history, "a-3", action("a-3", due="Dec 2010", more=resumed).replace("order: 2", "order: 3"))
    assert "1 action becomes overdue on 1 January 2011 unless closed by then: a-3" in said(history)


def test_a_late_report_is_set_against_the_state_of_its_day(history: Path) -> None:
    done = "updates:\n{}  - on: 2010-09-01\n    status: complete\n    evidence: minute 4\n"
    put(history, "a-3", action("a-3", more=done.format("")).replace("order: 2", "order: 3"))
    commit(history)
    late = "  - on: 2010-07-01\n    status: in_progress\n    progress: Begun\n"
    put(history, "a-3", action("a-3", more=done.format(late)).replace("order: 2", "order: 3"))
    assert "a-3 reported in progress on 1 July 2010 (was without a report): Begun" in said(history)


def test_a_comment_is_no_longer_than_a_comment_may_be(history: Path) -> None:
    for n in range(60):
        text = action(f"b-{n}", title="x" * 1_500).replace("order: 2", f"order: {n + 3}")
        put(history, f"b-{n}", text)
    out = said(history, "--format", "markdown")
    assert len(out.encode()) < 65_536
    assert "which `tsreview diff` lists" in out
