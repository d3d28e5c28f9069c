"""`tsreview principles`: list, show, coverage."""

from enum import StrEnum
from typing import Annotated

import typer

from tsreview.cli.listing import Choice
from tsreview.cli.lists import Listed, list_
from tsreview.cli.options import At, Columns, FailIfAny, Folder, GroupBy, ListFormat, NoCache, Output, Sort, Where
from tsreview.cli.records import commands
from tsreview.cli.session import Session
from tsreview.queries.coverage import Covered, coverage
from tsreview.queries.fields import Field, Kind
from tsreview.rendering.tables import Format
from tsreview.schema.kinds import BY_FOLDER

app = commands(BY_FOLDER["principles"], "; what covers them")


class By(StrEnum):
    """What a grid sets the principles against."""

    PLAN = "plan"
    ACTION = "action"
    AREA = "area"


FIELDS = (
    Field("set", "Set", Kind.WORD, lambda row: row.set),
    Field("number", "Number", Kind.NUMBER, lambda row: row.number),
    Field("id", "Id", Kind.WORD, lambda row: row.id),
    Field("title", "Principle", Kind.PROSE, lambda row: row.title),
    Field("actions", "Actions", Kind.NUMBER, lambda row: len(row.actions)),
    Field("practices", "Practices", Kind.NUMBER, lambda row: len(row.practices)),
    Field("plan", "Plans", Kind.WORD, lambda row: row.plans),
    Field("action", "Served by", Kind.WORD, lambda row: tuple(action for _, action in row.actions)),
    Field("stated", "Shown, as stated", Kind.WORD, lambda row: row.areas("stated")),
    Field("implied", "Shown, by implication", Kind.WORD, lambda row: row.areas("implied")),
)
SHOWN = ("set", "number", "title", "actions", "practices", "stated", "implied")
MOST_NAMED = 12
GRID = ("set", "number", "title")


@app.command("coverage")
def coverage_(
    ctx: typer.Context,
    by: Annotated[By | None, typer.Option("--by", help="Draw a grid of principles by this.")] = None,
    where: Where = None, sort: Sort = None, group_by: GroupBy = None, columns: Columns = None,
    form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Tell which principles have actions and practices, and which have none."""
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    list_(ctx, folder, lambda session: _coverage(session, by), choice, at=at, no_cache=no_cache)


def _coverage(session: Session, by: By | None) -> Listed:
    rows = coverage(session.index)
    if by is None:
        return Listed("Coverage of principles", rows, FIELDS, SHOWN, _gaps)
    return Listed(f"Coverage of principles by {by}", rows, FIELDS, GRID, _gaps, further=_grid(rows, by))


def _grid(rows: list[Covered], by: By) -> tuple[Field, ...]:
    """Make a column for each plan, action or area that any principle has to do with."""
    match by:
        case By.PLAN:
            names = {plan for row in rows for plan in row.plans}
        case By.ACTION:
            names = {action for row in rows for _, action in row.actions}
        case By.AREA:
            names = {area for row in rows for _, area, _ in row.practices}
    return tuple(_column(by, name) for name in sorted(names))


def _column(by: By, name: str) -> Field:
    return Field(f"{by}:{name}", name, Kind.WORD, lambda row: _cell(row, by, name))


def _cell(row: Covered, by: By, name: str) -> str | None:
    """Say what stands where a principle meets a plan (how many actions), an action or an area (how it is shown)."""
    match by:
        case By.PLAN:
            number = sum(plan == name for plan, _ in row.actions)
            return str(number) if number else None
        case By.ACTION:
            return "serves" if any(action == name for _, action in row.actions) else None
        case By.AREA:
            return next((how for _, area, how in row.practices if area == name), None)


def _gaps(rows: list[Covered]) -> tuple[str, ...]:
    """Name the principles without an action, and those without a practice."""
    without = {
        "action": [row.id for row in rows if not row.actions],
        "practice": [row.id for row in rows if not row.practices],
    }
    return tuple(
        f"no {what}: {len(ids)} of {len(rows)} principles"
        + (f" ({', '.join(ids)})" if 0 < len(ids) <= MOST_NAMED else "")
        for what, ids in without.items()
    )
