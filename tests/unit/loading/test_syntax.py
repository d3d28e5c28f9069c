"""Complaints of YAML's parser that no version so far makes."""

from tsreview.loading.fault import Fault
from tsreview.loading.syntax import Trouble, explain


def test_a_complaint_of_which_nothing_is_known_is_told_where_it_stands() -> None:
    told = explain(Trouble("found something new", "while scanning something", (2, 4), (1, 1)), "a: 1\nb: c\n")
    hint = "mend the line; put text that holds `: ` or ` #` in quotes"
    assert told == Fault("TSR108", 2, 4, "cannot be read as YAML", hint)
