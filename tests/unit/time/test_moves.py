"""A moved date is held against why it was moved."""

import pytest

from tsreview.time.grammar import read_date
from tsreview.time.moves import RevisionKind, misfit
from tsreview.time.window import Window, no_date

KIND = RevisionKind


def read(text: str) -> Window:
    window = read_date(text) if text else no_date()
    assert isinstance(window, Window)
    return window


@pytest.mark.parametrize(
    ("kind", "current", "new"),
    [
        (KIND.EXTENDED, "Sept 2010", "Dec 2010"),
        (KIND.REPROGRAMMED, "Sept 2010", "Ongoing"),
        (KIND.FIRST_DATED, "TBC", "Quarterly"),
        (KIND.EXTENDED, "Ongoing", "Dec 2012"),
        (KIND.BROUGHT_FORWARD, "Sept 2010", "Aug 2010"),
        (KIND.REPROGRAMMED, "Sept 2010", "Aug 2010"),
        (KIND.REPROGRAMMED, "Sept 2010", "TBC"),
        (KIND.INFEASIBLE, "Sept 2010", "TBC"),
        (KIND.INFEASIBLE, "Sept 2010", "2012"),
        (KIND.FIRST_DATED, "", "Dec 2010"),
        (KIND.FIRST_DATED, "TBC", "Dec 2010"),
        (KIND.FIRST_DATED, "April", "Dec 2010"),
        # The same last day: what else it means, the rules of the record tell.
        (KIND.EXTENDED, "April to Sept 2010", "Sept 2010"),
    ],
)
def test_a_move_of_its_kind_is_let_through(kind: RevisionKind, current: str, new: str) -> None:
    assert misfit(kind, read(current), read(new)) is None


@pytest.mark.parametrize(
    ("kind", "current", "new", "message", "hint"),
    [
        (KIND.EXTENDED, "Sept 2010", "Aug 2010", "ends before the current one", "--kind brought_forward?"),
        (KIND.BROUGHT_FORWARD, "Sept 2010", "Dec 2010", "ends after the current one", "--kind extended?"),
        (KIND.EXTENDED, "Sept 2010", "September 2010", "is the current date already", "the date that was agreed"),
        (KIND.INFEASIBLE, "TBC", "?", "already", "the date that was agreed"),
        (KIND.INFEASIBLE, "", "TBC", "the action has no date already", "the date that was agreed"),
        (KIND.EXTENDED, "Sept 2010", "TBC", "gives no day", "reprogrammed and infeasible"),
        (KIND.EXTENDED, "Sept 2010", "Ongoing", '"Ongoing" has no last day', "use --kind reprogrammed"),
        (KIND.BROUGHT_FORWARD, "Sept 2010", "April 2010 onwards", "has no last day", "use --kind reprogrammed"),
        (KIND.EXTENDED, "Quarterly", "Annually", "has no last day", "use --kind reprogrammed"),
        (KIND.REPROGRAMMED, "Sept 2010", "April", "names no year", '"April 2010"'),
        (KIND.FIRST_DATED, "Sept 2010", "Dec 2010", "has a date already", "extended, brought_forward"),
        (KIND.EXTENDED, "TBC", "Dec 2010", "no date that could be moved", "--kind first_dated?"),
    ],
)
def test_a_move_of_another_kind_is_told_with_what_to_do(
    kind: RevisionKind, current: str, new: str, message: str, hint: str
) -> None:
    found = misfit(kind, read(current), read(new))
    assert found is not None
    assert message in found.message
    assert hint in found.hint
