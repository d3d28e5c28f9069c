"""`tsreview report principles`: which principles are met by what, and where there is a gap."""

import typer

from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.reporting import AllowInvalid, Drawn, Form, Options, OwnTemplate, TemplateDir, report
from tsreview.cli.session import Session
from tsreview.reports.principles_report import draft_principles
from tsreview.reports.version import Version


def principles(
    ctx: typer.Context, form: Form = None, template: OwnTemplate = None,
    template_dir: TemplateDir = None, allow_invalid: AllowInvalid = False, as_of: AsOf = None, output: Output = None,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Report on the principles: the actions that serve each, the practices that show it, and the gaps."""
    report(
        ctx, folder, "principles", draft, {}, form, output, template, template_dir,
        allow_invalid=allow_invalid, as_of=as_of, at=at, no_cache=no_cache,
    )  # fmt: skip


def draft(session: Session, options: Options, version: Version) -> Drawn:
    """Draft the report on all principles."""
    document, views = draft_principles(session.index, session.as_of, session.settings, version)
    return Drawn(document, session.as_of, {}, views)


app = single(principles)
