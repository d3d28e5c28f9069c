"""The plain form, held against the walk over events: what is read line by line must be what the parser reads."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.datasets import CASES, TOP

from tsreview.loading.decoding import refused_in
from tsreview.loading.layout import blanks_at_line_ends
from tsreview.loading.limits import LIMITS, Limits
from tsreview.loading.plain_reader import read_plain
from tsreview.loading.yaml_reader import read_events

RECORD = """\
id: a-1
title: Hold a meeting - of both: no
"""
PLAIN = """\
id: a-1
title: Hold a meeting, of both councils (soon) & others' friends
description: >-
  Some words that
  go on: here - and there.
parties:
  - role: nominator
    organisation: a-body
    note: >-
      Folded in
      a list
  - role: spa
due:
  published: £5 by “April”
acronyms:
- AB
- "C D"
- 'E: F'

sources:
  - source: report
    lines: 12-14
"""
ODD = (
    "", "\n", "id: x\nid: y\n", "id:\n", "id: null\n", "id: ~\n", "null: x\n", "id: a: b\n", "id: a:\n", "id: x \n",
    "id: &a x\n", "id: *a\n", "id: !t x\n", "id: [a]\n", "id: {a: b}\n", "id: |\n  x\n", "id: >\n  x\n",
    "id: >+\n  x\n",
    "id: x # y\n", "id: x\n# y\n", "---\nid: x\n", "id: x\n...\n", "%YAML 1.2\n", "id: 'it''s'\n", 'id: "a\\n"\n',
    "id: ''\n", "id: 'x\n", "- a\n", "id: x\n  more\n", "id: x\n y: z\n", "a:\n - b\n  - c\n", "a:\n  - b\n - c\n",
    "a:\n  - - b\n", "a:\n  -\n    b: c\n", "a:\n  b: c\n   d: e\n", "a: >-\n  x\n\n  y\n", "a: >-\n    x\n  y\n",
    "a: >-\n  x\n    y\n", "a: >-\n", "a: >-\nb: c\n", "a: >-\n  x \n", "a: >-\n\n  x\n", "id: x\n \nb: c\n", "a:\tb\n",
    "a:\n  - \n", "a:\n  - ", "a:\n- \n  - b\n", "a:\n  - \n    b: c\n",
    "# a\nid: b\n", "id: b\n# a", "a:\n# x\n  - b\n  # y\n  - c\n", "a: >-\n  x\n# y\nb: c\n", "a: >-\n  # x\n  y\n",
    "a: >-\n  x\n  # y\n", "a: >-\n  x\n # y\n", "a: >-\n# y\n  x\n", "a: b#c\n", "a: b #c\n", "a:#b\n",
    "# \na: b\n", "#\n",
    "- # x\n", "a:\n  - # x\n    b: c\n", "a: # x\n  b: c\n", "#a: b\nc: d\n", "a: '#'\n", "a: '\n# x\n'\n",
    "? a\n: b\n", "a b: c\n", '"a": b\n', "a: @b\n", "a: `b`\n", "a: -1\n", "a: - b\n", "a:b\n", " a: b\n c: d\n",
    "a: b\n  - c\n", "a:\n  b: c\n - d\n", "<<: x\n", "a: x\rb: y\n", "a: x\u2028y\n", "\ufeffa: b\n", "a: b\n\nc: d\n",
)  # fmt: skip


def agree(text: str) -> bool:
    """Tell whether a text is in the plain form; if it is, both ways must give the same."""
    found = None if refused_in(text) else read_plain(text, LIMITS)
    if found is None:
        return False
    assert found == read_events(text), text
    # That of the plain form none has such blanks is what spares nearly every file the search for them.
    assert not blanks_at_line_ends(text), text
    return True


def test_the_plain_form_is_read() -> None:
    assert agree(PLAIN)
    found = read_plain(PLAIN, LIMITS)
    assert found is not None
    assert found.tree is not None
    assert found.tree["description"] == "Some words that go on: here - and there."
    assert found.tree["acronyms"] == ["AB", "C D", "E: F"]


@pytest.mark.parametrize("text", [RECORD, *ODD])
def test_what_may_be_more_is_left_to_the_parser_or_read_alike(text: str) -> None:
    agree(text)


@pytest.mark.parametrize(
    "text", ["id: a: b\n", "a: x # y\n", "a: >-\n  x\n\n  y\n", "a: 'x\n", "a: [b]\n", "a: null\n"]
)
def test_what_is_more_is_left_to_the_parser(text: str) -> None:
    assert not agree(text)


def test_limits_leave_a_text_to_the_parser() -> None:
    assert read_plain(PLAIN, Limits(nodes=20)) is None
    assert read_plain(PLAIN, Limits(depth=2)) is None


def test_nearly_every_shipped_record_is_plain_and_all_cases_are_read_alike() -> None:
    shipped = [path.read_text(encoding="utf-8") for path in (TOP / "data").rglob("*.yaml")]
    assert sum(map(agree, shipped)) > 0.9 * len(shipped)
    for path in CASES.rglob("*.yaml"):
        text = _text_of(path)
        if text is not None:
            agree(text)


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


KEYS = st.sampled_from(("a", "b", "on", "id", "x1", "_k", "null"))
WORDS = st.sampled_from(
    ("v", "1", "no", "a b", "a, b]", "'q'", '"q"', "£5", "(a)", "é", "“q”", "a'b", "2010-01-01", "a - b", "x:y", "~x",
     "a: b", "x:", "x ", "null", "[a]", "*a", ">", "- x", "'q", '"q" x', "''", "-", "")
)  # fmt: skip


SHAPES = ("value", "folded", "group", "list", "entries")


@st.composite
def texts(draw: st.DrawFn, depth: int = 0, column: int = 0) -> list[str]:
    """Draw the lines of a mapping that stands in a column, for the most part well-formed."""
    lines: list[str] = []
    margin = " " * column
    for _ in range(draw(st.integers(1, 3))):
        key = draw(KEYS)
        shape = draw(
            st.sampled_from(("value", "value", "folded", "group", "list", "entries") if depth < 3 else ("value",))
        )
        inner = column + draw(st.sampled_from((2, 2, 2, 1, 4, 0)))
        if shape == "value":
            lines.append(f"{margin}{key}: {draw(WORDS)}")
        elif shape == "folded":
            lines.append(f"{margin}{key}: >-")
            lines += [" " * inner + draw(WORDS) for _ in range(draw(st.integers(0, 3)))]
        elif shape == "group":
            lines += [f"{margin}{key}:", *draw(texts(depth + 1, inner))]
        elif shape == "list":
            lines.append(f"{margin}{key}:")
            lines += [" " * inner + "- " + draw(WORDS) for _ in range(draw(st.integers(0, 3)))]
        else:
            lines.append(f"{margin}{key}:")
            for _ in range(draw(st.integers(1, 2))):
                first, *rest = draw(texts(depth + 1, inner + 2))
                lines += [" " * inner + "- " + first[inner + 2 :], *rest]
        if draw(st.integers(0, 15)) == 0:
            lines.append(
                draw(st.sampled_from(("", " ", "  odd", "...", "- x", "# c", "  # c: d", "      # c", "# c ")))
            )
    return lines


@settings(max_examples=600, deadline=None)
@given(texts())
@example(["a:", "  - b: c", "    d: >-", "      e", "  - f"])
def test_both_ways_give_the_same(lines: list[str]) -> None:
    agree("\n".join(lines) + "\n")
