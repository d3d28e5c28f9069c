"""The formats of findings, and the choice among them."""

from collections.abc import Callable
from enum import StrEnum

from tsreview.rendering.findings import github, gitlab, json_document, junit, markdown, sarif, text
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


_DRAW: dict[FindingFormat, Callable[[Findings], str]] = {
    FindingFormat.TEXT: text.draw,
    FindingFormat.JSON: json_document.draw,
    FindingFormat.GITHUB: github.draw,
    FindingFormat.GITLAB: gitlab.draw,
    FindingFormat.SARIF: sarif.draw,
    FindingFormat.JUNIT: junit.draw,
    FindingFormat.MARKDOWN: markdown.draw,
}


def draw(findings: Findings, form: FindingFormat) -> str:
    """Draw findings in a format."""
    return _DRAW[form](findings)
