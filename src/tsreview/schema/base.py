"""What every record has: an id, sources, notes."""

from types import UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from tsreview.location import Path
from tsreview.schema.values import DateText, IsoDay, Lines, Number, RecordId, RuleCode, SourceId, Text


class Link(NamedTuple):
    """A reference that a record makes: from a field, to an id of a kind."""

    path: Path
    kind: str
    id: str


class Target(NamedTuple):
    """A thing that a record defines and that others may refer to."""

    kind: str
    id: str
    label: str
    path: Path


class Part(BaseModel):
    """A group of fields: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    elsewhere: ClassVar[dict[str, str]] = {}
    """Keys that people look for here, and where the same is written."""


class Citation(Part):
    """Where a fact stands: a source, and a place in it."""

    source: SourceId = Field(description="the document")
    section: Text | None = Field(
        None, description="the section as the source numbers or names it", examples=["Section 8, 1a"]
    )
    page: Text | None = Field(None, description="the page as printed", examples=["12"])
    lines: Lines | None = Field(None, description="lines of the source's text version, such as 387 or 388-390")
    note: Text | None = Field(None, description="a remark on this citation")


class Figure(Part):
    """A number that a source gives, with what it counts."""

    measure: Text = Field(description="what is counted, such as member organisations")
    value: Number = Field(description="the number in digits")
    unit: Text | None = Field(None, description="the unit, such as GBP or per cent")
    published: Text | None = Field(None, description="the source's words, where they say more than the digits")
    as_at: DateText | None = Field(None, description="when it was so")
    by: DateText | None = Field(None, description="when it is to be so")
    sources: tuple[Citation, ...] = Field((), description="where the figure stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the figure")


class WaiverEntry(Part):
    """A finding of this record that is known and accepted until a day."""

    rule: RuleCode = Field(description="the code of the rule")
    field: Text | None = Field(None, description="the field that it is about; any, if left out")
    reason: Text = Field(description="why the finding is accepted")
    approved_by: Text = Field(description="who accepted it")
    until: IsoDay = Field(description="the last day on which it is accepted")


class Record(Part):
    """A record of any kind."""

    id: RecordId = Field(description="the record's id; its file is named after it")
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)] = Field(
        description="where the source documents say it; at least one"
    )
    notes: Text | None = Field(None, description="what the source leaves open, and other remarks")
    waivers: tuple[WaiverEntry, ...] = Field((), description="findings of this record that are accepted until a day")

    def links(self) -> list[Link]:
        """Give the references that no single field holds."""
        return []

    def targets(self) -> list[Target]:
        """Give what the record defines besides itself."""
        return []


def usual_order(model: type[BaseModel]) -> list[str]:
    """Give the keys of a group of fields in their usual order: of a record its own come first, then what all have."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    last = ("sources", "notes", "waivers") if issubclass(model, Record) else ()
    return sorted(keys, key=last.__contains__)


def group_in(annotation: Any) -> type[BaseModel] | None:
    """Find the group of fields inside an annotation such as `list[Citation]` or `Due | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType, Annotated):
        return next(filter(None, map(group_in, get_args(annotation))), None)
    return None


def group_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Find the group of fields that the schema has at a place."""
    for step in path:
        if isinstance(step, str):
            field = next((f for name, f in model.model_fields.items() if step == (f.alias or name)), None)
            inner = group_in(field.annotation) if field else None
            if inner is None:
                return None
            model = inner
    return model
