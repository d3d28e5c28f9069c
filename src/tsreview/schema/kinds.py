"""The table of kinds. A new kind is a schema file and a line here; what imports this pays for no Pydantic."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tsreview.schema.base import Record


class Kind(NamedTuple):
    """A sort of record: its name, the folder that says it, and where its schema stands."""

    name: str
    folder: str
    schema: str
    label: str = "title"
    """The field that names a record of this kind to a reader."""
    example: str = "an-id"
    """An id such as its records have."""

    @property
    def words(self) -> str:
        """The kind as a user says it: "principle set"."""
        return self.name.replace("_", " ")

    @property
    def plural(self) -> str:
        """The kind's records as a user says them: "principle sets"."""
        return self.folder.replace("-", " ")

    def model(self) -> "type[Record]":
        """Load the Pydantic model; imports Pydantic."""
        module, _, name = self.schema.partition(":")
        found: type[Record] = getattr(import_module(module), name)
        return found


KINDS: tuple[Kind, ...] = (
    Kind(
        "organisation",
        "organisations",
        "tsreview.schema.organisation:Organisation",
        label="name",
        example="anytown-council",
    ),
    Kind("action", "actions", "tsreview.schema.action:Action", example="jp-1a-1"),
    Kind("principle", "principles", "tsreview.schema.principle:Principle", example="know-needs"),
    Kind("principle_set", "principle-sets", "tsreview.schema.principle_set:PrincipleSet", example="eight-principles"),
    Kind("plan", "plans", "tsreview.schema.plan:Plan", example="joint-plan"),
    Kind("source", "sources", "tsreview.schema.source:Source", example="joint-report"),
    Kind("evidence", "evidence", "tsreview.schema.evidence:EvidenceRecord", example="ev-role-1"),
    Kind("contradiction", "contradictions", "tsreview.schema.contradiction:Contradiction", example="review-date"),
    Kind("practice", "practices", "tsreview.schema.practice:Practice", example="shared-desk"),
)

BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS}
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
