"""What every list does with its options: filter, sort, group, draw, write."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import typer

from tsreview.cli import exits, streams
from tsreview.cli.session import Session
from tsreview.queries.fields import Field, named_field, sort_rows
from tsreview.rendering.tables import Format, render
from tsreview.reports.table import Table, grouped


class Choice(NamedTuple):
    """The options of a list."""

    where: str | None = None
    sort: str | None = None
    group_by: str | None = None
    columns: str | None = None
    form: Format = Format.TABLE
    output: Path | None = None
    fail_if_any: bool = False


def chosen(rows: list[Any], fields: tuple[Field, ...], choice: Choice, start_month: int) -> list[Any]:
    """Filter and sort rows as the options ask."""
    if choice.where is not None:
        from tsreview.queries.filter import read_filter

        wanted = read_filter(choice.where, fields, start_month)
        found = [row for row in rows if wanted.test(row)]
        for doubt in () if found else wanted.doubts(rows):
            streams.remark(f"hint: {doubt}")
        rows = found
    return sort_rows(rows, fields, choice.sort) if choice.sort else rows


def table_of(
    title: str, rows: list[Any], fields: tuple[Field, ...], shown: tuple[str, ...], choice: Choice,
    *, as_of: date | None = None, closing: tuple[str, ...] = (), facts: tuple[tuple[str, Any], ...] = (),
) -> Table:  # fmt: skip
    """Lay a list out as the options ask."""
    names = [name.strip() for name in choice.columns.split(",")] if choice.columns else shown
    columns = tuple(named_field(fields, name, "show") for name in names)
    field = named_field(fields, choice.group_by, "group by") if choice.group_by else None
    return Table(title, columns, grouped(rows, field), as_of, closing, facts)


def draw(table: Table, session: Session, choice: Choice) -> str:
    """Draw a table in the format asked for; on a terminal, so that it fits."""
    if choice.form is Format.TABLE and choice.output is None and streams.is_terminal():
        import shutil

        from tsreview.rendering.terminal import as_terminal

        return as_terminal(table, shutil.get_terminal_size().columns, colour=streams.colour_wanted())
    return render(table, choice.form, session.state() if choice.form is Format.JSON else None)


def put(text: str, count: int, choice: Choice) -> None:
    """Write a list; with --fail-if-any a list that is not empty is a failure."""
    streams.write(text, choice.output)
    if choice.fail_if_any and count:
        raise typer.Exit(exits.FINDINGS)
