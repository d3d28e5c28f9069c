"""A rule on a text."""

from collections.abc import Callable
from typing import NamedTuple


class TextRule(NamedTuple):
    """What to look for in the texts of a record; `find` gives the message on a text, or an empty one.

    `signs` are what the texts of the record, written as JSON, must hold one of. Without signs, a record that is
    plain ASCII is passed over. `form` is an expression for what they must hold besides, where the signs are common.
    """

    code: str
    signs: tuple[str, ...]
    find: Callable[[str], str]
    hint: str
    form: str = ""
