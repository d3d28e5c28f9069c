"""The commands that write into records: what they write, and what they say of it."""

import subprocess
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.edits import COMPLETE, PASSED, REVISE, a_1, is_refused
from tests.support.git import commit, git
from tests.support.runs import run
from tsreview.cli import edit_checks, editing
from tsreview.loading.editing import Edited
from tsreview.loading.lock import alone

pytestmark = pytest.mark.usefixtures("october")


def test_complete_adds_an_update_and_says_what_was_done(base: Path) -> None:
    old = a_1(base)
    added = 'updates:\n  - on: 2010-10-01\n    status: complete\n    evidence: "Minutes: item 4"\n'
    out = (
        "a-1: complete since 1 October 2010; was overdue by 93 days; blue, was red; data/actions/a-1.yaml, "
        "4 lines added\n"
    )
    assert run(*COMPLETE, "-C", base) == (0, out, "")
    assert a_1(base) == old.replace("sources:", added + "sources:")
    assert run("validate", "-C", base).status == 0
    assert "closed" in run("actions", "list", "--as-of", "2010-10-01", "-C", base).out


def test_update_takes_all_that_a_report_says_in_the_order_of_the_schema(base: Path) -> None:
    words = (
        "--by-products", "A list", "--learning", "Ask early", "--next-step", "Meet again", "--reason", "Leave",
        "--progress", "no", "--by", "LSPE", "--reported-rag", "amber", "--evidence", "Minute 9",
        "--status", "in_progress", "--on", "1 June 2010",
    )  # fmt: skip
    result = run("actions", "update", "a-1", *words, "-C", base)
    assert result.out.startswith("a-1: in progress since 1 June 2010; still due now; still green; ")
    assert (
        "updates:\n  - on: 2010-06-01\n    status: in_progress\n"
        '    progress: "no"\n    by: LSPE\n    reason: Leave\n    next_step: Meet again\n    evidence: Minute 9\n'
        "    learning: Ask early\n    by_products: A list\n    reported_rag: amber\nsources:" in a_1(base)
    )
    again = run("actions", "update", "a-1", "--status", "in_progress", "--progress", "Met", "-C", base)
    assert again.out == (
        "a-1: still in progress on 1 October 2010; still overdue by 93 days; still red; data/actions/a-1.yaml, "
        "3 lines added\n"
    )


@pytest.mark.parametrize(
    ("kind", "to", "said"),
    [
        (
            "extended",
            "Dec 2010",
            "due Dec 2010, extended from June 2010 by 6 months; not yet due, was overdue by 93 days; grey, was red; ",
        ),
        (
            "brought_forward",
            "April 2010",
            "due April 2010, brought forward from June 2010 by 2 months; still overdue, now by 154 days; still red; ",
        ),
        (
            "reprogrammed",
            "2011/12",
            "due 2011/12, reprogrammed from June 2010; not yet due, was overdue by 93 days; grey, was red; ",
        ),
        (
            "infeasible",
            "TBC",
            "due TBC, as June 2010 was found infeasible; without a date that can be told, was overdue by 93",
        ),
    ],
)
def test_revise_adds_a_revision_and_leaves_the_date_as_published(base: Path, kind: str, to: str, said: str) -> None:
    result = run(*REVISE, "--to", to, "--kind", kind, "-C", base)
    assert (result.status, result.err) == (0, f"note: data/actions/a-1.yaml:16:9: {PASSED}")
    assert result.out.startswith(f"a-1: {said}")
    assert (
        f"due: June 2010\nprinciples:\n  - know-needs\nrevisions:\n  - to: {to}\n    on: 2010-10-01\n    kind: {kind}\n"
        "    reason: The draft came late\n    approved_by: Board\nsources:" in a_1(base)
    )


def test_a_date_after_the_plans_end_is_noted(base: Path) -> None:
    late = (*REVISE, "--to", "June 2012", "--kind", "extended", "--dry-run", "-C", base)
    assert run(*late).err.startswith("note: June 2012 is after the plan's end, March 2012\nnote: data/")
    until = run(*REVISE, "--to", "2011/12", "--kind", "extended", "--dry-run", "-C", base)
    assert until.err.startswith(f"note: data/actions/a-1.yaml, in the entry that was to be added: {PASSED}would be: ")
    plan = (base / "data/plans/joint-plan.yaml").read_text(encoding="utf-8")
    put(base, "joint-plan", plan.replace("ends: March 2012\n", ""), "plans")
    assert run(*late).err.startswith("note: data/")


