"""How a text is laid out where that says nothing: blanks at the ends of lines."""

import re

from tsreview.loading.decoding import place_of
from tsreview.loading.document import Document
from tsreview.loading.fault import Fault

# Bounded, and begun only where a run of blanks begins, so that no text makes it slow.
_BLANKS = re.compile(r"(?<![ \t])[ \t]{1,1000}(?=\r?\n)")


def with_remarks(document: Document, text: str) -> Document:
    """Add what is to be said of the layout of a text that holds a record."""
    faults = [] if document.tree is None else blanks_at_line_ends(text)
    return document._replace(faults=[*document.faults, *faults]) if faults else document


def blanks_at_line_ends(text: str) -> list[Fault]:
    """Find blanks before the ends of lines: TSR802, told once, at the first."""
    places = [match.start() for match in _BLANKS.finditer(text)]
    if not places:
        return []
    many = f" of {len(places)} lines, this one the first" if len(places) > 1 else " of the line"
    return [Fault("TSR802", *place_of(text, places[0]), f"blanks stand at the end{many}", "delete them")]
