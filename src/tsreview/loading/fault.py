"""A fault of one file, before the file's path and the rule's severity make it a diagnostic."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong in a file, where (both count from 1, in characters), and the next act that mends it."""

    code: str
    line: int
    column: int
    message: str
    hint: str = ""
