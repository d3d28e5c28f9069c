"""The commands that write into records: what they write, what they refuse, and that a refusal changes nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.runs import Result, run
from tsreview.cli import editing, session
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.index.connection import Index
from tsreview.loading.lock import alone
from tsreview.location import Place
from tsreview.rules import network

TODAY = date(2010, 10, 1)
COMPLETE = ("actions", "complete", "a-1", "--evidence", "Minutes: item 4")
REVISE = ("actions", "revise", "a-1", "--reason", "The draft came late", "--approved-by", "Board")
HINT = "  hint: look at it with `git diff`, then commit it\n"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pin today, which only the session reads."""
    real = session.read_day

    def pinned(text: str | None, option: str = "--as-of") -> date:
        return TODAY if text is None else real(text, option)

    monkeypatch.setattr(session, "read_day", pinned)
    monkeypatch.setattr(editing, "read_day", pinned)


@pytest.fixture
def kept(base: Path) -> Iterator[Path]:
    """Give the small dataset, and hold that the test left it as it was."""
    before = fingerprint(base)
    yield base
    assert fingerprint(base) == before


def a_1(dataset: Path) -> str:
    return (dataset / "data/actions/a-1.yaml").read_text(encoding="utf-8")


def is_refused(result: Result, status: int, message: str, hint: str) -> None:
    assert result.status == status, result
    assert result.out == ""
    assert message in result.err
    assert hint in result.err
    assert "Traceback" not in result.err


# ---- what is written


def test_complete_adds_an_update_and_says_what_was_done(base: Path) -> None:
    old = a_1(base)
    added = 'updates:\n  - on: 2010-10-01\n    status: complete\n    evidence: "Minutes: item 4"\n'
    out = "a-1: complete since 1 October 2010 (was overdue by 93 days); data/actions/a-1.yaml, 4 lines added\n"
    assert run(*COMPLETE, "-C", base) == (0, out, HINT)
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
    assert result.out.startswith("a-1: in progress since 1 June 2010 (was due now); ")
    assert (
        "updates:\n  - on: 2010-06-01\n    status: in_progress\n"
        '    progress: "no"\n    by: LSPE\n    reason: Leave\n    next_step: Meet again\n    evidence: Minute 9\n'
        "    learning: Ask early\n    by_products: A list\n    reported_rag: amber\nsources:" in a_1(base)
    )
    again = run("actions", "update", "a-1", "--status", "in_progress", "--progress", "Met", "-C", base)
    assert again.out == ("a-1: still in progress on 1 October 2010; data/actions/a-1.yaml, 3 lines added\n")


@pytest.mark.parametrize(
    ("kind", "to", "said"),
    [
        ("extended", "Dec 2010", "due Dec 2010, extended from June 2010 by 6 months (was overdue by 93 days)"),
        ("brought_forward", "April 2010", "due April 2010, brought forward from June 2010 by 2 months (was overdue"),
        ("reprogrammed", "2011/12", "due 2011/12, reprogrammed from June 2010 (was overdue"),
        ("infeasible", "TBC", "due TBC, as June 2010 was found infeasible (was overdue"),
    ],
)
def test_revise_adds_a_revision_and_leaves_the_date_as_published(base: Path, kind: str, to: str, said: str) -> None:
    result = run(*REVISE, "--to", to, "--kind", kind, "-C", base)
    assert (result.status, result.err.endswith(HINT)) == (0, True)
    assert result.out.startswith(f"a-1: {said}")
    assert (
        f"due: June 2010\nprinciples:\n  - know-needs\nrevisions:\n  - to: {to}\n    on: 2010-10-01\n    kind: {kind}\n"
        "    reason: The draft came late\n    approved_by: Board\nsources:" in a_1(base)
    )


def test_a_first_date_is_a_revision_too(base: Path) -> None:
    put(base, "a-2", action("a-2", due=None))
    words = ("--to", "Dec 2010", "--kind", "first_dated", "--reason", "Asked", "--approved-by", "Board")
    result = run("actions", "revise", "a-2", *words, "-C", base)
    assert result.out.startswith("a-2: due Dec 2010, dated for the first time (had no date that can be told); ")


def test_an_action_is_found_by_its_name(base: Path) -> None:
    result = run("actions", "complete", "hold a meeting of both councils", *COMPLETE[3:], "-C", base)
    assert result.out.startswith("a-1: complete since")


