"""`tsreview diff`: what changed since a revision, or between two, in officers' words; and what follows from it."""

import re
from typing import Annotated, NamedTuple

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.cli.options import AsOf, Folder, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.diagnostics import Severity
from tsreview.loading.base import repository_of
from tsreview.loading.checking import checked
from tsreview.loading.git import commit_of, common_ancestor
from tsreview.loading.opening import Dataset
from tsreview.loading.past import open_beside, tip_of
from tsreview.rendering.changes import ChangeFormat, Compared, draw_changes
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.changes import changes, consequences, settings_changes
from tsreview.reports.changes.consequences import State

RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.\.\.?)(?P<new>.*)")


def diff(
    ctx: typer.Context,
    revisions: Annotated[
        str,
        typer.Argument(
            metavar="REV[..REV]",
            help="REV: since the files parted from it; A..B: between two; A...B: what B did since they parted.",
        ),
    ] = "HEAD",
    form: Annotated[ChangeFormat, typer.Option("--format", help="The format.")] = ChangeFormat.TEXT,
    as_of: AsOf = None, output: Output = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Tell record by record what changed in the dataset, and what follows if the change is taken in."""
    found = RANGE.fullmatch(revisions)
    old, dots, new = found.group("old", "dots", "new") if found else (revisions, "", "")
    asked = Asked(old or "HEAD", (new or "HEAD") if dots else None, is_exact=dots == "..")

    def ask(session: Session) -> str:
        return draw_changes(_compared(session, asked), form)

    streams.write(answer(ctx, folder, ask, as_of=as_of, at=asked.new, no_cache=no_cache), output)


class Asked(NamedTuple):
    """Which states are to be compared; without a new one it is the files as they are."""

    old: str
    new: str | None
    is_exact: bool
    """Whether the old state is the revision itself, and not where the two parted."""


def _compared(session: Session, asked: Asked) -> Compared:
    dataset = session.dataset
    repository = repository_of(dataset)
    named = commit_of(repository, asked.old)
    commit = named if asked.is_exact else common_ancestor(repository, named, tip_of(dataset))
    before = open_beside(dataset, commit)
    state = dataset.state()
    start = f"{asked.old[:60]} ({commit[:12]})"
    if commit != named:
        start = f"where this parted from {asked.old[:60]} ({commit[:12]})"
    end = "the files as they are" if asked.new is None else f"{asked.new[:60]} ({(state.commit or '')[:12]})"
    told = [*settings_changes(before.settings, dataset.settings),
            *changes(before.index, dataset.index, dataset.settings.financial_year_starts)]  # fmt: skip
    follow = consequences(_state(before), _state(dataset), session.as_of)
    return Compared(told, follow, start, end, session.as_of, state._asdict())


def _state(dataset: Dataset) -> State:
    counts = count_by_severity(checked(dataset.index).findings)
    return State(dataset.index, dataset.settings, counts[Severity.ERROR], counts[Severity.WARNING])


app = single(diff)
