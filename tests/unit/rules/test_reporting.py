"""Rounds of reports are told of each plan, in a time that grows with the actions alone."""

import time

from tsreview.index.connection import Index, open_in_memory
from tsreview.rules.network.reporting import not_reported_for_a_quarter


def indexed(plans: int, days: tuple[str, ...]) -> Index:
    """Give an index of plans whose actions were last reported complete on some days."""
    index = open_in_memory()
    for plan in range(plans):
        index.connection.execute(
            "INSERT INTO plans (file, id, title, published) VALUES (?, ?, '', '')", (plan, f"p{plan}")
        )
        for n, day in enumerate(days):
            index.connection.execute(
                "INSERT INTO actions (file, id, plan, objective, position, title, precision, last_on, last_status) "
                "VALUES (?, ?, ?, '', 1, '', 'none', ?, 'complete')",
                (plans * (n + 1) + plan, f"a{plan}-{n}", f"p{plan}", day),
            )
    return index


def test_many_small_plans_take_little_time() -> None:
    index = indexed(6_000, ("2010-07-01", "2010-07-01"))
    began = time.process_time()
    assert list(not_reported_for_a_quarter(index)) == []
    assert time.process_time() - began < 1
