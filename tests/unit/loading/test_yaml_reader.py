"""Text to tree, marks and faults: the accepted subset, its limits, and every trap on the way.

Each text is read twice, with libyaml and with PyYAML's own parser, which must not differ in anything.
"""

import json
import sys
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.loading import yaml_reader
from tsreview.loading.decoding import decode
from tsreview.loading.limits import Limits
from tsreview.loading.yaml_reader import Document, read_document, read_slowly
from tsreview.location import Locator, Path, Value, locate

Place = tuple[str, int, int]


def read(text: str, limits: Limits | None = None) -> Document:
    more = (limits,) if limits else ()
    document = read_document(text, *more)
    assert document == read_slowly(text, *more), "the parsers differ"
    return document


BLANKS = "TSR802"
"""What is said of blanks at the ends of lines, which change no value."""


def tree(text: str) -> dict[str, Value]:
    document = read(text)
    assert [fault for fault in document.faults if fault.code != BLANKS] == []
    assert document.tree is not None
    return document.tree


def places(text: str) -> list[Place]:
    return [(fault.code, fault.line, fault.column) for fault in read(text).faults]


def only(text: str) -> Place:
    """The one finding of a text of which nothing is kept."""
    document = read(text)
    assert document.tree is None
    assert len(document.faults) == 1, document.faults
    return document.faults[0].code, document.faults[0].line, document.faults[0].column


def test_libyaml_is_what_these_tests_compare_with() -> None:
    assert yaml_reader.LIBYAML is not None


def test_without_libyaml_the_verdict_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = read_document("a: {b: [1, 2]}\nc: d\n")
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    monkeypatch.setattr(yaml_reader, "LIBYAML", yaml_reader._libyaml())
    assert read_document("a: {b: [1, 2]}\nc: d\n") == with_it


def test_marks_follow_the_order_of_the_text() -> None:
    document = read("# x\nid: a-1\nlist:\n  - on: 2010\n    by:\n  - '£ 😀': [b, \"c\"]\nlast: |\n  text\n")
    assert document.tree == {
        "id": "a-1",
        "list": [{"on": "2010", "by": None}, {"£ 😀": ["b", "c"]}],
        "last": "text\n",
    }
    pairs = list(zip(document.marks[::2], document.marks[1::2], strict=True))
    assert pairs == [
        (2, 1), (2, 1), (2, 5), (3, 1), (4, 3), (4, 5), (4, 5), (4, 9), (5, 5), (5, 8),
        (6, 5), (6, 5), (6, 12), (6, 13), (6, 16), (7, 1), (7, 7),
    ]  # fmt: skip
    assert locate(document.tree, document.marks, ("list", 1, "£ 😀", 1)) == (6, 16)
    assert locate(document.tree, document.marks, ("last",), key=True) == (7, 1)


def test_windows_line_ends_disturb_no_place() -> None:
    text = "a: 1\nb:\n  - c\n  - d: |\n      x\n      y\ne: 2\n"
    assert read(text.replace("\n", "\r\n")) == read(text)
    assert only("a: 1\r\nb: c: d\r\n") == ("TSR108", 2, 5)


PLAIN = (
    "NO no Yes on off true False 012 0o17 0x1F 1_000 1:30 12:30:45 1:1:1 1.10 1e3 .inf -.inf .nan NaN + = << -0 +1 "
    "01234567 09506232 2010-02-30 0000-00-00 2010-13-01 2001-12-14T25:61:61 0x_ 0b_ nULL None ~x +44-1908-123456"
)


@pytest.mark.parametrize("word", PLAIN.split())
def test_plain_text_stays_as_it_is_written(word: str) -> None:
    assert tree(f"a: {word}\nb: [{word}]\n") == {"a": word, "b": [word]}


