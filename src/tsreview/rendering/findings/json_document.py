"""Findings as a JSON document of the tool's own, with everything that is known of each."""

from typing import Any

from tsreview import __version__
from tsreview.diagnostics import Diagnostic
from tsreview.location import Place
from tsreview.policy import Waiver
from tsreview.rendering.findings.counts import count_by_code, count_by_severity
from tsreview.rendering.findings.facts import Findings, written_at
from tsreview.rendering.inert import json_text
from tsreview.rendering.tables import SCHEMA_VERSION


def draw(findings: Findings) -> str:
    """Draw findings as a JSON document, all that are shown."""
    return json_text(
        {
            "schema_version": SCHEMA_VERSION,
            "kind": "diagnostics",
            "tool": {"name": "tsreview", "version": __version__},
            "dataset": findings.dataset,
            "records": findings.records,
            "files": len(findings.files),
            "summary": {severity.value: count for severity, count in count_by_severity(findings.every).items()},
            "by_code": count_by_code(findings.every),
            "not_shown": len(findings.every) - len(findings.shown),
            "in_baseline": findings.known,
            "elsewhere": findings.others,
            "diagnostics": [_item(found, findings) for found in findings.shown],
            "waived": [_item(each.finding, findings) | {"waiver": _waiver(each.waiver)} for each in findings.waived],
        }
    )


def _waiver(waiver: Waiver) -> dict[str, Any]:
    place = waiver.place._asdict()
    return {"reason": waiver.reason, "approved_by": waiver.approved_by, "until": waiver.until.isoformat(), **place}


def _item(found: Diagnostic, findings: Findings) -> dict[str, Any]:
    place = found.place._asdict()
    return {
        **place,
        "end_column": written_at(found, findings.excerpts).end_column,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "field": found.field,
        "fixable": found.fixable,
        "related": [Place._asdict(each) for each in found.related],
    }
