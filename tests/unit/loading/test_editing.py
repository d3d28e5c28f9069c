"""Surgical edits: the entry is there, and every other byte is as it was, however the record is written."""

import re
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from tests.support.datasets import TOP

from tsreview.errors import DatasetFault
from tsreview.loading.editing import Addition, Edited, insert_entry
from tsreview.loading.scalars import Entry, as_tree
from tsreview.loading.yaml_reader import read_document, read_outline
from tsreview.location import Value
from tsreview.schema.action import Action
from tsreview.schema.base import usual_order

ORDER = usual_order(Action)
UPDATE: Entry = {
    "on": date(2026, 1, 2),
    "status": "complete",
    "evidence": "Minutes: item 4, " + "and so on " * 12 + "to the end",
}
REVISION: Entry = {"to": "Dec 2010", "on": date(2026, 1, 2), "kind": "extended", "reason": "no"}
ENTRIES: dict[str, Entry] = {"updates": UPDATE, "revisions": REVISION}
SHIPPED = sorted((TOP / "data/actions").rglob("*.yaml"))
SHORT: Entry = {"on": date(2010, 10, 1), "status": "complete"}


def inserted(text: str, key: str = "updates", entry: Entry | None = None, place: int | None = None) -> Edited:
    """Put an entry at a place, or at the end."""
    addition = Addition(key, entry or ENTRIES[key], ORDER)
    return insert_entry(text, "data/actions/a-1.yaml", addition, len(log_of(text, key)) if place is None else place)


def edited(text: str, key: str = "updates", entry: Entry | None = None, place: int | None = None) -> str:
    return inserted(text, key, entry, place).text


def without_its_lines(new: Edited) -> str:
    """Take out the lines that are said to have been put in."""
    lines = new.text.split("\n")
    del lines[new.first - 1 : new.first - 1 + new.lines]
    return "\n".join(lines)


def log_of(text: str, key: str) -> list[Value]:
    held = (read_document(text).tree or {}).get(key)
    return held if isinstance(held, list) else []


