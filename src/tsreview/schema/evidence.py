"""Evidence: what a review found, said or heard, which objectives and actions answer."""

from enum import StrEnum

from pydantic import Field

from tsreview.schema.base import Figure, Record
from tsreview.schema.values import LocalId, OrganisationId, Text


class Tone(StrEnum):
    """Whether a finding is to be celebrated or is a challenge."""

    CELEBRATION = "celebration"
    CHALLENGE = "challenge"
    NEUTRAL = "neutral"


class EvidenceRecord(Record):
    """A finding of a review."""

    review: OrganisationId = Field(description="the review or commission that found it")
    theme: LocalId = Field(description="the heading that the review puts it under, such as role or capability")
    tone: Tone = Field(Tone.NEUTRAL, description="whether the review celebrates it or finds a challenge in it")
    title: Text = Field(description="the finding in one line")
    statement: Text = Field(description="what was found, in our own words")
    organisations: tuple[OrganisationId, ...] = Field((), description="the bodies that it speaks of")
    figures: tuple[Figure, ...] = Field((), description="numbers that the source gives")
