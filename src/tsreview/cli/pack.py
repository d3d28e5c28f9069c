"""`tsreview report pack`: all that a board is sent on a quarter, in one folder."""

from pathlib import Path
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.briefing import Asked, gathered
from tsreview.cli.lazy import single
from tsreview.cli.options import AllowInvalid, AsOf, Folder, NoCache, Plan, QuarterOf
from tsreview.cli.session import Session, answer
from tsreview.errors import DatasetFault, UsageFault
from tsreview.rendering.pack import File, LeftOut, render_pack
from tsreview.reports.pack import draft_pack


def pack(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    quarter: QuarterOf = "this", plan: Plan = None, allow_invalid: AllowInvalid = False, as_of: AsOf = None,
    no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Write the files for a board into a folder: briefing, actions, milestones, and a manifest of them."""
    if str(output) == "-":
        raise UsageFault("a pack is several files and cannot go to stdout", hint="name a folder")
    asked = Asked(quarter, as_of, plan, allow_invalid)
    files, left_out = answer(ctx, folder, lambda session: _pack(session, asked), as_of=as_of, no_cache=no_cache)
    _make(output)
    for file in files:
        streams.write_file(file.data, output / file.name)
    for each in left_out:
        older = f" ({output / each.name} is of an earlier pack)" if (output / each.name).exists() else ""
        streams.remark(f"note: {each.name} is left out; {each.why}{older}")


def _pack(session: Session, asked: Asked) -> tuple[list[File], list[LeftOut]]:
    return render_pack(draft_pack(session.index, gathered(session, asked)))


def _make(folder: Path) -> None:
    """Make the folder; files in it that are of no pack stay."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise DatasetFault(f"{folder} is a file", hint="name a folder") from None
    except OSError as failure:
        raise DatasetFault(f"{folder} cannot be made: {failure.strerror}") from None


app = single(pack)
