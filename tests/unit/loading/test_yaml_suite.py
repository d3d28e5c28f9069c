"""The inputs of the public YAML test suite: each gives a record or findings, and a record says what the suite says."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from tests.support.datasets import TOP

from tsreview.loading.admission import Given, admit
from tsreview.loading.decoding import Text, decode
from tsreview.loading.files import Entry, Stamp
from tsreview.loading.yaml_reader import Document, read_document, read_slowly
from tsreview.schema.kinds import KINDS

SUITE: dict[str, dict[str, Any]] = json.loads(
    (TOP / "tests/support/foreign/yaml-test-suite.json").read_text(encoding="utf-8")
)
LENIENT = {
    "9C9N": "entries in brackets need not be indented",
    "DK95-1": "a quoted text may go on behind a tab",
    "QB6E": "a quoted text may go on without an indent",
    "SU5Z": "a comment may follow a quoted text without a blank",
}
"""What is no YAML and is read all the same, because PyYAML reads it; in none of them is anything hidden or lost."""
OTHERWISE = {
    "L24T-1": "blanks at the end of the file, behind a block of text, are not a line of it",
}
"""What PyYAML reads a little otherwise."""
NULLS = {"", "~", "null", "Null", "NULL"}
ESCAPES = {"\\n": "\n", "\\t": "\t", "\\b": "\b", "\\r": "\r", "\\\\": "\\"}


def read(name: str) -> Document | None:
    """Read the text of a case; nothing where its characters are refused."""
    decoded = decode(SUITE[name]["yaml"].encode("utf-8", "surrogatepass"))
    return read_document(decoded.text) if isinstance(decoded, Text) else None


def is_taken(name: str) -> bool:
    document = read(name)
    return document is not None and document.tree is not None and not document.faults


TAKEN = sorted(filter(is_taken, SUITE))


def meant(events: str) -> Any:
    """Build what the suite's events of one document say: lists, mappings, texts, and None for no value."""
    lines = (line.lstrip(" ") for line in events.split("\n") if line.strip())
    words = (line for line in lines if not line.startswith(("+STR", "-STR", "+DOC", "-DOC")))
    return _node(next(words), words)


def _node(line: str, rest: Iterator[str]) -> Any:
    if line.startswith("=VAL "):
        style, text = line[5], re.sub(r"\\.", lambda found: ESCAPES[found[0]], line[6:])
        return None if style == ":" and text in NULLS else text
    inner = []
    while not (next_line := next(rest)).startswith("-"):
        inner.append(_node(next_line, rest))
    return inner if line.startswith("+SEQ") else dict(zip(inner[::2], inner[1::2], strict=True))


@pytest.mark.parametrize("name", SUITE)
def test_an_input_gives_a_record_or_findings(name: str) -> None:
    data = SUITE[name]["yaml"].encode("utf-8", "surrogatepass")
    began = time.process_time()
    for kind in KINDS:
        (found,) = admit([Given(Entry(f"data/{kind.folder}/a-1.yaml", Stamp(0, 0, 0, 0), None), data)], 4)
        assert found.readable or found.findings
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_says_what_the_suite_says(name: str) -> None:
    document = read(name)
    assert document is not None
    assert document == read_slowly(SUITE[name]["yaml"])
    if name not in LENIENT and SUITE[name]["tree"] is not None:
        assert (document.tree == meant(SUITE[name]["tree"])) == (name not in OTHERWISE)


def test_what_is_no_yaml_is_refused_but_for_what_is_named() -> None:
    assert {name for name in TAKEN if SUITE[name]["fails"]} == set(LENIENT)
    assert len(SUITE) > 400
    assert len(TAKEN) > 60
