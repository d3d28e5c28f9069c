"""`tsreview actions why`: the facts, the rule and the file positions behind an action's lateness and RAG."""

import typer

from tsreview.cli import cards
from tsreview.cli.lazy import single
from tsreview.cli.options import ActionId, AsOf, At, Folder, NoCache, Output, ShowFormat
from tsreview.rendering.cards import CardFormat
from tsreview.reports.why import why_card


def why(
    ctx: typer.Context, identity: ActionId, as_of: AsOf = None,
    form: ShowFormat = CardFormat.TABLE, output: Output = None, at: At = None, no_cache: NoCache = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Tell which facts and which rule made an action what it is on a day."""
    cards.show(
        ctx, folder, lambda session: why_card(session.index, identity, session.as_of, session.settings),
        form, output, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


app = single(why)
