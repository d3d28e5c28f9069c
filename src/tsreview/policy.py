"""What the maintainers of a dataset decided of findings: how grave they are, and which are waived till when."""

import json
from datetime import date
from fnmatch import fnmatchcase
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Place


class Waiver(NamedTuple):
    """A finding that is known and accepted until a day, by somebody and for a reason."""

    rule: str
    files: str
    """A path in the dataset, in which `*` may stand for any characters."""
    field: str
    """The field that it is about, with what is inside it; empty for any."""
    reason: str
    approved_by: str
    until: date
    """Its last day."""
    place: Place
    """Where it is written."""

    @property
    def is_wide(self) -> bool:
        """Whether it may be about several files; one that stands in a record is not, whatever the file's name."""
        return "*" in self.files and self.place.path != self.files

    def is_about(self, path: str) -> bool:
        """Tell whether it is about a file."""
        return path == self.files or (
            self.is_wide and fnmatchcase(path, self.files.replace("[", "[[]").replace("?", "[?]"))
        )

    def is_about_field(self, field: str) -> bool:
        """Tell whether it is about a field of its file."""
        return not self.field or field == self.field or field.startswith((self.field + ".", self.field + "["))

    def says(self) -> tuple[str, ...]:
        """Give all that it says, wherever it is written."""
        return (self.rule, self.files, self.field, self.reason, self.approved_by, self.until.isoformat())


class Waived(NamedTuple):
    """A finding that does not count, and what waives it."""

    finding: Diagnostic
    waiver: Waiver


def write_severities(severities: dict[str, Severity]) -> str:
    """Write severities in one line, in the order of their codes."""
    return ", ".join(f"{code} {severity.value}" for code, severity in sorted(severities.items()))


def read_severities(text: str) -> dict[str, Severity]:
    """Read what `write_severities` wrote."""
    pairs = (each.split(" ") for each in text.split(", ") if each)
    return {code: Severity(severity) for code, severity in pairs}


def write_waivers(waivers: list[Waiver]) -> str:
    """Write waivers as JSON, in the order of the file; nothing where there are none."""
    return json.dumps([[*each.says(), each.place] for each in waivers]) if waivers else ""


def read_waivers(text: str) -> list[Waiver]:
    """Read what `write_waivers` wrote."""
    rows = json.loads(text) if text else []
    return [
        Waiver(rule, files, field, reason, approved_by, date.fromisoformat(until), Place(*place))
        for rule, files, field, reason, approved_by, until, place in rows
    ]
