"""Findings counted: by severity, by code, and those that are not shown."""

from collections import Counter
from collections.abc import Iterable

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.rendering.findings.facts import Detail, Findings


def count_by_severity(findings: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count findings by severity, all severities among them."""
    counts = Counter(found.severity for found in findings)
    return {severity: counts[severity] for severity in Severity}


def count_by_code(findings: Iterable[Diagnostic]) -> dict[str, int]:
    """Count findings by code, most first."""
    counts = Counter(found.code for found in findings)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def say_number(number: int, noun: str) -> str:
    """Print a number with its noun: "1 error", "2 errors", "no errors"; advice has no plural."""
    plural = noun if noun == "advice" or number == 1 else f"{noun}s"
    return f"{number if number else 'no'} {plural}"


def closing(findings: Findings) -> list[str]:
    """Sum up: what is not shown, then how much was looked at and what was found."""
    unlisted = findings.detail is Detail.LIST and len(findings.listed) < len(findings.shown)
    summary = f"{_looked_at(findings)}: {counted(findings)}{' (--advice lists it)' * unlisted}"
    return [*not_shown(findings), *not_counted(findings), summary]


def counted(findings: Findings) -> str:
    """Say how many findings there are of each severity, whether shown or not."""
    return ", ".join(say_number(number, each.value) for each, number in count_by_severity(findings.every).items())


def not_shown(findings: Findings) -> list[str]:
    """Say how many findings the user's choice of codes hides, and which codes they have."""
    hidden = Counter(found.code for found in findings.every) - Counter(found.code for found in findings.shown)
    codes = ", ".join(f"{code} ({number})" for code, number in sorted(hidden.items()))
    number = sum(hidden.values())
    return [f"{say_number(number, 'finding')} not shown, yet counted: {codes}"] if hidden else []


def not_counted(findings: Findings) -> list[str]:
    """Say how many findings do not count, and why."""
    waived = Counter(each.finding.code for each in findings.waived)
    codes = ", ".join(f"{code} ({number})" for code, number in sorted(waived.items()))
    lines = [f"{say_number(waived.total(), 'finding')} waived: {codes}"] if waived else []
    if findings.known:
        lines.append(f"{say_number(findings.known, 'finding')} of the baseline not counted")
    if findings.others:
        lines.append(f"{say_number(findings.others, 'finding')} elsewhere, which the change did not cause, not counted")
    return lines


def _looked_at(findings: Findings) -> str:
    return f"{say_number(findings.records, 'record')} in {say_number(len(findings.files), 'file')}"
