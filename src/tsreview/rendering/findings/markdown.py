"""Findings as Markdown, for the summary of a job or a comment: errors first, and why each rule matters."""

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.rendering.findings.counts import closing, say_number
from tsreview.rendering.findings.facts import Detail, Findings, by_file
from tsreview.rendering.findings.statistics import as_markdown as statistics
from tsreview.rendering.inert import comment, markdown


def draw(findings: Findings) -> str:
    """Draw findings as Markdown, in as much detail as is wanted."""
    *hidden, summary = closing(findings)
    lines = ["# Findings", "", f"{summary}.", ""]
    for line in hidden:
        lines += [f"{line}.", ""]
    if findings.detail is Detail.LIST:
        for severity in Severity:
            lines += _section(severity, [found for found in findings.listed if found.severity is severity])
        lines += _causes(findings.listed)
    if findings.detail is Detail.STATISTICS:
        lines += statistics(findings)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(severity: Severity, findings: list[Diagnostic]) -> list[str]:
    """Lay the findings of a severity out as a table."""
    if not findings:
        return []
    heading = say_number(len(findings), severity.value)
    lines = [f"## {heading}", "", "| Where | Code | What is wrong | What to do |", "| --- | --- | --- | --- |"]
    for path, let_through, more in by_file(findings):
        lines += [_row(found) for found in let_through]
        if more:
            lines.append(f"| {markdown(path)} | | and {more} more | |")
    return [*lines, ""]


def _row(found: Diagnostic) -> str:
    also = "; ".join(f"also {place}" for place in found.related)
    message = f"{found.message} ({also})" if also else found.message
    return f"| {markdown(str(found.place))} | {found.code} | {comment(message)} | {comment(found.hint)} |"


def _causes(findings: list[Diagnostic]) -> list[str]:
    """Tell why each rule that was broken matters."""
    rules = [RULES[code] for code in sorted({found.code for found in findings})]
    lines = [f"- **{rule.code}** {markdown(rule.title)}: {markdown(rule.cause)}" for rule in rules]
    return ["## Why it matters", "", *lines] if lines else []
