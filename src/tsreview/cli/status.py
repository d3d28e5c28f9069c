"""`tsreview status`: the dataset on one screen."""

import typer

from tsreview.cli import cards
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, Folder, ListFormat, NoCache, Output
from tsreview.cli.session import answer
from tsreview.rendering.tables import Format
from tsreview.reports.status import status_card


def status(
    ctx: typer.Context, as_of: AsOf = None, form: ListFormat = Format.TABLE, output: Output = None,
    no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Show the dataset on one screen: records, findings, RAG, what is late and what is next."""
    card = answer(
        ctx, folder, lambda session: status_card(session.index, session.as_of, session.settings),
        as_of=as_of, no_cache=no_cache,
    )  # fmt: skip
    cards.put(card, form, output)


app = single(status)