def test_a_state_at_rest_is_not_told_twice(base: Path) -> None:
    assert run(*COMPLETE, "-C", base).status == 0
    again = run("actions", "update", "a-1", "--status", "complete", "--evidence", "More", "--dry-run", "-C", base)
    assert "a-1: still complete on 1 October 2010; still blue; data" in again.err


def test_a_first_date_is_a_revision_too(base: Path) -> None:
    put(base, "a-2", action("a-2", due=None))
    words = ("--to", "Dec 2010", "--kind", "first_dated", "--reason", "Asked", "--approved-by", "Board")
    result = run("actions", "revise", "a-2", *words, "-C", base)
    assert result.out.startswith(
        "a-2: due Dec 2010, dated for the first time; not yet due, was without a date that can be told; "
    )


@pytest.mark.parametrize("words", ["hold a meeting of both councils", " A-1 ", "Meeting councils"])
def test_an_action_is_found_by_its_title_and_by_words_of_it(base: Path, words: str) -> None:
    result = run("actions", "complete", words, *COMPLETE[3:], "-C", base)
    assert result.out.startswith("a-1: complete since")


def test_line_ends_and_a_byte_order_mark_stay(base: Path) -> None:
    path = base / "data/actions/a-1.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(*COMPLETE, "-C", base).status == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid: a-1\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"    status: complete\r\n" in data


@pytest.mark.parametrize("word", ["In Progress", "in-progress", " IN_PROGRESS"])
def test_a_state_is_read_as_people_write_it(base: Path, word: str) -> None:
    assert run("actions", "update", "a-1", "--status", word, "--reported-rag", "Amber", "-C", base).status == 0
    assert "status: in_progress\n    reported_rag: amber\n" in a_1(base)


@pytest.mark.parametrize(("spoken", "day"), [("today", "2010-10-01"), (" Yesterday", "2010-09-30")])
def test_a_day_is_read_as_people_say_it(base: Path, spoken: str, day: str) -> None:
    assert f"as at {day[8:].lstrip('0')} " in run("actions", "list", "--as-of", spoken, "-C", base).out
    assert run(*COMPLETE, "--on", spoken, "-C", base).status == 0
    assert f"- on: {day}\n" in a_1(base)


def test_what_is_in_git_can_be_taken_back(base: Path) -> None:
    (base / "data/actions/with blanks").mkdir()
    put(base, "a-2", action("a-2"), folder="actions/with blanks")
    commit(base)
    before = fingerprint(base / "data")
    hint = run(*COMPLETE, folder=base).err
    assert hint == (
        "  hint: look at it with `git diff`, then commit it; `git restore data/actions/a-1.yaml` takes it back\n"
    )
    other = run("actions", "complete", "a-2", *COMPLETE[3:], "-C", base).err
    assert f"`git -C {base} restore 'data/actions/with blanks/a-2.yaml'` takes it back\n" in other
    for words in (hint, other):
        subprocess.run(words.split("`")[3], shell=True, cwd=base, check=True)
    assert fingerprint(base / "data") == before


def test_taking_back_more_than_the_edit_is_told(base: Path) -> None:
    commit(base)
    assert run(*COMPLETE, "-C", base).status == 0
    again = run("actions", "update", "a-1", "--status", "complete", "--evidence", "More", "-C", base)
    assert again.err.endswith(" takes it back, with what else in that file is not staged or committed\n")
    git(base, "add", "-A")
    staged = run("actions", "update", "a-1", "--status", "complete", "--evidence", "Yet more", "-C", base)
    assert staged.err.endswith(" takes it back\n")
    put(base, "a-2", action("a-2"))
    assert run("actions", "complete", "a-2", *COMPLETE[3:], "-C", base).err == ""


# ---- a dry run


