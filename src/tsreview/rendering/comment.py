"""A comment on a pull request: what was found, what follows if it is merged, and what changes, as one Markdown text."""

import os
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from tsreview import __version__
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.errors import TsreviewError
from tsreview.rendering.changes import Compared, say_change, say_counted
from tsreview.rendering.findings.counts import count_by_severity, say_number
from tsreview.rendering.inert import comment
from tsreview.reports.changes.totals import Total
from tsreview.time.calendar import say_day

MARK = "<!-- tsreview comment -->"
"""The first line, by which a program finds the comment that it made before."""
MOST_BYTES = 65_536
"""GitHub takes 65,536 characters; however it counts them, they are no more than the bytes."""
MOST_FINDINGS = 10
MOST_OF_A_TEXT = 600
"""Characters of a text of the data that are told; that the rest was left out is seen by its end."""
SHARE = 16_384
"""Bytes for the findings, and for what follows; what changes has the rest."""
MOST_OF_AN_ADDRESS = 1_000
MOST_OPEN = 20
"""Lines of changes that are shown unasked."""


class Facts(NamedTuple):
    """What a comment tells, as far as it could be found out."""

    every: list[Diagnostic]
    blobs: str
    """The address below which the files of the dataset are seen; empty where there is none."""
    new: list[Diagnostic]
    """The findings that the base does not have."""
    compared: Compared | None
    """Nothing where the states cannot be compared, or the base holds no dataset yet."""
    totals: list[Total]
    plan: str
    """The plan that the totals are of; empty for all plans."""
    stopped: TsreviewError | None
    """What keeps the states from being compared."""


class Part(NamedTuple):
    """A part of a comment: what stands above its lines, the lines, and which command lists those that find no room."""

    head: list[str]
    lines: list[str]
    command: str
    more: int = 0
    """Items that are not among the lines to begin with."""


def draw_comment(facts: Facts) -> str:
    """Draw a comment: findings, errors first; what follows; the totals that change; the records that do."""
    counts = [say_number(number, each.value) for each, number in count_by_severity(facts.every).items()]
    text = _joined([MARK, f"## tsreview: {', '.join(counts)}", ""]) + _fitted(_findings(facts), SHARE)
    if facts.stopped is not None:
        text += _joined(["### What changes cannot be told", "", _why(facts.stopped), ""])
    elif facts.compared is None:
        text += _joined(["### What changes", "", "All of it is new: the base holds no dataset yet.", ""])
    else:
        text += _fitted(_consequences(facts.compared), SHARE) + _joined(_totals(facts))
        text += _fitted(_changes(facts.compared), MOST_BYTES - _size(text), end=_end(facts.compared))
    return text.rstrip("\n") + "\n"


def draw_stopped(failure: TsreviewError) -> str:
    """Draw a comment where the dataset cannot be read at all."""
    return _joined([MARK, "## tsreview: the dataset cannot be read", "", _why(failure)])


def _why(failure: TsreviewError) -> str:
    """Tell of a failure, as an item: GitLab obeys a line that begins with a command of its own."""
    hint = f" ({comment(_cut(failure.hint))})" if failure.hint else ""
    return f"- {comment(_cut(failure.message))}{hint}"


def _findings(facts: Facts) -> Part:
    """List errors and warnings, of each the new ones first; advice is only counted."""
    new, order = set(facts.new), list(Severity)
    grave = [found for found in facts.every if found.severity is not Severity.ADVICE]
    grave.sort(key=lambda found: (order.index(found.severity), found not in new))
    lines = [_finding(found, facts.blobs, "new " * (found in new)) for found in grave[:MOST_FINDINGS]]
    counts = count_by_severity(facts.new)
    told = ", ".join(say_number(counts[each], each.value) for each in order[:2])
    head = ["### Findings", "", *([f"New with this change: {told}.", ""] if facts.compared else [])]
    return Part(head, lines, "validate", len(grave) - len(lines))


def _finding(found: Diagnostic, blobs: str, new: str) -> str:
    path, line = found.place.path, found.place.line
    where, address = comment(f"{_cut(path)}:{line}"), f"{blobs}{quote(os.fsencode(path))}#L{line}"
    if blobs and len(address) <= MOST_OF_AN_ADDRESS:
        where = f"[{where}]({address})"
    hint = f" ({comment(_cut(found.hint))})" if found.hint else ""
    return f"- **{new}{found.severity}** {where} {found.code} {comment(_cut(found.message))}{hint}"


def _consequences(compared: Compared) -> Part:
    lines = [f"- {comment(_cut(each))}" for each in compared.consequences]
    head = f"### If this is merged (as at {say_day(compared.as_of)})"
    return Part([head, ""], lines or ["Nothing follows for lateness, principles, loads or accountability."], "diff")


def _totals(facts: Facts) -> list[str]:
    """Lay out the totals that change; there are a dozen at most."""
    if not facts.totals:
        return []
    rows = [f"| {each.what} | {each.before} | {each.after} |" for each in facts.totals]
    plan = comment(_cut(facts.plan)) or "all plans"
    return [f"Totals of the briefing ({plan}) that change:", "", "| actions | now | merged |", "| --- | --- | --- |",
            *rows, ""]  # fmt: skip


def _changes(compared: Compared) -> Part:
    """List the changes record by record; many of them are shown on demand alone."""
    lines: list[str] = []
    counts: list[str] = []
    for kinds, group in groupby(compared.changes, key=lambda change: change.kinds):
        changes = list(group)
        counts.append(comment(say_counted(kinds, changes)))
        said = [f"- {comment(_cut(line))}" for each in changes for line in say_change(each)]
        lines += [*([""] if lines else []), f"**{counts[-1]}**", "", *said]
    between = comment(_cut(f"From {compared.before} to {compared.after}."))
    fold = [f"<details><summary>{'; '.join(counts)}</summary>", ""] if _is_folded(compared) else []
    return Part(["### What changes", "", between, "", *fold], lines or ["No record changed."], "diff")


def _is_folded(compared: Compared) -> bool:
    return sum(len(say_change(each)) for each in compared.changes) > MOST_OPEN


def _end(compared: Compared) -> list[str]:
    """Close the comment: which tool looked at which commit."""
    commit, dirty = compared.dataset.get("commit"), compared.dataset.get("dirty")
    uncommitted = " with changes that are not committed" * bool(dirty)
    at = f" at commit `{str(commit)[:12]}`{uncommitted}" if commit else ""
    return [*(["</details>", ""] if _is_folded(compared) else []), f"Checked with tsreview {__version__}{at}."]


def _fitted(part: Part, room: int, end: list[str] | None = None) -> str:
    """Put whole lines together as far as there is room, and say how many items were left out."""
    if not part.lines:
        return ""
    around = _joined([*part.head, _rest(part, len(part.lines)), "", *(end or [])])
    room -= _size(around)
    kept: list[str] = []
    for line in part.lines:
        room -= _size(line) + 1
        if room < 0:
            break
        kept.append(line)
    more = sum(line.startswith("- ") for line in part.lines[len(kept) :])
    rest = [_rest(part, more)] if part.more + more else []
    return _joined([*part.head, *kept, *rest, "", *(end or [])])


def _rest(part: Part, more: int) -> str:
    """Say how many items were left out, and where to find them."""
    return f"- and {part.more + more} more, which `tsreview {part.command}` lists"


def _size(text: str) -> int:
    """Count the bytes."""
    return len(text.encode())


def _cut(text: str) -> str:
    return text if len(text) <= MOST_OF_A_TEXT else f"{text[:MOST_OF_A_TEXT]} ..."


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
