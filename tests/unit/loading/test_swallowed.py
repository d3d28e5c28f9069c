"""Fields that a text has swallowed, and prose that only looks like one."""

import time
from array import array

import pytest

from tsreview.loading.document import Document
from tsreview.loading.swallowed import swallowed
from tsreview.loading.yaml_reader import read_document


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: >-\n  Of two.\n  due: x\nb: c\n", [(3, 3)]),
        ("a: |\n  Is it?\n    due:\n      - x\n", [(3, 5)]),
        ("a: 'Of two.\n  due: x'\n", [(2, 3)]),
        ("a: >-\r\n  Of two.\r\n  due:\r\n  more.\r\n", [(3, 3)]),
        ("a: >-\n  Of two.\n  due: x.\n  due: y\n", [(3, 3)]),
        ("a: >-\n  Of two.\ndue: x\n", []),
        ("a:\n  - b: Of two.\n    due: x\n", []),
        ("a: >-\n  Of what is\n  due: x\n", []),
        ("a: >-\n  Of two.\n  other: x\n", []),
    ],
)
def test_a_field_is_found_where_a_text_holds_it(text: str, places: list[tuple[int, int]]) -> None:
    found = swallowed(text, read_document(text), {"due"})
    assert [(each.line, each.column) for each in found] == places


def test_a_text_full_of_them_takes_no_time() -> None:
    text = "a: |\n" + "  x.\n  due: x\n" * 20_000
    began = time.process_time()
    assert len(swallowed(text, Document({"a": text}, array("I", [1, 1, 1, 1]), []), {"due"})) == 1
    assert time.process_time() - began < 1
