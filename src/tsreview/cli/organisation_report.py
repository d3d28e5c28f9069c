"""`tsreview report organisation`: what one body is in everything, to be printed."""

import typer

from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, Identity, NoCache, Output
from tsreview.cli.reporting import AllowInvalid, Drawn, Form, Options, OwnTemplate, TemplateDir, report
from tsreview.cli.session import Session
from tsreview.queries.records import find_id
from tsreview.reports.organisation_report import draft_organisation
from tsreview.reports.version import Version


def organisation(
    ctx: typer.Context, identity: Identity, form: Form = None, template: OwnTemplate = None,
    template_dir: TemplateDir = None, allow_invalid: AllowInvalid = False, as_of: AsOf = None, output: Output = None,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Report on an organisation: what is recorded of it, and the actions that it has a part in."""
    report(
        ctx, folder, "organisation", draft, {"id": identity}, form, output, template, template_dir,
        allow_invalid=allow_invalid, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


def draft(session: Session, options: Options, version: Version) -> Drawn:
    """Draft the report on the body that is asked for."""
    own = find_id(session.index, "organisation", options.get("id", ""))
    document, views = draft_organisation(session.index, own, session.as_of, session.settings, version)
    return Drawn(document, session.as_of, {"id": own}, views)


app = single(organisation)