def test_a_number_of_thousands_of_digits_is_text() -> None:
    assert tree(f"a: {'9' * 5_000}\n") == {"a": "9" * 5_000}
    assert tree(f"a: {'1:' * 5_000}1\n") == {"a": "1:" * 5_000 + "1"}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_an_unquoted_word_for_nothing_is_none(word: str) -> None:
    assert tree(f"a: {word}\nb:\n- {word}\n") == {"a": None, "b": [None]}
    assert tree(f"a: '{word}'\nb: \"{word}\"\n") == {"a": word, "b": word}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.2\n---\na: b\n", {"a": "b"}),
        ("# c\n\n%YAML 1.1 # c\r\n--- # c\na: b\n", {"a": "b"}),
        ("{a: b, c: [d, e], f}\n", {"a": "b", "c": ["d", "e"], "f": None}),
        ("{}", {}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("a: >\n  b\n  c\n\n  d\n", {"a": "b c\nd\n"}),
        ("a: |-\n  b\n\n  c # no comment\n", {"a": "b\n\nc # no comment"}),
        ("a: b # comment\n# c\n", {"a": "b"}),
        ("a: 'it''s'\nb: \"\\u00a3\\t\\\"\\x41\\n\"\n", {"a": "it's", "b": '£\t"A\n'}),
        ("? a\n: b\n", {"a": "b"}),
        ("'a': b\n\"c d\": e\n", {"a": "b", "c d": "e"}),
        (
            "a: b#c\nd: e:f\ng: http://x.org/?q=1&r=*\n",
            {"a": "b#c", "d": "e:f", "g": "http://x.org/?q=1&r=*"},
        ),
        ("a: |\n  x\ty\nb: 'p\tq' \n#\tc\n", {"a": "x\ty\n", "b": "p\tq"}),
        ("a: b\n  c\n\n  d\n", {"a": "b c\nd"}),
        ('"<<": b\n', {"<<": "b"}),
    ],
)
def test_what_is_accepted(text: str, expected: dict[str, Value]) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a:\n\tb: c\n", (2, 1), "tab stands where only blanks may"),
        ("a:\tb\n", (1, 3), "tab stands where only blanks may"),
        ("a: b\t\n", (1, 5), "tab stands where only blanks may"),
        ("a: b\t# c\n", (1, 5), "tab stands where only blanks may"),
        ("a: 'b'\t# c\n", (1, 7), "tab stands where only blanks may"),
        ("title: Seminars: four of them\n", (1, 16), "unquoted text holds `: `"),
        ("a:\n  - b: c: d\n", (2, 9), "unquoted text holds `: `"),
        ("a: 'b\nc: d\n", (1, 4), "quote is opened here and never closed"),
        ('a: b\nc: "d\ne: f\n', (2, 4), "quote is opened here and never closed"),
        ('a: "b\n---\nc"\n', (1, 4), "quote is opened here and never closed"),
        ("a: [b, c\n", (1, 4), "`[` is opened here and never closed"),
        ("a: {b: c\n", (1, 4), "`{` is opened here and never closed"),
        ("a: [b\nc: d\n", (2, 2), "`[` of line 1 is not closed before this"),
        ('a: ["b" c]\n', (1, 9), "comma or `]` is missing before this"),
        ("a: [b] c]\n", (1, 8), "`c` cannot stand here"),
        ("a: {b: c d: e}\n", (1, 11), "unquoted text holds `: `"),
        ("a: [who?, b]\n", (1, 8), "unquoted text in brackets cannot hold `?`"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "indentation fits none of the lines above"),
        ("a:\n  - b: 1\n   c: 2\n", (3, 4), "indentation fits none of the lines above"),
        ("a: 1\n  b: 2\n", (2, 4), "line with a key goes on with the text above"),
        (" a: 1\nb: 2\n", (2, 1), "line is indented less than the first of the record"),
        ("{a: 1}\nb: 2\n", (2, 1), "record has ended before this"),
        ("a: @b\n", (1, 4), "unquoted text cannot begin with `@`"),
        ("a: `b`\n", (1, 4), "unquoted text cannot begin with a backtick"),
        ("a: %b\n", (1, 4), "unquoted text cannot begin with `%`"),
        ("a: ,b\n", (1, 4), "unquoted text cannot begin with `,`"),
        ("a: ]b\n", (1, 4), "unquoted text cannot begin with `]`"),
        ("a: ? b\n", (1, 4), "unquoted text cannot begin with `? `"),
        ("a: - b\n", (1, 4), "list cannot begin here"),
        ("a: >b\n", (1, 4), "`>` begins a block of text and must end its line"),
        ("a: |#b\n", (1, 4), "`|` begins a block of text and must end its line"),
        ('a: "b" c\n', (1, 8), "text goes on after its closing quote"),
        ('a: "b\\"c" d\n', (1, 11), "text goes on after its closing quote"),
        ("a: 1\nb\nc: 2\n", (2, 1), "line has no `: ` after a key"),
        ("a: 1\n- b\n", (2, 1), "list item stands where `key: value` is expected"),
        (": b\n", (1, 1), "nothing stands before the `:`"),
        ('a: "C:\\dir"\n', (1, 7), "`\\d` is not an escape"),
        ('a: "\\xZZ"\n', (1, 5), "`\\x` is not followed by the digits it needs"),
        (f"{'k' * 1_100}: v\n", (1, 1), "key is longer than 1,024 characters"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words(text: str, place: tuple[int, int], message: str) -> None:
    (fault,) = read(text).faults
    assert (fault.code, fault.line, fault.column) == ("TSR108", *place)
    assert fault.message == message.replace("is not an escape", "means nothing in double quotes")
    assert fault.hint


def test_a_syntax_error_is_the_one_finding() -> None:
    assert only("a: 1\na: 2\nb: &x y\nc: !d e\nf: 'open\n") == ("TSR108", 5, 4)


@pytest.mark.parametrize("line", [1, 50])
def test_the_line_of_an_error_is_counted_in_a_long_file(line: int) -> None:
    text = "".join(f"key-{number}: 'é😀'\r\n" for number in range(1, line)) + "bad: @\r\nmore: x\r\n"
    assert only(text) == ("TSR108", line, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\n", [("TSR113", 1, 4), ("TSR113", 2, 4)]),
        ("a: &x {b: c}\n", [("TSR113", 1, 4)]),
        ("&a b: c\n", [("TSR113", 1, 1)]),
        ("a: b\n*x : c\n", [("TSR113", 2, 1)]),
        ("<<: {a: b}\nc: d\n", [("TSR113", 1, 1)]),
        ("a:\n  <<: [*a, *a]\n", [("TSR113", 2, 3), ("TSR113", 2, 8), ("TSR113", 2, 12)]),
        ("a: **bold**\n", [("TSR113", 1, 4)]),
        ("a: & b\n", [("TSR113", 1, 4)]),
        ("a: !!str b\n", [("TSR114", 1, 4)]),
        ("a: !\n", [("TSR114", 1, 4)]),
        ("a: ! b\n", [("TSR114", 1, 4)]),
        ("a: !<tag:x> b\n", [("TSR114", 1, 4)]),
        ("a: !h!b c\n", [("TSR114", 1, 4)]),
        ("a: !include /etc/passwd\n", [("TSR114", 1, 4)]),
        ("a: !!timestamp x\nb: !!int ~\n", [("TSR114", 1, 4), ("TSR114", 2, 4)]),
        ("a: &x !!map {b: c}\n", [("TSR113", 1, 4), ("TSR114", 1, 4)]),
        ("!!omap\na: b\n", [("TSR114", 1, 1)]),
        ("%TAG ! tag:x,2000:\n---\na: b\n", [("TSR114", 1, 1)]),
        ("# c\n%YAML 2.0\n---\na: b\n", [("TSR114", 2, 1)]),
        ("%YAML 1.3\n---\na: b\n", [("TSR114", 1, 1)]),
        (f"%YAML {'9' * 5_000}.1\n---\na: b\n", [("TSR114", 1, 1)]),
        ("%YAML 1.2\n%YAML 1.2\n---\na: b\n", [("TSR114", 2, 1)]),
        ("%FOO\n---\na: b\n", [("TSR114", 1, 1)]),
        ("a: b\n%x\n", [("TSR114", 2, 1)]),
        ("a: b\n---\nc: d\n", [("TSR111", 2, 1)]),
        ("a: b\n...\n---\nc: d\n", [("TSR111", 3, 1)]),
        ("a: b\n...\nc: d\n", [("TSR111", 3, 1)]),
        ("a: b\n...\n%FOO x\n---\n", [("TSR111", 3, 1)]),
        ("---\n---\na: b\n", [("TSR111", 2, 1)]),
        ("a: b\n---\n", [("TSR111", 2, 1)]),
        ("- a\n- b\n", [("TSR112", 1, 1)]),
        ("\n  text\n", [("TSR112", 2, 3)]),
        ("'quoted'\n", [("TSR112", 1, 1)]),
        ("--- |\n  x\n", [("TSR112", 1, 5)]),
        ("# comment\n\n", [("TSR110", 1, 1)]),
        ("---\n# comment\n...\n", [("TSR110", 1, 1)]),
        ("~\n", [("TSR110", 1, 1)]),
        ("", [("TSR110", 1, 1)]),
        ("? [a, b]\n: c\n", [("TSR116", 1, 3)]),
        ("{a: b}: c\n", [("TSR116", 1, 1)]),
        ("? \n: b\n", [("TSR116", 1, 2)]),
        ("~: b\n", [("TSR116", 1, 1)]),
        ("null: b\n", [("TSR116", 1, 1)]),
        ("'': b\n", [("TSR116", 1, 1)]),
        ("{: b}\n", [("TSR108", 1, 2)]),
        ("{? : b}\n", [("TSR116", 1, 3)]),
        ("? |\n  a\n: b\n", [("TSR116", 1, 3)]),
        ("? a\n  b\n: c\n", [("TSR116", 1, 3)]),
        ('"a\\nb": c\n', [("TSR116", 1, 1)]),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_at_its_place(text: str, expected: list[Place]) -> None:
    assert places(text) == expected
    assert read(text).tree is None
    assert list(read(text).marks) == []


def test_a_tag_runs_nothing(tmp_path: Any) -> None:
    canary = tmp_path / "canary"
    text = f"a: !!python/object/apply:os.system ['touch {canary}']\n"
    (fault,) = read(text).faults
    assert (fault.code, fault.message) == ("TSR114", "`!!python/object/apply:os.system` is a tag")
    assert not canary.exists()


def test_a_key_written_twice_keeps_the_first_and_both_lines_are_named() -> None:
    document = read("due: Feb\nother: x\ndue: {a: [1, 2], b: c}\nlast: y\ndue: z\n")
    assert document.tree == {"due": "Feb", "other": "x", "last": "y"}
    assert [(f.code, f.line, f.column, f.message) for f in document.faults] == [
        ("TSR115", 3, 1, "key `due` stands here and in line 1"),
        ("TSR115", 5, 1, "key `due` stands here and in line 1"),
    ]
    assert list(document.marks) == [1, 1, 1, 1, 1, 6, 2, 1, 2, 8, 4, 1, 4, 7]
    assert locate(document.tree, document.marks, ("last",)) == (4, 7)


@pytest.mark.parametrize(
    ("text", "expected", "first"),
    [
        ("a:\n  - b: 1\n    c: 2\n    'b': 3\n  - d\n", {"a": [{"b": "1", "c": "2"}, "d"]}, 2),
        ("{a: 1, a: 2}\n", {"a": "1"}, 1),
        ("a: 1\n? a\n: 2\n", {"a": "1"}, 1),
        ('a: 1\n"\\x61": 2\n', {"a": "1"}, 1),
        ("a: 1\na:\n", {"a": "1"}, 1),
        ("x: {y: {z: 1}}\na: 1\na:\n  b: 1\n", {"x": {"y": {"z": "1"}}, "a": "1"}, 2),
    ],
)
def test_a_key_written_twice_is_found_in_any_form(text: str, expected: dict[str, Value], first: int) -> None:
    document = read(text)
    assert document.tree == expected
    (fault,) = document.faults
    assert (fault.code, fault.message.rsplit(" ", 1)[1]) == ("TSR115", str(first))
    assert len(document.marks) == 2 * nodes(document.tree)


def test_keys_twice_inside_of_what_is_dropped_are_found_as_well() -> None:
    document = read("a: 1\na: {b: 1, b: 2, c: {d: 1, d: 2}}\ne: f\n")
    assert [(f.code, f.line, f.column) for f in document.faults] == [
        ("TSR115", 2, 1),
        ("TSR115", 2, 11),
        ("TSR115", 2, 27),
    ]
    assert document.tree == {"a": "1", "e": "f"}
    assert list(document.marks) == [1, 1, 1, 1, 1, 4, 3, 1, 3, 4]


def test_look_alike_and_case_variant_keys_are_other_keys() -> None:
    assert list(tree("due: 1\nDue: 2\nd\u0443e: 3\n")) == ["due", "Due", "d\u0443e"]


def test_all_findings_come_in_one_run() -> None:
    text = 'a: &x 1\na: 2\n? [k]\n: v\nb: !t 3\nc: "\\0"\n<<: x\n'
    assert places(text) == [
        ("TSR113", 1, 4),
        ("TSR115", 2, 1),
        ("TSR116", 3, 3),
        ("TSR114", 5, 4),
        ("TSR105", 6, 5),
        ("TSR113", 7, 1),
    ]


@pytest.mark.parametrize(
    ("text", "column", "name"),
    [
        ('a: "x\\0"', 6, "U+0000"),
        ('a: "\\e]52;c;x\\a"', 5, "U+001B"),
        ('a: "\\x1b[31m"', 5, "U+001B"),
        ('a: "é\\ud800"', 6, "U+D800"),
        ('a: "\\u2028"', 5, "U+2028"),
        ('a: "\\L"', 5, "U+2028"),
        ('a: "\\N"', 5, "U+0085"),
        ('a: "\\u202e"', 5, "U+202E"),
        ('a: "\\U000E0041"', 5, "U+E0041"),
        ('a: "\\uffff"', 5, "U+FFFF"),
        ('a: "b\\r"', 6, "U+000D"),
        ('a: "\\\\x1b \\x7f"', 11, "U+007F"),
        ('"k\\0": v', 3, "U+0000"),
    ],
)
def test_an_escape_cannot_bring_in_what_is_refused(text: str, column: int, name: str) -> None:
    document = read(text + "\n")
    assert document.tree is None
    fault = document.faults[0]
    assert (fault.code, fault.line, fault.column) == ("TSR105", 1, column)
    assert name in fault.message


def test_escapes_that_name_no_character_or_half_of_one() -> None:
    assert only('a: "\\UFFFFFFFF"\n') == ("TSR105", 1, 5)
    assert only('a: "\\U00110000"\n') == ("TSR105", 1, 5)
    assert places('a: "\\ud83d\\ude00"\n') == [("TSR105", 1, 5), ("TSR105", 1, 11)]


def test_backslashes_outside_double_quotes_mean_themselves() -> None:
    assert tree("a: '\\0'\nb: \\e]\nc: |\n  \\x1b\n") == {"a": "\\0", "b": "\\e]", "c": "\\x1b\n"}
    assert tree('a: "\\\\0 \\\\u202e"\n') == {"a": "\\0 \\u202e"}


def test_an_unseen_character_is_a_warning_in_text_and_refused_in_keys() -> None:
    document = read('a: "x\\u200by"\n')
    assert document.tree == {"a": "x\u200by"}
    assert [(f.code, f.line, f.column) for f in document.faults] == [("TSR107", 1, 6)]
    assert tree("a: x\u200by\n") == {"a": "x\u200by"}, "as written, decoding told it"
    assert only("d\u200bue: x\n") == ("TSR105", 1, 2)
    assert only("a:\n  d\u200due: x\n") == ("TSR105", 2, 4)
    assert only('"d\\u200eue": x\n') == ("TSR105", 1, 3)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\r"], ids=ascii)
def test_a_hidden_key_is_refused_even_if_the_text_was_not_scanned(character: str) -> None:
    assert only(f"id: a\n# checked{character}status: done\n") == ("TSR105", 2, 10)


def test_a_lone_surrogate_in_the_text_raises_nothing() -> None:
    assert only("a: \ud800\n") == ("TSR105", 1, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 25_000, "TSR117"),
        ("- " * 12_500, "TSR117"),
        ("a: " + "[" * 25_000, "TSR117"),
        ("[" * 1_000_000, "TSR117"),
        ("- " * 500_000, "TSR117"),
        ("{a: " * 250_000, "TSR117"),
        ("\n".join(" " * depth + "a:" for depth in range(600)), "TSR117"),
        ("[" * 10 + "]" * 10 + "[" * 90_000, "TSR108"),
    ],
    ids=len,
)
def test_deep_nesting_is_a_finding_and_quick(text: str, code: str) -> None:
    began = time.process_time()
    assert only(text)[0] == code
    assert time.process_time() - began < 1


