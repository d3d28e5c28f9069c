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

    principle: PrincipleId = Field(description="the principle")
    shown: Shown = Field(description="whether the source says so, or it follows from what was done")
    note: Text | None = Field(None, description="what shows it")


class Practice(Record):
    """What one area did."""

    title: Text = Field(description="what was done, in one line")
    area: Text = Field(description="the area that did it")
    description: Text | None = Field(None, description="what was done, in our own words")
    updated: DateText | None = Field(None, description="when the source says that the example was brought up to date")
    initiatives: tuple[Text, ...] = Field((), description="named initiatives")
    organisations: tuple[OrganisationId, ...] = Field((), description="the bodies that took part")
    figures: tuple[Figure, ...] = Field((), description="numbers that the source gives")
    principles: tuple[Evidence, ...] = Field((), description="the principles that it shows")
    urls: tuple[WebAddress, ...] = Field((), description="addresses on the web")
