"""The formats of findings, and the choice among them."""

from enum import StrEnum
from importlib import import_module

from tsreview.rendering.findings.facts import Findings


class FindingFormat(StrEnum):
    """The formats of findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


MODULES = {form: f"tsreview.rendering.findings.{form}" for form in FindingFormat} | {
    FindingFormat.JSON: "tsreview.rendering.findings.json_document",
}
"""Where the `draw` of each format is; only the modules of those asked for are imported."""


def draw(findings: Findings, form: FindingFormat) -> str:
    """Draw findings in a format."""
    drawn: str = import_module(MODULES[form]).draw(findings)
    return drawn
