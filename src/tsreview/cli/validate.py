"""`tsreview validate`: every finding of every file, in one run; the only command that decides by content."""

import os
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from tsreview.cli import exits, streams
from tsreview.cli.finding_targets import Target, read_targets
from tsreview.cli.fixing import Fixing, fix_findings, mark_fixable, refuse_what_makes_no_sense
from tsreview.cli.judging import Against, Judged, judged
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, At, Folder, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Severity
from tsreview.errors import UsageFault
from tsreview.loading.excerpts import Excerpts
from tsreview.loading.opening import Dataset
from tsreview.loading.sync import Trust
from tsreview.rendering.findings.counts import say_number
from tsreview.rendering.findings.drawing import FindingFormat, draw
from tsreview.rendering.findings.facts import Detail, File, Findings

MOST_OF_A_SUMMARY = 1_000_000
"""Bytes that are put into the summary of a job; of more than 1 MiB GitHub shows nothing."""
IN_A_REPOSITORY = {FindingFormat.JSON, FindingFormat.GITLAB, FindingFormat.SARIF, FindingFormat.JUNIT}
"""The formats that tell of the repository, which it takes git to know."""


class Choice(NamedTuple):
    """What the user wants to see, and what makes the run fail."""

    codes: list[str] | None
    """The codes to show; none for all."""
    has_advice: bool
    detail: Detail
    failing: frozenset[Severity]


def validate(
    ctx: typer.Context,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT[=FILE]",
            help="text, json, github, gitlab, sarif, junit or markdown, to a file if one is named; may be given "
            "again. github by itself inside GitHub Actions.",
        ),
    ] = None,
    advice: Annotated[bool, typer.Option("--advice", help="List advice too, not only count it.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Give people the counts only.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Give people the number of findings of each code, most first.")
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Show these only, such as TSR301,TSR5; all are counted."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help="Do not show these; they are counted.")
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="The least severity that fails, whether shown or not.")
    ] = Severity.ERROR,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as errors do.")] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REVISION",
            help="Refuse what a change since then may not do to the record, and judge it by the settings, waivers and "
            "baseline of that revision.",
        ),
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option("--changed", metavar="REVISION", help="Count only what a change since then touches or causes."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Do not count the findings that it holds."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write the findings there, to count new ones only."),
    ] = None,
    as_of: AsOf = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what has one right answer, then list what is left.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --fix: print the change, and write nothing.")] = False,
    output: Output = None,
    at: At = None,
    no_cache: NoCache = False,
    folder: Folder = None,
) -> None:
    """Check every record. Exits with 1 when there are errors; without --fix nothing in the dataset is written."""
    by_itself = FindingFormat.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else FindingFormat.TEXT
    targets = read_targets(form or [], output, by_itself)
    failing = _failing(fail_on, strict=strict)
    detail = Detail.STATISTICS if statistics else Detail.COUNTS if quiet else Detail.LIST
    has_advice = advice or bool(select) or Severity.ADVICE in failing
    if write_baseline is not None:
        _refuse_beside_a_new_baseline([base, changed, baseline, at, fix, diff, select, ignore, form, output])
        _write_baseline(ctx, folder, write_baseline, {"as_of": as_of, "no_cache": no_cache})
        return
    against = Against(base, baseline, changed=changed)
    choice = Choice(_codes(select, ignore), has_advice, detail, failing)
    if fix or diff:
        is_drawn = form is not None or output is not None
        refuse_what_makes_no_sense(fix=fix, diff=diff, at=at, base=base, has_format=is_drawn)
        fix_findings(ctx, folder, Fixing(choice.codes, diff, no_cache))
        if diff:
            return

    def ask(session: Session) -> tuple[list[str], str, bool]:
        findings = _gathered(session, judged(session, against), choice, targets)
        fails = any(found.severity in failing for found in findings.every)
        return [draw(findings, target.form) for target in targets], _summary(findings, targets), fails

    options = {"as_of": as_of, "at": at, "no_cache": no_cache, "trust": Trust.CONTENT}
    texts, summary, fails = answer(ctx, folder, ask, remark=False, **options)
    _write(targets, texts, summary)
    if fails:
        raise typer.Exit(exits.FINDINGS)


