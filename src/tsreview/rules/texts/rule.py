"""A rule on a text."""

from collections.abc import Callable
from typing import NamedTuple


class TextRule(NamedTuple):
    """What to look for in the texts of a record.

    `may_find` is asked once, of all texts of the record as JSON, and must be quick; `find` gives the message on
    a text, or an empty one.
    """

    code: str
    may_find: Callable[[str], bool]
    find: Callable[[str], str]
    hint: str
