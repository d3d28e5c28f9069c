"""Edits of the small dataset: the words of commands, the record that they write into, and refusals."""

from datetime import date
from pathlib import Path

from tests.support.runs import Result

TODAY = date(2010, 10, 1)
COMPLETE = ("actions", "complete", "a-1", "--evidence", "Minutes: item 4")
REVISE = ("actions", "revise", "a-1", "--reason", "The draft came late", "--approved-by", "Board")
PASSED = 'advice TSR516 the date in force, "June 2010", had passed when it was moved\n'
"""What is noted of such a revision, whose date is of June."""


def a_1(dataset: Path) -> str:
    return (dataset / "data/actions/a-1.yaml").read_text(encoding="utf-8")


def is_refused(result: Result, status: int, message: str, hint: str) -> None:
    assert result.status == status, result
    assert result.out == ""
    assert message in result.err
    assert hint in result.err
    assert "Traceback" not in result.err