def test_nesting_in_keys_is_counted_as_well() -> None:
    assert places("? " * 100_000)[-1] == ("TSR117", 1, 33)


def test_sixteen_levels_are_allowed() -> None:
    assert tree("a: " + "[" * 15 + "]" * 15)
    assert only("a: " + "[" * 16 + "]" * 16) == ("TSR117", 1, 19)
    assert read("a: {b: [c]}\n", Limits(depth=3)).faults == []
    assert read("a: {b: [c]}\n", Limits(depth=2)).faults[0][:3] == ("TSR117", 1, 8)


def test_five_thousand_nodes_are_allowed() -> None:
    assert len(tree("a:\n" + "- x\n" * 4_997)["a"] or "") == 4_997
    assert only("a:\n" + "- x\n" * 4_998) == ("TSR118", 4_999, 3)
    assert only("".join(f"k{number}: v\n" for number in range(100_000))) == ("TSR118", 2_500, 8)
    assert only("[" + "[]," * 50_000)[0] == "TSR118"


def test_dropped_entries_count_as_nodes() -> None:
    assert places("a: [x, y]\n" * 2_000)[-1][0] == "TSR118"


def test_the_longest_text_allowed() -> None:
    assert tree(f"a: {'x' * 40_000}\n") == {"a": "x" * 40_000}
    assert only(f"a: {'x' * 40_001}\n") == ("TSR119", 1, 4)
    assert read("a: x\n").faults == []
    assert places(f"? {'k' * 40_001}\n: v\nb: |\n  {'x' * 40_000}\n") == [("TSR119", 1, 3), ("TSR119", 3, 4)]


