"""The fields of any record that changed, each in a sentence."""

from collections.abc import Callable, Iterator
from typing import Any

from tsreview.queries.changed import Tree

MOST_QUOTED = 90
"""Characters; of a longer text it is said that it was reworded."""
_NAMES = (
    "id",
    "role",
    "organisation",
    "source",
    "principle",
    "named",
    "measure",
    "title",
    "name",
    "scheme",
    "field",
    "on",
)
"""What tells entries of a list apart, in this order."""

Name = Callable[[str], str]
"""Gives the name of a body for its id."""


def sentences(before: Tree, after: Tree, passed_over: frozenset[str] = frozenset()) -> Iterator[str]:
    """Say of each field that differs how it does, in the order of the fields."""
    for field in dict.fromkeys((*after, *before)):
        was, is_ = before.get(field), after.get(field)
        if was != is_ and field not in passed_over:
            yield _sentence(field.replace("_", " "), was, is_)


def _sentence(field: str, was: Any, is_: Any) -> str:
    if isinstance(was, list) or isinstance(is_, list):
        return _of_list(field, was or [], is_ or [])
    if isinstance(was, dict) or isinstance(is_, dict):
        return f"{field} {'added' if not was else 'removed' if not is_ else 'changed'}"
    if not was:
        return f"{field} added: {_quoted(is_)}" if len(str(is_)) <= MOST_QUOTED else f"{field} added"
    if not is_:
        return f"{field} removed: {_quoted(was)}" if len(str(was)) <= MOST_QUOTED else f"{field} removed"
    if len(f"{was}{is_}") > 2 * MOST_QUOTED:
        return f"{field} reworded"
    return f"{field} changed from {_quoted(was)} to {_quoted(is_)}"


def _of_list(field: str, was: Any, is_: Any) -> str:
    """Say which entries came, went and changed; entries that only changed places are said to be so."""
    if not (isinstance(was, list) and isinstance(is_, list)):
        return f"{field} changed"
    came = [_entry(each) for each in is_ if each not in was]
    went = [_entry(each) for each in was if each not in is_]
    changed = [name for name in came if name in went]
    parts = [
        ("added", [name for name in came if name not in changed]),
        ("removed", [name for name in went if name not in changed]),
        ("changed", changed),
    ]
    said = "; ".join(f"{verb} {', '.join(names)}" for verb, names in parts if names)
    return f"{field}: {said}" if said else f"{field} in another order"


def _entry(value: Any) -> str:
    """Name an entry by what tells it apart."""
    if not isinstance(value, dict):
        return _quoted(value) if isinstance(value, str) else in_words(value)
    names = [str(value[name]) for name in _NAMES if isinstance(value.get(name), str)]
    return _cut(" ".join(names[:2])) if names else "an entry"


def _quoted(value: Any) -> str:
    return f'"{_cut(in_words(value))}"'


def in_words(value: Any) -> str:
    """Print a value; what is no text, as in a record with errors, is told as what it is."""
    if isinstance(value, str):
        return value
    return "no value" if value is None else "a list" if isinstance(value, list) else "a group of fields"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 4] + " ..."
