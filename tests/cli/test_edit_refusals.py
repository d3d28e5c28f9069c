"""What the commands that write into records refuse, and that a refusal changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import ANY

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.edits import COMPLETE, REVISE, a_1, is_refused
from tests.support.runs import run
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.index.connection import Index
from tsreview.location import Place
from tsreview.rules import network

pytestmark = pytest.mark.usefixtures("october")


@pytest.mark.parametrize(
    ("words", "status", "message", "hint"),
    [
        (("update", "a-1", "--status", "don"), 2, '--status "don" is not known', "one of: not_started, in_progress"),
        (("update", "a-1", "--status", "in progres"), 2, "is not known", 'did you mean "in_progress"?'),
        (("update", "a-1", "--status", "complete", "--reported-rag", "gren"), 2, "--reported-rag", '"green"?'),
        (("update", "a-1", "--status", "complete", "--reported-rag", ""), 2, '"" is not known', "one of: blue"),
        (("update", "a-11", "--status", "complete"), 2, 'no action has the id "a-11"', 'did you mean "a-1"?'),
        (("update", "a-1", "--status", "in_progress", "--progress", " "), 2, "holds no text", "leave the option out"),
        (("update", "a-1", "--status", "in_progress", "--progress", "a\x1bb"), 2, "U+001B", "type the text anew"),
        (("update", "a-1", "--status", "in_progress", "--by", "\udc80"), 2, "U+DC80", "type the text anew"),
        (("update", "a-1", "--status", "in_progress", "--on", "2010-10-02"), 2, "is after today", "when it has"),
        (("update", "a-1", "--status", "in_progress", "--on", "June"), 2, '--on "June" is not a day', "write it as"),
        (("update", "a-1", "--status", "in_progress", "--on", "Jan 2010"), 2, "is a month, not a day", "write it as"),
        (("update", "a-1"), 2, "missing option '--status'", "--help"),
        (("complete", "a-1", "--evidence", " "), 2, "--evidence holds no text", "it is needed; give one, such as"),
        ((*REVISE[1:], "--to", "", "--kind", "extended"), 2, "--to holds no text", 'it is needed; give one'),
        (("complete", "a-1"), 2, "missing option '--evidence'", "--help"),
        ((*REVISE[1:], "--to", "Dec 2010", "--kind", "extend"), 2, '"extend" is not known', '"extended"?'),
        ((*REVISE[1:], "--to", "2010-11", "--kind", "extended"), 2, "cannot be read as a date", '"November 2010" or'),
        ((*REVISE[1:], "--to", "May 2010", "--kind", "extended"), 2, "ends before", "--kind brought_forward?"),
        ((*REVISE[1:], "--to", "Ongoing", "--kind", "extended"), 2, "has no last day", "use --kind reprogrammed"),
        ((*REVISE[1:], "--to", "by June 2010", "--kind", "extended"), 2, "already, so nothing moves", "agreed"),
        # The rules of the dataset speak for themselves.
        (("update", "a-1", "--status", "complete"), 1, "TSR501", "hint: add --evidence TEXT and run it again"),
        (("update", "a-1", "--status", "suspended"), 1, "        status: suspended\n                ^", "add --reason"),
        (("update", "a-1", "--status", "in_progress", "--on", "2009-01-02"), 1, "TSR308", "correct the date"),
        (("update", "a-1", "--status", "in_progress", "--by", "x" * 40_001), 1, "TSR119", "run it again"),
        (("update", "a-1", "--status", "in_progress", "--by", "x\n" * 150_000), 1, "TSR102", "run it again"),
        (("update", "a-1", "--status", "in_progress", "--by", "a\u200bb"), 1, "TSR107", "run it again"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_do_and_leaves_the_dataset_as_it_was(
    kept: Path, words: tuple[str, ...], status: int, message: str, hint: str
) -> None:
    is_refused(run("actions", *words, "-C", kept), status, message, hint)
    is_refused(run("actions", *words, "--dry-run", "-C", kept), status, message, hint)


def test_a_refusal_names_no_line_that_the_file_does_not_hold(kept: Path) -> None:
    result = run("actions", "update", "a-1", "--status", "suspended", "-C", kept)
    assert result.err == (
        "data/actions/a-1.yaml, in the entry that was to be added: warning TSR507 suspended, and no reason is given\n"
        "        status: suspended\n                ^^^^^^^^^\n"
        "tsreview: nothing was written, as the dataset would have 1 warning more\n"
        "  hint: add --reason TEXT and run it again\n"
    )


def test_what_is_complete_is_not_completed_again(base: Path) -> None:
    assert run(*COMPLETE, "--on", "2010-09-01", "-C", base).status == 0
    before = fingerprint(base)
    is_refused(run(*COMPLETE, "-C", base), 2, "a-1 is complete already, by its update of 1 September 2010",
               "`tsreview actions update a-1 --status complete` adds")  # fmt: skip
    assert fingerprint(base) == before
    note = run(*REVISE, "--to", "Dec 2010", "--kind", "extended", "--dry-run", "-C", base)
    assert note.status == 0
    said = note.err.splitlines()
    assert said[0] == "note: a-1 is complete; its date no longer counts"
    assert said[-1].startswith("would be: a-1: due Dec 2010, extended")


def test_a_report_without_news_does_not_clear_a_missed_one(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Quarterly", more="updates:\n  - on: 2010-02-01\n    status: in_progress\n"))
    before = fingerprint(base)
    result = run("actions", "update", "a-2", "--status", "in_progress", "--by", "LSPE", "-C", base)
    is_refused(
        result, 2, "in progress on 1 February 2010, and the report says no more", "by one of --progress, --reason"
    )
    assert fingerprint(base) == before


def test_a_report_that_is_in_the_record_is_not_entered_again(base: Path) -> None:
    report = ("actions", "update", "a-1", "--status", "in_progress", "--progress", "Two  lines\n\nof it")
    assert run(*report, "--on", "2010-09-01", "-C", base).status == 0
    assert run(*report, "--next-step", "A third", "--on", "2010-09-02", "-C", base).status == 0
    before = fingerprint(base)
    for day in ("1", "2"):
        again = run(*report, "--on", f"2010-09-0{day}", "-C", base)
        is_refused(again, 2, f"a-1 has this report of {day} September 2010 already", "if there is news, give it")
    assert fingerprint(base) == before
    assert run(*report, "--reason", "Holidays", "--on", "2010-09-02", "-C", base).status == 0
    assert run(*report, "--on", "2010-09-03", "-C", base).status == 0


def test_what_is_complete_is_opened_again_for_a_reason(base: Path) -> None:
    assert run(*COMPLETE, "--on", "2010-09-01", "-C", base).status == 0
    before = fingerprint(base)
    again = ("actions", "update", "a-1", "--status", "in_progress", "--progress", "Met")
    is_refused(
        run(*again, "-C", base), 2, "was reported complete on 1 September 2010", "add --reason TEXT that tells why"
    )
    assert fingerprint(base) == before
    assert run(*again, "--reason", "The minutes were of another body", "-C", base).status == 0


def test_what_was_begun_cannot_be_not_started_and_late_completion_is_held_against_the_log_too(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n  - on: 2010-04-01\n    status: not_started\n"))
    put(base, "a-3", action("a-3", more="updates:\n  - on: 2010-04-01\n    status: in_progress\n"))
    before = fingerprint(base)
    late = run("actions", "complete", "a-2", *COMPLETE[3:], "--on", "2010-03-01", "-C", base)
    is_refused(
        late, 2, "reported not started on 1 April 2010, so it cannot be complete on 1 March 2010", "`corrections`"
    )
    back = run("actions", "update", "a-3", "--status", "not_started", "--progress", "None", "-C", base)
    is_refused(back, 2, "so it cannot be not started on 1 October 2010", "give --status in_progress")
    assert fingerprint(base) == before


def test_findings_that_were_there_before_are_not_held_against_an_edit(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    put(base, "a-3", action("a-3", due="Within 9 months"))
    put(base, "a-4", action("a-4", more="updates:\n  - on: 2010-02-01\n    status: complete\n"))
    result = run(
        "actions",
        "update",
        "a-4",
        "--status",
        "in_progress",
        "--progress",
        "A draft",
        "--reason",
        "Not yet",
        "--next-step",
        "Print it",
        "-C",
        base,
    )
    assert (result.status, result.err.splitlines()[:1]) == (
        0, ["note: the dataset has 1 error and 1 warning; `tsreview validate` lists them"],
    )  # fmt: skip


def test_new_advice_is_a_note(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reported(index: Index) -> Iterator[Diagnostic]:
        for path, day in index.rows("SELECT path, day FROM updates JOIN files ON files.id = updates.file"):
            yield Diagnostic(Place(path, 14, 3), "TSR503", Severity.ADVICE, f"there is a report of {day}")

    monkeypatch.setattr(network, "NETWORK_RULES", (*network.NETWORK_RULES, reported))
    line = "advice TSR503 there is a report of 2010-10-01\n"
    dry = run(*COMPLETE, "--dry-run", "-C", base)
    assert dry.err.startswith(f"note: data/actions/a-1.yaml, in the entry that was to be added: {line}")
    assert run(*COMPLETE, "-C", base) == (0, ANY, f"note: data/actions/a-1.yaml:14:3: {line}")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("updates:\n  - {on: 2010-06-01, status: in_progress}\n" * 2, "TSR115"),
        ("<<: x\n", "TSR113"),
        ('"": x\n', "TSR116"),
        ('notes: "a\\eb"\n', "TSR105"),
        ("notes: !x b\n", "TSR114"),
    ],
)
def test_a_record_of_which_a_part_was_left_out_is_mended_first(base: Path, more: str, code: str) -> None:
    put(base, "a-2", action("a-2", more=more))
    before = fingerprint(base)
    is_refused(run("actions", "complete", "a-2", *COMPLETE[3:], "-C", base), 1, code, "mend these first")
    assert fingerprint(base) == before


def test_a_record_with_errors_is_mended_first(base: Path) -> None:
    put(base, "a-2", action("a-2", more="updates:\n"))
    before = fingerprint(base)
    result = run("actions", "complete", " A-2", *COMPLETE[3:], "-C", base)
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
