"""`tsreview validate`: every finding of every file, in one run; the only command that decides by content."""

import os
from pathlib import Path
from typing import Annotated

import typer

from tsreview.cli import exits, streams
from tsreview.cli.lazy import single
from tsreview.cli.options import At, Folder, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Diagnostic, Severity, in_order
from tsreview.loading.checking import Checked, checked, line_reader
from tsreview.loading.opening import Dataset
from tsreview.loading.sync import Trust
from tsreview.rendering import findings as drawing
from tsreview.rendering.findings import FindingFormat


def validate(
    ctx: typer.Context,
    form: Annotated[
        FindingFormat | None,
        typer.Option("--format", help="text, json or github; github by itself inside GitHub Actions."),
    ] = None,
    advice: Annotated[bool, typer.Option("--advice", help="List advice too, not only count it.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as errors do.")] = False,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REVISION", help="Refuse what a change since then may not do to the record."),
    ] = None,
    output: Output = None,
    at: At = None,
    no_cache: NoCache = False,
    folder: Folder = None,
) -> None:
    """Check every record. Exits with 1 when there are errors; nothing in the dataset is written."""
    dataset, report = answer(
        ctx,
        folder,
        lambda session: _checked(session, base),
        remark=False,
        at=at,
        no_cache=no_cache,
        trust=Trust.CONTENT,
    )
    chosen = form or (FindingFormat.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else FindingFormat.TEXT)
    listed = [found for found in report.findings if advice or found.severity is not Severity.ADVICE]
    match chosen:
        case FindingFormat.JSON:
            text = drawing.as_json(report.findings, report.records)
        case FindingFormat.GITHUB:
            text = drawing.as_github(listed, _prefix(dataset.root))
        case FindingFormat.TEXT:
            text = drawing.as_text(listed, line_reader(dataset.read))
    if chosen is not FindingFormat.JSON:
        more = " (--advice lists it)" if len(listed) < len(report.findings) else ""
        text += drawing.summary(report.findings, report.records, report.files) + more + "\n"
    streams.write(text, output)
    if _fails(report.findings, strict):
        raise typer.Exit(exits.FINDINGS)


def _checked(session: Session, base: str | None) -> tuple[Dataset, Checked]:
    report = checked(session.index)
    if base is not None:
        from tsreview.loading.base import hold_against

        held = hold_against(session.dataset, base)
        if held.is_cut_off:
            streams.remark("note: this clone is shallow, so ids that were used before its first commit are not known")
        report = report._replace(findings=in_order([*report.findings, *held.findings]))
    return session.dataset, report


def _fails(findings: list[Diagnostic], strict: bool) -> bool:
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(found.severity in grave for found in findings)


def _prefix(root: Path) -> str:
    """Give the way from the repository's top to the dataset, which annotations need."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    inside = os.path.relpath(root, os.path.realpath(workspace)).replace(os.sep, "/")
    return "" if inside == "." or inside.startswith("..") else inside + "/"


app = single(validate)
