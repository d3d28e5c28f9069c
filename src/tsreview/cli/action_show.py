"""`tsreview actions show`: one action whole, with its state on a day and its log."""

import typer

from tsreview.cli import cards
from tsreview.cli.lazy import single
from tsreview.cli.options import ActionId, AsOf, At, Folder, NoCache, Output, ShowFormat
from tsreview.rendering.cards import CardFormat
from tsreview.reports.action_card import action_card


def show(
    ctx: typer.Context, identity: ActionId, as_of: AsOf = None,
    form: ShowFormat = CardFormat.TABLE, output: Output = None, at: At = None, no_cache: NoCache = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Show an action whole: parties, dates, state and RAG on a day, log, sources."""
    cards.show(
        ctx, folder, lambda session: action_card(session.index, identity, session.as_of, session.settings),
        form, output, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


app = single(show)
