"""`tsreview actions list`: all actions as at a day."""

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
from tsreview.cli.session import Session, answer
from tsreview.queries.action_fields import ACTION_FIELDS, LIST_COLUMNS
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import plan_spans
from tsreview.rendering.tables import Format
from tsreview.reports.closing import close_plans, count_views, say_counts


def list_(
    ctx: typer.Context, as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
    columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """List actions by plan, objective and place, with their state and RAG on a day."""
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    text, count = answer(ctx, folder, lambda session: _list(session, choice), as_of=as_of, at=at, no_cache=no_cache)
    put(text, count, choice)


def _list(session: Session, choice: Choice) -> tuple[str, int]:
    views = all_views(session.index, session.as_of, session.settings)
    rows: list[ActionView] = chosen(views, ACTION_FIELDS, choice, session.settings.financial_year_starts)
    counts = count_views(rows)
    closing = [*say_counts(counts), *close_plans(plan_spans(session.index, session.as_of), session.as_of, rows)]
    if choice.where is not None:
        closing.insert(0, f"{len(rows)} of {len(views)} actions are listed (--where {choice.where})")
    machine = choice.form in (Format.JSON, Format.CSV)
    shown = tuple(field.name for field in ACTION_FIELDS) if machine else LIST_COLUMNS
    table = table_of(
        "Actions", rows, ACTION_FIELDS, shown, choice, as_of=session.as_of, closing=tuple(closing),
        facts=(("counts", {str(each): number for each, number in counts.items()}),),
    )  # fmt: skip
    return draw(table, session, choice), len(rows)


app = single(list_)