def test_bombs_are_refused_at_once() -> None:
    lines = (f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 31))
    merge = "a0: &a0 {x: 1}\n" + "".join(lines)
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 31))
    for text in (merge, laughs, "a: &a [*a]\n", f"a: &a '{'x' * 30_000}'\nb: [{'*a, ' * 1_000}]\n"):
        began = time.process_time()
        found = places(text)
        assert found[0][0] == "TSR113"
        assert found[0][1] == 1
        assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{number}: v\n" for number in range(1_250)) + "k1249: v\n" * 1_200,
        "a: '" + "x " * 120_000 + "'\n",
        "a:\t" + "x " * 120_000,
        "a: |\n" + "  x\ty\n" * 36_000,
        "a: " + "\"\\u200b\" " * 20_000,
        'a: "' + "\\u202e" * 6_000 + '"\n',
        "#" * 250_000,
        "\n" * 250_000 + "@",
        " " * 250_000 + "%",
        "# x\n" * 60_000 + "%",
    ],
    ids=lambda text: ascii(text[:8]),
)  # fmt: skip
def test_the_largest_hostile_files_are_quick(text: str) -> None:
    assert len(text) < 262_144
    began = time.process_time()
    assert read_document(text).faults
    assert time.process_time() - began < 1


def test_many_comments_with_the_line_ends_of_windows_take_no_time() -> None:
    began = time.process_time()
    assert read_document("# of the clerk\r\n" * 400 + "id: a\r\n").tree == {"id": "a"}
    assert time.process_time() - began < 1


