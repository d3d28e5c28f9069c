"""The fields that lists show and that filters, sorting and grouping name: one table for each sort of list."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from tsreview.errors import UsageFault
from tsreview.suggestions import did_you_mean

Datum: TypeAlias = "str | int | float | bool | date | tuple[str, ...] | None"


class Kind(StrEnum):
    """How a filter compares a field."""

    WORD = "word"
    """Equal to a word, or to one of several."""
    PROSE = "prose"
    """Holds the words."""
    DAY = "day"
    NUMBER = "number"


class Field(NamedTuple):
    """A field of a list: its name in filters, its heading, and what it holds."""

    name: str
    heading: str
    kind: Kind
    value: Callable[[Any], Datum]
    """What is compared, and what machines read unless `data` says otherwise."""
    text: Callable[[Any], str] | None = None
    """What people read, unless the value says it."""
    data: Callable[[Any], Datum] | None = None
    closed: tuple[str, ...] = ()
    """The words that the field can hold, where there are no others."""
    also: Callable[[Any], tuple[str, ...]] | None = None
    """Further words that a filter may use for the same, such as the id beside the name."""

    def words(self, row: Any) -> tuple[str, ...]:
        """Give all words that a filter may match."""
        value = self.value(row)
        words = value if isinstance(value, tuple) else () if value is None else (str(value),)
        return words + (self.also(row) if self.also else ())

    def machine(self, row: Any) -> Datum:
        """Give the datum for JSON and CSV."""
        return self.data(row) if self.data else self.value(row)


def named_field(fields: tuple[Field, ...], name: str, purpose: str) -> Field:
    """Find a field by its name; UsageFault with the nearest one when there is none."""
    for field in fields:
        if field.name == name:
            return field
    names = [field.name for field in fields]
    hint = did_you_mean(name, names)
    hint = f"{hint} " * bool(hint) + f"fields: {', '.join(sorted(names))}"
    raise UsageFault(f'no field "{name[:60]}" to {purpose}', hint=hint)


def sort_rows(rows: list[Any], fields: tuple[Field, ...], keys: str) -> list[Any]:
    """Sort rows by a list of fields such as `due,-rag`; what has no value stands last."""
    for key in reversed([key.strip() for key in keys.split(",") if key.strip()]):
        field = named_field(fields, key.removeprefix("-"), "sort by")
        with_value = [row for row in rows if not _is_none(field.value(row))]
        without = [row for row in rows if _is_none(field.value(row))]
        with_value.sort(key=lambda row, field=field: _order(field.value(row)), reverse=key.startswith("-"))  # type: ignore[misc]
        rows = with_value + without
    return rows


def _order(value: Datum) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _is_none(value: Datum) -> bool:
    return value is None or value in ((), "")
