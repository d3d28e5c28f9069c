"""How new entries are written: read back, by this tool and by others, they say what was meant."""

from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.loading.scalars import WIDTH, Entry, as_tree, block_entry, flow_entry
from tsreview.loading.yaml_reader import read_document

TRICKY = (
    "no", "Yes", "null", "~", "2010-09", "2010-09-30", "1a", "1e3", "0x1F", "12:30", "1.10", "- a", "-", "?", "? a",
    ": a", "a: b", "a:", "a #b", "a#b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "[a]", "{a}", "a, b",
    "'a'", '"a"', 'a "b": c', "it's: so", "a\\b: c", "=", "<<", "...", "---", "£5: more", "(a) b", "“a”",
    "a\n\n  b\nc ", "a\tb", "café: x",
    "word " * 60 + "end", "two  blanks " * 30, "x" * 300,
    ("x" * 50 + "  ") * 9 + "x", "word: #" * 40,
    "a\n" + "long " * 60,
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    words = st.lists(st.text("ab1:#-\"'\\ ,[]{}&*!|>%@`?é£\n\t", min_size=1, max_size=30), min_size=1, max_size=12)
    return words.map(" ".join).map(str.strip).filter(bool)


def held(text: str) -> None:
    entry: Entry = {"on": date(2010, 10, 1), "progress": text, "by": "x"}
    block = "updates:\n" + "\n".join(block_entry(entry, 2)) + "\n"
    flow = f"updates: [{flow_entry(entry)}]\n"
    for written in (block, flow, block.replace("\n", "\r\n")):
        assert read_document(written).tree == {"updates": [as_tree(entry)]}, written
        assert yaml.safe_load(written)["updates"][0]["progress"] == text, written


@pytest.mark.parametrize("text", TRICKY)
def test_what_other_readers_take_for_something_else_is_quoted(text: str) -> None:
    held(text.strip())


@given(texts())
@example("a\n \nb")
def test_every_text_is_read_back(text: str) -> None:
    held(text)


def test_entries_look_as_those_of_the_shipped_records() -> None:
    entry: Entry = {
        "on": date(2010, 10, 1),
        "status": "in_progress",
        "progress": "Both bodies met. " * 8 + "End.",
        "by": "no",
    }
    assert block_entry(entry, 2) == [
        "  - on: 2010-10-01",
        "    status: in_progress",
        "    progress: >-",
        "      Both bodies met. Both bodies met. Both bodies met. Both bodies met. Both bodies met. Both",
        "      bodies met. Both bodies met. Both bodies met. End.",
        '    by: "no"',
    ]


def test_lines_keep_to_the_width_where_words_allow_it() -> None:
    for length in range(60, 130):
        lines = block_entry({"progress": "abc " * (length // 4) + "x" * (length % 4 + 1)}, 2)
        assert max(map(len, lines)) <= WIDTH


def test_the_dash_and_the_keys_stand_where_they_are_wanted() -> None:
    entry: Entry = {"on": date(2010, 10, 1), "by": "LSPE"}
    assert block_entry(entry, 0) == ["- on: 2010-10-01", "  by: LSPE"]
    assert block_entry(entry, 4, gap=4) == ["    -   on: 2010-10-01", "        by: LSPE"]
    assert flow_entry(entry) == "{on: 2010-10-01, by: LSPE}"
    assert flow_entry({"by": "a, b"}) == '{by: "a, b"}'
