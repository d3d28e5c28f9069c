"""Where a thing stands: in the dataset, and in a file's tree of values."""

from collections.abc import Sequence
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


def locate(tree: Value, marks: Sequence[int], path: Path, *, key: bool = False) -> tuple[int, int]:
    """Find the line and column of a field of a tree, or of its key.

    `marks` holds a line and a column for each node in the order of the text: a mapping itself, then each
    key followed by its value; a list itself, then its items. A step that is not there ends the search at
    its container, which is where a missing key is reported.
    """
    at, of_key = 0, 0
    for step in path:
        found = _step(tree, step, at)
        if found is None:
            break
        tree, of_key, at = found
    else:
        at = of_key if key else at
    return marks[2 * at], marks[2 * at + 1]


def value_at(tree: Value, path: Path) -> Value:
    """Give the value at a path; None too where there is none."""
    for step in path:
        found = _step(tree, step, 0)
        if found is None:
            return None
        tree = found[0]
    return tree


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


def _step(tree: Value, step: str | int, at: int) -> tuple[Value, int, int] | None:
    """Go one step down: the value there, the number of its key's node, and the number of its own."""
    at += 1
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == step:
                return value, at, at + 1
            at += 1 + _nodes(value)
    elif isinstance(tree, list) and isinstance(step, int):
        for number, value in enumerate(tree):
            if number == step:
                return value, at, at
            at += _nodes(value)
    return None


def _nodes(tree: Value) -> int:
    """Count the nodes of a tree, keys among them."""
    if isinstance(tree, dict):
        return 1 + sum(1 + _nodes(value) for value in tree.values())
    if isinstance(tree, list):
        return 1 + sum(map(_nodes, tree))
    return 1
