"""A diagnostic: one finding about the data, as a value."""

import re
from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from tsreview.location import Path, Place


class Severity(StrEnum):
    """How much a finding matters: an error fails `validate`, a warning or advice does not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Diagnostic(NamedTuple):
    """A finding: which rule, where, what is wrong and the next act that mends it."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str = ""
    field: str = ""
    """The field's path, such as `updates[0].on`; empty where the finding is about the file."""
    related: tuple[Place, ...] = ()
    """Where the other records stand that the finding is about too."""
    fixable: bool = False
    """Whether `validate --fix` mends it; told when it is shown, and not stored."""


class FieldFinding(NamedTuple):
    """A finding about a field of a record, before the record's file gives it a line and a column."""

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False
    """Whether it stands on the field's key, not on its value."""


def in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, line, column, then code: the one order of every list of findings."""
    return sorted(diagnostics, key=lambda found: (*found.place, found.code, found.message))


def new_findings(before: list[Diagnostic], after: list[Diagnostic]) -> list[Diagnostic]:
    """Give the findings that were not there before, wherever those stand now."""
    known = Counter(map(_what, before))
    new = []
    for found in after:
        if known[_what(found)]:
            known[_what(found)] -= 1
        else:
            new.append(found)
    return new


def _what(found: Diagnostic) -> Diagnostic:
    """Leave out what an edit elsewhere changes: line, column and places in lists, and the hint, which names others."""
    field = re.sub(r"\[\d+\]", "[]", found.field)
    return found._replace(place=found.place._replace(line=0, column=0), field=field, hint="", related=())
