"""Contradictions: what the documents say in two ways, recorded with both places and not resolved."""

from typing import Annotated

from pydantic import Field

from tsreview.schema.base import Part, Record
from tsreview.schema.values import ActionId, Lines, OrganisationId, PlanId, PrincipleSetId, SourceId, Text


class Account(Part):
    """What one place says."""

    says: Text = Field(description="what stands there, with numbers, names and dates as printed")
    source: SourceId = Field(description="the document")
    section: Text | None = Field(None, description="the section as the source numbers or names it")
    lines: Lines | None = Field(None, description="lines of the source's text version")


class Contradiction(Record):
    """A matter on which documents, or parts of one, differ."""

    title: Text = Field(description="the matter, in one line")
    accounts: Annotated[tuple[Account, ...], Field(min_length=2)] = Field(description="what each place says")
    organisations: tuple[OrganisationId, ...] = Field((), description="the bodies that it touches")
    actions: tuple[ActionId, ...] = Field((), description="the actions that it touches")
    plans: tuple[PlanId, ...] = Field((), description="the plans that it touches")
    principle_sets: tuple[PrincipleSetId, ...] = Field((), description="the sets of principles that it touches")
    handled: Text = Field(description="how the dataset carries it: which of the two it uses where, and why, or neither")
