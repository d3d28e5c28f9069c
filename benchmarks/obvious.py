"""The obvious program, to compare with: everything read at every start with CSafeLoader and Pydantic."""

import calendar
import re
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

app = typer.Typer()
MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name}
LAST_MONTH = re.compile(r"([A-Z][a-z]+) ([0-9]{4})$")


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Strict):
    source: str
    lines: int | str | None = None


class Figure(Strict):
    measure: str
    value: float
    as_at: str | None = None


class Organisation(Strict):
    id: str
    name: str
    acronyms: list[str] = []
    kind: str
    sector: str
    area: str | None = None
    description: str | None = None
    figures: list[Figure] = []
    sources: list[Citation]


class Party(Strict):
    role: str
    organisation: str


class Update(Strict):
    on: date
    status: str
    progress: str | None = None
    reason: str | None = None
    evidence: str | None = None


class Revision(Strict):
    to: str
    on: date
    kind: str
    reason: str
    approved_by: str | None = None


class Action(Strict):
    id: str
    plan: str
    objective: str
    order: int
    title: str
    description: str | None = None
    parties: list[Party] = []
    due: str
    outcome: str | None = None
    revisions: list[Revision] = []
    updates: list[Update] = []
    sources: list[Citation]

    def is_overdue(self, day: date) -> bool:
        if self.updates and self.updates[-1].status in ("complete", "suspended"):
            return False
        found = LAST_MONTH.search(self.revisions[-1].to if self.revisions else self.due)
        if not found or found[1] not in MONTHS:
            return False
        year, month = int(found[2]), MONTHS[found[1]]
        return date(year, month, calendar.monthrange(year, month)[1]) < day


def as_meant(tree: Any) -> Any:
    """Mend what YAML 1.1 makes of the key `on`: the boolean true."""
    for entry in (*tree.get("updates", ()), *tree.get("revisions", ())):
        entry["on"] = entry.pop(True)
    return tree


def load(folder: Path) -> tuple[dict[str, Organisation], list[Action]]:
    def read(kind: str) -> list[Any]:
        paths = sorted((folder / "data" / kind).rglob("*.yaml"))
        return [as_meant(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)) for path in paths]

    organisations = [Organisation.model_validate(tree) for tree in read("organisations")]
    return {each.id: each for each in organisations}, [Action.model_validate(tree) for tree in read("actions")]


@app.command()
def validate(folder: Path) -> None:
    organisations, actions = load(folder)
    known = set(organisations)
    missing = [party for action in actions for party in action.parties if party.organisation not in known]
    print(f"{len(organisations) + len(actions)} records, {len(missing)} references to nothing")


@app.command()
def overdue(folder: Path, as_of: Annotated[datetime, typer.Option()]) -> None:
    organisations, actions = load(folder)
    table = Table("Action", "What", "Nominator", "Due")
    for action in actions:
        if action.is_overdue(as_of.date()):
            nominator = organisations[action.parties[0].organisation].name if action.parties else ""
            table.add_row(action.id, action.title, nominator, action.due)
    Console().print(table)


if __name__ == "__main__":
    app()
