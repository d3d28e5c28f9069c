"""Sets of principles: who published them and what they are for."""

from pydantic import Field

from tsreview.schema.base import Record
from tsreview.schema.values import OrganisationId, Text


class PrincipleSet(Record):
    """A set of principles."""

    title: Text = Field(description="the name of the set")
    published_by: OrganisationId | None = Field(None, description="the body that published the set")
    description: Text | None = Field(None, description="what the set is for, in our own words")
