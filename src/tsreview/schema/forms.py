"""How the groups of fields of a kind are written: the order of their keys, and which values are no texts."""

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from tsreview.schema.base import group_in, usual_order
from tsreview.schema.values import COUNT, DAY, FLAG, NUMBER

_NO_TEXTS: dict[Any, re.Pattern[str]] = {date: DAY, int: COUNT, float: NUMBER, bool: FLAG}


class Form(NamedTuple):
    """How a group of fields is written."""

    order: dict[str, int]
    """The place of each key among the others."""
    bare: dict[str, re.Pattern[str]]
    """Of keys whose values are numbers, days, true or false: how these are written, without quotes."""
    inner: dict[str, "Form"]
    """Of keys that hold groups, or lists of them: how these are written."""


UNKNOWN = Form({}, {}, {})
"""Of a group that the schema does not know."""


@cache
def form_of(model: type[BaseModel]) -> Form:
    """Give the form of a group of fields."""
    fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    groups = {key: group for key, annotation in fields.items() if (group := group_in(annotation))}
    return Form(
        {key: place for place, key in enumerate(usual_order(model))},
        {key: form for key, annotation in fields.items() if (form := _bare(annotation))},
        {key: form_of(group) for key, group in groups.items()},
    )


def _bare(annotation: Any) -> re.Pattern[str] | None:
    """Give how a value that is no text is written, by an annotation such as `Count | None`."""
    if annotation in _NO_TEXTS:
        return _NO_TEXTS[annotation]
    return next(filter(None, map(_bare, get_args(annotation))), None)
