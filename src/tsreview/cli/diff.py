"""`tsreview diff`: what changed since a revision, or between two, in officers' words; and what follows from it."""

import re
from typing import Annotated

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
from tsreview.loading.past import open_snapshot
from tsreview.loading.snapshot import snapshot_of
from tsreview.rendering.changes import ChangeFormat, Compared, draw_changes
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.changes import changes, consequences
from tsreview.reports.changes.consequences import State

RANGE = re.compile(r"(?P<old>.+?)(?P<dots>\.\.\.?)(?P<new>.*)")


def diff(
    ctx: typer.Context,
    revisions: Annotated[
        str, typer.Argument(metavar="REV[..REV]", help="REV: since then; A..B: between two; A...B: since they parted.")
    ] = "HEAD",
    form: Annotated[ChangeFormat, typer.Option("--format", help="The format.")] = ChangeFormat.TEXT,
    as_of: AsOf = None, output: Output = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Tell record by record what changed in the dataset, and what follows if the change is taken in."""
    found = RANGE.fullmatch(revisions)
    old, dots, new = found.group("old", "dots", "new") if found else (revisions, "", "")
    at = new or ("HEAD" if dots else None)

    def ask(session: Session) -> str:
        return draw_changes(_compared(session, old, revisions, is_since_parting=dots == "..."), form)

    streams.write(answer(ctx, folder, ask, as_of=as_of, at=at, no_cache=no_cache), output)


def _compared(session: Session, old: str, said: str, *, is_since_parting: bool) -> Compared:
    dataset = session.dataset
    repository = repository_of(dataset)
    commit = commit_of(repository, old)
    if is_since_parting and dataset.snapshot:
        commit = common_ancestor(repository, commit, dataset.snapshot.commit)
    before = open_snapshot(snapshot_of(repository, commit))
    state = dataset.state()
    after = "the files as they are" if dataset.snapshot is None else f"{said.rpartition('.')[2] or 'HEAD'}"
    return Compared(
        changes(before.index, dataset.index, dataset.settings.financial_year_starts),
        consequences(_state(before), _state(dataset), session.as_of),
        f"{old[:60]} ({commit[:12]})",
        f"{after[:60]} ({state.commit[:12]})" if dataset.snapshot and state.commit else after,
        session.as_of,
        state._asdict(),
    )


def _state(dataset: Dataset) -> State:
    counts = count_by_severity(checked(dataset.index).findings)
    return State(dataset.index, dataset.settings, counts[Severity.ERROR], counts[Severity.WARNING])


app = single(diff)
