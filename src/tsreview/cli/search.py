"""`tsreview search TEXT`: records that hold the words, in any form of them."""

from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice, draw, put, table_of
from tsreview.cli.options import At, FailIfAny, Folder, ListFormat, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.queries.fields import Field, Kind
from tsreview.queries.search import CLOSE, OPEN, search
from tsreview.rendering.tables import Format


def _marked(excerpt: str) -> str:
    return excerpt.replace(OPEN, "[").replace(CLOSE, "]").replace("\n", " ")


FIELDS = (
    Field("kind", "Kind", Kind.WORD, lambda hit: hit.kind.replace("_", " ")),
    Field("id", "Id", Kind.WORD, lambda hit: hit.id),
    Field("label", "Name", Kind.PROSE, lambda hit: hit.label),
    Field("found", "Where", Kind.PROSE, lambda hit: _marked(hit.excerpt)),
    Field("path", "File", Kind.WORD, lambda hit: hit.path),
)


def search_(
    ctx: typer.Context,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words; a phrase in double quotes.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="The most to list.")] = 20,
    form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Search the text of all records by stem.

    "commission" finds "Commissioning"; the best match stands first.
    """
    words, choice = " ".join(text), Choice(form=form, output=output, fail_if_any=fail_if_any)

    def ask(session: Session) -> tuple[str, int]:
        hits, total = search(session.index, words, limit)
        more = f", the first {limit} of them listed; --limit shows more" if total > limit else ""
        closing = f"{total} found{more}"
        shown = ("kind", "id", "label", "found") if form is Format.TABLE else tuple(field.name for field in FIELDS)
        table = table_of(f"Search for {words}", hits, FIELDS, shown, choice, closing=(closing,))
        return draw(table, session, choice), len(hits)

    drawn, count = answer(ctx, folder, ask, at=at, no_cache=no_cache)
    put(drawn, count, choice)
    if not count:
        streams.remark("hint: try fewer words, or a shorter one")


app = single(search_)
