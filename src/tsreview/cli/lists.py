"""Lists that differ only in what they ask: their commands are made here, with the same options for all."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import typer

from tsreview.cli.listing import Choice, chosen, draw, put, table_of
from tsreview.cli.options import (
    AsOf,
    At,
    Columns,
    FailIfAny,
    Folder,
    GroupBy,
    Identity,
    ListFormat,
    NoCache,
    Output,
    Sort,
    Where,
)
from tsreview.cli.session import Session, answer
from tsreview.queries.fields import Field
from tsreview.rendering.tables import Format


class Listed(NamedTuple):
    """What a list holds before the options have their say."""

    title: str
    rows: list[Any]
    fields: tuple[Field, ...]
    shown: tuple[str, ...]
    """The columns for people; machines get all fields."""
    closing: Callable[[list[Any]], tuple[str, ...]]
    """Words the lines below the rows that are left."""
    as_of: date | None = None
    further: tuple[Field, ...] = ()
    """Columns made from the data: shown, and not to be filtered or sorted by."""


def add_list(app: typer.Typer, name: str, text: str, ask: Callable[[Session], Listed]) -> None:
    """Add a command that lists what is asked."""

    @app.command(name, help=text)
    def command(
        ctx: typer.Context, as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
        columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None,
        fail_if_any: FailIfAny = False, at: At = None, no_cache: NoCache = False, folder: Folder = None,
    ) -> None:  # fmt: skip
        choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
        list_(ctx, folder, ask, choice, as_of=as_of, at=at, no_cache=no_cache)


def add_list_of_one(app: typer.Typer, name: str, text: str, ask: Callable[[Session, str], Listed]) -> None:
    """Add a command that lists what belongs to one record."""

    @app.command(name, help=text)
    def command(
        ctx: typer.Context, identity: Identity, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
        columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None,
        fail_if_any: FailIfAny = False, at: At = None, no_cache: NoCache = False, folder: Folder = None,
    ) -> None:  # fmt: skip
        choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
        list_(ctx, folder, lambda session: ask(session, identity), choice, at=at, no_cache=no_cache)


def list_(
    ctx: typer.Context, folder: str | None, ask: Callable[[Session], Listed], choice: Choice, **options: Any
) -> None:
    """Ask, then filter, sort, group, draw and write."""

    def drawn(session: Session) -> tuple[str, int]:
        listed = ask(session)
        rows = chosen(listed.rows, listed.fields, choice, session.settings.financial_year_starts)
        machine = choice.form in (Format.JSON, Format.CSV)
        shown = tuple(field.name for field in listed.fields) if machine else listed.shown
        table = table_of(
            listed.title, rows, listed.fields, shown, choice, as_of=listed.as_of, closing=listed.closing(rows)
        )
        if listed.further and not choice.columns:
            table = table._replace(columns=(*table.columns, *listed.further))
        return draw(table, session, choice), len(rows)

    put(*answer(ctx, folder, drawn, **options), choice)
