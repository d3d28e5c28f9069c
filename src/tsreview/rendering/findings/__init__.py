"""Findings in every format, one module each; `drawing.py` chooses, `facts.py` is what all of them draw."""

from tsreview.rendering.findings.counts import count_by_severity, say_number
from tsreview.rendering.findings.text import as_text

__all__ = ["as_text", "count_by_severity", "say_number"]
