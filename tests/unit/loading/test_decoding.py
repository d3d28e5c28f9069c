"""Bytes to text: encodings, characters, and what git leaves in place of a record."""

import re
import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.reader import Reader

from tsreview.loading.characters import REFUSED, is_clean
from tsreview.loading.decoding import Text, decode
from tsreview.loading.fault import Fault


def faults(data: bytes) -> list[Fault]:
    found = decode(data)
    return found.faults if isinstance(found, Text) else found


def only(data: bytes) -> tuple[str, int, int]:
    """The one finding of a file that is refused."""
    found = decode(data)
    assert isinstance(found, list)
    assert len(found) == 1, found
    return found[0].code, found[0].line, found[0].column


@pytest.mark.parametrize(
    "data",
    [b"id: a-1\n", b"id: a-1", b"a: 1\r\nb: 2\r\n", "title: Ffôn £5 – “it’s”\n".encode(), b"a: |\n\tx\n"],
)
def test_a_clean_file_is_given_as_it_is(data: bytes) -> None:
    assert decode(data) == Text(data.decode(), [])


def test_a_byte_order_mark_is_taken_off_with_a_warning() -> None:
    found = decode(b"\xef\xbb\xbfid: a-1\n")
    assert isinstance(found, Text)
    assert found.text == "id: a-1\n"
    assert [(f.code, f.line, f.column) for f in found.faults] == [("TSR106", 1, 1)]


def test_a_second_byte_order_mark_is_refused() -> None:
    assert only(b"\xef\xbb\xbf\xef\xbb\xbfid: a-1\n") == ("TSR105", 1, 1)
    assert only("id: a\n\ufeffb: c\n".encode()) == ("TSR105", 2, 1)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_wide_encodings_are_named(encoding: str, name: str) -> None:
    data = "id: a-1\ntitle: Café\n".encode(encoding)
    assert only(data) == ("TSR104", 1, 1)
    assert faults(data)[0].message == f"file is {name}, not UTF-8"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"id: a\ntitle: Caf\xe9 society\n", 2, 11, "0xE9"),
        (b"id: a\r\ntitle: \xa35\r\n", 2, 8, "0xA3"),
        ("é: £".encode() + b"\xff", 1, 5, "0xFF"),
        (b"a: \xc0\xaf\n", 1, 4, "0xC0"),
        (b"a: \xed\xa0\x80\n", 1, 4, "0xED"),
        (b"a: \xf5\x80\x80\x80\n", 1, 4, "0xF5"),
        (b"a: b\xe2\x82", 1, 5, "0xE2"),
        (b"\x89PNG\r\n\x1a\n", 1, 1, "0x89"),
        (b"\xef\xbb\xbfa: \xe9\n", 1, 4, "0xE9"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_placed(data: bytes, line: int, column: int, byte: str) -> None:
    assert only(data) == ("TSR104", line, column)
    assert faults(data)[0].message == f"byte {byte} is not UTF-8"


def test_windows_1252_is_guessed_where_it_makes_sense() -> None:
    assert faults(b"a: \xa35\n")[0].hint == 'in Windows-1252 it stands for "£"; save the file as UTF-8'
    assert faults(b"a: it\x92s\n")[0].hint.startswith('in Windows-1252 it stands for "’"')
    assert faults(b"a: \xc0\xaf\n")[0].hint == "save the file as UTF-8"
    assert faults(b"a: \x9d\n")[0].hint == "save the file as UTF-8"


REFUSED_CHARACTERS = [
    *"\x00\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9b\u2028\u2029\u202a\u202e\u2066\u2069\ufdd0\ufffe\uffff",
    *"\U0001fffe\U000e0001\U000e0041\U000e0fff\U0010ffff",
]


@pytest.mark.parametrize("character", REFUSED_CHARACTERS, ids=ascii)
def test_a_character_that_hides_or_drives_is_refused_where_it_stands(character: str) -> None:
    text = f"id: a-1\r\n# checked by legal{character}status: done\n"
    assert only(text.encode()) == ("TSR105", 2, 19)
    assert f"U+{ord(character):04X}" in faults(text.encode())[0].message


def test_a_bare_carriage_return_is_refused() -> None:
    assert only(b"a: 1\r\nb: 2\rc: 3\n") == ("TSR105", 2, 5)
    assert faults(b"a: 1\rb: 2\n")[0].message == "character U+000D (carriage return) is not allowed"


def test_each_refused_character_is_told_up_to_twenty() -> None:
    assert [(f.line, f.column) for f in faults("a: \u2028\nbc: \u202e\u202e\n".encode())] == [
        (1, 4),
        (2, 5),
        (2, 6),
    ]
    assert len(faults(b"\x01" * 5_000)) == 20


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u3164", "\u034f", "\u061c"])
def test_a_character_that_cannot_be_seen_is_a_warning(character: str) -> None:
    found = decode(f"a: b\nname: Age{character}Concern\n".encode())
    assert isinstance(found, Text)
    assert character in found.text
    assert [(f.code, f.line, f.column) for f in found.faults] == [("TSR107", 2, 10)]


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "👩\u200d🚀", "א\u200f!", "x\u200ey", "❤\ufe0f", "नमस्ते", "北京", "a\u00a0b"]
)
def test_what_languages_need_is_let_pass(text: str) -> None:
    assert faults(f"name: {text}\n".encode()) == []


def test_what_git_leaves_is_recognised() -> None:
    assert only(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n") == ("TSR122", 1, 1)
    assert only(b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n") == ("TSR109", 2, 1)
    assert only(b"a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n") == ("TSR109", 2, 1)
    assert only(b"a: 1\nb: 2\n>>>>>>> branch\n") == ("TSR109", 3, 1)


@pytest.mark.parametrize("text", ["a: x <<<<<<< y\n", "a: |\n  <<<<<<< HEAD\n", "a: b\n# =======\n", "<<<<<<<<<: x\n"])
def test_what_looks_like_a_conflict_and_is_none(text: str) -> None:
    assert decode(text.encode()) == Text(text, [])


@pytest.mark.parametrize("data", [b"", b"\n", b"  \r\n\t\n", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_nothing_is_a_finding(data: bytes) -> None:
    assert faults(data)[-1].code == "TSR110"
    assert isinstance(decode(data), list)


def test_what_pyyaml_cannot_print_is_refused_here_first() -> None:
    """So that no error of its reader, which has no line, is ever seen."""
    for code in range(0x110000):
        character = chr(code)
        if Reader.NON_PRINTABLE.match(character):
            assert REFUSED.match(character), hex(code)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_findings(data: bytes) -> None:
    found = decode(data)
    if isinstance(found, Text):
        assert found.text == data.removeprefix(b"\xef\xbb\xbf").decode()
        assert not REFUSED.search(found.text)
        assert all(fault.code in ("TSR106", "TSR107") for fault in found.faults)
    else:
        assert found
        lines = data.count(b"\n") + 1
        assert all(1 <= fault.line <= lines and fault.column >= 1 for fault in found)


@given(st.text(st.sampled_from([*"ab \n\r\t", *REFUSED_CHARACTERS, "\u200b", "\u200d", "é", "😀"]), max_size=30))
def test_the_fast_look_and_the_slow_one_agree(text: str) -> None:
    unseen = re.search("[\u200b\u200d]", text)
    assert is_clean(text) == (REFUSED.search(text) is None and unseen is None)


def test_the_scan_is_linear() -> None:
    data = ("notes: " + "é\u200b " * 40_000).encode()
    assert timeit.timeit(lambda: decode(data), number=1) < 1
