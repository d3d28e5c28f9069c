"""Two states of a dataset are compared: what changed between them, and what follows."""

from typing import NamedTuple

from tsreview.cli.session import Session
from tsreview.diagnostics import Severity
from tsreview.loading.base import repository_of
from tsreview.loading.checking import checked
from tsreview.loading.git import commit_of, common_ancestor
from tsreview.loading.opening import Dataset
from tsreview.loading.past import open_beside, tip_of
from tsreview.rendering.changes import Compared
from tsreview.rendering.findings import count_by_severity
from tsreview.reports.changes import changes, consequences, settings_changes
from tsreview.reports.changes.consequences import State


class Asked(NamedTuple):
    """Which states are to be compared; without a new one it is the files as they are."""

    old: str
    new: str | None
    is_exact: bool
    """Whether the old state is the revision itself, and not where the two parted."""


def compared(session: Session, asked: Asked) -> Compared:
    """Compare the open dataset with another state of its repository."""
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
