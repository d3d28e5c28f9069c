"""`tsreview actions revise`: an approved change of an action's date; the date as published stays."""

from typing import TYPE_CHECKING, Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.edit_options import DryRun, On, read_needed, read_word
from tsreview.cli.editing import Wish, record
from tsreview.cli.lazy import single
from tsreview.cli.options import ActionId, Folder
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.action_fields import say_status
from tsreview.queries.actions import ActionView
from tsreview.queries.dated import plan_spans
from tsreview.reports.edits import say_revision
from tsreview.time.calendar import is_month_end, say_day, say_month
from tsreview.time.grammar import Window, read_date
from tsreview.time.moves import RevisionKind, misfit
from tsreview.time.state import CLOSED

if TYPE_CHECKING:
    from tsreview.loading.scalars import Entry


def revise(
    ctx: typer.Context,
    identity: ActionId,
    to: Annotated[str, typer.Option("--to", metavar="DATE", help='The new date as printed, such as "Dec 2010".')],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="The reason given.")],
    approved_by: Annotated[str, typer.Option("--approved-by", metavar="WHO", help="Who approved it.")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=f"One of {', '.join(RevisionKind)}.")],
    on: On = None, dry_run: DryRun = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Record that an action's date was moved: an entry is added to its revisions, and `due` stays as published."""
    new, moved = read_needed("--to", to, '"Dec 2010"'), RevisionKind(read_word("--kind", kind, RevisionKind))
    said = {
        "reason": read_needed("--reason", reason, '"The lease was signed late"'),
        "approved_by": read_needed("--approved-by", approved_by, '"Executive, 1 October 2010"'),
    }

    def checked(session: Session, view: ActionView) -> "Entry":
        window = _read_new_date(new, session.settings.financial_year_starts)
        if found := misfit(moved, view.facts.window, window):
            raise UsageFault(found.message, hint=found.hint)
        if view.facts.status in CLOSED:
            streams.remark(f"note: {view.facts.id} is {say_status(view.facts.status)}; its date no longer counts")
        _note_plan_end(session, view, window)
        return {"to": window.text, "on": session.as_of, "kind": moved.value, **said}

    def say(before: ActionView, after: ActionView) -> str:
        return say_revision(before, after, moved)

    record(ctx, folder, on, Wish(identity, "revisions", checked, say), dry_run=dry_run)


def _note_plan_end(session: Session, view: ActionView, window: Window) -> None:
    """Note that a date is after the plan's end, where one was published."""
    span = plan_spans(session.index, session.as_of).get(view.facts.plan)
    ends = span.ends if span and span.end_is_published else None
    if ends and window.latest and window.latest > ends:
        end = say_month(ends) if is_month_end(ends) else say_day(ends)
        streams.remark(f"note: {window.text} is after the plan's end, {end}")


def _read_new_date(text: str, start_month: int) -> Window:
    read = read_date(text, start_month)
    if isinstance(read, Window):
        return read
    ways = " or ".join(f'"{way}"' for way in read.write)
    hint = f"write {ways}" if ways else "`tsreview dates explain TEXT` tells how a text is read"
    raise UsageFault(f'--to "{text[:60]}" cannot be read as a date: {read.reason}', hint=hint)


app = single(revise)
