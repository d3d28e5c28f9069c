"""The canonical form: the same record, all its comments, one text, however it was written."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.datasets import TOP
from tests.support.sloppy import written_sloppily

from tsreview.loading.admission import kind_of
from tsreview.loading.canonical import Group, canonical
from tsreview.loading.formatting import format_record, why_not
from tsreview.loading.remarks import Remarks, comments_of
from tsreview.loading.yaml_reader import read_document
from tsreview.location import Path, Value
from tsreview.schema.forms import UNKNOWN, form_of

PATH = "data/actions/a-1.yaml"
KEYS = (
    "id",
    "plan",
    "order",
    "title",
    "due",
    "parties",
    "updates",
    "revisions",
    "sources",
    "notes",
    "on",
    "odd key",
    "été",
)
ROOTS = (TOP, TOP / "examples/wetherfold")
STEPS = [8, pytest.param(1, marks=pytest.mark.slow)]
"""Every eighth record, and apart from the quick tests all of them."""
SHIPPED = [
    (path, path.relative_to(root).as_posix()) for root in ROOTS for path in sorted((root / "data").rglob("*.yaml"))
]


def texts() -> st.SearchStrategy[str]:
    words = st.lists(st.text("ab1:#-\"'\\ ,[]{}&*!|>%@`?é£\n\t", min_size=1, max_size=12), min_size=1, max_size=25)
    odd = st.sampled_from(
        [
            "",
            " ",
            "no",
            "~",
            "null",
            "2010",
            "1e5",
            "010",
            "a\n",
            "a\n\nb",
            " a\nb",
            "\na",
            "a\n ",
            "  a",
            "a\n\n",
            "# a",
            "word " * 40,
            "2010-01-02",
        ]
    )
    return words.map(" ".join) | odd


def trees() -> st.SearchStrategy[dict[str, Any]]:
    def deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)

    values = st.recursive(texts() | st.none(), deeper, max_leaves=8)
    return st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=6)


def formatted(data: bytes, path: str = PATH) -> bytes:
    found = format_record(path, data)
    assert not found.failure, (found.failure, data)
    assert not found.findings, (found.findings, data)
    return found.content.new if found.content else data


def held(data: bytes, tree: object, comments: list[str], path: str = PATH) -> None:
    new = formatted(data, path)
    text = new.decode()
    assert read_document(text).tree == tree
    assert Counter(comments_of(text)) == Counter(comments), data
    assert formatted(new, path) == new, data
    assert text.endswith("\n")
    assert "\r" not in text


@given(
    trees(),
    st.integers(0, 1 << 30).map(Random),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n \n"]),
)
def test_any_record_keeps_its_tree_and_its_comments_and_is_written_once(
    tree: dict[str, Any], random: Random, end: str, tail: str
) -> None:
    sloppy = written_sloppily(tree, random)
    text = (sloppy.text + tail).replace("\n", end)
    assert read_document(text).tree == tree, text
    held(text.encode("utf-8-sig" if random.random() < 0.1 else "utf-8"), tree, sloppy.comments)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("chance", [0, 0.2])
def test_a_shipped_record_is_found_again_whatever_was_done_to_it(chance: float, step: int) -> None:
    random = Random(1)
    for path, inside in SHIPPED[::step]:
        shipped = path.read_bytes()
        tree = read_document(shipped.decode()).tree
        assert tree is not None
        sloppy = written_sloppily(tree, random, chance=chance)
        assert read_document(sloppy.text).tree == tree, sloppy.text
        held(sloppy.text.encode(), tree, sloppy.comments, inside)


def with_comments(tree: Value, entry: Path, found: dict[Path, Remarks]) -> None:
    """Put comments with every entry that has room for them; the first field of a list's entry has none above it."""
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree or ()):
        inner = (*entry, step)
        is_group = isinstance(value, dict | list) and bool(value)
        has_room_above = not (isinstance(tree, dict) and entry and isinstance(entry[-1], int))
        has_room_beside = not (isinstance(tree, list) and is_group)
        found[inner] = Remarks(
            [f"# above {inner}", f"# and {inner}"] if has_room_above else [],
            [f"# beside {inner}"] if has_room_beside else [],
            [f"# below {inner}"] if is_group else [],
        )
        if isinstance(value, dict | list):
            with_comments(value, inner, found)


