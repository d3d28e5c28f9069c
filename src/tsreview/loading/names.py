"""What a body is known by, folded so that names which a reader takes for one are one."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tsreview.schema.organisation import NameKind, Organisation

_WORDLESS = frozenset({"the", "and", "of", "for"})
_ONE_WORD = {"limited": "ltd", "saint": "st"}
_MARKS = {ord(mark): " " for mark in '!"#$%()*+,-./:;<=>?@[\\]^_{|}~‐‑‒–—“”«»…'}
_FOLDED = str.maketrans({**_MARKS, **{ord(mark): "" for mark in "'`‘’"}, ord("&"): " and "})


class Name(NamedTuple):
    """A name of a body: what sort it is, the field that holds it, as written, and folded."""

    sort: str
    field: str
    name: str
    plain: str


def names_of(organisation: Organisation) -> Iterator[Name]:
    """Give the names of a body, its own one first."""
    yield Name("name", "name", organisation.name, fold(organisation.name))
    for n, acronym in enumerate(organisation.acronyms):
        yield Name("acronym", f"acronyms[{n}]", acronym, "".join(_words(acronym)) or acronym)
    for n, other in enumerate(organisation.other_names):
        # What one place prints, such as "the PCT", means a body only there.
        if other.kind is not NameKind.AS_PRINTED:
            yield Name("other", f"other_names[{n}].name", other.name, fold(other.name))


def fold(name: str) -> str:
    """Fold a name: its words in the singular, with "Limited" and "Saint" as they are shortened."""
    return " ".join(_ONE_WORD.get(word) or _singular(word) for word in _joined(_words(name))) or name


def _joined(words: list[str]) -> Iterator[str]:
    """Make one word of letters that stand by themselves, as in Y.M.C.A."""
    for is_letter, group in groupby(words, lambda word: len(word) == 1):
        run = list(group)
        yield from ["".join(run)] if is_letter else run


def _words(name: str) -> list[str]:
    """Give the words of a name without capitals, accents, punctuation and words such as "the"; "&" is one."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(filter(_is_no_accent, unicodedata.normalize("NFKD", plain)))
    return [word for word in plain.translate(_FOLDED).split() if word not in _WORDLESS]


def _singular(word: str) -> str:
    """Take the ending of the plural from a word; short ones may be acronyms."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _is_no_accent(character: str) -> bool:
    return not unicodedata.combining(character)
