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

    @property
    def is_fixed(self) -> bool:
        """Whether its findings stay as grave as they are: a file or a field was not read, or a waiver is at fault.

        No setting makes such a finding less, and no waiver covers it: what was not read is in no list and no total.
        """
        unread = self.code.startswith(("TSR1", "TSR4", "TSR9")) or self.code in _UNREAD_DATES
        return unread and self.severity is Severity.ERROR

    @property
    def why_fixed(self) -> str:
        """Why its findings stay as grave as they are, in the words of a message."""
        return "it judges waivers themselves" if self.code.startswith("TSR9") else "what it finds was not read"


_UNREAD_DATES = frozenset({"TSR301", "TSR302", "TSR303"})
