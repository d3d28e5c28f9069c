"""Rules on texts: what a quick look passes over holds nothing, and each finds what it is for alone."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.location import Value
from tsreview.rules.texts import TEXT_RULES, check, may_find
from tsreview.rules.texts.hygiene import garbled, letter_of_another_script
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
        "0044 7700 900123",
        "Ａ",
        "\u0421\u041e",
        "\u00a0",
        "\u00e2\u20ac\u2122",
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


@pytest.mark.parametrize(
    "text",
    [
        "jane.smith@example.org",
        "J_Smith2@council.example.gov.uk",
        "<jane@gmail.com>",
        "mailto:jane@yahoo.co.uk",
        "a@b.org, j.s@b.org",
        "gurpreet.kaur@example.org",
        "mary-ann.o-neil@example.org",
        "sean.o'connor@example.org",
        "sean.o’connor@example.org",
        "write to 'jane.smith@example.org' today",
        "'jane@gmail.com'",
        "smithj55@hotmail.co.uk",
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
        "community.safety@council.example.gov.uk",
        "town.clerk@council.example.gov.uk",
        "age.concern@b.org",
        "anytownyouthforum@gmail.com",
        "secretary.anytown@btinternet.com",
        "chair@yahoo.co.uk",
        "x.y at b.org",
        "'info@example.org'",
        "'info'@example.org",
        "@gmail.com",
    ],
)
def test_addresses_of_posts_and_what_is_no_address(text: str) -> None:
    assert not personal_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "07700900123",
        "07700 900 123",
        "(07700) 900123",
        "+447700900123",
        "+44 (0)7700-900-123",
        "0044 7700 900123",
        "0770 090 0123",
        "077 0090 0123",
        "07700 90 01 23",
        "07700.900.123",
        "07700\u00a0900\u2011123",
    ],
)
def test_mobile_numbers(text: str) -> None:
    assert mobile_number(f"call {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "01908 123456",
        "020 7946 0123",
        "0800 707 1234",
        "0300 123 4567",
        "0770090012",
        "077009001234",
        "1077009001231",
        "2007 900 123",
        "07/2010 900123",
        "07.12.2009 100 120",
        "ISBN 978-0-7700-9001-2",
        "07 1234 5678",
        "£07700900",
    ],
)
def test_other_numbers(text: str) -> None:
    assert not mobile_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u0410ge Concern",
        "Com\u0440act",
        "\u0421\u041e\u041c\u0420\u0410\u0421\u0422 of the county",
        "\u0406T",
        "Ａge",
        "\U0001d400ge",
        "t\u0585wn",
    ],
)
def test_letters_that_are_not_what_they_seem(text: str) -> None:
    assert letter_of_another_script(text)


@pytest.mark.parametrize(
    "text",
    [
        "Menter Môn, Ynys Môn",
        "Comhairle nan Eilean Siar, Sgìr Ùige",
        "Fáilte Éireann",
        "انجمنِ اردو",
        "ਗੁਰਦੁਆਰਾ",
        "В Москве она",
        "Ελλάδα και Κύπρος",
        "α-blocker",
        "5 µm",
        "½ of H₂O",
        "Związek Polaków",
    ],
)
def test_letters_of_other_languages(text: str) -> None:
    assert not any(rule.find(text) for rule in TEXT_RULES)


@pytest.mark.parametrize("text", ["Carers\u00e2\u20ac\u2122", "Caf\u00c3\u00a9", "\u00c2\u00a310", "Caf\ufffd"])
def test_garbled_texts(text: str) -> None:
    assert garbled(text)


@pytest.mark.parametrize("text", ["S\u00e3o Paulo", "\u00c2ngela", "\u00c3", "p\u00e2t\u00e9", "\u00a310"])
def test_texts_with_accents_are_not_garbled(text: str) -> None:
    assert not garbled(text)