def test_what_a_message_quotes_is_cut() -> None:
    key = "k" * 900
    (fault,) = read(f"{key}: 1\n{key}: 2\n").faults
    assert len(fault.message) < 120


FRAGMENTS = [
    *"ab:-?[]{},\"'#|>&*!%@`~\t \n\\<=.é😀\u200b\ufeff\u00a0",
    "\n", "\n  ", "\n- ", ": ", "- ", "? ", " #", "a: ", "k: v", "<<: ", "---\n", "...\n", "null", "\r\n",
    "[a, b]", "{a: b}", "&x ", "*x", "!!str ", "%YAML 1.2\n", '"\\u00e9"', '"\\ud800"', '"\\UFFFFFFFF"',
    "|2\n   x\n", ">-\n  x\n", "\u2028", "\x00", "\ud800",
]  # fmt: skip


REMARKS = {"TSR107", "TSR115", "TSR802"}  # findings of a text that is read nevertheless


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
@example("{a: b}\n  \n")
def test_any_mixture_gives_one_verdict_and_never_raises(text: str) -> None:
    document = read(text)
    if document.tree is None:
        assert document.faults
        assert len(document.marks) == 0
    else:
        assert {fault.code for fault in document.faults} <= REMARKS
        assert len(document.marks) == 2 * nodes(document.tree)
    lines = text.count("\n") + 1
    assert all(1 <= fault.line <= lines + 1 and fault.column >= 1 for fault in document.faults)
    assert not any(fault.message == "cannot be read as YAML" for fault in document.faults)


