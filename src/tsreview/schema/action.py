"""Actions: the commitments of a plan. State is the log read as at a day, so there is no status field."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from tsreview.schema.base import Citation, Figure, Link, Part, Record
from tsreview.schema.due import Due
from tsreview.schema.values import (
    Count,
    EvidenceId,
    Flag,
    IsoDay,
    LocalId,
    OrganisationId,
    PlanId,
    Position,
    PrincipleId,
    SourceId,
    Text,
    refuse,
)
from tsreview.time.moves import RevisionKind
from tsreview.time.rag import Rag
from tsreview.time.state import Status


class Role(StrEnum):
    """What a party is to an action."""

    NOMINATOR = "nominator"
    SPA = "spa"
    LEAD = "lead"
    SUPPORT = "support"


class Party(Part):
    """A body with a role in the action; text where the source names none that can be identified."""

    role: Role = Field(
        description="a `nominator` must name who is answerable; the `spa` is the single point of accountability"
    )
    organisation: OrganisationId | None = Field(None, description="the body, by its id")
    named: Text | None = Field(None, description="the source's words, where no body can be identified")
    shared: Flag = Field(False, description="true where one entry of the source stands against several actions")
    sources: tuple[Citation, ...] = Field((), description="where the party stands, if not where the record does")
    note: Text | None = Field(None, description="a remark on the party")

    @model_validator(mode="after")
    def _has_one_name(self) -> Self:
        if self.organisation is None and self.named is None:
            hint = "write one of the two; `named` takes the source's words where no body can be identified"
            refuse("TSR410", "the party has neither `organisation` nor `named`", hint)
        if self.organisation is not None and self.named is not None:
            refuse("TSR410", "the party has both `organisation` and `named`", "delete one of the two")
        return self


class Update(Part):
    """An entry of the log: what was reported on a day."""

    on: IsoDay = Field(description="the day of the report")
    status: Status = Field(description="the state reported")
    progress: Text | None = Field(None, description="what was done")
    by: Text | None = Field(None, description="who reported it")
    reason: Text | None = Field(None, description="the cause of a delay, suspension or withdrawal")
    next_step: Text | None = Field(None, description="what comes next")
    evidence: Text | None = Field(None, description="what shows it: a minute, a document, an address")
    learning: Text | None = Field(None, description="what was learnt")
    by_products: Text | None = Field(None, description="what else came of it")
    reported_rag: Rag | None = Field(None, description="the rating that the reporter gave")
    sources: tuple[Citation, ...] = Field((), description="where the report stands")
    note: Text | None = Field(None, description="a remark, such as how the day was told")


class Revision(Part):
    """An approved change of the date."""

    to: Due = Field(description="the new date, which counts from `on`")
    on: IsoDay = Field(description="the day on which it was approved")
    kind: RevisionKind = Field(description="why the date moved")
    reason: Text = Field(description="the reason given")
    approved_by: Text | None = Field(None, description="who approved it")
    sources: tuple[Citation, ...] = Field((), description="where the approval stands")


class Correction(Part):
    """A slip of the transcriber, mended; not a change of the plan."""

    field: Text = Field(description="the field that was mended")
    from_: Text = Field(alias="from", description="what stood there")
    on: IsoDay = Field(description="the day of the mending")
    reason: Text = Field(description="how the slip came about")
    source: SourceId | None = Field(None, description="the document that shows what is right")


class Action(Record):
    """A commitment in a plan."""

    elsewhere: ClassVar[dict[str, str]] = {
        "status": "the state is that of the last entry in `updates`: add one with `on` and `status`",
        **{role.value: f"write it as an entry of `parties`, with `role: {role}`" for role in Role},
    }

    plan: PlanId = Field(description="the plan that it belongs to")
    objective: LocalId = Field(description="the objective of the plan that it serves, such as 1a")
    order: Position = Field(description="its place among the actions of the objective, from 1")
    title: Text = Field(description="what is to be done, in one line and our own words")
    description: Text | None = Field(None, description="what it is in full, in our own words")
    parties: tuple[Party, ...] = Field((), description="the bodies that have a role in it")
    due: Due | None = Field(None, description="the original date as published; never edited once merged")
    review_every: Annotated[Count, Field(ge=1, le=60)] | None = Field(
        None, description="months between reports of an ongoing action; 3 where absent"
    )
    outputs: tuple[Text, ...] = Field((), description="what it is to produce")
    outcome: Text | None = Field(None, description="the outcome sought, where it is the action's own")
    measure_of_success: Text | None = Field(None, description="how the plan will tell that it worked")
    figures: tuple[Figure, ...] = Field((), description="numbers that the source gives of it")
    principles: tuple[PrincipleId, ...] = Field((), description="the principles that it serves")
    answers: tuple[EvidenceId, ...] = Field((), description="the findings of a review that it answers")
    revisions: tuple[Revision, ...] = Field((), description="approved changes of the date, in the order of their days")
    updates: tuple[Update, ...] = Field(
        (), description="the log of reports, in the order of their days; the state of the action is that of the last"
    )
    corrections: tuple[Correction, ...] = Field((), description="slips of the transcriber that were mended")

    def links(self) -> list[Link]:
        """Refer to the objective inside the plan."""
        return [Link(("objective",), "objective", f"{self.plan}/{self.objective}")]
