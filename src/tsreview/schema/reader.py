"""A tree of values becomes a record, or findings in the user's words: the only reader of Pydantic's errors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path, Value
from tsreview.schema.base import Record, group_at
from tsreview.schema.due import DueWords
from tsreview.schema.values import START_MONTH, no_text
from tsreview.schema.wordings import Wording, no_such_day, not_a_text, not_in_form
from tsreview.suggestions import did_you_mean, nearest


class Judged(NamedTuple):
    """What the schema says of a tree: the record when it fits, and the findings."""

    record: Record | None
    findings: list[FieldFinding]


def judge(model: type[Record], tree: dict[str, Value], start_month: int, *, may_have_empty: bool = True) -> Judged:
    """Judge a tree by a schema. Keys without a value are found here, as no field may have none."""
    empty = list(_empty(tree, ())) if may_have_empty else []
    gone, findings = set(empty), list(map(_no_value, empty))
    try:
        record = model.model_validate(tree, context={START_MONTH: start_month})
    except ValidationError as failure:
        for error in _told_once(model, failure.errors(include_url=False)):
            path = _existing(tree, error["loc"])
            if gone.isdisjoint(path[:length] for length in range(1, len(path) + 1)):
                findings.append(_finding(model, path, error))
        return Judged(None, findings)
    return Judged(None if findings else record, findings)


def _told_once(model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out what Pydantic says of a fault a second time."""
    unknown: dict[Path, list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            unknown.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    for error in errors:
        # Of a list without any good entry it also says that it is too short.
        is_empty_now = error["type"] == "too_short" and error["input"]
        # A key that is written wrongly is one fault, not one key too many and one too few.
        is_there = error["type"] == "missing" and _is_written_wrongly(model, unknown, error["loc"])
        if not is_empty_now and not is_there:
            yield error


def _is_written_wrongly(model: type[BaseModel], unknown: dict[Path, list[str]], missing: Path) -> bool:
    """Tell whether an unknown key beside it is told to be the one that is missing."""
    beside, name = unknown.get(missing[:-1], []), str(missing[-1])
    if any(_is_run_together(key, name) for key in beside):
        return True
    written = nearest(name, beside)
    if written is None:
        return False
    return _unknown_key(model, (*missing[:-1], written), written).hint == f'did you mean "{missing[-1]}"?'


def _no_value(path: Path) -> FieldFinding:
    last = path[-1]
    if isinstance(last, int):
        message = f"entry {last + 1} of `{path[-2]}` has no value"
        return FieldFinding(path, "TSR407", message, "write it behind the dash, or delete the dash")
    return FieldFinding(path, "TSR407", f"`{last}` has no value", _EMPTY_HINT, at_key=True)


_EMPTY_HINT = 'give it one, or delete the key and say why in `notes`; put "null" in quotes if the word is meant'

_SHAPES = {
    "model_type": ("a group of `key: value` lines was expected", "write its fields below the key"),
    "model_attributes_type": ("a group of `key: value` lines was expected", "write its fields below the key"),
    "dict_type": ("a group of `key: value` lines was expected", "write its fields below the key"),
    "tuple_type": ("a list was expected", "begin each entry with a dash, on a line of its own"),
}


_NO_DATE = ("a date was expected here, not a list", "write the date behind the key")


def _finding(model: type[BaseModel], path: Path, error: ErrorDetails) -> FieldFinding:
    kind, context = error["type"], error.get("ctx", {})
    if kind.startswith("TSR"):
        return FieldFinding((*path, *context["path"]), kind, context["message"], _hint(path, error))
    if wording := _of_a_text(error):
        return FieldFinding(path, *wording)
    name = str(error["loc"][-1]) if error["loc"] else "record"
    if kind == "extra_forbidden":
        return _unknown_key(model, path, name)
    if kind == "missing":
        return FieldFinding(path, "TSR402", f"`{name}` is missing", f"add a line `{name}: ...`")
    if kind == "too_short":
        return FieldFinding(path, "TSR402", f"`{name}` has no entry", "add at least one entry")
    if kind == "enum":
        return _closed_set(path, name, error["input"], context["expected"])
    if kind in _SHAPES:
        message, hint = _NO_DATE if context.get("class_name") == DueWords.__name__ else _SHAPES[kind]
        if path and isinstance(path[-1], int):
            hint = "write its fields behind the dash, one in a line"
        return FieldFinding(path, "TSR404", message, hint)
    message = error["msg"].removeprefix("Input ").replace("should be", "must be")
    return FieldFinding(path, "TSR408", f"`{name}` {message[:1].lower()}{message[1:]}", "correct the value")


def _of_a_text(error: ErrorDetails) -> Wording | None:
    """Word what is wrong with a value that was to be a text, or one in a form."""
    kind, written = error["type"], error["input"]
    if kind == "string_type":
        return not_a_text(written)
    if kind == "string_too_short":
        return no_text()
    if kind == "string_pattern_mismatch":
        return not_in_form(written, error["ctx"]["pattern"])
    return no_such_day(written) if kind.startswith("date_") else None


def _hint(path: Path, error: ErrorDetails) -> str:
    """Give the hint of a refusal; of a date written as a text alone, also the way that always stands open."""
    hint: str = error["ctx"]["hint"]
    if error["type"] in ("TSR301", "TSR302") and error["loc"][-1] == "read_as" != path[-1]:
        return f"{hint}; or keep the source's words: {{published: ..., read_as: ..., why: ...}}"
    return hint


def _unknown_key(model: type[BaseModel], path: Path, name: str) -> FieldFinding:
    group = group_at(model, path[:-1])
    known = [field.alias or key for key, field in group.model_fields.items()] if group else []
    elsewhere: dict[str, str] = getattr(group, "elsewhere", {})
    meant = nearest(name, [*known, *elsewhere])
    if together := [key for key in known if _is_run_together(name, key)]:
        hint = f"put a blank behind the colon: `{together[0]}: ...`"
    elif meant is None:
        hint = f"the keys here are {', '.join(known)}"
    else:
        hint = elsewhere.get(meant) or f'did you mean "{meant}"?'
    return FieldFinding(path, "TSR401", f'there is no key "{_short(name)}" here', hint, at_key=True)


def _is_run_together(written: str, key: str) -> bool:
    """Tell whether a key is one with the beginning of its value, as YAML reads `title:"An aim: more"`."""
    return written.startswith(f"{key}:") and written.rstrip(":") != key


def _closed_set(path: Path, name: str, written: Value, expected: str) -> FieldFinding:
    if not isinstance(written, str):
        return FieldFinding(path, *not_a_text(written))
    words = re.findall(r"'([^']*)'", expected)
    hint = did_you_mean(written, words) or f"allowed: {', '.join(words)}"
    return FieldFinding(path, "TSR403", f'"{_short(written)}" is not one of the values that `{name}` takes', hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _existing(tree: Value, path: tuple[int | str, ...]) -> Path:
    """Cut a path where the tree ends; the last step may be missing, as it is for a missing key."""
    for depth, step in enumerate(path):
        if isinstance(tree, dict):
            if not isinstance(step, str) or step not in tree:
                return path[: depth + 1]
            tree = tree[step]
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return path[:depth]
    return path


def _empty(tree: Value, path: Path) -> Iterator[Path]:
    """Find what has no value."""
    if tree is None:
        yield path
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _empty(value, (*path, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _empty(value, (*path, n))