def is_insertion(old: str, new: str) -> bool:
    """Tell whether taking out one run of characters of the new text gives the old one."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return len(new) > len(old) and new.endswith(old[same:])


def holds(old: str, new: str, key: str, place: int | None = None) -> None:
    before, after = read_document(old).tree, read_document(new).tree
    assert before is not None
    held = log_of(old, key)
    at = len(held) if place is None else place
    assert after == {**before, key: [*held[:at], as_tree(ENTRIES[key]), *held[at:]]}


@pytest.mark.parametrize("key", ENTRIES)
def test_every_shipped_action_gets_an_entry_and_keeps_its_bytes(key: str) -> None:
    for path in SHIPPED:
        old = path.read_bytes().decode()
        for text in (old, old.replace("\n", "\r\n"), old.rstrip("\n")):
            added = inserted(text, key)
            new = added.text
            holds(text, new, key)
            assert is_insertion(text, new), path
            assert without_its_lines(added).rstrip("\r") == text
            assert new.endswith("\n") == text.endswith("\n")
            assert ("\r" in new) == ("\r" in text)
            assert new.count("\r\n") in (0, new.count("\n"))


def test_further_entries_go_to_any_place() -> None:
    for path in SHIPPED[::20]:
        twice = edited(edited(path.read_bytes().decode()))
        for place in range(3):
            added = inserted(twice, place=place)
            holds(twice, added.text, "updates", place)
            assert without_its_lines(added) == twice


# ---- one by one

CASES = {
    "a missing key stands in the usual order": (
        "id: a\ndue: x\n\n# of the sources\nsources: []\n",
        "id: a\ndue: x\nupdates:\n  - on: 2010-10-01\n    status: complete\n\n# of the sources\nsources: []\n",
    ),
    "before a first key that comes later": (
        "# head\nsources: []\nid: a\n",
        "# head\nupdates:\n  - on: 2010-10-01\n    status: complete\nsources: []\nid: a\n",
    ),
    "at the end where no key comes later": (
        "outputs:\n- a\nid: a",
        "outputs:\n- a\nid: a\nupdates:\n- on: 2010-10-01\n  status: complete",
    ),
    "dashes in the column of the key": (
        "id: a\nupdates:\n- on: x\nnotes: b\n",
        "id: a\nupdates:\n- on: x\n- on: 2010-10-01\n  status: complete\nnotes: b\n",
    ),
    "wide indents": (
        "id: a\nupdates:\n    -   on: x\nnotes: b\n",
        "id: a\nupdates:\n    -   on: x\n    -   on: 2010-10-01\n        status: complete\nnotes: b\n",
    ),
    "comments after the last entry": (
        "updates:\n  - on: x # here\n    # of the entry\n\n  # of the list\n# of the notes\nnotes: b\n",
        "updates:\n  - on: x # here\n    # of the entry\n\n  # of the list\n  - on: 2010-10-01\n    status: complete\n"
        "# of the notes\nnotes: b\n",
    ),
    "a block of text at the end of the entry": (
        "updates:\n  - on: |\n      x\n      # no comment\n\n\nnotes: b\n",
        "updates:\n  - on: |\n      x\n      # no comment\n  - on: 2010-10-01\n    status: complete\n\n\nnotes: b\n",
    ),
    "a block of text that keeps its blank lines": (
        "updates:\n  - on: |+\n      x\n\n\nnotes: b\n",
        "updates:\n  - on: |+\n      x\n\n\n  - on: 2010-10-01\n    status: complete\nnotes: b\n",
    ),
    "a quoted text with a line like a comment": (
        'updates:\n  - on: "x\n# no comment"\nnotes: b\n',
        'updates:\n  - on: "x\n# no comment"\n  - on: 2010-10-01\n    status: complete\nnotes: b\n',
    ),
    "the end of the document": (
        "---\nid: a\nupdates:\n  - on: x\n...\n",
        "---\nid: a\nupdates:\n  - on: x\n  - on: 2010-10-01\n    status: complete\n...\n",
    ),
    "empty brackets": (
        "id: a\nupdates:  []  # none yet\nnotes: b\n",
        "id: a\nupdates:  # none yet\n  - on: 2010-10-01\n    status: complete\nnotes: b\n",
    ),
    "empty brackets behind a blank and a colon": (
        "id: a\nupdates : []#c\n",
        "id: a\nupdates : #c\n  - on: 2010-10-01\n    status: complete\n",
    ),
    "entries in brackets": (
        "id: a\nupdates: [{on: x},] # one\nnotes: b\n",
        "id: a\nupdates: [{on: x}, {on: 2010-10-01, status: complete},] # one\nnotes: b\n",
    ),
    "entries in brackets on lines": (
        "updates: [\n  {on: x} # one\n]\n",
        "updates: [\n  {on: x}, {on: 2010-10-01, status: complete} # one\n]\n",
    ),
    "an indented record": (
        "  id: a\n  updates:\n    - on: x",
        "  id: a\n  updates:\n    - on: x\n    - on: 2010-10-01\n      status: complete",
    ),
    "a key on a line of its own": (
        "? updates\n: - on: x\n",
        "? updates\n: - on: x\n  - on: 2010-10-01\n    status: complete\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CASES.values(), ids=CASES)
def test_an_entry_is_put_where_a_person_would_put_it(old: str, new: str) -> None:
    assert edited(old, entry=SHORT) == new
    assert edited(old.replace("\n", "\r\n"), entry=SHORT) == new.replace("\n", "\r\n")


AMONG = {
    "before the first": (
        0, "updates: # log\n  - on: x\nnotes: b\n",
        "updates: # log\n  - on: 2010-10-01\n    status: complete\n  - on: x\nnotes: b\n",
    ),
    "comments stay with the entry that they stand above": (
        1, "updates:\n  - on: x\n    # of x\n\n  # of y\n\n  # of y too\n  - on: y\n",
        "updates:\n  - on: x\n    # of x\n  - on: 2010-10-01\n    status: complete\n"
        "\n  # of y\n\n  # of y too\n  - on: y\n",
    ),
    "comments above the first": (
        0, "updates:\n     # of the log\n  # of x\n  - on: x\n",
        "updates:\n     # of the log\n  - on: 2010-10-01\n    status: complete\n  # of x\n  - on: x\n",
    ),
    "dashes in the column of the key": (
        1, "updates:\n- on: x\n# of y\n- on: y\n",
        "updates:\n- on: x\n- on: 2010-10-01\n  status: complete\n# of y\n- on: y\n",
    ),
    "behind a block of text that keeps its blank lines": (
        1, "updates:\n  - on: |+\n      x\n\n  - on: y\n",
        "updates:\n  - on: |+\n      x\n\n  - on: 2010-10-01\n    status: complete\n  - on: y\n",
    ),
    "in brackets": (
        1, "updates: [{on: x}, {on: y}] # two\n",
        "updates: [{on: x}, {on: 2010-10-01, status: complete}, {on: y}] # two\n",
    ),
    "before the first in brackets": (
        0, "updates: [ # two\n  {on: x},\n  {on: y}]\n",
        "updates: [ # two\n  {on: 2010-10-01, status: complete}, {on: x},\n  {on: y}]\n",
    ),
    "a key on a line of its own": (
        0, "? updates\n:\n  - on: x\n",
        "? updates\n:\n  - on: 2010-10-01\n    status: complete\n  - on: x\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("place", "old", "new"), AMONG.values(), ids=AMONG)
def test_an_entry_is_put_among_others(place: int, old: str, new: str) -> None:
    assert edited(old, entry=SHORT, place=place) == new
    assert edited(old.replace("\n", "\r\n"), entry=SHORT, place=place) == new.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text", ["? updates\n: - on: x\n", "? updates # a: b\n: - on: x\n", "? updates # a: b\n:\n - x\n"]
)
def test_a_first_entry_beside_its_key_is_refused(text: str) -> None:
    with pytest.raises(DatasetFault, match=r"a-1.yaml:[23]: the first entry does not begin on a line of its own"):
        edited(text, place=0)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{id: a}\n", 1, "written in braces"),
        ("id: a\nupdates:\nnotes: b\n", 2, "holds no list"),
        ("id: a\nupdates: ~\n", 2, "holds no list"),
        ("id: a\nupdates: none\n", 2, "holds no list"),
        ("id: a\nupdates:\n  on: x\n", 2, "holds no list"),
        ("id: a\nupdates: [\n]\n", 2, "empty brackets"),
        ("id: a\nupdates:\n  []\n", 3, "empty brackets"),
        ("id: a\ntitle: |\n  b", 2, "has no line end"),
        ("id: a\nupdates:\n  - on: >\n      x", 3, "has no line end"),
    ],
)
def test_what_cannot_be_edited_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(DatasetFault, match=f"data/actions/a-1.yaml:{line}: .*{message}") as failure:
        edited(text)
    assert failure.value.hint


# ---- records as people may write them

SCALARS = (
    "x", "'x: y'", '"x\n\n# no comment\n\n  y"', "x\n{}  goes on\n{}  # and ends",
    "|\n{}  x\n{}  # no comment", "|+\n{}  x\n\n\n",
    "|-\n{}  x\n\n", ">-\n{}    x\n{}    y", ">+2\n{}  x\n", ">\n{}  x\n   \n", "|2-\n{}   x",
    "x # why", "[a, b] # c", "{{a: b}}", '"#"',
)  # fmt: skip
LISTS = (
    "[]", "[ ] # none", "[{{on: x}}]", "[{{on: x, by: [a]}}, # one\n{}   {{on: y}},\n{} ]", "[\n{}  # none\n{}  ]",
    "\n{}- on: x", "\n{}  - on: x\n{}    by: {scalar}", "\n{}    -   on: x\n{}        by: {scalar}",
    "\n{}  -\n{}    on: x",
    "\n{}  - {{on: x}}\n{}  - on: y\n{}    # last\n\n{}  # of the list", "\n{}  - on: {scalar}", "\n{}- by: {scalar}",
    " # c\n\n{}  - a\n", "\n# of x\n{}  - on: x\n#of y\n{}  - on: {scalar}\n# of z\n\n{}  - on: z",
    "\n{}  # of x\n{}  - on: x\n{}      # deep\n\n{}  # of y\n{}  - by: {scalar}\n{}  # of z\n{}  - on: z",
    " # c\n{}     # deep\n{}- on: {scalar}\n{}# of y\n\n{}- on: y\n{}  # deep\n{}-   on: z",
    "\n{}  - on: >+\n{}     x\n\n{}  # of y\n{}  - on: y",
)  # fmt: skip
BETWEEN = ("", "", "# c\n", "\n", "   # deep\n", "\n\n# c\n", "      \n")
HEADS = ("", "# head\n", "---\n", "%YAML 1.2\n--- # c\n", "\n\n")
ENDS = ("", "...\n", "# end\n", "\n\n", "   ", "  # deep\n# end", "... # end")


@st.composite
def records(draw: st.DrawFn) -> str:
    """Write a record in a style of somebody's."""
    margin = draw(st.sampled_from(("", "", "", "  ")))
    keys = draw(st.permutations(("id", "due", "updates", "sources", "notes")))[: draw(st.integers(1, 5))]
    text = draw(st.sampled_from(HEADS))
    for key in keys:
        scalar = draw(st.sampled_from(SCALARS)).replace("{}", margin + "     ").replace("{{", "{").replace("}}", "}")
        chosen = draw(st.sampled_from(LISTS if key in ("updates", "sources") else SCALARS))
        value = chosen.replace("{scalar}", scalar).replace("{}", margin).replace("{{", "{").replace("}}", "}")
        name = draw(st.sampled_from((key, key, f'"{key}"', f"{key} ")))
        text += f"{margin}{name}:{'' if value[0] in chr(10) + ' ' else ' '}{value}\n{draw(st.sampled_from(BETWEEN))}"
    text += draw(st.sampled_from(ENDS))
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@settings(max_examples=400, deadline=None)
@given(records(), st.sampled_from(sorted(ENTRIES)), st.data())
def test_however_a_record_is_written_an_edit_is_right_or_refused(text: str, key: str, data: st.DataObject) -> None:
    before = read_document(text).tree
    assume(before is not None)
    place = data.draw(st.integers(0, len(log_of(text, key))), label="place")
    try:
        added = inserted(text, key, place=place)
    except DatasetFault as failure:
        event(failure.message.split(": ")[1])
        return
    new = added.text
    event(f"edited {'at the end' if place == len(log_of(text, key)) else 'among others'}")
    holds(text, new, key, place)
    assert is_insertion(text, new) or (before or {}).get(key) == []
    if added.lines and (before or {}).get(key) != []:
        assert without_its_lines(added) in (text, text + "\r" * (not text.endswith("\n")))
    assert new.count("\r\n") in (0, new.count("\n"))
    if place < len(log_of(text, key)):
        assert remarks_above(text, key, place) == remarks_above(new, key, place + 1)


def remarks_above(text: str, key: str, place: int) -> list[str]:
    """Give the comments above the entry at a place of a list behind dashes, as far as they are no deeper."""
    inner = read_outline(text).inner
    node = next(held for name, held in zip(inner[::2], inner[1::2], strict=True) if name.value == key)
    above = text[: node.inner[place].begin].split("\n")[:-1]
    is_remark = re.compile(rf" {{0,{node.column}}}(#.*)?\r?").fullmatch
    return [] if node.style else list(filter(str.strip, takewhile(is_remark, reversed(above))))


def test_the_order_is_that_of_the_shipped_records() -> None:
    for path in SHIPPED:
        tree = read_document(Path(path).read_text(encoding="utf-8")).tree
        assert list(tree or ()) == sorted(tree or (), key=ORDER.index), path
