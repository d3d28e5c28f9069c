"""Percentages add up to 100, and none is further from its share than one point."""

from hypothesis import given
from hypothesis import strategies as st

from tsreview.reports.shares import percentages

COUNTS = st.dictionaries(st.text(max_size=3), st.integers(0, 5_000), min_size=1, max_size=8)


@given(COUNTS)
def test_percentages_add_up(counts: dict[str, int]) -> None:
    found, total = percentages(counts), sum(counts.values())
    assert list(found) == list(counts)
    assert sum(found.values()) == (100 if total else 0)
    for name, share in found.items():
        assert abs(share - (counts[name] * 100 / total if total else 0)) < 1
        assert counts[name] or not share