@given(st.text(max_size=80))
@example("a: b \nc: d\n")
def test_any_text_never_raises(text: str) -> None:
    document = read(text)
    assert (document.tree is None) == any(f.code not in REMARKS for f in document.faults)


@given(st.binary(max_size=120))
def test_any_bytes_go_through_both_readers(data: bytes) -> None:
    found = decode(data)
    if not isinstance(found, list):
        read(found.text)


WORDS = st.text(st.sampled_from("abcé😀£ -:#'\"[]{},&*!|>%@`~?\\"), min_size=1, max_size=8)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=12,
)


def quoted(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)


def emit(value: Any, indent: str = "") -> str:
    """Write a tree as a person would, in block style with quoted texts."""
    if isinstance(value, dict):
        return "".join(f"\n{indent}{quoted(key)}:{emit(inner, indent + ' ')}" for key, inner in value.items())
    if isinstance(value, list):
        return "".join(f"\n{indent}-{emit(inner, indent + ' ')}" for inner in value)
    return " " + quoted(value)


def scalars(value: Any, path: Path = ()) -> list[tuple[Path, str]]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in scalars(inner, (*path, key))]
    if isinstance(value, list):
        return [found for number, inner in enumerate(value) for found in scalars(inner, (*path, number))]
    return [(path, value)]


