"""`tsreview actions complete`: an action is done, and something shows it."""

from typing import TYPE_CHECKING, Annotated

import typer

from tsreview.cli.action_update import entry
from tsreview.cli.edit_options import By, DryRun, On, Progress, read_needed, read_text
from tsreview.cli.editing import Wish, record
from tsreview.cli.lazy import single
from tsreview.cli.options import ActionId, Folder
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.actions import ActionView
from tsreview.reports.edits import say_update
from tsreview.time.calendar import say_day
from tsreview.time.state import Status

if TYPE_CHECKING:
    from tsreview.loading.scalars import Entry


def complete(
    ctx: typer.Context,
    identity: ActionId,
    evidence: Annotated[
        str, typer.Option("--evidence", metavar="TEXT", help="What shows it: a minute, a document, an address.")
    ],
    progress: Progress = None, on: On = None, by: By = None, dry_run: DryRun = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Record that an action is complete, with the evidence for it."""
    said = {
        "status": Status.COMPLETE.value,
        "progress": read_text("--progress", progress),
        "by": read_text("--by", by),
        "evidence": read_needed("--evidence", evidence, '"Minutes of 1 October 2010, item 4"'),
    }

    def checked(session: Session, view: ActionView) -> "Entry":
        if view.facts.status is Status.COMPLETE and view.facts.reported_on:
            since, again = say_day(view.facts.reported_on), f"tsreview actions update {view.facts.id} --status complete"
            hint = f"`{again}` adds to what is known of it; --status in_progress --reason opens it again"
            raise UsageFault(f"{view.facts.id} is complete already, by its update of {since}", hint=hint)
        return entry(session, view, said)

    record(ctx, folder, on, Wish(identity, "updates", checked, say_update), dry_run=dry_run)


app = single(complete)
