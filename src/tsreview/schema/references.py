"""Which fields of a kind hold ids of other records: read from the schema, once."""

from typing import Annotated, Any, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from tsreview.location import Value
from tsreview.schema.values import Reference

Shape: TypeAlias = "dict[str, str | Shape]"
"""The fields of a group that refer to records of a kind, and the groups in it that have such fields."""

Found: TypeAlias = tuple[str, str, str, dict[str, Value]]
"""A reference as written: the field, such as `parties[0].organisation`, the kind, the id, and the group it is in."""


def shape_of(model: type[BaseModel]) -> Shape:
    """Give the fields of a model, and of the groups in it, that refer to records."""
    shape: Shape = {}
    for name, field in model.model_fields.items():
        inner = _kind_in(field.metadata) or _in_annotation(field.annotation)
        if inner:
            shape[field.alias or name] = inner
    return shape


def references(tree: Value, shape: Shape) -> list[Found]:
    """Give the references in a record, in the order of the schema."""
    found: list[Found] = []
    if isinstance(tree, dict):
        _collect(tree, shape, "", found)
    return found


def _collect(group: dict[str, Value], shape: Shape, prefix: str, found: list[Found]) -> None:
    for key, inner in shape.items():
        value = group.get(key)
        if value is None:
            continue
        if isinstance(value, list):
            # A list is looked through: what is said of a field holds for each entry.
            for n, item in enumerate(value):
                _take(f"{prefix}{key}[{n}]", item, inner, group, found)
        else:
            _take(prefix + key, value, inner, group, found)


def _take(field: str, value: Value, inner: "str | Shape", group: dict[str, Value], found: list[Found]) -> None:
    """Take a reference, or look into a group of fields."""
    if isinstance(inner, str):
        if isinstance(value, str):
            found.append((field, inner, value, group))
    elif isinstance(value, dict):
        _collect(value, inner, f"{field}.", found)


def _kind_in(metadata: Any) -> str:
    return next((marker.kind for marker in metadata if isinstance(marker, Reference)), "")


def _in_annotation(annotation: Any) -> "str | Shape":
    """Look into an annotation such as `tuple[Citation, ...]` or `OrganisationId | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    if get_origin(annotation) is Annotated and (kind := _kind_in(annotation.__metadata__)):
        return kind
    for part in get_args(annotation):
        if inner := _in_annotation(part):
            return inner
    return ""
