"""`tsreview report pack`: all that a board is sent on a quarter, in one folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.briefing import (
    HEADER,
    Classification,
    Contact,
    Meeting,
    OfLength,
    ReportOf,
    ReportStatus,
    gathered,
)
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache
from tsreview.cli.quarters import OfPlan, OfQuarter, Since
from tsreview.cli.reporting import AllowInvalid, Options, stamp_of, version_of
from tsreview.cli.session import Session, answer
from tsreview.errors import DatasetFault, UsageFault
from tsreview.rendering.documents import DocumentFormat, templates_digest
from tsreview.rendering.pack import File, LeftOut, render_pack
from tsreview.reports.briefing import Length
from tsreview.reports.pack import draft_pack


def pack(
    ctx: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    quarter: OfQuarter = "this", length: OfLength = Length.FULL, plan: OfPlan = None, since: Since = None,
    meeting: Meeting = None, report_of: ReportOf = None, contact: Contact = None,
    classification: Classification = None, status: ReportStatus = None, allow_invalid: AllowInvalid = False,
    as_of: AsOf = None, at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Write the files for a board into a folder: briefing, actions, milestones, and a manifest of them."""
    if output.strip() in ("", "-"):
        raise UsageFault("a pack is several files and needs a folder", hint="name one with -o DIR")
    folder_of_pack = Path(output)
    header = dict(zip(HEADER, (meeting, report_of, contact, classification, status), strict=True))
    given = {"quarter": quarter, "length": str(length), "plan": plan, "since": since, "as_of": as_of, **header}
    files, left_out = answer(
        ctx, folder, lambda session: _pack(session, given, allow_invalid=allow_invalid),
        as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip
    _make(folder_of_pack)
    for file in files:
        streams.write_file(file.data, folder_of_pack / file.name)
    for each in left_out:
        kept = folder_of_pack / each.name
        older = f" ({kept} is of an earlier pack)" if kept.exists() else ""
        streams.remark(f"note: {each.name} is left out; {each.why}{older}")


def _pack(
    session: Session, given: Mapping[str, str | None], *, allow_invalid: bool
) -> tuple[list[File], list[LeftOut]]:
    """Draw all files; the briefing in its two formats is stamped, and so can be verified by itself."""
    version = version_of(session, templates_digest(), allow_invalid=allow_invalid)
    options: Options = {key: value for key, value in given.items() if value is not None}
    facts, understood = gathered(session, options, version)
    understood |= {"allow_invalid": "yes"} if allow_invalid else {}
    stamps = {form: stamp_of("briefing", form, understood, facts.as_of, version) for form in DocumentFormat}
    return render_pack(draft_pack(session.index, facts), stamps)


def _make(folder: Path) -> None:
    """Make the folder; files in it that are of no pack stay."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise DatasetFault(f"{folder} is a file", hint="name a folder") from None
    except OSError as failure:
        raise DatasetFault(f"{folder} cannot be made: {failure.strerror}") from None


app = single(pack)
