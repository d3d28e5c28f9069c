"""Rules on texts: what a quick look passes over holds nothing, and no text makes one slow or fail."""

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.location import Value
from tsreview.rules.texts import TEXT_RULES, check, may_find
from tsreview.rules.texts.privacy import mobile_number, personal_address

PIECES = st.sampled_from(
    [
        "jane.smith@example.org",
        "07700 900123",
        "+44 7700 900123",
        "Bаnk",
        "e\u0301",
        "\t",
        "  ",
        "’",
        "http://x.org/",
        "x",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=4).map("".join)
TREES = st.recursive(
    TEXTS | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
)


def as_json(tree: Value) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


@given(TEXTS)
@example("\n07700900123")
def test_what_a_rule_finds_its_quick_look_does_not_miss(text: str) -> None:
    for rule in TEXT_RULES:
        if rule.find(text):
            assert rule in may_find(as_json({"notes": text})), rule.code


@given(TREES)
def test_each_finding_is_of_a_text_of_the_tree(tree: Value) -> None:
    for finding in check(tree, as_json(tree)):
        at = tree
        for step in finding.path:
            at = at[step]  # type: ignore[index]
        assert isinstance(at, str)
        assert any(rule.code == finding.code and rule.find(at) == finding.message for rule in TEXT_RULES)


@pytest.mark.parametrize("piece", ["a.", "a@", "a@a.", "07", "+44 (0)7", " ", "(0", "\u0430a", "e\u0301"])
def test_no_text_makes_a_rule_slow(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    began = time.perf_counter()
    check({"notes": text}, as_json({"notes": text}))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "text",
    [
        "jane.smith@example.org",
        "J_Smith2@council.example.gov.uk",
        "<jane@gmail.com>",
        "mailto:jane@yahoo.co.uk",
        "a@b.org, j.s@b.org",
    ],
)
def test_addresses_of_persons(text: str) -> None:
    assert personal_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "info@example.org",
        "third.sector@example.org",
        "B@titude",
        "jane.smith@example",
        "policy.team2@b.org",
        "x.y at b.org",
        "@gmail.com",
    ],
)
def test_addresses_of_posts_and_what_is_no_address(text: str) -> None:
    assert not personal_address(text)


@pytest.mark.parametrize(
    "text", ["07700900123", "07700 900 123", "(07700) 900123", "+447700900123", "+44 (0)7700-900-123"]
)
def test_mobile_numbers(text: str) -> None:
    assert mobile_number(f"call {text}.")


@pytest.mark.parametrize(
    "text", ["01908 123456", "0770090012", "077009001234", "1077009001231", "2007 900 123", "07/2010 900123"]
)
def test_other_numbers(text: str) -> None:
    assert not mobile_number(text)
