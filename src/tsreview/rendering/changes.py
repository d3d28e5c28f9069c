"""Changes and their consequences as text, Markdown for a comment, and JSON."""

from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from tsreview.rendering.inert import comment, json_text, log, markdown, terminal
from tsreview.rendering.tables import SCHEMA_VERSION
from tsreview.reports.changes import Change
from tsreview.time.calendar import say_day

MOST_LISTED = 50
"""Records of a kind that Markdown lists."""
MOST_BYTES = 60_000
"""A comment on a pull request may have 65,536 characters."""


class ChangeFormat(StrEnum):
    """The formats of a list of changes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class Compared(NamedTuple):
    """What changed between two states, what follows, and which states they are."""

    changes: list[Change]
    consequences: list[str]
    before: str
    after: str
    as_of: date
    dataset: dict[str, Any]


def draw_changes(found: Compared, form: ChangeFormat) -> str:
    """Draw what changed in a format."""
    match form:
        case ChangeFormat.JSON:
            return _as_json(found)
        case ChangeFormat.MARKDOWN:
            return _as_markdown(found)
    return _as_text(found)


def _as_text(found: Compared) -> str:
    lines = [f"Changes from {found.before} to {found.after}", ""]
    for kinds, group in groupby(found.changes, key=lambda change: change.kinds):
        changes = list(group)
        lines += [say_counted(kinds, changes), *(f"  {line}" for each in changes for line in say_change(each)), ""]
    if not found.changes:
        lines += ["no record changed", ""]
    follow = found.consequences or ["nothing for lateness, principles, loads or accountability"]
    lines += [f"What follows, as at {say_day(found.as_of)}", *(f"  {each}" for each in follow), ""]
    return log("\n".join(map(terminal, lines)).rstrip("\n") + "\n")


def _as_markdown(found: Compared) -> str:
    lines = [f"## If this is merged (as at {say_day(found.as_of)})", ""]
    lines += [f"- {comment(each)}" for each in found.consequences] or ["Nothing follows."]
    lines += ["", "## What changes", "", markdown(f"From {found.before} to {found.after}."), ""]
    for kinds, group in groupby(found.changes, key=lambda change: change.kinds):
        changes = list(group)
        lines += [f"**{comment(say_counted(kinds, changes))}**", ""]
        lines += [f"- {comment(line)}" for each in changes[:MOST_LISTED] for line in say_change(each)]
        more = len(changes) - MOST_LISTED
        lines += [f"- and {more} more", ""] if more > 0 else [""]
    if not found.changes:
        lines.append("No record changed.")
    return _shortened(lines)


def _shortened(lines: list[str]) -> str:
    """Put lines together up to what a comment may hold; what follows from a change is told before its records."""
    kept, length = [], 0
    for line in lines:
        length += len(line.encode()) + 1
        if length > MOST_BYTES:
            kept.append("- and more, which `tsreview diff` lists")
            break
        kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _as_json(found: Compared) -> str:
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "kind": "changes",
        "as_of": found.as_of.isoformat(),
        "dataset": found.dataset,
        "from": found.before,
        "to": found.after,
        "consequences": found.consequences,
        "items": [each._asdict() for each in found.changes],
    }
    return json_text(envelope, ascii_alone=False)


def say_counted(kinds: str, changes: list[Change]) -> str:
    """Count the changes to the records of a kind."""
    verbs = [change.verb for change in changes]
    counts = ", ".join(f"{verbs.count(verb)} {verb}" for verb in ("added", "changed", "removed") if verb in verbs)
    return f"{kinds[:1].upper()}{kinds[1:]}: {counts}"


def say_change(change: Change) -> list[str]:
    """Tell of a change, a line for each thing that is said of it."""
    if not change.said:
        return [f"{change.id} {change.verb}: {change.label}"]
    return [f"{change.id} {said}" for said in change.said]
