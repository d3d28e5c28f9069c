"""How many findings there are of each code, most first."""

from tsreview.codes import RULES
from tsreview.rendering.findings.counts import count_by_code
from tsreview.rendering.findings.facts import Findings
from tsreview.rendering.inert import markdown


def as_text(findings: Findings) -> list[str]:
    """List codes in aligned lines."""
    counts = count_by_code(findings.shown)
    width = len(str(max(counts.values(), default=0)))
    return [
        f"{number:>{width}}  {code}  {RULES[code].severity.value.ljust(8)} {RULES[code].title}"
        for code, number in counts.items()
    ]


def as_markdown(findings: Findings) -> list[str]:
    """List codes in a table; nothing where there are none."""
    lines = ["| Findings | Code | Severity | Rule |", "| ---: | --- | --- | --- |"]
    for code, number in count_by_code(findings.shown).items():
        lines.append(f"| {number} | {code} | {RULES[code].severity} | {markdown(RULES[code].title)} |")
    return lines if len(lines) > 2 else []