def nodes(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(1 + nodes(inner) for inner in value.values())
    return 1 + sum(map(nodes, value)) if isinstance(value, list) else 1


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_every_scalar_stands_where_it_is_located(value: dict[str, Value], line_end: str) -> None:
    text = emit(value).lstrip("\n").replace("\n", line_end) + line_end
    document = read(text)
    assert document.faults == []
    assert document.tree == value
    lines = text.splitlines()
    for path, word in scalars(value):
        line, column = locate(document.tree, document.marks, path)
        assert lines[line - 1][column - 1 :].startswith(quoted(word))
        if isinstance(path[-1], str):
            line, column = locate(document.tree, document.marks, path, key=True)
            assert lines[line - 1][column - 1 :].startswith(quoted(path[-1]) + ":")


NAMES = st.text(max_size=3)
TREES = st.recursive(
    NAMES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=20
)


@given(TREES, st.data())
def test_a_locator_finds_each_field_where_a_single_search_does(tree: Value, data: st.DataObject) -> None:
    marks = list(range(2_000))
    places = Locator(tree, marks)
    steps = st.lists(st.text(max_size=3) | st.integers(0, 3), max_size=4).map(tuple)
    for path in data.draw(st.lists(steps, max_size=5)):
        for key in (False, True):
            assert places.locate(path, key=key) == locate(tree, marks, path, key=key)
