"""Findings as SARIF 2.1.0, which GitHub's code scanning, editors and security dashboards read."""

import os
from typing import Any
from urllib.parse import quote

from tsreview import __version__
from tsreview.codes import RULES, Rule
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Excerpt, Place
from tsreview.policy import Waiver
from tsreview.rendering.findings.facts import OF_THE_FILE, Findings, written_at
from tsreview.rendering.findings.fingerprints import fingerprints
from tsreview.rendering.inert import json_text, sarif_message, terminal
from tsreview.rendering.rules import rule_as_markdown, rule_as_text

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TOP = "SRCROOT"
"""The name of the folder that all paths lead from: the repository's top."""
FINGERPRINT = "tsreviewFinding/v1"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def draw(findings: Findings) -> str:
    """Draw findings as a SARIF log of one run, all that are shown, with the rules that they break."""
    told = [*findings.shown, *(each.finding for each in findings.waived)]
    codes = sorted({found.code for found in told})
    known_by = fingerprints(told, findings.excerpts)
    why = [""] * len(findings.shown) + [_why_waived(each.waiver) for each in findings.waived]
    run = {
        "tool": {
            "driver": {"name": "tsreview", "version": __version__, "rules": [_rule(RULES[code]) for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {TOP: {"description": {"text": "The top folder of the repository."}}},
        "properties": {"dataset": findings.dataset, "records": findings.records},
        "results": [
            _result(found, findings, codes.index(found.code), fingerprint) | _suppressed(reason)
            for found, fingerprint, reason in zip(told, known_by, why, strict=True)
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.cause},
        "help": {"text": rule_as_text(rule), "markdown": "\n".join(rule_as_markdown(rule))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, findings: Findings, number: int, fingerprint: str) -> dict[str, Any]:
    region = _region(found, written_at(found, findings.excerpts))
    others = [_location(place, findings.inside, _point(place)) for place in found.related]
    return {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": LEVELS[found.severity],
        "message": {"text": sarif_message(found.message + (f" ({found.hint})" if found.hint else ""))},
        "locations": [_location(found.place, findings.inside, region)],
        **({"relatedLocations": others} if others else {}),
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _why_waived(waiver: Waiver) -> str:
    return f"{waiver.reason} (approved by {waiver.approved_by} until {waiver.until})"


def _suppressed(why: str) -> dict[str, Any]:
    """Mark a result that does not count."""
    said = {"kind": "external", "status": "accepted", "justification": terminal(why)}
    return {"suppressions": [said]} if why else {}


def _region(found: Diagnostic, excerpt: Excerpt) -> dict[str, int]:
    if found.code in OF_THE_FILE:
        return {"startLine": 1}
    end = {"endColumn": excerpt.end_column} if excerpt.end_column else {}
    return _point(found.place) | end


def _point(place: Place) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column}


def _location(place: Place, inside: str, region: dict[str, int]) -> dict[str, Any]:
    uri = quote(os.fsencode(inside + place.path))
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": TOP}, "region": region}}
