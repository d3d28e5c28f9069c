"""Circles are found wherever things lead back to themselves, and nowhere else."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from tsreview.rules.network.circles import circles

NAMES = st.sampled_from("abcdefg")


def reached(leads: Mapping[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(leads.get(start, ()))
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += leads.get(at, ())
    return found


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=4)))
def test_each_circle_leads_round_and_each_thing_that_leads_to_itself_has_one(leads: dict[str, list[str]]) -> None:
    found = list(circles(leads))
    for circle in found:
        assert all(after in leads[at] for at, after in zip(circle, [*circle[1:], circle[0]], strict=True))
    for name in leads:
        together = {other for other in reached(leads, name) if name in reached(leads, other)}
        assert any(together.issuperset(circle) for circle in found) == bool(together), name


def test_a_long_chain_is_followed_without_recursion() -> None:
    chain = {str(n): [str(n + 1)] for n in range(50_000)}
    assert not list(circles(chain))
    assert [len(circle) for circle in circles(chain | {"50000": ["0"]})] == [50_001]
