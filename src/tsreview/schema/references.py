"""Which fields of a kind hold ids of other records: read from the schema, once."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from tsreview.location import Path, Value
from tsreview.schema.values import Reference

EACH = "*"
"""The step of a pattern that stands for every item of a list."""

Pattern = tuple[tuple[str, ...], str]
"""The way to a field, and the kind of record that it refers to."""


def reference_fields(model: type[BaseModel]) -> tuple[Pattern, ...]:
    """List the fields of a model, and of the groups in it, that refer to records."""
    return tuple(_of_model(model))


def references(tree: Value, patterns: tuple[Pattern, ...]) -> Iterator[tuple[Path, str, str]]:
    """Give the references in a record: the way to the field, the kind, the id as written."""
    for steps, kind in patterns:
        for path, value in _follow(tree, steps, ()):
            yield path, kind, value


def _of_model(model: type[BaseModel]) -> Iterator[Pattern]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        for marker in field.metadata:
            if isinstance(marker, Reference):
                yield (key,), marker.kind
        for steps, kind in _of_annotation(field.annotation):
            yield (key, *steps), kind


def _of_annotation(annotation: Any) -> Iterator[Pattern]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _of_model(annotation)
        return
    if get_origin(annotation) is Annotated:
        for marker in annotation.__metadata__:
            if isinstance(marker, Reference):
                yield (), marker.kind
    step = (EACH,) if get_origin(annotation) is list else ()
    for part in get_args(annotation):
        for steps, kind in _of_annotation(part):
            yield (*step, *steps), kind


def _follow(tree: Value, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(tree, str):
            yield path, tree
    elif steps[0] == EACH:
        for n, item in enumerate(tree if isinstance(tree, list) else ()):
            yield from _follow(item, steps[1:], (*path, n))
    elif isinstance(tree, dict) and steps[0] in tree:
        yield from _follow(tree[steps[0]], steps[1:], (*path, steps[0]))
