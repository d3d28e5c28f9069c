"""`tsreview dates explain TEXT`: how the grammar reads a date, and why it refuses one."""

from typing import Annotated

import typer

from tsreview.cli import exits, streams
from tsreview.cli.lazy import STYLE
from tsreview.rendering.inert import terminal
from tsreview.reports.date_words import explain_date

app = typer.Typer(**STYLE, help="Dates: how the grammar reads them.")


@app.callback()
def _dates() -> None:
    """Dates: how the grammar reads them."""


@app.command()
def explain(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="A date as a plan prints it.")],
    start_month: Annotated[
        int, typer.Option("--financial-year-starts", min=1, max=12, help="The month that the year begins in.")
    ] = 4,
) -> None:
    """Tell the first and the last day of a date as plans print it. Exits with 1 when it is refused."""
    explained = explain_date(" ".join(text), start_month)
    streams.write("\n".join(map(terminal, explained.lines)) + "\n")
    if not explained.is_read:
        raise typer.Exit(exits.FINDINGS)
