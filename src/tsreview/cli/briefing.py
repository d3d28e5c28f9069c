"""`tsreview report briefing`: the quarterly briefing of a partnership's board."""

from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from tsreview import __version__
from tsreview.cli import streams
from tsreview.cli.due import find_quarter
from tsreview.cli.lazy import single
from tsreview.cli.options import AllowInvalid, AsOf, Folder, NoCache, Output, Plan, QuarterOf
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Severity
from tsreview.errors import DataRefused, DatasetFault, UsageFault
from tsreview.loading.checking import checked
from tsreview.loading.git import state_of
from tsreview.queries.records import find_id
from tsreview.rendering.documents import DocumentFormat, render
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.briefing import BriefingFacts, Version, draft_briefing, gather
from tsreview.time.calendar import Quarter

ALL = "all"
SUFFIXES = {
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), DocumentFormat.MARKDOWN),
    **dict.fromkeys((".html", ".htm"), DocumentFormat.HTML),
}


def briefing(
    ctx: typer.Context, quarter: QuarterOf = "this",
    form: Annotated[
        DocumentFormat | None, typer.Option("--format", help="md or html; by the name of --output if left out.")
    ] = None,
    plan: Plan = None, allow_invalid: AllowInvalid = False, as_of: AsOf = None, output: Output = None,
    no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Draft the briefing on a quarter, as at its last day, or as at today while it lasts."""
    chosen = _format(form, output)
    asked = Asked(quarter, as_of, plan, allow_invalid)
    text = answer(
        ctx, folder, lambda session: render(draft_briefing(gathered(session, asked)), chosen),
        as_of=as_of, no_cache=no_cache,
    )  # fmt: skip
    streams.write(text, output)


class Asked(NamedTuple):
    """What the options of a report on a quarter say."""

    quarter: str
    as_of: str | None
    plan: str | None
    allow_invalid: bool


def gathered(session: Session, asked: Asked) -> BriefingFacts:
    """Gather the facts of a report on a quarter; DataRefused where the data has errors and may not have them."""
    settings = session.settings
    quarter = find_quarter(asked.quarter, settings.calendar, session.as_of)
    day = session.as_of if asked.as_of else _day_of(quarter, session.as_of)
    version = _version(session)
    if version.errors and not asked.allow_invalid:
        raise DataRefused(
            f"the dataset has {version.errors} error{'s' * (version.errors != 1)}, so no report is drawn from it",
            hint="run `tsreview validate`; --allow-invalid reports from what could be read",
        )
    return gather(session.index, quarter, day, settings, version, _plan(session, asked.plan))


def _plan(session: Session, named: str | None) -> str | None:
    """Find the plan that is asked for, or that the settings name; nothing for all plans."""
    wanted = named or session.settings.plan
    if not wanted or wanted == ALL:
        return None
    try:
        return find_id(session.index, "plan", wanted)
    except UsageFault as fault:
        if named:
            raise
        raise DatasetFault(f"`plan` in tsreview.toml: {fault.message}", hint=fault.hint) from None


def _day_of(quarter: Quarter, today: date) -> date:
    """Take the quarter's last day where it is past, else today."""
    return min(quarter.latest, today)


def _version(session: Session) -> Version:
    report = checked(session.root, session.index)
    counts = count_by_severity(report.findings)
    state = state_of(session.root)
    return Version(__version__, state.commit, state.dirty, report.records,
                   counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.ADVICE])  # fmt: skip


def _format(form: DocumentFormat | None, output: Path | None) -> DocumentFormat:
    if form is not None:
        return form
    suffix = output.suffix.casefold() if output is not None else ""
    if suffix not in SUFFIXES:
        raise UsageFault(f'no format goes by "{suffix[:20]}"', hint="write to .md or .html, or name the --format")
    return SUFFIXES[suffix]


app = single(briefing)
