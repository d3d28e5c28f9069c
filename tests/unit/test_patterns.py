"""No pattern of the package tries a text in more ways than it must, whatever piece of it is repeated."""

import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import tsreview

PIECES = (
    "a", " ", "\n", "\r\n", "# a\r\n", "# a\n", " #", "/**/", "/*", "*/", "-- a\n", "--", "'", "''", '"', '""', "\\",
    '\\"', "a: b\n", "- ", "a-", "a.", "..", "1,", "1-2, ", ",000", "0", "%", "/", "http://a", "[", "[0]", "{}",
    "|", "*", "`", "::", "##", "&amp;", "<", "@a", "x_", "é", "\u00a0", "\t", "2010-", "Q1 ", "and ", "(", ")", "a:b ",
)  # fmt: skip
TIMES = (8, 16, 22, 200, 2_000)
"""How often a piece is repeated; what doubles with each is found before it runs for ever."""
MOST_SECONDS = 0.25


def patterns() -> dict[str, re.Pattern[str]]:
    """Give every pattern that a module of the package holds by name."""
    found = {}
    for each in pkgutil.walk_packages(tsreview.__path__, "tsreview."):
        if not each.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(each.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found[f"{each.name}.{name}"] = value
    return found


@pytest.mark.parametrize("name", sorted(patterns()))
def test_a_text_of_one_piece_again_and_again_is_soon_read(name: str) -> None:
    pattern = patterns()[name]
    # To look everywhere for what is only ever looked for at the beginning would blame it for the number of places.
    read = pattern.search if _is_searched(name.rpartition(".")[2]) else pattern.match
    for piece in PIECES:
        for times in TIMES:
            for end in ("", "x", "!"):
                text = piece * times + end
                began = time.process_time()
                read(text)
                assert time.process_time() - began < MOST_SECONDS, (piece, times, end)


def _is_searched(name: str) -> bool:
    sources = (path.read_text(encoding="utf-8") for path in Path(tsreview.__path__[0]).rglob("*.py"))
    asked = re.compile(rf"\b{re.escape(name)}\.(?:search|sub|subn|findall|finditer|split)\b")
    return any(asked.search(source) for source in sources)


def test_the_check_sees_a_pattern_that_tries_too_much() -> None:
    began = time.process_time()
    re.match(r"(?:#[^\n]*\r?\n)*%", "# a\r\n" * 22)
    assert time.process_time() - began > MOST_SECONDS
