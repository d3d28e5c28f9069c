"""Fields that a text has swallowed: TSR124. What is indented below a text goes on with it, whatever it looks like."""

import re
from array import array
from collections.abc import Collection, Iterator

from tsreview.loading.fault import Fault

_FIELD = re.compile(r"""[.!?][)"'\u2019\u201d]?\r?\n( +)([a-z_]+):(?=[ \r]|$)""", re.MULTILINE)
"""Below the end of a sentence: there prose goes on with a capital, and within one a line may begin with any word."""
_HINT = "begin it in the first column; if the words are meant, put them behind those of the line above"


def swallowed(text: str, marks: "array[int]", absent: Collection[str]) -> Iterator[Fault]:
    """Find the fields that a record lacks and that begin a line of a text; each is told once.

    The marks of a record hold the place of each key: what has none is no key.
    """
    found = [match for match in _FIELD.finditer(text) if match[2] in absent]
    places = set(zip(marks[::2], marks[1::2], strict=True)) if found else set()
    told, line, counted = set(), 1, 0
    for match in found:
        line, counted = line + text.count("\n", counted, match.start(1)), match.start(1)
        column = len(match[1]) + 1
        if match[2] not in told and (line, column) not in places:
            told.add(match[2])
            yield Fault("TSR124", line, column, f"`{match[2]}:` is part of the text above", _HINT)
