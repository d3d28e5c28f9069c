"""`tsreview actions slippage`: how far dates have moved, how often, and by whose approval."""

from typing import Annotated

import typer

from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice
from tsreview.cli.lists import Listed, list_
from tsreview.cli.options import (
    Against,
    AsOf,
    At,
    Columns,
    FailIfAny,
    Folder,
    GroupBy,
    ListFormat,
    NoCache,
    Output,
    Sort,
    Where,
)
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.action_fields import ACTION_FIELDS, NO_DATE, of_view
from tsreview.queries.dated import AGAINST, CURRENT
from tsreview.queries.fields import Field, Kind
from tsreview.queries.slippage import Slip, slips
from tsreview.rendering.tables import Format
from tsreview.time.calendar import say_count
from tsreview.time.lateness import Lateness
from tsreview.time.slippage import say_slippage
from tsreview.time.window import Window

NOT_APPROVED = "no approval recorded"
SHOWN = ("id", "title", "original", "current", "actual", "moves", "slippage", "approved_by", "late", "rag")
FIELDS = (
    Field("original", "Original", Kind.DAY, lambda row: row.original.latest, text=lambda row: _say(row.original)),
    Field("current", "Current", Kind.DAY, lambda row: row.current.latest, text=lambda row: _say(row.current)),
    Field("actual", "Complete", Kind.DAY, lambda row: row.actual),
    Field("moves", "Moves", Kind.NUMBER, lambda row: len(row.moves)),
    Field("kinds", "Kinds of move", Kind.WORD, lambda row: tuple(move.said["kind"] for move in row.moves)),
    Field("slippage", "Slippage", Kind.NUMBER, lambda row: row.months,
          text=lambda row: say_slippage(row.original, row.current)),
    Field("delay", "Months to completion", Kind.NUMBER, lambda row: row.delay),
    Field("approved_by", "Approved by", Kind.WORD, lambda row: row.approvers, text=lambda row: _approved(row)),
    Field("reasons", "Reasons", Kind.PROSE, lambda row: tuple(move.said["reason"] for move in row.moves)),
    *(of_view(field) for field in ACTION_FIELDS),
)  # fmt: skip


def slippage(
    ctx: typer.Context, as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
    columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    against: Against = CURRENT,
    every: Annotated[bool, typer.Option("--all", help="List the actions that kept their date too.")] = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """List the actions whose date was moved or that were complete late, with the approvals of the moves."""
    if against not in AGAINST:
        raise UsageFault(f'--against "{against[:40]}" is neither current nor original')
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    list_(ctx, folder, lambda session: _listed(session, against, every), choice, as_of=as_of, at=at, no_cache=no_cache)


def _listed(session: Session, against: str, every: bool) -> Listed:
    found = slips(session.index, session.as_of, session.settings, against)
    rows = [row for row in found if every or row.is_slipped]
    title = "Slippage, lateness judged against the original dates" if against != CURRENT else "Slippage"
    return Listed(title, rows, FIELDS, SHOWN, lambda listed: _closing(listed, len(found)), session.as_of)


def _closing(rows: list[Slip], of: int) -> tuple[str, ...]:
    """Sum up: what moved and by how much, and what nobody approved."""
    moved = [row for row in rows if row.moves]
    again = sum(len(row.moves) > 1 for row in rows)
    months = sum(row.months or 0 for row in rows)
    unmeasured = sum(row.months is None for row in moved)
    open_moves = sum("approved_by" not in move.said for row in rows for move in row.moves)
    moves = sum(len(row.moves) for row in rows)
    late = sum(row.view.found.lateness is Lateness.OVERDUE for row in rows)
    return (
        f"{len(moved)} of {say_count(of, 'action')} moved, {again} of them more than once: {say_count(moves, 'move')}, "
        f"{say_count(months, 'month')} in all, net of dates brought forward"
        + f" ({unmeasured} not measurable)"
        * bool(unmeasured),
        f"{open_moves} of the moves have no approval recorded; {late} of the actions listed are overdue",
    )


def _say(window: Window) -> str:
    return window.text or NO_DATE


def _approved(row: Slip) -> str:
    """Name who approved; a move that nobody approved is not passed over."""
    silent = any("approved_by" not in move.said for move in row.moves)
    return ", ".join((*row.approvers, *([NOT_APPROVED] if silent else [])))


app = single(slippage)
