"""No text makes what looks at texts slow: twice the text takes about twice the time."""

import re
import time
from collections.abc import Callable

import pytest

from tsreview.loading import characters, layout
from tsreview.loading.limits import LIMITS
from tsreview.loading.names import fold
from tsreview.rules.texts import TEXT_RULES, check
from tsreview.schema import values
from tsreview.schema.registers import REGISTERS, is_area_code, is_foreign

HALF = LIMITS.scalar // 2
MOST = 2.5
NOISE = 0.002
"""Seconds that a clock and other processes may add to so short a time."""
PIECES = (
    "a", "a.", "a@", "a@a.", "%", "a-", "0", "07", "0 7", "7700 ", "+44 (0)7", "(0", "1,", "1-2, ", ",000", ".0",
    " ", " \t", "\n", " \n", "x  ", "\t", "\u0430", "\u0430a", "\u0430 ", "e\u0301", "\u0301", "\u00a0", "\u00c2",
    "\u00e2\u20ac", "\uff21", "http://", "https://x’", "\\u00", "\\", "SC", "a_", "-", "& ", "s ", "GB-", "\u200b",
)  # fmt: skip
READERS: dict[str, Callable[[str], object]] = {
    **{rule.code: rule.find for rule in TEXT_RULES},
    "all rules": lambda text: check({"notes": text}, text),
    "blanks at line ends": layout.blanks_at_line_ends,
    "characters": characters.is_clean,
    "escapes": lambda text: characters.in_scalar(text, escapes=True, key=True),
    "names": fold,
    "areas": is_area_code,
    "foreign registers": is_foreign,
    **{code: register.has for code, register in REGISTERS.items()},
    **{name: form.match for name, form in vars(values).items() if isinstance(form, re.Pattern)},
}


@pytest.mark.parametrize("name", READERS)
def test_twice_the_text_takes_twice_the_time(name: str) -> None:
    read = READERS[name]
    for piece in PIECES:
        for end in ("", "!"):
            text = (piece * HALF)[: HALF * 2 - 1] + end
            assert _ratio(read, text) <= MOST, (piece, end)


def _ratio(read: Callable[[str], object], text: str) -> float:
    """Hold the time for a text against that for half of it; a first one that is high is measured again."""
    ratio = MOST
    for _ in range(5):
        ratio = _seconds(read, text) / (_seconds(read, text[: len(text) // 2]) + NOISE)
        if ratio <= MOST:
            break
    return ratio


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
