"""`tsreview report briefing`: the quarterly briefing of a partnership's board."""

from typing import Annotated, Any

import typer

from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.quarters import ALL, OfPlan, OfQuarter, Since, find_plan, look_at_quarter
from tsreview.cli.reporting import AllowInvalid, Drawn, Form, Options, OwnTemplate, TemplateDir, report
from tsreview.cli.session import Session
from tsreview.loading.git import commit_of
from tsreview.loading.past import repository_of
from tsreview.reports.briefing import BriefingFacts, Length, draft_briefing, gather
from tsreview.reports.version import Version

HEADER = ("meeting", "report_of", "contact", "classification", "status")
"""What stands above the first section, by the names of the settings."""

OfLength = Annotated[Length, typer.Option("--length", help="summary is four sides of A4 at most.")]
Meeting = Annotated[str | None, typer.Option("--meeting", metavar="TEXT", help="The meeting, with its day.")]
ReportOf = Annotated[str | None, typer.Option("--report-of", metavar="TEXT", help="Who presents the report.")]
Contact = Annotated[str | None, typer.Option("--contact", metavar="TEXT", help="Whom to ask.")]
Classification = Annotated[str | None, typer.Option("--classification", metavar="TEXT", help="The marking.")]
ReportStatus = Annotated[str | None, typer.Option("--status", metavar="TEXT", help="Such as Draft 2, or Final.")]


def briefing(
    ctx: typer.Context, quarter: OfQuarter = "this", length: OfLength = Length.FULL, plan: OfPlan = None,
    since: Since = None, meeting: Meeting = None, report_of: ReportOf = None, contact: Contact = None,
    classification: Classification = None, status: ReportStatus = None,
    form: Form = None, template: OwnTemplate = None, template_dir: TemplateDir = None,
    allow_invalid: AllowInvalid = False, as_of: AsOf = None, output: Output = None, at: At = None,
    no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Draft the briefing on a quarter, as at its last day, or as at today while it lasts."""
    options = {
        "quarter": quarter, "length": str(length), "plan": plan, "since": since, "as_of": as_of,
        **dict(zip(HEADER, (meeting, report_of, contact, classification, status), strict=True)),
    }  # fmt: skip
    report(
        ctx, folder, "briefing", draft, options, form, output, template, template_dir,
        allow_invalid=allow_invalid, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


def draft(session: Session, options: Options, version: Version) -> Drawn:
    """Draft the briefing that options ask for."""
    facts, understood = gathered(session, options, version)
    return Drawn(draft_briefing(facts), facts.as_of, understood, facts.views)


def gathered(session: Session, options: Options, version: Version) -> tuple[BriefingFacts, Options]:
    """Gather the facts of a report on a quarter; give the options as they were understood too."""
    header: dict[str, Any] = {name: options[name] for name in HEADER if name in options}
    settings = session.settings._replace(**header)
    plan, since = find_plan(session, options.get("plan")), options.get("since")
    if since is not None:
        since = commit_of(repository_of(session.dataset), since)
    seen = look_at_quarter(session, options.get("quarter", "this"), plan, since)
    facts = gather(session.index, seen, settings, version, plan, Length(options.get("length", Length.FULL)))
    understood = options | {"quarter": seen.quarter.label, "as_of": seen.as_of.isoformat(), "plan": plan or ALL}
    return facts, understood | ({"since": since} if since else {})


app = single(briefing)
