"""Findings as GitLab's report of code quality, which a merge request shows."""

from tsreview.diagnostics import Severity
from tsreview.rendering.findings.facts import Findings
from tsreview.rendering.findings.fingerprints import fingerprints
from tsreview.rendering.inert import json_text, terminal

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def draw(findings: Findings) -> str:
    """Draw findings as the list that GitLab reads, all that are shown; paths are those of the repository."""
    known_by = fingerprints(findings.shown, findings.excerpts)
    return json_text(
        [
            {
                "description": terminal(found.message + (f" ({found.hint})" if found.hint else "")),
                "check_name": found.code,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[found.severity],
                "location": {"path": findings.inside + found.place.path, "lines": {"begin": found.place.line}},
            }
            for found, fingerprint in zip(findings.shown, known_by, strict=True)
        ]
    )
