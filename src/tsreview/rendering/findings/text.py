"""Findings as text for people: place, what is wrong, the line with the fault underlined, and the next act."""

from collections.abc import Callable, Iterable

from tsreview.diagnostics import Diagnostic
from tsreview.location import Excerpt, Place
from tsreview.rendering.findings.counts import closing
from tsreview.rendering.findings.facts import Detail, Excerpts, Findings, by_file, written_at
from tsreview.rendering.inert import log, terminal

MOST_OF_A_LINE = 160


def draw(findings: Findings) -> str:
    """Draw findings as text, in as much detail as is wanted."""
    drawn = as_text(findings.listed, findings.excerpts) if findings.detail is Detail.LIST else ""
    return drawn + summed_up(findings)


def summed_up(findings: Findings) -> str:
    """Give the lines below a list, or instead of it."""
    return "".join(f"{line}\n" for line in (*_statistics(findings), *closing(findings)))


def _statistics(findings: Findings) -> list[str]:
    if findings.detail is not Detail.STATISTICS:
        return []
    from tsreview.rendering.findings.statistics import as_text

    return as_text(findings)


def as_text(findings: Iterable[Diagnostic], excerpts: Excerpts, say: Callable[[Place], str] = str) -> str:
    """List findings for people, no more than they can read of a file or a run; `say` gives the words of a place."""
    lines: list[str] = []
    for path, let_through, more in by_file(findings):
        for found in let_through:
            lines += _lines_of(found, excerpts, say)
        if more:
            lines.append(f"{terminal(path)}: and {more} more")
    return log("\n".join(lines) + "\n") if lines else ""


def head_of(found: Diagnostic, say: Callable[[Place], str] = str) -> str:
    """Write a finding in one line."""
    return terminal(f"{say(found.place)}: {found.severity} {found.code} {found.message}")


def _lines_of(found: Diagnostic, excerpts: Excerpts, say: Callable[[Place], str]) -> list[str]:
    lines = [head_of(found, say), *_underlined(written_at(found, excerpts), found.place.column)]
    if found.hint:
        lines.append(f"  hint: {terminal(found.hint)}{' (fixable with --fix)' * found.fixable}")
    return lines + [f"  also: {terminal(str(place))}" for place in found.related]


def _underlined(excerpt: Excerpt, column: int) -> list[str]:
    """Show a line with a mark below what a finding is about; of a long line, the part around its beginning."""
    written, first = excerpt.line, column - 1
    start = max(0, first - MOST_OF_A_LINE // 2) if len(written) > MOST_OF_A_LINE else 0
    stop = start + MOST_OF_A_LINE
    part = written[start:stop]
    # A line that is mostly of what cannot be shown is no text, and would tell a reader nothing.
    if sum(not each.isprintable() for each in part) > len(part) // 3:
        return []
    last = min(excerpt.end_column - 1 if excerpt.end_column else column, stop)
    before, marked, after = (terminal(each) for each in (written[start:first], written[first:last], written[last:stop]))
    shown = before + marked + after
    return [f"    {shown}", f"    {' ' * len(before)}{'^' * max(1, len(marked))}"] if shown.strip() else []
