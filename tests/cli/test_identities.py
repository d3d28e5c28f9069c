"""How a record is found by what a user types: its id, its name, words of it; and what is said when none is."""

from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.runs import run

TITLES = {
    "a-2": "Publish a protocol",
    "a-3": "Review the protocol",
    "b-1": "Open  a hall",
    "b-2": "Open a hall",
    **{f"c-{n}": f"Train group {n}" for n in range(1, 11)},
}


@pytest.fixture
def many(base: Path) -> Path:
    """Give the small dataset with actions of like titles."""
    for identity, title in TITLES.items():
        put(base, identity, action(identity, title=title))
    return base


@pytest.mark.parametrize(
    ("kind", "written", "identity"),
    [
        ("actions", " a-1\t", "a-1"),
        ("actions", "A-1", "a-1"),
        ("actions", "Hold a meeting of both councils", "a-1"),
        ("actions", "councils MEETING", "a-1"),
        ("actions", "publish", "a-2"),
        # All of a title is surer than words of another.
        ("actions", "train group 1", "c-1"),
        ("organisations", "of voluntary", "voluntary-council"),
        ("organisations", "acvo", "voluntary-council"),
        ("plans", "joint", "joint-plan"),
    ],
)
def test_a_record_is_found(many: Path, kind: str, written: str, identity: str) -> None:
    assert f"({identity})" in run(kind, "show", written, "-C", many).out.partition("\n")[0]


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        (
            "actions",
            "Protocol",
            'tsreview: "Protocol" may mean 2 actions\n  hint: give the id of one of them:\n'
            "    a-2  Publish a protocol\n    a-3  Review the protocol\n",
        ),
        (
            "actions",
            "open a hall",
            'tsreview: "open a hall" may mean 2 actions\n  hint: give the id of one of them:\n'
            "    b-1  Open a hall\n    b-2  Open a hall\n",
        ),
        (
            "actions",
            " b",
            'tsreview: no action has the id "b"\n  hint: these begin so:\n    b-1  Open a hall\n    b-2  Open a hall\n',
        ),
        (
            "actions",
            "joint-plan",
            'tsreview: "joint-plan" is a plan\n  hint: `tsreview actions list` lists the actions\n',
        ),
        (
            "plans",
            "voluntary-council",
            'tsreview: "voluntary-council" is an organisation\n  hint: `tsreview plans list` lists the plans\n',
        ),
        ("actions", "", 'tsreview: no action has the id ""\n  hint: `tsreview actions list` lists them\n'),
        ("actions", "-- ?", 'tsreview: no action has the id "-- ?"\n  hint: `tsreview actions list` lists them\n'),
        (
            "actions",
            "Publish a protokol",
            'tsreview: no action has the id "Publish a protokol"\n  hint: did you mean "a-2"?\n',
        ),
    ],
)
def test_what_is_not_found_is_told_with_what_could_be(many: Path, kind: str, written: str, said: str) -> None:
    assert run(kind, "show", "-C", many, "--", written) == (2, "", said)


def test_of_many_eight_are_named(many: Path) -> None:
    words, begun = run("actions", "show", "train", "-C", many).err, run("actions", "show", "c-", "-C", many).err
    for lines in (words.splitlines(), begun.splitlines()):
        assert len(lines) == 2 + 8 + 1
        assert lines[-1] == "    and 2 more"
