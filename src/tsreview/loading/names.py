"""What a body is known by, folded so that names which a reader takes for one are one."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tsreview.schema.organisation import NameKind, Organisation

_WORDLESS = frozenset({"the", "and"})
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
        yield Name("acronym", f"acronyms[{n}]", acronym, fold(acronym).replace(" ", ""))
    for n, other in enumerate(organisation.other_names):
        # What one place prints, such as "the PCT", means a body only there.
        if other.kind is not NameKind.AS_PRINTED:
            yield Name("other", f"other_names[{n}].name", other.name, fold(other.name))


def fold(name: str) -> str:
    """Fold a name: without capitals, accents, punctuation, "the" and "and", which "&" is taken for."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(filter(_is_no_accent, unicodedata.normalize("NFKD", plain)))
    words = [word for word in plain.translate(_FOLDED).split() if word not in _WORDLESS]
    return " ".join(words) or name


def _is_no_accent(character: str) -> bool:
    return not unicodedata.combining(character)
