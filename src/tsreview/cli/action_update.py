"""`tsreview actions update`: a report on an action becomes an entry of its log."""

from typing import TYPE_CHECKING, Annotated

import typer

from tsreview.cli.edit_options import By, DryRun, On, Progress, read_text, read_word
from tsreview.cli.editing import Wish, record
from tsreview.cli.lazy import single
from tsreview.cli.options import ActionId, Folder
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.actions import ActionView
from tsreview.queries.log import updates
from tsreview.reports.edits import say_update
from tsreview.time.calendar import say_day
from tsreview.time.log import report_misfit
from tsreview.time.rag import Rag
from tsreview.time.state import Status, StatusOn

if TYPE_CHECKING:
    from tsreview.loading.scalars import Entry


def update(
    ctx: typer.Context,
    identity: ActionId,
    status: Annotated[str, typer.Option("--status", metavar="STATUS", help=f"One of {', '.join(Status)}.")],
    progress: Progress = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="TEXT", help="What shows it: a minute, a document, an address.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why it is late, stopped, or open again.")
    ] = None,
    next_step: Annotated[str | None, typer.Option("--next-step", metavar="TEXT", help="What comes next.")] = None,
    learning: Annotated[str | None, typer.Option("--learning", metavar="TEXT", help="What was learnt.")] = None,
    by_products: Annotated[
        str | None, typer.Option("--by-products", metavar="TEXT", help="What else came of it.")
    ] = None,
    reported_rag: Annotated[
        str | None,
        typer.Option("--reported-rag", metavar="RAG", help=f"The reporter's own rating: {', '.join(Rag)}."),
    ] = None,
    on: On = None, by: By = None, dry_run: DryRun = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Record a report on an action: an entry is added to its updates, and nothing else of the file changes."""
    said = {
        "status": read_word("--status", status, Status),
        "progress": read_text("--progress", progress),
        "by": read_text("--by", by),
        "reason": read_text("--reason", reason),
        "next_step": read_text("--next-step", next_step),
        "evidence": read_text("--evidence", evidence),
        "learning": read_text("--learning", learning),
        "by_products": read_text("--by-products", by_products),
        "reported_rag": None if reported_rag is None else read_word("--reported-rag", reported_rag, Rag),
    }
    record(ctx, folder, on, Wish(identity, "updates", lambda session, view: entry(session, view, said), say_update),
           dry_run=dry_run)  # fmt: skip


def entry(session: Session, view: ActionView, said: dict[str, str | None]) -> "Entry":
    """Give an entry of the log on the session's day, without what was not said; UsageFault when it does not fit."""
    given = {key: text for key, text in said.items() if text is not None}
    reports = updates(session.index, view.facts.file)
    # Whoever missed the answer to a report enters it again.
    if any(each.on == session.as_of and given.items() <= each.said.items() for each in reports):
        message = f"{view.facts.id} has this report of {say_day(session.as_of)} already"
        raise UsageFault(message, hint="nothing more needs to be done; if there is news, give it")
    log = [StatusOn(each.on, Status(each.said["status"])) for each in reports]
    if found := report_misfit(log, StatusOn(session.as_of, Status(given["status"])), given):
        raise UsageFault(found.message, hint=found.hint)
    return {"on": session.as_of, **given}


app = single(update)
