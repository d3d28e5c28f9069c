"""How large a record may be: one value, so that every reader holds the same line."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What a record file may hold; the reasons are in the contract for untrusted data."""

    file_bytes: int = 256 * 1024
    """Some thirty times a large record."""
    depth: int = 16
    """Mappings and lists inside one another; records have three or four."""
    nodes: int = 5_000
    """Keys and values."""
    scalar: int = 40_000
    """Characters of one text; a cell of Excel takes 32,767."""


LIMITS = Limits()