def shuffled(tree: Value, random: Random) -> Value:
    """Give a tree with the keys of all its groups in another order."""
    if isinstance(tree, list):
        return [shuffled(item, random) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {key: shuffled(tree[key], random) for key in random.sample(list(tree), len(tree))}


@pytest.mark.parametrize("step", STEPS)
def test_comments_go_with_their_keys_in_a_shipped_record(step: int) -> None:
    random = Random(2)
    for path, inside in SHIPPED[::step]:
        tree = read_document(path.read_text(encoding="utf-8")).tree
        assert tree is not None
        remarks: dict[Path, Remarks] = {(): Remarks(["# head"], [], ["# end"])}
        with_comments(tree, (), remarks)
        moved = shuffled(tree, random)
        assert isinstance(moved, dict)
        old = canonical(moved, UNKNOWN, remarks)
        assert formatted(old.encode(), inside).decode() == canonical(tree, form_of(kind_of(inside).model()), remarks)


def test_every_shipped_record_is_in_the_form() -> None:
    assert [inside for path, inside in SHIPPED if format_record(inside, path.read_bytes()).content] == []


# ---- one by one

CASES = {
    "keys in the order of the schema, at each level": (
        "notes: x\nid: a\nparties:\n  - organisation: b\n    role: lead\nplan: c\n",
        "id: a\nplan: c\nparties:\n  - role: lead\n    organisation: b\nnotes: x\n",
    ),
    "an unknown key stays behind the one that it followed": (
        'first: 1a\nnotes: x\nodd: "yes"\nplan: c\nid: a\n',
        'first: 1a\nid: a\nplan: c\nnotes: x\nodd: "yes"\n',
    ),
    "comments go with what they stand above, beside and below": (
        "# of the title\ntitle: t # of it too\n# of the id\nid: a\nparties: # of all\n  - role: lead # of the role\n"
        "    # below the first\n  # below all\n# of the plan\nplan: c\n",
        "# of the id\nid: a\n# of the plan\nplan: c\n# of the title\ntitle: t  # of it too\nparties:  # of all\n"
        "  - role: lead  # of the role\n    # below the first\n  # below all\n",
    ),
    "a comment at the head, parted by a blank line, stays there": (
        "# licence\n\n# of the plan\nplan: c\nid: a\n",
        "# licence\n\nid: a\n# of the plan\nplan: c\n",
    ),
    "a comment at the end": (
        "notes: >-\n  x\n\n# the end\n",
        "notes: x\n\n# the end\n",
    ),
    "one blank line of several, and none where a group begins or the record ends": (
        "\n\nid: a\n\n\n\nparties:\n\n  - role: lead\n\n  - role: spa\n\n\n",
        "id: a\n\nparties:\n  - role: lead\n\n  - role: spa\n",
    ),
    "a blank line goes with the key below it": (
        "plan: c\n\nid: a\ntitle: t\n",
        "id: a\nplan: c\ntitle: t\n",
    ),
    "numbers and days as they are, texts that look like them in quotes": (
        "order: '3'\nobjective: '1a'\ndue: 2010\nupdates:\n- on: '2010-10-01'\n  by: 12:30\n"
        "figures:\n- value: '1,000'\n",
        'objective: 1a\norder: 3\ndue: "2010"\nfigures:\n  - value: 1,000\n'
        'updates:\n  - on: 2010-10-01\n    by: "12:30"\n',
    ),
    "a number that begins with a nought": ("order: 010\n", 'order: "010"\n'),
    "brackets and braces": (
        "due: {why: w, published: p}\noutputs: [a, 'b, c', [d, e]]\nprinciples: []\nfigures: {}\n",
        "due:\n  published: p\n  why: w\noutputs:\n  - a\n  - b, c\n  - - d\n    - e\nfigures: {}\nprinciples: []\n",
    ),
    "comments in brackets": (
        "outputs: [ # of all\n  # above a\n  a, # beside a\n  b\n  # at the end\n  ] # behind\n",
        "# of all\noutputs:  # behind\n  # above a\n  - a  # beside a\n  - b\n  # at the end\n",
    ),
    "a record without fields": ("{ } # x\n", "{}\n# x\n"),
    "a record in braces": ("{plan: c, id: a} # x\n", "id: a\nplan: c\n# x\n"),
    "a comment behind the sign of a block of text": (
        "notes: >- # why\n  " + "word " * 29 + "word\n# below\nid: a\n",
        "# below\nid: a\nnotes: >-  # why\n  " + " ".join(["word"] * 19) + "\n  " + " ".join(["word"] * 11) + "\n",
    ),
    "a comment below a block of text, which would be a part of it": (
        "notes: >-\n      " + "word " * 29 + "word\n    # deeper\n",
        "# deeper\nnotes: >-\n  " + " ".join(["word"] * 19) + "\n  " + " ".join(["word"] * 11) + "\n",
    ),
    "a line of text that looks like a comment": (
        "notes: |-\n    a\n    # no comment\n",
        "notes: |-\n  a\n  # no comment\n",
    ),
    "a text over several lines": ("notes: a\n  b\n\n  c\n", "notes: |-\n  a b\n  c\n"),
    "paragraphs too long for their line": (
        "notes: |-\n  " + "word " * 29 + "word\n  x\n",
        "notes: >-\n  " + " ".join(["word"] * 19) + "\n  " + " ".join(["word"] * 11) + "\n\n  x\n",
    ),
    "a text of several lines that begins with a blank, or ends with one": (
        'title: " a\\nb"\nnotes: "a\\n "\n',
        'title: " a\\nb"\nnotes: "a\\n "\n',
    ),
    "a text that ends a line": ("notes: >\n  a b\n", "notes: >\n  a b\n"),
    "escapes": (
        'notes: "caf\\u00e9\\x21 \\"x\\" \\/"\ntitle: "a\\u200bb"\n',
        'title: "a\\u200bb"\nnotes: café! "x" /\n',
    ),
    "a blank at the end of a long text": (
        "notes: >-\n    " + "word " * 30 + "\nid: a\n",
        "id: a\nnotes: >-\n  " + " ".join(["word"] * 19) + "\n  " + "word " * 11 + "\n",
    ),
    "blanks around a text": ("notes: '  a '\n", 'notes: "  a "\n'),
    "nothing": ("due: ~\nplan: null # x\nid:\noutputs: [~]\n", "id:\nplan:  # x\ndue:\noutputs:\n  -\n"),
    "an address too long for its line": (f"urls: [http://{'x' * 120}]\n", f"urls:\n  - http://{'x' * 120}\n"),
    "dashes in the column of their key, and far from what follows": (
        "outputs:\n-    a\n-\n  b\n",
        "outputs:\n  - a\n  - b\n",
    ),
    "a comment behind a dash": (
        "parties:\n  - # of the entry\n    role: lead\n  -\n    # of the body\n    organisation: b\n    role: spa\n",
        "parties:\n  # of the entry\n  - role: lead\n  - role: spa\n    # of the body\n    organisation: b\n",
    ),
    "keys in quotes, and with the mark of a key": (
        "\"id\": a\n'a b': c\n? plan\n: d\n",
        'id: a\n"a b": c\nplan: d\n',
    ),
    "a key that needs a mark": (
        f"? {'k' * 1_100}\n: a\nparties:\n- ? {'k' * 1_100}\n  : b # x\n",
        f"? {'k' * 1_100}\n: a\nparties:\n  - ? {'k' * 1_100}\n    : b  # x\n",
    ),
    "a comment below the mark of a key without a value": (
        "parties:\n  - ? role\n  # below the role\n# the end",
        "parties:\n  - role:\n  # below the role\n# the end\n",
    ),
    "the marks of a document": ("%YAML 1.2 # v\n--- # d\nid: a\n... # e\n", "# v\n# d\nid: a\n# e\n"),
    "blanks at line ends": ("id: a  \ntitle: t # x \n", "id: a\ntitle: t  # x\n"),
    "no line end at the end": ("id: a", "id: a\n"),
    "the line ends of Windows": ("id: a\r\nnotes: |-\r\n  a\r\n  b\r\n# x\r\n", "id: a\nnotes: |-\n  a\n  b\n# x\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_case_by_case(name: str) -> None:
    old, wanted = CASES[name]
    new = formatted(old.encode())
    assert new.decode() == wanted
    assert formatted(new) == new


def test_a_byte_order_mark_is_taken_off() -> None:
    assert formatted("\ufeffid: a\n".encode()) == b"id: a\n"


# ---- what is left as it is

LEFT = {
    "a key that stands twice": (b"id: a\ndue: b\ndue: c\n", "TSR115"),
    "an anchor": (b"id: &x a\n", "TSR113"),
    "no YAML": (b"id: [a\n", "TSR108"),
    "two records": (b"id: a\n---\nid: b\n", "TSR111"),
    "nothing": (b"# x\n", "TSR110"),
    "not UTF-8": (b"id: caf\xe9\n", "TSR104"),
    "a conflict": (b"<<<<<<< HEAD\nid: a\n", "TSR109"),
    "a character that hides": ("id: a\u2028b\n".encode(), "TSR105"),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_read_is_left_and_told(name: str) -> None:
    data, code = LEFT[name]
    found = format_record(PATH, data)
    assert found.content is None
    assert code in [each.code for each in found.findings]


def test_a_record_that_would_be_too_large_is_left() -> None:
    entry = "[" * 12 + ",".join(["a"] * 4_000) + "]" * 12
    found = format_record(PATH, f"{'#' * 200_000}\noutputs: {entry}\n".encode())
    assert found.content is None
    assert [each.code for each in found.findings] == ["TSR102"]
    assert "bytes, and 262,144 are allowed" in found.findings[0].message


def test_the_proof_finds_a_lost_comment_and_another_tree() -> None:
    old = "id: a # x\n"
    tree: Group = {"id": "a"}
    assert why_not(old, {"id": "a"}, b"id: a  # x\n") == ""
    assert why_not(old, {"id": "a"}, b"id: a\n") == "it would lose a comment"
    assert why_not(old, {"id": "a"}, b"id: a  # x\n# x\n") == "it would lose a comment"
    assert why_not("id: a\n", {"id": "a"}, b"id: a # x\n") == "it would lose a comment"
    assert why_not(old, {"id": "b"}, b"id: a # x\n") == "it would say something else"
    assert why_not(old, tree, b"id: [a # x\n") == "it would say something else"
    assert why_not(old, tree, b"id: \xff # x\n") == "it would say something else"


def test_a_field_that_a_text_has_swallowed_is_told_and_not_wrapped_away() -> None:
    data = b"id: a-1\ndescription: >-\n  The councils meet.\n  due: June 2010\ntitle: Meet\n"
    done = format_record("data/actions/a-1.yaml", data)
    assert done.content is None
    assert [(each.code, each.place.line) for each in done.findings] == [("TSR124", 4)]
