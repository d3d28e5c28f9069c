"""What every report does: its options, its refusal of faulty data, its layout, and the stamp below it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from tsreview import __version__
from tsreview.cli import streams
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Severity
from tsreview.errors import DataRefused, UsageFault
from tsreview.loading.verdict import verdict_on
from tsreview.queries.action_fields import ACTION_FIELDS
from tsreview.queries.actions import ActionView
from tsreview.rendering.documents import DocumentFormat, render, templates_digest
from tsreview.rendering.findings import count_by_severity
from tsreview.rendering.stamp import Stamp, stamped
from tsreview.reports.document import Document
from tsreview.reports.table import plain
from tsreview.reports.version import Version

SUFFIXES = {
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), DocumentFormat.MARKDOWN),
    **dict.fromkeys((".html", ".htm"), DocumentFormat.HTML),
}

Form = Annotated[
    DocumentFormat | None, typer.Option("--format", help="md or html; by the name of --output if left out.")
]
AllowInvalid = Annotated[bool, typer.Option("--allow-invalid", help="Report despite errors in the data.")]
OwnTemplate = Annotated[
    Path | None, typer.Option("--template", metavar="FILE", help="A Jinja template of your own: docs/templates.md.")
]
TemplateDir = Annotated[
    Path | None, typer.Option("--template-dir", metavar="DIR", help="Your own versions of the tool's templates.")
]

Options = dict[str, str]
"""What it takes to draw a report again: names as in the options of its command, values as texts."""


class Drawn(NamedTuple):
    """A report drafted: the document, the day, and the actions that a template of the user's own may list."""

    document: Document
    as_of: date
    options: Options
    """The options as they were understood: `this` quarter by its name, a revision by its commit."""
    actions: list[ActionView]


Draft = Callable[[Session, Options, Version], Drawn]


class Layout(NamedTuple):
    """How a report is to be laid out."""

    form: DocumentFormat
    template: Path | None = None
    folder: Path | None = None


def report(
    ctx: typer.Context, folder: str | None, name: str, draft: Draft, options: Mapping[str, str | None],
    form: DocumentFormat | None, output: Path | None, template: Path | None, template_dir: Path | None,
    *, allow_invalid: bool, **where: Any,
) -> None:  # fmt: skip
    """Draft a report, lay it out, stamp it and write it."""
    if template and template_dir:
        raise UsageFault("--template and --template-dir do not go together", hint="leave one of them out")
    layout = Layout(_format(form, output, template), template, template_dir)
    given = {key: value for key, value in options.items() if value is not None}

    def ask(session: Session) -> str:
        return draw(session, name, draft, given, layout, allow_invalid=allow_invalid)

    streams.write(answer(ctx, folder, ask, **where), output)


def draw(session: Session, name: str, draft: Draft, options: Options, layout: Layout, *, allow_invalid: bool) -> str:
    """Give the text of a report, with its stamp."""
    version = version_of(session, templates_digest(layout.template, layout.folder), allow_invalid=allow_invalid)
    drawn = draft(session, options, version)
    more = _more(drawn, version) if layout.template or layout.folder else {}
    text = render(drawn.document, layout.form, template=layout.template, folder=layout.folder, more=more)
    said = drawn.options | ({"allow_invalid": "yes"} if allow_invalid else {})
    said |= {"own_template": "yes"} if layout.template or layout.folder else {}
    return stamped(text, stamp_of(name, layout.form, said, drawn.as_of, version))


def version_of(session: Session, templates: str, *, allow_invalid: bool) -> Version:
    """Tell from which data, by which tool and with which templates a report is drawn.

    Raises:
        DataRefused: the data has errors, and no report may be drawn from such.
    """
    found = verdict_on(session.dataset, session.as_of)
    counts = count_by_severity(found.findings)
    errors = counts[Severity.ERROR]
    if errors and not allow_invalid:
        raise DataRefused(
            f"the dataset has {errors} error{'s' * (errors != 1)}, so no report is drawn from it",
            hint="run `tsreview validate`; --allow-invalid reports from what could be read",
        )
    state = session.dataset.state()
    return Version(__version__, templates, state.commit, state.dirty, found.records,
                   errors, counts[Severity.WARNING], counts[Severity.ADVICE])  # fmt: skip


def stamp_of(name: str, form: DocumentFormat, options: Options, as_of: date, version: Version) -> Stamp:
    """Make the stamp of a report; the digest of its content is still to come."""
    return Stamp(name, str(form), options, as_of.isoformat(), version.commit, version.dirty,
                 version.tool, version.templates, "")  # fmt: skip


def _more(drawn: Drawn, version: Version) -> dict[str, Any]:
    """Give what templates of the user's own may name besides the document; docs/templates.md has the list."""
    actions = [{field.name: plain(field.machine(view)) for field in ACTION_FIELDS} for view in drawn.actions]
    return {"actions": actions, "as_of": drawn.as_of, "options": drawn.options, "version": version._asdict()}


def _format(form: DocumentFormat | None, output: Path | None, template: Path | None) -> DocumentFormat:
    """Take the format that is asked for, else that of the template's name, else that of the output's."""
    named = SUFFIXES.get(output.suffix.casefold()) if output is not None and output.suffix else None
    if template is not None:
        stem = template.name.removesuffix(".j2").removesuffix(".jinja")
        form = form or SUFFIXES.get(Path(stem).suffix.casefold(), DocumentFormat.MARKDOWN)
    if form is not None and named not in (None, form) and output is not None:
        raise UsageFault(f"{output.name} would hold {form}, which its name does not say", hint="give it another name")
    if form is not None:
        return form
    suffix = output.suffix.casefold() if output is not None else ""
    if suffix not in SUFFIXES:
        hint = "write to .md or .html, or name the --format; `tsreview report pack` has the briefing for Word"
        raise UsageFault(f'no format goes by "{suffix[:20]}"', hint=hint)
    return SUFFIXES[suffix]
