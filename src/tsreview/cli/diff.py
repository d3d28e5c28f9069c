"""`tsreview diff`: what changed since a revision, or between two, in officers' words; and what follows from it."""

import re
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.comparing import Asked, compared, states
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, Folder, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.rendering.changes import ChangeFormat, draw_changes

RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.\.\.?)(?P<new>.*)")


def diff(
    ctx: typer.Context,
    revisions: Annotated[
        str,
        typer.Argument(
            metavar="REV[..REV]",
            help="REV: since the files parted from it; A..B: between two; A...B: what B did since they parted.",
        ),
    ] = "HEAD",
    form: Annotated[ChangeFormat, typer.Option("--format", help="The format.")] = ChangeFormat.TEXT,
    as_of: AsOf = None, output: Output = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Tell record by record what changed in the dataset, and what follows if the change is taken in."""
    found = RANGE.fullmatch(revisions)
    old, dots, new = found.group("old", "dots", "new") if found else (revisions, "", "")
    asked = Asked(old or "HEAD", (new or "HEAD") if dots else None, is_exact=dots == "..")

    def ask(session: Session) -> str:
        return draw_changes(compared(states(session.dataset, asked), session.as_of), form)

    streams.write(answer(ctx, folder, ask, as_of=as_of, at=asked.new, no_cache=no_cache), output)


app = single(diff)
