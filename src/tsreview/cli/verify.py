"""`tsreview report verify`: a report is drawn again, and told to match or to differ."""

from datetime import date
from difflib import unified_diff
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from tsreview import __version__
from tsreview.cli import exits, streams
from tsreview.cli.lazy import single
from tsreview.cli.options import Folder
from tsreview.cli.reporting import Layout, draw
from tsreview.cli.session import Session, answer
from tsreview.errors import DataRefused, DatasetFault, UsageFault
from tsreview.rendering.documents import DocumentFormat, templates_digest
from tsreview.rendering.stamp import MOST_BYTES, Stamp, digest_of, read_stamp
from tsreview.time.calendar import say_day

DRAFTS = {
    "briefing": "tsreview.cli.briefing",
    "plan": "tsreview.cli.plan_report",
    "organisation": "tsreview.cli.organisation_report",
    "principles": "tsreview.cli.principles_report",
}
MOST_LINES = 20
"""Lines of a difference that are shown."""


def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report in Markdown or HTML.")],
    folder: Folder = None,
) -> None:
    """Draw a report again from the commit that it names, and tell whether it matches. Exits with 1 if it does not."""
    text = _read(file)
    found = read_stamp(text)
    if found is None or found[1].report not in DRAFTS or found[1].form not in set(DocumentFormat):
        raise UsageFault(f"{file.name} is no report of this tool, or its last line is gone", hint="name a report")
    content, stamp = found
    doubts = _doubts(content, stamp)
    if "own_template" in stamp.options:
        _end([*doubts, "it was laid out with a template of somebody's own, which is not run here: only its digest was "
              "compared"], is_sound=not doubts)  # fmt: skip
    if stamp.dirty:
        differed = f"it was drawn from files that differed from commit {(stamp.commit or '')[:12]}"
        _end([*doubts, f"{differed}, so it cannot be drawn again"], is_sound=False)
    again = answer(ctx, folder, lambda session: _again(session, stamp), remark=False, at=stamp.commit)
    if again == text and not doubts:
        _end([_said(file, stamp)], is_sound=True)
    _end([*doubts, *_differences(text, again)], is_sound=False)


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as failure:
        raise UsageFault(f"{file} cannot be read: {failure.strerror}") from None
    if len(data) > MOST_BYTES:
        raise UsageFault(f"{file} is larger than {MOST_BYTES:,} bytes, which no report is")
    return data.decode("utf-8", "backslashreplace")


def _again(session: Session, stamp: Stamp) -> str:
    """Draw the report anew, with its own options and the day that it was drawn as at."""
    try:
        session.as_of = date.fromisoformat(stamp.as_of)
        draft = import_module(DRAFTS[stamp.report]).draft
        return draw(session, stamp.report, draft, stamp.options, Layout(DocumentFormat(stamp.form)),
                    allow_invalid="allow_invalid" in stamp.options)  # fmt: skip
    except (DataRefused, UsageFault, ValueError) as failure:
        raise DatasetFault(f"the report cannot be drawn again: {failure}") from None


def _doubts(content: str, stamp: Stamp) -> list[str]:
    """Tell what may explain a difference."""
    found = []
    if digest_of(content) != stamp.content:
        found.append("the text was changed after it was drawn: its digest is another")
    if stamp.tool != __version__:
        found.append(f"it was drawn by tsreview {stamp.tool}, and this is {__version__}")
    if stamp.templates != templates_digest() and "own_template" not in stamp.options:
        found.append(f"it was laid out with templates {stamp.templates}, and these are {templates_digest()}")
    return found


def _differences(text: str, again: str) -> list[str]:
    lines = unified_diff(text.splitlines(), again.splitlines(), "the file", "drawn again", lineterm="", n=0)
    shown = list(islice(lines, MOST_LINES + 1))
    if not shown:
        return []
    more = ["..."] if len(shown) > MOST_LINES else []
    return ["it differs from what is drawn again:", *shown[:MOST_LINES], *more]


def _said(file: Path, stamp: Stamp) -> str:
    source = f"commit {stamp.commit[:12]}" if stamp.commit else "the files as they are, which are not in git"
    day = say_day(date.fromisoformat(stamp.as_of))
    return f"{file.name} matches: the {stamp.report} drawn again from {source}, as at {day}, is the same byte for byte"


def _end(lines: list[str], *, is_sound: bool) -> None:
    from tsreview.rendering.inert import log, terminal

    streams.write(log("\n".join(map(terminal, lines))) + "\n")
    raise typer.Exit(exits.DONE if is_sound else exits.FINDINGS)


app = single(verify)
