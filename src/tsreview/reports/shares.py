"""Whole percentages that add up to 100."""

from collections.abc import Mapping
from typing import TypeVar

Name = TypeVar("Name")


def percentages(counts: Mapping[Name, int]) -> dict[Name, int]:
    """Give whole percentages that add up to 100, by the largest remainder; of nothing, none."""
    total = sum(counts.values())
    if not total:
        return dict.fromkeys(counts, 0)
    shares = {name: divmod(number * 100, total) for name, number in counts.items()}
    found = {name: whole for name, (whole, _) in shares.items()}
    # Of equal remainders the order given decides, so that the same data gives the same words.
    by_rest = sorted(counts, key=lambda name: -shares[name][1])
    for name in by_rest[: 100 - sum(found.values())]:
        found[name] += 1
    return found