def test_line_ends_and_a_byte_order_mark_stay(base: Path) -> None:
    path = base / "data/actions/a-1.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(*COMPLETE, "-C", base).status == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid: a-1\r\n")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"    status: complete\r\n" in data


# ---- a dry run


def test_a_dry_run_prints_the_difference_and_writes_nothing(kept: Path) -> None:
    status, out, err = run(*COMPLETE, "--dry-run", "-C", kept)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "--- a/data/actions/a-1.yaml", "+++ b/data/actions/a-1.yaml", "@@ -11,6 +11,10 @@", " due: June 2010",
        " principles:", "   - know-needs", "+updates:", "+  - on: 2010-10-01", "+    status: complete",
        '+    evidence: "Minutes: item 4"', " sources:", "   - source: joint-report", '     section: "2"',
    ]  # fmt: skip


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
    out = run("actions", "update", "a-2", "--status", "in_progress", "--by", "LSPE", "--dry-run", "-C", base).out
    assert out.count("\\ No newline at end of file\n") == 2
    assert out.endswith("+  by: LSPE\n\\ No newline at end of file\n")


# ---- what is refused


@pytest.mark.parametrize(
    ("words", "status", "message", "hint"),
    [
        (("update", "a-1", "--status", "don"), 2, '--status "don" is not known', "one of: not_started, in_progress"),
        (("update", "a-1", "--status", "in progress"), 2, "is not known", 'did you mean "in_progress"?'),
        (("update", "a-1", "--status", "complete", "--reported-rag", "gren"), 2, "--reported-rag", '"green"?'),
        (("update", "a-11", "--status", "complete"), 2, 'no action has the id "a-11"', 'did you mean "a-1"?'),
        (("update", "a-1", "--status", "in_progress", "--progress", " "), 2, "holds no text", "leave the option out"),
        (("update", "a-1", "--status", "in_progress", "--progress", "a\x1bb"), 2, "U+001B", "type the text anew"),
        (("update", "a-1", "--status", "in_progress", "--by", "\udc80"), 2, "U+DC80", "type the text anew"),
        (("update", "a-1", "--status", "in_progress", "--on", "2010-10-02"), 2, "is after today", "when it has"),
        (("update", "a-1", "--status", "in_progress", "--on", "June"), 2, '--on "June" is not a day', "write it as"),
        (("update", "a-1"), 2, "missing option '--status'", "--help"),
        (("complete", "a-1"), 2, "missing option '--evidence'", "--help"),
        ((*REVISE[1:], "--to", "Dec 2010", "--kind", "extend"), 2, '"extend" is not known', '"extended"?'),
        ((*REVISE[1:], "--to", "2010-11", "--kind", "extended"), 2, "cannot be read as a date", '"November 2010" or'),
        ((*REVISE[1:], "--to", "May 2010", "--kind", "extended"), 2, "ends before", "--kind brought_forward?"),
        ((*REVISE[1:], "--to", "by June 2010", "--kind", "extended"), 2, "already, so nothing moves", "agreed"),
        # The rules of the dataset speak for themselves.
        (("update", "a-1", "--status", "complete"), 1, "a-1.yaml:16:13: warning TSR501", "add `evidence`"),
        (("update", "a-1", "--status", "suspended"), 1, "        status: suspended\n                ^", "add `reason`"),
        (("update", "a-1", "--status", "in_progress", "--on", "2009-01-02"), 1, "TSR308", "correct the date"),
        (("update", "a-1", "--status", "in_progress", "--by", "x" * 40_001), 1, "TSR119", "so nothing was written"),
        (("update", "a-1", "--status", "in_progress", "--by", "x\n" * 150_000), 1, "TSR102", "so nothing was written"),
        (("update", "a-1", "--status", "in_progress", "--by", "a\u200bb"), 1, "TSR107", "so nothing was written"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do_and_leaves_the_dataset_as_it_was(
    kept: Path, words: tuple[str, ...], status: int, message: str, hint: str
) -> None:
    is_refused(run("actions", *words, "-C", kept), status, message, hint)
    is_refused(run("actions", *words, "--dry-run", "-C", kept), status, message, hint)


def test_an_entry_before_the_last_is_out_of_order(base: Path) -> None:
    assert run(*COMPLETE, "--on", "2010-09-01", "-C", base).status == 0
    before = fingerprint(base)
    result = run("actions", "update", "a-1", "--status", "in_progress", "--on", "2010-08-01", "-C", base)
    is_refused(result, 1, "warning TSR305 2010-08-01 stands after 2010-09-01", "put the entries in the order")
    assert fingerprint(base) == before


def test_what_is_complete_is_not_completed_again(base: Path) -> None:
    assert run(*COMPLETE, "--on", "2010-09-01", "-C", base).status == 0
    before = fingerprint(base)
    is_refused(run(*COMPLETE, "-C", base), 2, "a-1 is complete already, by its update of 1 September 2010",
               "`tsreview actions update a-1 --status complete` adds")  # fmt: skip
    assert fingerprint(base) == before
    note = run(*REVISE, "--to", "Dec 2010", "--kind", "extended", "--dry-run", "-C", base)
    assert (note.status, note.err.splitlines()[0]) == (0, "note: a-1 is complete; its date no longer counts")


def test_findings_that_were_there_before_are_not_held_against_an_edit(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    put(base, "a-3", action("a-3", due="Within 9 months"))
    put(base, "a-4", action("a-4", more="updates:\n  - on: 2010-02-01\n    status: complete\n"))
    result = run("actions", "update", "a-4", "--status", "in_progress", "--progress", "Opened again", "-C", base)
    assert (result.status, result.err.splitlines()[:1]) == (
        0, ["note: the dataset has 1 error and 1 warning; `tsreview validate` lists them"],
    )  # fmt: skip


def test_new_advice_is_a_note(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reported(index: Index) -> Iterator[Diagnostic]:
        for path, day in index.rows("SELECT path, day FROM updates JOIN files ON files.id = updates.file"):
            yield Diagnostic(Place(path, 13, 3), "TSR503", Severity.ADVICE, f"there is a report of {day}")

    monkeypatch.setattr(network, "NETWORK_RULES", (*network.NETWORK_RULES, reported))
    note = "note: data/actions/a-1.yaml:13:3: advice TSR503 there is a report of 2010-10-01\n"
    result = run(*COMPLETE, "-C", base)
    assert (result.status, result.err) == (0, note + HINT)


def test_a_record_with_errors_is_mended_first(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n"))
    before = fingerprint(base)
    result = run("actions", "complete", "a-2", *COMPLETE[3:], "-C", base)
    is_refused(result, 1, "data/actions/a-2.yaml:15:1: error TSR407 `updates` has no value", "mend these first")
    assert fingerprint(base) == before


def test_an_id_of_two_files_is_mended_first(base: Path) -> None:
    (base / "data/actions/x").mkdir()
    put(base, "a-1", a_1(base), folder="actions/x")
    before = fingerprint(base)
    result = run(*COMPLETE, "-C", base)
    is_refused(result, 1, "is that of data/actions/a-1.yaml and data/actions/x/a-1.yaml", "another id")
    assert fingerprint(base) == before


def test_a_list_that_cannot_be_edited_is_named_by_its_line(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n  []\n"))
    result = run("actions", "complete", "a-2", *COMPLETE[3:], "-C", base)
    is_refused(result, 3, "data/actions/a-2.yaml:16: empty brackets", "delete the key and its brackets")


# ---- others who write


def test_a_record_that_changed_since_it_was_indexed_is_not_edited(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base / "data/actions/a-1.yaml"
    real = editing._find

    def disturbed(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes() + b"# theirs\n")
        return found

    monkeypatch.setattr(editing, "_find", disturbed)
    is_refused(run(*COMPLETE, "-C", base), 3, "was changed meanwhile", "then run the command again")
    assert a_1(base).endswith("# theirs\n")
    assert "updates" not in a_1(base)


def test_a_record_that_changed_while_the_edit_was_tried_is_not_overwritten(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = base / "data/actions/a-1.yaml"
    real = editing._done

    def disturbed(*given: object) -> str:
        path.write_bytes(path.read_bytes() + b"# theirs\n")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "_done", disturbed)
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
    monkeypatch.setattr("tsreview.loading.trial.append_entry", lambda text, *_: text.replace("June", "July"))
    is_refused(run(*COMPLETE, "-C", kept), 70, "did more than was meant, so nothing was written", "fault of the tool")


def test_the_index_of_the_user_is_not_touched_by_a_refused_edit(kept: Path) -> None:
    before = run("actions", "overdue", "--as-of", "2010-10-01", "-C", kept)
    assert run("actions", "update", "a-1", "--status", "complete", "-C", kept).status == 1
    assert run("actions", "overdue", "--as-of", "2010-10-01", "-C", kept) == before
    assert run("validate", "-C", kept).out.startswith("8 records in 8 files: no errors")
