"""`tsreview status`: the dataset on one screen."""

import typer

from tsreview.cli import cards
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output, ShowFormat
from tsreview.cli.session import Session
from tsreview.loading.verdict import verdict_on
from tsreview.rendering.cards import CardFormat
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.card import Card
from tsreview.reports.status import status_card


def status(
    ctx: typer.Context, as_of: AsOf = None, form: ShowFormat = CardFormat.TABLE, output: Output = None,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Show the dataset on one screen.

    Records, findings, RAG, what is late and what is next.
    """
    cards.show(ctx, folder, _status, form, output, as_of=as_of, at=at, no_cache=no_cache)


def _status(session: Session) -> Card:
    # The findings across records are counted first, or the card would depend on what was run before.
    counts = count_by_severity(verdict_on(session.dataset, session.as_of).findings)
    findings = {severity.value: number for severity, number in counts.items()}
    return status_card(session.index, session.as_of, session.settings, findings)


app = single(status)
