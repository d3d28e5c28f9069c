"""Two states of a dataset are compared: what changed between them, and what follows."""

from datetime import date
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.loading.git import commit_of, common_ancestor
from tsreview.loading.opening import Dataset
from tsreview.loading.past import open_beside, repository_of, tip_of
from tsreview.loading.verdict import verdict_on
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


class States(NamedTuple):
    """Two states of a dataset, and the words for each."""

    before: Dataset
    after: Dataset
    start: str
    end: str


def states(dataset: Dataset, asked: Asked) -> States:
    """Open beside a dataset the state that it is to be compared with."""
    named = commit_of(repository_of(dataset), asked.old)
    commit = named if asked.is_exact else common_ancestor(repository_of(dataset), named, tip_of(dataset))
    start = f"{asked.old[:60]} ({commit[:12]})"
    if commit != named:
        start = f"where this parted from {asked.old[:60]} ({commit[:12]})"
    after = dataset.state().commit or ""
    end = "the files as they are" if asked.new is None else f"{asked.new[:60]} ({after[:12]})"
    return States(open_beside(dataset, commit), dataset, start, end)


def compared(found: States, as_of: date, findings: list[Diagnostic] | None = None) -> Compared:
    """Compare two states: what changed between them, and what follows as at a day.

    `findings` are those of the second, where more are known than its files alone give.
    """
    before, after = found.before, found.after
    told = [*settings_changes(before.settings, after.settings),
            *changes(before.index, after.index, after.settings.financial_year_starts)]  # fmt: skip
    follow = consequences(state_of(before, as_of), state_of(after, as_of, findings), as_of)
    return Compared(told, follow, found.start, found.end, as_of, after.state()._asdict())


def state_of(dataset: Dataset, as_of: date, findings: list[Diagnostic] | None = None) -> State:
    """Give a dataset as the reports on changes take it."""
    counts = count_by_severity(verdict_on(dataset, as_of).findings if findings is None else findings)
    return State(dataset.index, dataset.settings, counts[Severity.ERROR], counts[Severity.WARNING])
