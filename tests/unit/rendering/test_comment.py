"""A comment on a pull request: within GitHub's limit, and nothing that data says in it refers to anybody."""

import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.comments import MARKDOWN, REFERENCES, assert_inert

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.errors import DatasetFault
from tsreview.location import Place
from tsreview.rendering.changes import Compared
from tsreview.rendering.comment import MOST_BYTES, Facts, draw_comment, draw_stopped
from tsreview.rendering.inert import comment, terminal
from tsreview.reports.changes import Change
from tsreview.reports.changes.totals import Total

BLOBS = "https://example.org/o/r/blob/0123456789abcdef/"
HOSTILE = (
    "thanks @someone and @org/team, see #3, GH-4, o/r#5 and o/r@0123456789abcdef0123456789abcdef01234567",
    "[click](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> www.evil.example",
    "<img src=x onerror=alert(1)> <!-- tsreview comment --> </details><script>alert(1)</script>",
    "deadbeef a1234567890abcdef1234567 1234567 DEADBEEFCAFE",
    "!12 %3 ~bug ~\"two words\" $4 &5 ^alert#6 [vulnerability:7] someone@example.org mailto:x@example.org",
    "/close\n/merge\n::error::pwned ##[error]pwned ##vso[task] :tada: :100:",
    "| a | b |\n| --- | --- |\n# heading\n- [ ] task\n1. one\n```\ncode",
    "\u202e bidi \x1b[31m \udcff \U000e0041",
)  # fmt: skip


def found(text: str, path: str = "data/actions/a-1.yaml", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(Place(path, 3, 5), "TSR301", severity, text, text)


def facts(
    every: list[Diagnostic], consequences: list[str], changes: list[Change], new: list[Diagnostic] | None = None,
    plan: str = "", totals: list[Total] | None = None,
) -> Facts:  # fmt: skip
    state = {"commit": "0123456789abcdef", "dirty": False}
    compared = Compared(changes, consequences, "main", "the files as they are", date(2010, 10, 1), state)
    return Facts(every, BLOBS, every if new is None else new, compared, totals or [], plan, None)


def everywhere(text: str) -> Facts:
    """Put a text wherever a comment has one."""
    path = f"data/actions/{text.replace('/', ' ')}.yaml"
    change = Change("action", text, text, "changed", (text, text))
    return facts([found(text, path)], [text], [change], plan=text, totals=[Total("overdue", 1, 2)])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_everywhere(text: str) -> None:
    assert_inert(draw_comment(everywhere(text)), BLOBS)
    assert_inert(draw_stopped(DatasetFault(text, hint=text)), BLOBS)


@given(st.text(max_size=80) | st.from_regex(r"([@#!%~$&:w./\\\[]|[0-9a-f]{5,9}|GH-|http:|\w){1,12}", fullmatch=True))
def test_any_text_is_inert_and_reads_as_written(text: str) -> None:
    drawn = comment(text)
    rendered = html.unescape(re.sub(r"</?p>", "", MARKDOWN.render(f"x {drawn} x").strip()))
    assert " ".join(rendered.replace("\u2060", "").split()) == " ".join(f"x {terminal(text)} x".split())
    for pattern in REFERENCES:
        assert not re.search(pattern, rendered), (pattern, rendered)


def test_what_the_patterns_look_for_is_there_without_the_encoder() -> None:
    seen = " ".join(HOSTILE[0:2] + HOSTILE[3:6])
    assert all(re.search(pattern, seen) for pattern in REFERENCES)


def test_errors_stand_first_and_of_each_severity_the_new_ones() -> None:
    old, new = found("old fault"), found("new fault")
    advice, warning = found("advice", severity=Severity.ADVICE), found("warned", severity=Severity.WARNING)
    drawn = draw_comment(facts([advice, warning, old, new], [], [], new=[new]))
    lines = [line for line in drawn.splitlines() if line.startswith("- ")]
    assert [line.split("**")[1] for line in lines] == ["new error", "error", "warning"]
    assert "new fault" in lines[0]
    assert "advice" not in drawn.partition("\n\n")[2]
    assert "## tsreview: 2 errors, 1 warning, 1 advice\n" in drawn
    assert "New with this change: 1 error, no warnings." in drawn
    link = f"[data/actions/a-1.yaml:3]({BLOBS}data/actions/a-1.yaml#L3)"
    assert all(link in line for line in lines)


def test_beyond_ten_findings_it_says_how_many_more() -> None:
    drawn = draw_comment(facts([found(f"fault {n}") for n in range(33)], [], []))
    assert len(re.findall(r"^- \*\*new error", drawn, re.MULTILINE)) == 10
    assert "- and 23 more, which `tsreview validate` lists\n" in drawn


@pytest.mark.parametrize("letter", ["x", "&", "\U0001f4a5", "\x00", "#1 "])
def test_the_largest_comment_keeps_to_the_limit_and_says_what_it_leaves_out(letter: str) -> None:
    long = letter * 5_000
    changes = [Change("action", f"a-{n}", long, "changed", (long,) * 4) for n in range(400)]
    totals = [Total(f"sort {n}", n, n + 1) for n in range(14)]
    drawn = draw_comment(facts([found(long, long[:900])] * 300, [long] * 60, changes, plan=long, totals=totals))
    assert len(drawn.encode("utf-8", "backslashreplace")) <= MOST_BYTES
    assert re.search(r"^- and [0-9]+ more, which `tsreview validate` lists$", drawn, re.MULTILINE)
    told = [int(number) for number in re.findall(r"^- and ([0-9]+) more, which `tsreview diff`", drawn, re.MULTILINE)]
    shown = [len(re.findall(r"^- ", part, re.MULTILINE)) - 1 for part in re.split(r"^### ", drawn, flags=re.M)[2:]]
    assert [sum(pair) for pair in zip(told, shown, strict=True)] == [60, 1_600]
    assert drawn.count("<details>") == drawn.count("</details>") == 1
    assert drawn.endswith(".\n")


@pytest.mark.parametrize("length", range(90, 100))
def test_the_names_of_what_is_compared_count_too(length: int) -> None:
    changes = [Change(f"kind {n}", "a", "x", "changed", ("&" * length,) * 50) for n in range(40)]
    comparison = facts([], [], changes).compared
    assert comparison is not None
    named = comparison._replace(before="where this parted from " + "\U0001f4a5&a" * 20, after="&a" * 30)
    drawn = draw_comment(facts([], [], changes)._replace(compared=named))
    assert MOST_BYTES - 2_000 < len(drawn.encode()) <= MOST_BYTES
    assert drawn.endswith(".\n")


def test_few_changes_are_open_and_many_are_folded() -> None:
    for number, folds in ((3, 0), (30, 1)):
        changes = [Change("action", f"a-{n}", "x", "added", ()) for n in range(number)]
        drawn = draw_comment(facts([], [], changes))
        assert drawn.count("<details><summary>Actions: ") == drawn.count("</details>") == folds
        assert f"**Actions: {number} added**" in drawn


def test_without_anything_it_says_so() -> None:
    drawn = draw_comment(facts([], [], []))
    assert "### Findings" not in drawn
    assert "No record changed." in drawn
    assert "Nothing follows" in drawn
