"""Findings as GitHub's workflow commands, which annotate a change."""

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.rendering.findings.facts import MOST_OF_A_RUN, Detail, Findings
from tsreview.rendering.findings.text import head_of, summed_up
from tsreview.rendering.inert import annotation, annotation_property, log

MOST_ANNOTATIONS = 10
"""Annotations of one level that GitHub shows of a step; it drops the others in silence."""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def draw(findings: Findings) -> str:
    """Draw findings as workflow commands, errors first."""
    lines: list[str] = []
    if findings.detail is Detail.LIST:
        for severity in Severity:
            of_severity = [found for found in findings.listed if found.severity is severity]
            lines += _of_severity(of_severity, findings.in_workspace)
    return "".join(f"{line}\n" for line in lines) + summed_up(findings)


def _of_severity(findings: list[Diagnostic], prefix: str) -> list[str]:
    """Annotate as many as GitHub shows; of more, the last annotation tells, and the log has them."""
    if len(findings) <= MOST_ANNOTATIONS:
        return [_annotation(found, prefix) for found in findings]
    first, others = findings[: MOST_ANNOTATIONS - 1], findings[MOST_ANNOTATIONS - 1 :]
    listed = others[:MOST_OF_A_RUN]
    level = LEVELS[others[0].severity]
    return [
        *(_annotation(found, prefix) for found in first),
        f"::{level} title=tsreview::and {len(others)} more; the log of this step lists them",
        *(log(head_of(found)) for found in listed),
        *([f"and {len(others) - len(listed)} more"] if len(others) > len(listed) else []),
    ]


def _annotation(found: Diagnostic, prefix: str) -> str:
    place = found.place
    where = f"file={annotation_property(prefix + place.path)},line={place.line},col={place.column}"
    hint = f" ({annotation(found.hint)})" if found.hint else ""
    title = annotation_property(found.code)
    return f"::{LEVELS[found.severity]} {where},title={title}::{annotation(found.message)}{hint}"
