"""Practices: what one area did, and the principles that it shows."""

from enum import StrEnum

from pydantic import Field

from tsreview.schema.base import Figure, Part, Record
from tsreview.schema.values import DateText, OrganisationId, PrincipleId, Text, WebAddress


class Shown(StrEnum):
    """Whether the source says that the principle is shown, or it follows from what was done."""

    STATED = "stated"
    IMPLIED = "implied"


class Evidence(Part):
    """A principle that a practice shows."""

    principle: PrincipleId
    shown: Shown
    note: Text | None = None


class Practice(Record):
    """What one area did."""

    title: Text
    area: Text
    description: Text | None = None
    updated: DateText | None = Field(None, description="when the source says that the example was brought up to date")
    initiatives: list[Text] = Field([], description="named initiatives")
    organisations: list[OrganisationId] = []
    figures: list[Figure] = []
    principles: list[Evidence] = []
    urls: list[WebAddress] = []
