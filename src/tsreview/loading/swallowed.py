"""Fields that a text has swallowed: TSR124. What is indented below a text goes on with it, whatever it looks like."""

import re
from collections.abc import Collection

from tsreview.loading.document import Document
from tsreview.loading.fault import Fault

_FIELD = re.compile(r"""[.!?][)"'\u2019\u201d]?\r?\n( +)([a-z_]+):(?=[ \r]|$)""", re.MULTILINE)
"""Below the end of a sentence: there prose goes on with a capital, and within one a line may begin with any word."""
_HINT = "begin it in the first column; if the words are meant, put them behind those of the line above"


def swallowed(text: str, document: Document, fields: Collection[str]) -> list[Fault]:
    """Find the fields that a record lacks and that begin a line of a text; each is told once.

    The marks of a record hold the place of each key: what has none is no key.
    """
    tree, marks = document.tree or {}, document.marks
    found = [match for match in _FIELD.finditer(text) if match[2] in fields and match[2] not in tree]
    if not found:
        return []
    places = set(zip(marks[::2], marks[1::2], strict=True))
    faults: dict[str, Fault] = {}
    line, counted = 1, 0
    for match in found:
        line, counted = line + text.count("\n", counted, match.start(1)), match.start(1)
        name, column = match[2], len(match[1]) + 1
        if name not in faults and (line, column) not in places:
            faults[name] = Fault("TSR124", line, column, f"`{name}:` is part of the text above", _HINT)
    return list(faults.values())
