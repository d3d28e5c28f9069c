"""Findings in every format: text for people, JSON, and GitHub's annotations."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import groupby

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Place
from tsreview.rendering.inert import annotation, annotation_property, log, terminal
from tsreview.rendering.tables import SCHEMA_VERSION

MOST_OF_A_FILE = 20
MOST_OF_A_RUN = 1_000
MOST_OF_A_LINE = 160
OF_THE_FILE = frozenset({"TSR101", "TSR102", "TSR103", "TSR106", "TSR110", "TSR120", "TSR121", "TSR122"})
"""Findings about a file as a whole; no line of it shows them, and it may be anything."""
GITHUB_SHOWS = 10
"""Annotations of one severity that GitHub shows of a step; it drops the others in silence."""

Excerpt = Callable[[Place], str]
"""Gives the line of a file as written."""


class FindingFormat(StrEnum):
    """The formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def as_text(findings: Iterable[Diagnostic], excerpt: Excerpt, say: Callable[[Place], str] = str) -> str:
    """Draw findings for people: place, as it is to be said, what is wrong, the line with a caret, and the next act."""
    lines: list[str] = []
    shown = 0
    for path, group in groupby(findings, key=lambda found: found.place.path):
        of_file = list(group)
        room = min(MOST_OF_A_FILE, max(MOST_OF_A_RUN - shown, 0))
        for found in of_file[:room]:
            lines += _lines_of(found, excerpt, say)
        shown += min(len(of_file), room)
        if len(of_file) > room:
            lines.append(f"{terminal(path)}: and {len(of_file) - room} more")
    return log("\n".join(lines) + "\n") if lines else ""


def _lines_of(found: Diagnostic, excerpt: Excerpt, say: Callable[[Place], str]) -> list[str]:
    place = terminal(say(found.place))
    lines = [f"{place}: {found.severity} {found.code} {terminal(found.message)}"]
    written = "" if found.code in OF_THE_FILE else excerpt(found.place)
    if written:
        lines += _caret(written, found.place.column)
    if found.hint:
        lines.append(f"  hint: {terminal(found.hint)}")
    return lines


def _caret(written: str, column: int) -> list[str]:
    """Show a line with a mark below a column; of a long line, the part around it."""
    start = max(0, column - 1 - MOST_OF_A_LINE // 2) if len(written) > MOST_OF_A_LINE else 0
    part = written[start : start + MOST_OF_A_LINE]
    # A line that is mostly of what cannot be shown is no text, and would tell a reader nothing.
    if sum(not each.isprintable() for each in part) > len(part) // 3:
        return []
    before = terminal(written[start : column - 1])
    shown = before + terminal(written[column - 1 : start + MOST_OF_A_LINE])
    return [f"    {shown}", f"    {' ' * len(before)}^"] if shown.strip() else []


def as_json(findings: list[Diagnostic], records: int) -> str:
    """Draw findings as a JSON document, all of them."""
    items = [
        {"path": found.place.path, "line": found.place.line, "column": found.place.column, "code": found.code,
         "severity": found.severity.value, "message": found.message, "hint": found.hint, "field": found.field}
        for found in findings
    ]  # fmt: skip
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "kind": "diagnostics",
        "records": records,
        "summary": {severity.value: count for severity, count in count_by_severity(findings).items()},
        "diagnostics": items,
    }
    # ASCII, so that no lone surrogate of a file name can stop the encoder.
    return json.dumps(envelope, ensure_ascii=True, indent=2) + "\n"


def as_github(findings: list[Diagnostic], prefix: str) -> str:
    """Draw findings as GitHub's workflow commands, errors first; `prefix` leads from the repository's top."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
    lines = []
    for severity, level in levels.items():
        of_level = [found for found in findings if found.severity is severity]
        for found in of_level:
            place = found.place
            where = f"file={annotation_property(prefix + place.path)},line={place.line},col={place.column}"
            title = annotation_property(found.code)
            hint = f" ({annotation(found.hint)})" if found.hint else ""
            lines.append(f"::{level} {where},title={title}::{annotation(found.message)}{hint}")
        if len(of_level) > GITHUB_SHOWS:
            lines.append(f"{len(of_level)} findings of the severity {severity}; GitHub shows {GITHUB_SHOWS} of a step")
    return "\n".join(lines) + "\n" if lines else ""


def count_by_severity(findings: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count findings by severity, all severities among them."""
    counts = Counter(found.severity for found in findings)
    return {severity: counts[severity] for severity in Severity}


def summary(findings: list[Diagnostic], records: int, files: int) -> str:
    """Sum findings up in one line."""
    counts = count_by_severity(findings)
    words = ", ".join(say_number(counts[severity], severity.value) for severity in Severity)
    return f"{say_number(records, 'record')} in {say_number(files, 'file')}: {words}"


def say_number(number: int, noun: str) -> str:
    """Print a number with its noun: "1 error", "2 errors", "no errors"; advice has no plural."""
    plural = noun if noun == "advice" or number == 1 else f"{noun}s"
    return f"{number if number else 'no'} {plural}"
