"""`tsreview actions due`: what falls due in the coming days or in a quarter."""

from datetime import date, timedelta
from typing import Annotated

import typer

from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice, chosen, draw, put, table_of
from tsreview.cli.options import (
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
from tsreview.cli.quarters import find_quarter
from tsreview.cli.session import Session, answer
from tsreview.queries.due import Falling, falling_due
from tsreview.queries.due_fields import DUE_COLUMNS, DUE_FIELDS
from tsreview.rendering.tables import Format
from tsreview.time.calendar import say_count, say_day

WITHIN = 92
"""Days: no quarter is longer."""


def due(
    ctx: typer.Context,
    within: Annotated[int, typer.Option("--within", metavar="DAYS", min=0, max=36_500, help="How far ahead.")] = WITHIN,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="QUARTER", help='Such as "2010/11 Q3", this, next or last.')
    ] = None,
    as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None, columns: Columns = None,
    form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """List the actions whose last day is near, and the reports that obligations owe."""
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    text, count = answer(
        ctx, folder, lambda session: _due(session, choice, within, quarter), as_of=as_of, at=at, no_cache=no_cache
    )
    put(text, count, choice)


def _due(session: Session, choice: Choice, within: int, quarter: str | None) -> tuple[str, int]:
    first, last, title = _span(session, within, quarter)
    found = falling_due(session.index, session.as_of, first, last, session.settings)
    rows: list[Falling] = chosen(found, DUE_FIELDS, choice, session.settings.financial_year_starts)
    reports = sum(row.is_report for row in rows)
    closing = f"{say_count(len(rows) - reports, 'action')} and {say_count(reports, 'report')} fall due"
    if choice.where is not None:
        closing += f", of {len(found)} in all (--where {choice.where})"
    # People read who leads in the column of the nominators.
    shown = (*DUE_COLUMNS, "lead") if choice.form in (Format.JSON, Format.CSV) else DUE_COLUMNS
    table = table_of(title, rows, DUE_FIELDS, shown, choice, as_of=session.as_of, closing=(closing,))
    return draw(table, session, choice), len(rows)


def _span(session: Session, within: int, quarter: str | None) -> tuple[date, date, str]:
    if quarter is not None:
        found = find_quarter(quarter, session.settings.calendar, session.as_of)
        return found.earliest, found.latest, f"Due in {found.title}"
    last = session.as_of + timedelta(days=within)
    return session.as_of, last, f"Due by {say_day(last)}"


app = single(due)
