"""`tsreview validate --fix`: findings with one right answer are mended before the rest is listed."""

from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

import typer

from tsreview.cli import exits, streams
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Diagnostic
from tsreview.errors import DatasetFault, UsageFault
from tsreview.index.connection import Index
from tsreview.loading.sync import Trust

if TYPE_CHECKING:
    from tsreview.loading.fixing.plan import Plan


class Fixing(NamedTuple):
    """What is asked of `--fix`."""

    codes: list[str] | None
    """The codes to mend; none for all."""
    is_dry: bool
    """Whether the change is to be shown alone."""
    no_cache: bool


def refuse_what_makes_no_sense(*, fix: bool, diff: bool, at: str | None, base: str | None, has_format: bool) -> None:
    """Refuse options that do not go with --fix, which mends the files as they are.

    Raises:
        UsageFault: two options exclude each other.
    """
    if diff and not fix:
        raise UsageFault("--diff shows what --fix would change", hint="write --fix --diff")
    if fix and (at is not None or base is not None):
        option = "--at" if at is not None else "--base"
        raise UsageFault(f"--fix does not go with {option}: it mends the files as they are", hint=f"leave {option} out")
    if diff and has_format:
        raise UsageFault("--diff prints a diff and no findings", hint="leave --format and --output out")


def fix_findings(ctx: typer.Context, folder: str | None, fixing: Fixing) -> None:
    """Mend what can be mended and say how much; where it is dry, print it as a diff and write nothing."""
    asked = {"no_cache": fixing.no_cache, "trust": Trust.CONTENT}
    plan, failures = answer(ctx, folder, lambda session: _fix(session, fixing), remark=False, **asked)
    if fixing.is_dry:
        from tsreview.rendering.differences import as_diff

        streams.write("".join(as_diff(path, old.decode(), new.decode()) for path, old, new in plan.contents))
    for kept in plan.kept:
        streams.remark(f"note: {kept.path}: values left as they are, as {kept.why}")
    for failure in failures:
        streams.fail(failure.message, failure.hint, failure.exit_status)
    if failures:
        raise typer.Exit(exits.CANNOT_GO_ON)
    streams.remark(_summary(plan, is_dry=fixing.is_dry))


def mark_fixable(index: Index, findings: list[Diagnostic]) -> list[Diagnostic]:
    """Mark the findings that --fix would mend."""
    from tsreview.codes import RULES

    if not any(RULES[found.code].fix for found in findings):
        return findings
    from tsreview.loading.fixing.mends import are_fixable

    marks = are_fixable(index, findings)
    return [found._replace(fixable=mark) for found, mark in zip(findings, marks, strict=True)]


def _fix(session: Session, fixing: Fixing) -> "tuple[Plan, list[DatasetFault]]":
    from tsreview.loading.fixing.plan import plan_fixes
    from tsreview.loading.lock import alone
    from tsreview.loading.writing import replace_records

    with nullcontext() if fixing.is_dry else alone(session.root):
        start_month = session.settings.financial_year_starts
        plan = plan_fixes(session.root, session.index, fixing.codes, start_month)
        return plan, [] if fixing.is_dry else replace_records(session.root, plan.contents)[1]


def _summary(plan: "Plan", *, is_dry: bool) -> str:
    from tsreview.time.calendar import say_count

    fixed = f"{say_count(plan.fixed, 'finding')} {'would be fixed' if is_dry else 'fixed'}"
    return f"{fixed} in {say_count(len(plan.contents), 'file')}"
