"""What is known of one kind of finding."""

from typing import NamedTuple

from tsreview.diagnostics import Severity


class Rule(NamedTuple):
    """A kind of finding: its stable code, how much it matters, and how a reader understands and mends it."""

    code: str
    title: str
    severity: Severity
    cause: str
    example: str
    remedy: str
    fix: str = ""
    """What `validate --fix` does of itself, where there is one right answer; nothing where it does not."""
