"""`tsreview report briefing`: the quarterly briefing of a partnership's board."""

from pathlib import Path
from typing import Annotated

import typer

from tsreview import __version__
from tsreview.cli import streams
from tsreview.cli.lazy import STYLE
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.quarters import OfPlan, OfQuarter, day_of, find_plan, find_quarter
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Severity
from tsreview.errors import DataRefused, UsageFault
from tsreview.loading.checking import checked
from tsreview.rendering.documents import DocumentFormat, render
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.briefing import Version, draft_briefing, gather

SUFFIXES = {
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), DocumentFormat.MARKDOWN),
    **dict.fromkeys((".html", ".htm"), DocumentFormat.HTML),
}

app = typer.Typer(**STYLE, help="Reports: the quarterly briefing.")


@app.callback()
def _report() -> None:
    """Reports: the quarterly briefing."""


@app.command()
def briefing(
    ctx: typer.Context,
    quarter: OfQuarter = "this",
    form: Annotated[
        DocumentFormat | None, typer.Option("--format", help="md or html; by the name of --output if left out.")
    ] = None,
    plan: OfPlan = None,
    allow_invalid: Annotated[bool, typer.Option("--allow-invalid", help="Report despite errors in the data.")] = False,
    as_of: AsOf = None, output: Output = None, at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Draft the briefing on a quarter, as at its last day, or as at today while it lasts."""
    text = answer(
        ctx, folder, lambda session: _briefing(session, quarter, as_of, plan, _format(form, output), allow_invalid),
        as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip
    streams.write(text, output)


def _briefing(
    session: Session, text: str, as_of: str | None, plan: str | None, form: DocumentFormat, allow_invalid: bool
) -> str:
    settings = session.settings
    quarter = find_quarter(text, settings.calendar, session.as_of)
    day = day_of(quarter, session, as_of)
    version = _version(session)
    if version.errors and not allow_invalid:
        raise DataRefused(
            f"the dataset has {version.errors} error{'s' * (version.errors != 1)}, so no report is drawn from it",
            hint="run `tsreview validate`; --allow-invalid reports from what could be read",
        )
    facts = gather(session.index, quarter, day, settings, version, find_plan(session, plan))
    return render(draft_briefing(facts), form)


def _version(session: Session) -> Version:
    report = checked(session.index)
    counts = count_by_severity(report.findings)
    state = session.dataset.state()
    return Version(__version__, state.commit, state.dirty, report.records,
                   counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.ADVICE])  # fmt: skip


def _format(form: DocumentFormat | None, output: Path | None) -> DocumentFormat:
    if form is not None:
        return form
    suffix = output.suffix.casefold() if output is not None else ""
    if suffix not in SUFFIXES:
        raise UsageFault(f'no format goes by "{suffix[:20]}"', hint="write to .md or .html, or name the --format")
    return SUFFIXES[suffix]
