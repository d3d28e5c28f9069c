"""`tsreview report verify`: a report is drawn again, and told to match or to differ."""

from datetime import date
from difflib import unified_diff
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tsreview import __version__
from tsreview.cli import exits, streams
from tsreview.cli.lazy import single
from tsreview.cli.options import Folder
from tsreview.cli.reporting import Layout, draw
from tsreview.cli.session import Session, answer
from tsreview.errors import DataRefused, DatasetFault, UsageFault
from tsreview.rendering.documents import DocumentFormat, templates_digest
from tsreview.rendering.inert import log, terminal
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
    written = _read(file)
    text = written.replace("\r\n", "\n")
    found = read_stamp(text)
    if found is None or found[1].report not in DRAFTS or found[1].form not in set(DocumentFormat):
        raise UsageFault(f"{file.name} is no report of this tool, or its last line is gone", hint="name a report")
    content, stamp = found
    doubts = _doubts(content, stamp)
    if "own_template" in stamp.options:
        sound = "its text is as it was drawn" if not doubts else "its text is not as it was drawn"
        _end([*doubts, f"not verified: it was laid out with a custom template, which is not run here; {sound}"])
    if stamp.dirty:
        differed = f"it was drawn from files that differed from commit {(stamp.commit or '')[:12]}"
        _end([*doubts, f"not verified: {differed}, so it cannot be drawn again"])
    again = _drawn_again(ctx, folder, stamp)
    if again != text.rstrip("\n") + "\n" or doubts:
        _end([*doubts, *_differences(text, again)])
    if stamp.commit is None:
        _end(["not verified: it is what is drawn from the files as they are, but these are in no git repository"])
    if written != again:
        streams.remark(f"note: the line ends of {file.name} were changed; all else is as it was drawn")
    streams.write(log(terminal(_said(file, stamp))) + "\n")


def _drawn_again(ctx: typer.Context, folder: str | None, stamp: Stamp) -> str:
    """Draw the report from the commit that it names; DatasetFault where this repository does not hold that."""
    try:
        return answer(ctx, folder, lambda session: _again(session, stamp), remark=False, at=stamp.commit)
    except UsageFault as failure:
        if "has no revision" not in failure.message:
            raise
        message = f"this repository does not hold the report's commit, {(stamp.commit or '')[:12]}"
        raise DatasetFault(
            message, hint="name the right dataset with -C DIR; in a shallow clone, fetch the rest"
        ) from None


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
        found.append("the text was changed after it was drawn: it does not match its digest")
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
    return ["the report differs from what is drawn again:", *shown[:MOST_LINES], *more]


def _said(file: Path, stamp: Stamp) -> str:
    source = f"commit {(stamp.commit or '')[:12]}"
    day = say_day(date.fromisoformat(stamp.as_of))
    return f"{file.name} matches: the report ({stamp.report}) drawn again from {source}, as at {day}, is the same"


def _end(lines: list[str]) -> NoReturn:
    """Tell why a report is not verified, and fail."""
    streams.write(log("\n".join(map(terminal, lines))) + "\n")
    raise typer.Exit(exits.FINDINGS)


app = single(verify)
