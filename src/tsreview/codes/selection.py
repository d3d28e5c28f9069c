"""Rules named by their codes, or by what several codes begin with."""

from collections.abc import Iterable

from tsreview.codes.catalogue import RULES
from tsreview.errors import UsageFault
from tsreview.suggestions import did_you_mean


def codes_named(words: Iterable[str]) -> list[str]:
    """Give the codes that words name, in their order: `TSR201`, `TSR5` for all that begin so, or several by commas.

    Raises:
        UsageFault: a word names no rule.
    """
    parts = [part.strip() for word in words for part in word.split(",")]
    named = {code for part in parts for code in _matching(part)}
    return [code for code in RULES if code in named]


def _matching(part: str) -> list[str]:
    found = [code for code in RULES if part and code.startswith(part.upper())]
    if not found:
        hint = did_you_mean(part, RULES) or "`tsreview explain` lists the codes"
        raise UsageFault(f'no rule has the code "{part[:40]}"', hint=hint)
    return found
