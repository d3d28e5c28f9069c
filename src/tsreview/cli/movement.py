"""`tsreview actions movement`: what moved in a quarter, in accounts that add up."""

from typing import Annotated, NamedTuple

import typer

from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice
from tsreview.cli.lists import Listed, list_
from tsreview.cli.options import AsOf, At, Columns, Folder, GroupBy, ListFormat, NoCache, Output, Sort
from tsreview.cli.quarters import OfPlan, OfQuarter, Since, find_plan, look_at_quarter
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.fields import Field, Kind
from tsreview.rendering.tables import Format
from tsreview.reports.movement import (
    Account,
    Ids,
    Travel,
    behind,
    direction,
    say_balance,
    travels,
)
from tsreview.reports.quarter import QuarterViews
from tsreview.time.calendar import say_day

BY = ("stock", "theme")


class Line(NamedTuple):
    """A line of an account: what it says, its sign, and the ids that it counts."""

    stock: str
    movement: str
    sign: str
    ids: Ids
    recorded: Ids | None = None
    """For a restated opening, the ids that were recorded then."""


LINES = (
    Field("stock", "Count", Kind.WORD, lambda line: line.stock),
    Field("movement", "Movement", Kind.WORD, lambda line: line.movement),
    Field("actions", "Actions", Kind.NUMBER, lambda line: len(line.ids),
          text=lambda line: f"{line.sign}{len(line.ids)}"),
    Field("recorded", "As recorded then", Kind.NUMBER,
          lambda line: None if line.recorded is None else len(line.recorded)),
    Field("ids", "Which", Kind.WORD, lambda line: line.ids),
)  # fmt: skip
THEMES = (
    Field("plan", "Plan", Kind.WORD, lambda row: row.plan),
    Field("theme", "Theme", Kind.WORD, lambda row: row.theme, text=lambda row: f"{row.theme}. {row.title}"),
    Field("actions", "Actions", Kind.NUMBER, lambda row: row.actions),
    Field("behind", "Amber or red", Kind.NUMBER, lambda row: row.now),
    Field("last_quarter", "A quarter ago", Kind.NUMBER, lambda row: row.last_quarter),
    Field("direction", "Direction", Kind.WORD, lambda row: direction(row.now, row.last_quarter)),
    Field("last_year", "A year ago", Kind.NUMBER, lambda row: row.last_year),
    Field("direction_in_a_year", "Direction", Kind.WORD, lambda row: direction(row.now, row.last_year)),
)


def movement(
    ctx: typer.Context, quarter: OfQuarter = "this", since: Since = None, plan: OfPlan = "all",
    by: Annotated[str, typer.Option("--by", metavar="stock|theme", help="Accounts, or direction by theme.")] = "stock",
    as_of: AsOf = None, sort: Sort = None, group_by: GroupBy = None, columns: Columns = None,
    form: ListFormat = Format.TABLE, output: Output = None, at: At = None, no_cache: NoCache = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Account for what moved in a quarter: opening, less what left, plus what came, closing, with the ids."""
    if by not in BY:
        raise UsageFault(f'--by "{by[:40]}" is neither stock nor theme')

    def ask(session: Session) -> Listed:
        views = look_at_quarter(session, quarter, find_plan(session, plan), since)
        return _by_theme(views) if by == "theme" else _by_stock(views)

    list_(ctx, folder, ask, Choice(None, sort, group_by, columns, form, output), as_of=as_of, at=at, no_cache=no_cache)


def _by_stock(views: QuarterViews) -> Listed:
    drawn = views.accounts()
    opened, closed = say_day(views.opening), say_day(views.as_of)
    rows = [line for each in drawn for line in _lines(each, opened, closed)]
    closing = (say_balance(drawn, views.entries), *views.restated(drawn))
    return Listed(f"Movement in {views.quarter.title}", rows, LINES, tuple(each.name for each in LINES),
                  lambda _: closing, views.as_of)  # fmt: skip


def _lines(drawn: Account, opened: str, closed: str) -> list[Line]:
    """Lay an account out; the opening and the closing stand there even where they are nothing."""
    name = drawn.stock.value
    restated = drawn.recorded if drawn.is_restated else None
    return [
        Line(name, f"at {opened}" + ", restated" * drawn.is_restated, "", drawn.opening, restated),
        *(Line(name, f"less {cause}", "-", ids) for cause, ids in drawn.less.items()),
        *(Line(name, f"plus {cause}", "+", ids) for cause, ids in drawn.plus.items()),
        Line(name, f"at {closed}", "", drawn.closing),
    ]


def _by_theme(views: QuarterViews) -> Listed:
    rows: list[Travel] = travels(views.now, behind(views.before), views.last_year)
    closing = (
        f"amber or red at {say_day(views.as_of)}, at {say_day(views.opening)} and at {say_day(views.year_ago)}; "
        "improved where there are fewer, worse where there are more",
    )
    return Listed(f"Direction of travel in {views.quarter.title}", rows, THEMES, tuple(each.name for each in THEMES),
                  lambda _: closing, views.as_of)  # fmt: skip


app = single(movement)
