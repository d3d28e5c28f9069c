"""Actions: the commitments of a plan. State is the log read as at a day, so there is no status field."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from tsreview.schema.base import Citation, Figure, Link, Part, Record
from tsreview.schema.due import Due
from tsreview.schema.values import (
    Count,
    Flag,
    IsoDay,
    LocalId,
    OrganisationId,
    PlanId,
    PrincipleId,
    SourceId,
    Text,
    refuse,
)
from tsreview.time.rag import Rag
from tsreview.time.state import Status


class Role(StrEnum):
    """What a party is to an action."""

    NOMINATOR = "nominator"
    SPA = "spa"
    LEAD = "lead"
    SUPPORT = "support"


class RevisionKind(StrEnum):
    """Why a date was moved."""

    EXTENDED = "extended"
    BROUGHT_FORWARD = "brought_forward"
    REPROGRAMMED = "reprogrammed"
    FIRST_DATED = "first_dated"
    INFEASIBLE = "infeasible"


class Party(Part):
    """A body with a role in the action; text where the source names none that can be identified."""

    role: Role
    organisation: OrganisationId | None = Field(None, description="the body, by its id")
    named: Text | None = Field(None, description="the source's words, where no body can be identified")
    shared: Flag = Field(False, description="true where one entry of the source stands against several actions")
    note: Text | None = None

    @model_validator(mode="after")
    def _has_one_name(self) -> Self:
        if (self.organisation is None) == (self.named is None):
            refuse("TSR410", "a party has either `organisation` or `named`", "write one of the two")
        return self


class Update(Part):
    """An entry of the log: what was reported on a day."""

    on: IsoDay
    status: Status
    progress: Text | None = None
    by: Text | None = Field(None, description="who reported it")
    reason: Text | None = Field(None, description="the cause of a delay, suspension or withdrawal")
    next_step: Text | None = None
    evidence: Text | None = None
    learning: Text | None = None
    by_products: Text | None = None
    reported_rag: Rag | None = Field(None, description="the rating that the reporter gave")
    sources: list[Citation] = []


class Revision(Part):
    """An approved change of the date."""

    to: Due
    on: IsoDay
    kind: RevisionKind
    reason: Text
    approved_by: Text | None = None
    sources: list[Citation] = []


class Correction(Part):
    """A slip of the transcriber, mended; not a change of the plan."""

    field: Text
    from_: Text = Field(alias="from", description="what stood there")
    on: IsoDay
    reason: Text
    source: SourceId | None = None


class Action(Record):
    """A commitment in a plan."""

    plan: PlanId
    objective: LocalId = Field(description="the objective of the plan that it serves, such as 1a")
    order: Count = Field(description="its place among the actions of the objective, from 1")
    title: Text = Field(description="what is to be done, in one line and our own words")
    description: Text | None = None
    parties: list[Party] = []
    due: Due | None = Field(None, description="the original date as published; never edited once merged")
    review_every: Annotated[Count, Field(ge=1, le=60)] | None = Field(
        None, description="months between reports of an ongoing action; 3 where absent"
    )
    outputs: list[Text] = []
    outcome: Text | None = Field(None, description="the outcome sought, where it is the action's own")
    measure_of_success: Text | None = None
    figures: list[Figure] = []
    principles: list[PrincipleId] = []
    revisions: list[Revision] = []
    updates: list[Update] = []
    corrections: list[Correction] = []

    def links(self) -> list[Link]:
        """Refer to the objective inside the plan."""
        return [Link(("objective",), "objective", f"{self.plan}/{self.objective}")]