def _refuse_beside_a_new_baseline(others: list[object]) -> None:
    """Refuse what would have a baseline hold less than all findings, or more be done than to write it."""
    if any(each not in (None, False, []) for each in others):
        message = "--write-baseline writes all findings of the dataset as it is"
        raise UsageFault(message, hint="leave out what compares, chooses, draws or mends; --as-of goes with it")


def _write_baseline(ctx: typer.Context, folder: str | None, path: Path, options: dict[str, Any]) -> None:
    """Write all findings of the dataset as it is into a baseline."""
    from tsreview.rendering.findings.baseline import draw_baseline

    def ask(session: Session) -> tuple[str, int]:
        every = judged(session, Against(has_baseline=False)).findings
        # What is wrong with a waiver is not old: it is to be decided anew.
        found = [each for each in every if not each.code.startswith("TSR9")]
        return draw_baseline(found, Excerpts(session.index, session.dataset.read)), len(found)

    text, number = answer(ctx, folder, ask, remark=False, trust=Trust.CONTENT, **options)
    streams.write(text, path)
    streams.remark(f"note: {say_number(number, 'finding')} written to {path}; only others will count with --baseline")


def _failing(least: Severity, *, strict: bool) -> frozenset[Severity]:
    """Give the severities that make the run fail; of the two options the stricter holds."""
    order = list(Severity)
    last = max(order.index(least), order.index(Severity.WARNING) if strict else 0)
    return frozenset(order[: last + 1])


def _codes(select: list[str] | None, ignore: list[str] | None) -> list[str] | None:
    """Give the codes to show; none for all, whether known or to come."""
    if not select and not ignore:
        return None
    from tsreview.codes.selection import codes_named

    ignored = codes_named(ignore or [])
    return [code for code in codes_named(select or ["TSR"]) if code not in ignored]


def _gathered(session: Session, report: Judged, choice: Choice, targets: list[Target]) -> Findings:
    """Gather what the formats draw; git is asked only for those that tell of the repository."""
    dataset = session.dataset
    chosen = [found for found in report.findings if choice.codes is None or found.code in choice.codes]
    shown = chosen if dataset.snapshot else mark_fixable(session.index, chosen)
    files = session.index.rows("SELECT path, kind FROM files ORDER BY path")
    in_repository = any(target.form in IN_A_REPOSITORY for target in targets)
    return Findings(
        every=report.findings,
        shown=shown,
        listed=[found for found in shown if choice.has_advice or found.severity is not Severity.ADVICE],
        detail=choice.detail,
        failing=choice.failing,
        records=report.records,
        files=[File(*row) for row in files],
        dataset=session.state() if in_repository else {},
        inside=_inside_repository(dataset) if in_repository else "",
        in_workspace=_inside_workspace(dataset.root),
        excerpts=Excerpts(session.index, dataset.read),
        waived=[each for each in report.waived if choice.codes is None or each.finding.code in choice.codes],
        known=report.known,
        others=report.others,
    )


def _summary(findings: Findings, targets: list[Target]) -> str:
    """Draw the summary of a GitHub job, where there is one."""
    if not os.environ.get("GITHUB_STEP_SUMMARY") or all(each.form is not FindingFormat.GITHUB for each in targets):
        return ""
    text = draw(findings, FindingFormat.MARKDOWN)
    if len(text.encode("utf-8", "backslashreplace")) > MOST_OF_A_SUMMARY:
        text = draw(findings._replace(detail=Detail.STATISTICS), FindingFormat.MARKDOWN)
    return text


def _write(targets: list[Target], texts: list[str], summary: str) -> None:
    """Write files first: what stands on stdout may be read by a program that stops early."""
    if summary:
        streams.append(summary, Path(os.environ["GITHUB_STEP_SUMMARY"]))
    for target, text in sorted(zip(targets, texts, strict=True), key=lambda pair: pair[0].file is None):
        streams.write(text, target.file)


def _inside_repository(dataset: Dataset) -> str:
    from tsreview.loading.past import known_repository

    repository = known_repository(dataset)
    return repository.inside if repository else ""


def _inside_workspace(root: Path) -> str:
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    inside = os.path.relpath(root, os.path.realpath(workspace)).replace(os.sep, "/")
    return "" if inside == "." or inside.startswith("..") else inside + "/"


app = single(validate)
