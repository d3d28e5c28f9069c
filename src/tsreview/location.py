"""Where a thing stands: in the dataset, and in a file's tree of values."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a YAML file holds, before a schema judges it; None stands for an unquoted empty, `~` or null."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a record to a field, such as ("updates", 0, "on")."""


class Place(NamedTuple):
    """A position in a file: the path as seen from the dataset's folder; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Excerpt(NamedTuple):
    """What a finding's file says at its place."""

    line: str
    """The line as written, without its end."""
    end_column: int | None
    """The column behind the key or text that the finding is about; none where that is no single line of text."""


class Inside(NamedTuple):
    """A value in a mapping or a list: how many nodes its key and it stand after that."""

    value: Value
    key: int
    own: int


LookUp: TypeAlias = "Callable[[Value, str | int], Inside | None]"
"""Gives what stands in a mapping or a list at a step."""


def locate(tree: Value, marks: Sequence[int], path: Path, *, key: bool = False) -> tuple[int, int]:
    """Find the line and column of a field of a tree, or of its key.

    `marks` holds a line and a column for each node in the order of the text: a mapping itself, then each
    key followed by its value; a list itself, then its items. A step that is not there ends the search at
    its container, which is where a missing key is reported.
    """
    return _locate(tree, marks, path, key, _search)


class Locator:
    """Finds many fields of one tree; what was counted for one is not counted again for the next."""

    def __init__(self, tree: Value, marks: Sequence[int]) -> None:
        self._tree, self._marks = tree, marks
        self._known: dict[int, dict[str | int, Inside]] = {}

    def locate(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Find the line and column of a field, or of its key, as `locate` does."""
        return _locate(self._tree, self._marks, path, key, self._look_up)

    def _look_up(self, held: Value, step: str | int) -> Inside | None:
        if id(held) not in self._known:
            self._known[id(held)] = dict(_inside(held))
        return self._known[id(held)].get(step)


def _locate(tree: Value, marks: Sequence[int], path: Path, key: bool, look_up: LookUp) -> tuple[int, int]:
    at, of_key = 0, 0
    for step in path:
        found = look_up(tree, step)
        if found is None:
            break
        tree, of_key, at = found.value, at + found.key, at + found.own
    else:
        at = of_key if key else at
    return marks[2 * at], marks[2 * at + 1]


def value_at(tree: Value, path: Path) -> Value:
    """Give the value at a path; None too where there is none."""
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _search(held: Value, step: str | int) -> Inside | None:
    return next((each for at, each in _inside(held) if at == step), None)


def _inside(tree: Value) -> Iterator[tuple[str | int, Inside]]:
    """Go through what stands in a mapping or a list, and count the nodes before each."""
    if not isinstance(tree, dict | list):
        return
    at, keys = 1, isinstance(tree, dict)
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield step, Inside(value, at, at + keys)
        at += keys + _nodes(value)


def field_name(path: Path) -> str:
    """Write a path as a user does: `updates[0].on`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def path_of(field: str) -> Path:
    """Read a path from the text that `field_name` wrote."""
    steps: list[str | int] = []
    for part in field.replace("]", "").replace("[", ".").split("."):
        steps.append(int(part) if part.isdigit() else part)
    return tuple(steps) if field else ()


def _nodes(tree: Value) -> int:
    """Count the nodes of a tree, keys among them."""
    if isinstance(tree, dict):
        return 1 + sum(1 + _nodes(value) for value in tree.values())
    if isinstance(tree, list):
        return 1 + sum(map(_nodes, tree))
    return 1
