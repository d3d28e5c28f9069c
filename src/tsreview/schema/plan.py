"""Plans: themes and their objectives, which actions serve."""

from typing import Self

from pydantic import Field, model_validator

from tsreview.schema.base import Citation, Part, Record, Target
from tsreview.schema.due import Due
from tsreview.schema.values import DateText, EvidenceId, LocalId, OrganisationId, Text, refuse


class Objective(Part):
    """An objective of a theme."""

    id: LocalId = Field(description="its reference in the plan, such as 1a")
    title: Text = Field(description="the objective, in our own words")
    outcome: Text | None = Field(None, description="the outcome or output sought, which its actions share")
    due: Due | None = Field(None, description="a date that the source sets for the objective as a whole")
    answers: tuple[EvidenceId, ...] = Field((), description="the findings that it answers")
    sources: tuple[Citation, ...] = Field((), description="where the objective stands")
    notes: Text | None = Field(None, description="what the source leaves open")


class Theme(Part):
    """A theme of a plan."""

    id: LocalId = Field(description="its reference in the plan, such as 1")
    title: Text = Field(description="the theme as the plan names it")
    description: Text | None = Field(None, description="what it is about, in our own words")
    due: Due | None = Field(None, description="a date that the source sets for the theme as a whole")
    sources: tuple[Citation, ...] = Field((), description="where the theme stands")
    notes: Text | None = Field(None, description="what the source leaves open")
    objectives: tuple[Objective, ...] = Field(description="the objectives of the theme")


class Plan(Record):
    """A plan: who owns it, when it was published, what it is made of."""

    title: Text = Field(description="the plan's name")
    owner: OrganisationId | None = Field(None, description="the body that owns it")
    description: Text | None = Field(None, description="what it is, in our own words")
    published: DateText = Field(description="when it was published, as the source prints it")
    starts: DateText | None = Field(None, description="its start, where one was published")
    ends: DateText | None = Field(None, description="its end, where one was published")
    themes: tuple[Theme, ...] = Field(description="the themes, in the order of the plan")

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        seen: set[str] = set()
        for target in self.targets():
            if target.id in seen:
                message = f'two parts of the plan have the id "{target.id.partition("/")[2]}"'
                refuse("TSR412", message, "give one of the two another id", (*target.path, "id"))
            seen.add(target.id)
        return self

    def targets(self) -> list[Target]:
        """Define the themes and objectives as `plan/theme` and `plan/objective`."""
        found = []
        for t, theme in enumerate(self.themes):
            found.append(Target("theme", f"{self.id}/{theme.id}", theme.title, ("themes", t)))
            for o, objective in enumerate(theme.objectives):
                path = ("themes", t, "objectives", o)
                found.append(Target("objective", f"{self.id}/{objective.id}", objective.title, path))
        return found