def test_a_dry_run_prints_the_difference_and_writes_nothing(kept: Path) -> None:
    status, out, err = run(*COMPLETE, "--dry-run", "-C", kept)
    assert status == 0
    assert err.startswith(
        "would be: a-1: complete since 1 October 2010; was overdue by 93 days; blue, was red; data/actions/a-1.yaml"
    )
    assert out.splitlines() == [
        "--- a/data/actions/a-1.yaml", "+++ b/data/actions/a-1.yaml", "@@ -11,6 +11,10 @@", " due: June 2010",
        " principles:", "   - know-needs", "+updates:", "+  - on: 2010-10-01", "+    status: complete",
        '+    evidence: "Minutes: item 4"', " sources:", "   - source: joint-report", '     section: "2"',
    ]  # fmt: skip


def test_a_dry_run_says_the_same_words_as_the_real_run(base: Path) -> None:
    tried = run(*COMPLETE, "--dry-run", "-C", base)
    assert tried.err == f"would be: {run(*COMPLETE, '-C', base).out}"


def test_a_difference_holds_nothing_that_drives_a_terminal(base: Path) -> None:
    put(base, "a-2", action("a-2", more='notes: "x\\n::error::y"\n# \u200b\n').rstrip("\n").replace("\n", "\r\n"))
    before = fingerprint(base)
    out = run(
        "actions", "update", "a-2", "--status", "in_progress", "--progress", "::error::z", "--dry-run", "-C", base
    ).out
    assert fingerprint(base) == before
    assert "\u200b" not in out
    assert "\r" not in out
    assert not [line for line in out.splitlines() if line.lstrip().startswith("::")]


def test_a_missing_last_line_end_is_told_as_git_does(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n- on: 2010-03-01\n  status: in_progress").rstrip("\n"))
    out = run("actions", "update", "a-2", "--status", "in_progress", "--reason", "LSPE", "--dry-run", "-C", base).out
    assert out.count("\\ No newline at end of file\n") == 2
    assert out.endswith("+  reason: LSPE\n\\ No newline at end of file\n")


# ---- others who write


def test_a_record_that_changed_since_it_was_indexed_is_not_edited(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base / "data/actions/a-1.yaml"
    real = edit_checks.find_to_edit

    def disturbed(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes() + b"# theirs\n")
        return found

    monkeypatch.setattr("tsreview.cli.editing.find_to_edit", disturbed)
    is_refused(run(*COMPLETE, "-C", base), 3, "was changed meanwhile", "then run the command again")
    assert a_1(base).endswith("# theirs\n")
    assert "updates" not in a_1(base)


def test_a_record_that_changed_while_the_edit_was_tried_is_not_overwritten(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = base / "data/actions/a-1.yaml"
    real = editing._sentence

    def disturbed(*given: object) -> str:
        path.write_bytes(path.read_bytes() + b"# theirs\n")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "_sentence", disturbed)
    is_refused(run(*COMPLETE, "-C", base), 3, "was changed meanwhile", "then run the command again")
    assert a_1(base).endswith("# theirs\n")
    assert "updates" not in a_1(base)
    assert [each.name for each in path.parent.iterdir()] == ["a-1.yaml"]


def test_a_second_edit_at_once_is_told(kept: Path) -> None:
    with alone(kept.resolve()):
        is_refused(run(*COMPLETE, "-C", kept), 3, "another edit of this dataset is under way", "when the other is done")
        assert run(*COMPLETE, "--dry-run", "-C", kept).status == 0


def test_an_edit_that_would_do_more_than_was_meant_is_a_fault_of_the_tool(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tsreview.loading.trial.insert_entry", lambda text, *_: Edited(text.replace("June", "July"), 1, 0)
    )
    is_refused(run(*COMPLETE, "-C", kept), 70, "did more than was meant, so nothing was written", "fault of the tool")


def test_the_index_of_the_user_is_not_touched_by_a_refused_edit(kept: Path) -> None:
    before = run("actions", "overdue", "--as-of", "2010-10-01", "-C", kept)
    assert run("actions", "update", "a-1", "--status", "complete", "-C", kept).status == 1
    assert run("actions", "overdue", "--as-of", "2010-10-01", "-C", kept) == before
    assert run("validate", "-C", kept).out.startswith("8 records in 8 files: no errors")
