"""A baseline as a text: an entry in a line, in the order of the files, so that a change of it can be read."""

import json
from collections.abc import Sequence

from tsreview.diagnostics import Diagnostic
from tsreview.rendering.findings.facts import Excerpts
from tsreview.rendering.findings.fingerprints import fingerprints

KIND = "baseline"


def draw_baseline(findings: Sequence[Diagnostic], excerpts: Excerpts) -> str:
    """Write the findings that are not to be counted from now on."""
    marks = fingerprints(findings, excerpts)
    entries = [
        json.dumps({"path": found.place.path, "code": found.code, "fingerprint": mark})
        for found, mark in zip(findings, marks, strict=True)
    ]
    head = f'{{\n  "schema_version": 1,\n  "kind": "{KIND}",\n  "findings": ['
    return head + ",".join(f"\n    {entry}" for entry in entries) + "\n  ]\n}\n"


def without_known(
    findings: Sequence[Diagnostic], known: frozenset[str], excerpts: Excerpts
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Part the findings that count from those that a baseline holds."""
    marked = list(zip(findings, fingerprints(findings, excerpts), strict=True))
    counting = [found for found, mark in marked if mark not in known]
    return counting, [found for found, mark in marked if mark in known]
