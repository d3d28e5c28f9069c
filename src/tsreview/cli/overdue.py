"""`tsreview actions overdue`: what is late on a day, and counts of everything else."""

import typer

from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice, chosen, draw, put, table_of
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
from tsreview.cli.session import Session, answer
from tsreview.errors import UsageFault
from tsreview.queries.action_fields import ACTION_FIELDS, LATE_COLUMNS
from tsreview.queries.actions import late_views
from tsreview.queries.dated import AGAINST, CURRENT
from tsreview.rendering.tables import Format
from tsreview.reports.closing import close_plans, say_counts, say_unreported


def overdue(
    ctx: typer.Context, as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
    columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    against: Against = CURRENT, at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """List the actions that are overdue, and the obligations with a missed report."""
    if against not in AGAINST:
        raise UsageFault(f'--against "{against[:40]}" is neither current nor original')
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    text, count = answer(
        ctx, folder, lambda session: _overdue(session, choice, against), as_of=as_of, at=at, no_cache=no_cache
    )
    put(text, count, choice)


def _overdue(session: Session, choice: Choice, against: str) -> tuple[str, int]:
    settings = session.settings
    late = late_views(session.index, session.as_of, settings, against=against)
    rows = chosen(late.views, ACTION_FIELDS, choice, settings.financial_year_starts)
    closing = [
        *say_counts(late.counts),
        *say_unreported(late.unreported),
        *close_plans(late.spans, session.as_of, rows),
    ]
    if choice.where is not None:
        closing.insert(0, f"{len(rows)} of these {len(late.views)} late actions are listed (--where {choice.where})")
    title = "Overdue actions" if against == CURRENT else "Overdue actions, judged against the original dates"
    table = table_of(
        title, rows, ACTION_FIELDS, _columns(choice.form), choice, as_of=session.as_of, closing=tuple(closing),
        facts=(("counts", {str(each): number for each, number in late.counts.items()}),),
    )  # fmt: skip
    return draw(table, session, choice), len(rows)


def _columns(form: Format) -> tuple[str, ...]:
    """Give machines what people read in words as data too."""
    if form in (Format.JSON, Format.CSV):
        return (
            *LATE_COLUMNS,
            "days_late",
            "lateness",
            "rag_reason",
            "status",
            "reported",
            "plan",
            "theme",
            "objective",
            "lead",
        )
    return LATE_COLUMNS


app = single(overdue)
