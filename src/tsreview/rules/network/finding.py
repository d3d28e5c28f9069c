"""A finding of a rule across records."""

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file

MOST_TOLD = 5
"""Actions of a plan that a rule tells of one by one; of more, nobody reads sixty findings that say the same."""


def finding_at(index: Index, file: int, field: str, code: str, message: str, hint: str) -> Diagnostic:
    """Give a finding at a field of the file with a number in the index."""
    place = place_in_file(index, file, field)
    return Diagnostic(place, code, RULES[code].severity, message, hint, field)
