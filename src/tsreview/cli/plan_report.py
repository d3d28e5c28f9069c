"""`tsreview report plan`: a plan as a board would print it."""

from typing import Annotated

import typer

from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.reporting import AllowInvalid, Drawn, Form, Options, OwnTemplate, TemplateDir, report
from tsreview.cli.session import Session
from tsreview.errors import UsageFault
from tsreview.queries.records import find_id, records
from tsreview.reports.plan_report import draft_plan
from tsreview.reports.version import Version

PlanId = Annotated[str | None, typer.Argument(metavar="[ID]", help="The plan; that of the settings if left out.")]


def plan(
    ctx: typer.Context, identity: PlanId = None, form: Form = None, template: OwnTemplate = None,
    template_dir: TemplateDir = None, allow_invalid: AllowInvalid = False, as_of: AsOf = None, output: Output = None,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Print a plan: themes, objectives, actions, who answers, when, the outcome and the rating."""
    report(
        ctx, folder, "plan", draft, {"id": identity}, form, output, template, template_dir,
        allow_invalid=allow_invalid, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


def draft(session: Session, options: Options, version: Version) -> Drawn:
    """Draft the plan that is asked for, that the settings name, or that is the only one."""
    wanted = options.get("id") or session.settings.plan
    plans = [each.id for each in records(session.index, "plan")]
    if not wanted and len(plans) != 1:
        raise UsageFault("which plan? the settings name none", hint=f"the plans are {', '.join(plans) or 'none'}")
    own = find_id(session.index, "plan", wanted or plans[0])
    document, views = draft_plan(session.index, own, session.as_of, session.settings, version)
    return Drawn(document, session.as_of, {"id": own}, views)


app = single(plan)
