"""What was meant by a value or a key that the schema refuses, where there is one answer alone."""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from tsreview.location import Path, Value, value_at
from tsreview.schema.base import group_at
from tsreview.schema.registers import REGISTERS, is_area_code, number_meant
from tsreview.schema.values import DIGEST, LINES, LOCAL_ID
from tsreview.schema.wordings import nearest_slug
from tsreview.suggestions import as_word
from tsreview.time.grammar import read_date
from tsreview.time.window import Precision, Window

_TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_DASHES = re.compile(r"\s*[‐‑‒–—−]\s*")
_OF_A_CHARITY = re.compile(r"1[0-2][0-9]{5}")
"""Numbers with a nought too few for a company that are as likely those of charities."""


class Asked(NamedTuple):
    """A value that was refused: the model of its record, the record as written, and the way to the value."""

    model: type[BaseModel]
    tree: Value
    path: Path
    value: str


def key_meant(asked: Asked) -> str:
    """Give the key that was meant by an unknown one, which differs from it in case, hyphens or blanks: TSR401."""
    group, held = group_at(asked.model, asked.path[:-1]), value_at(asked.tree, asked.path[:-1])
    # What looks like a way to a key, such as "parties[0].Role", may be a key itself.
    if group is None or not isinstance(held, dict) or asked.value not in held:
        return ""
    known = [field.alias or name for name, field in group.model_fields.items()]
    return _only(key for key in known if as_word(key) == as_word(asked.value) and key not in held)


def word_of_the_set(asked: Asked) -> str:
    """Give the word of a closed set that differs in case, hyphens or blanks: TSR403."""
    return _only(word for word in _words_in(_annotation(asked)) if as_word(word) == as_word(asked.value))


def id_meant(asked: Asked) -> str:
    """Give the id that a text comes nearest to: TSR406. Whether anything has it is not known here."""
    small = asked.value.strip().lower()
    return small if is_local(asked.path) and LOCAL_ID.match(small) else nearest_slug(asked.value)


def truth_meant(asked: Asked) -> str:
    """Give true or false, for the other words that YAML has had for them: TSR411."""
    return _TRUTHS.get(asked.value.strip().casefold(), "")


def day_meant(asked: Asked) -> str:
    """Give a day in the form of the log, where the text can be read as one alone: TSR303."""
    read = read_date(asked.value)
    is_day = isinstance(read, Window) and read.precision is Precision.DAY and read.latest
    return str(is_day) if is_day else ""


def form_meant(asked: Asked) -> str:
    """Give lines without the dashes of a word processor, and a digest in small letters: TSR408."""
    lines = _DASHES.sub("-", asked.value.strip())
    if asked.path[-1] == "lines" and LINES.match(lines):
        return lines
    small = asked.value.strip().lower()
    return small if DIGEST.match(small) else ""


def number_of_the_register(asked: Asked) -> str:
    """Give the number that was meant, if no other register has one of its form: TSR210."""
    if asked.path[-1] == "area_code":
        code = asked.value.strip().upper()
        return code if is_area_code(code) else ""
    scheme = value_at(asked.tree, (*asked.path[:-1], "scheme"))
    if not isinstance(scheme, str) or scheme not in REGISTERS:
        return ""
    meant = number_meant(scheme, asked.value)
    written = "".join(asked.value.split())
    has_lost_more = len(meant) > len(written) + 1
    # Without the nought in front it is a charity's, with one more a company's.
    has_too_many = written.startswith("0") and not meant.startswith("0")
    return "" if has_lost_more or has_too_many or _OF_A_CHARITY.fullmatch(asked.value.strip()) else meant


def register_meant(asked: Asked) -> str:
    """Give the code of a register that differs in case, hyphens or blanks: TSR211."""
    return _only(code for code in REGISTERS if as_word(code) == as_word(asked.value))


def is_local(path: Path) -> bool:
    """Tell whether the id at a place is one inside a plan, such as 1a."""
    return path[-1] in ("objective", "theme") or (path[-1] == "id" and len(path) > 1)


ANSWERS: dict[str, Callable[[Asked], str]] = {
    "TSR210": number_of_the_register,
    "TSR211": register_meant,
    "TSR303": day_meant,
    "TSR401": key_meant,
    "TSR403": word_of_the_set,
    "TSR406": id_meant,
    "TSR408": form_meant,
    "TSR411": truth_meant,
}
"""What gives the answer to the findings of a code; an empty text where there is none, or more than one."""


def _only(found: Any) -> str:
    """Give the one of what was found; nothing where there are two."""
    all_found = list(found)
    return all_found[0] if len(all_found) == 1 else ""


def _annotation(asked: Asked) -> Any:
    """Give what the schema says of the field that a value stands in."""
    keys = [n for n, step in enumerate(asked.path) if isinstance(step, str)]
    group = group_at(asked.model, asked.path[: keys[-1]]) if keys else None
    name = asked.path[keys[-1]] if keys else ""
    fields = group.model_fields.items() if group else ()
    return next((field.annotation for key, field in fields if name == (field.alias or key)), None)


def _words_in(annotation: Any) -> list[str]:
    """Give the words of the closed set in an annotation such as `Rag | None`."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [word.value for word in annotation]
    return [word for part in get_args(annotation) for word in _words_in(part)]
