"""Plans: themes and their objectives, which actions serve."""

from typing import Self

from pydantic import Field, model_validator

from tsreview.schema.base import Citation, Part, Record, Target
from tsreview.schema.due import Due
from tsreview.schema.values import DateText, LocalId, OrganisationId, Text, refuse


class Objective(Part):
    """An objective of a theme."""

    id: LocalId
    title: Text
    outcome: Text | None = Field(None, description="the outcome or output sought, which its actions share")
    due: Due | None = None
    sources: list[Citation] = []
    notes: Text | None = None


class Theme(Part):
    """A theme of a plan."""

    id: LocalId
    title: Text
    description: Text | None = None
    due: Due | None = Field(None, description="a date that the source sets for the theme as a whole")
    sources: list[Citation] = []
    notes: Text | None = None
    objectives: list[Objective]


class Plan(Record):
    """A plan: who owns it, when it was published, what it is made of."""

    title: Text
    owner: OrganisationId | None = None
    description: Text | None = None
    published: DateText = Field(description="when it was published, as the source prints it")
    starts: DateText | None = None
    ends: DateText | None = Field(None, description="its end, where one was published")
    themes: list[Theme]

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        seen: set[str] = set()
        for target in self.targets():
            if target.id in seen:
                refuse("TSR412", f'two parts of the plan have the id "{target.id.partition("/")[2]}"')
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
