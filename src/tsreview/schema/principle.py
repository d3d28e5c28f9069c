"""Principles: the commissioning principles, each in a set."""

from pydantic import Field

from tsreview.schema.base import Record
from tsreview.schema.values import Count, PrincipleSetId, Text


class Principle(Record):
    """A principle of a set."""

    set: PrincipleSetId = Field(description="the set that it belongs to")
    number: Count | None = Field(None, description="its number, where the set numbers its principles")
    title: Text = Field(description="the principle in a few words of our own")
    statement: Text = Field(description="what it asks, in our own words")
