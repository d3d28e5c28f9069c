"""A dataset is checked whole: findings of files as stored, and the network rules where they are not known."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tsreview.diagnostics import Diagnostic, in_order
from tsreview.index.connection import Index, opened_again
from tsreview.index.store import replace_network_findings, stored_findings
from tsreview.loading.opening import kept_settings
from tsreview.loading.stamps import pays
from tsreview.policy import read_severities

if TYPE_CHECKING:
    from tsreview.rules.network import NetworkRule

PROCESSES = 2
"""The rules that take longest stand in both halves of their list."""


class Checked(NamedTuple):
    """All findings, and how much was looked at."""

    findings: list[Diagnostic]
    records: int
    files: int


def checked(index: Index, severities: str | None = None) -> Checked:
    """Give all findings of the dataset in the index, as grave as its settings make them, or as others do."""
    if index.meta("network") is None:
        is_settled = not index.connection.in_transaction
        with index.writing():
            replace_network_findings(index, in_order(_of_the_network(index, is_shared=is_settled)))
            index.set_meta("network", 1)
    records = index.rows("SELECT count(*) FROM files WHERE tree IS NOT NULL")[0][0]
    files = index.rows("SELECT count(*) FROM files")[0][0]
    given = index.meta("settings.severities") if severities is None else severities
    return Checked(weighed(in_order(stored_findings(index)), given or ""), records, files)


def _of_the_network(index: Index, *, is_shared: bool) -> list[Diagnostic]:
    """Run the network rules: of a large dataset in two processes, each with a connection of its own to the file."""
    from tsreview.rules.network import check, rules

    every = rules(kept_settings(index).rag_rule)
    number = index.rows("SELECT count(*) FROM files")[0][0]
    if index.path is None or not is_shared or not pays(number):
        return check(index, every)
    from tsreview.loading.processes import share_out

    shares = [every[first::PROCESSES] for first in range(PROCESSES)]
    return [found for some in share_out(partial(_asked_again, index.path), shares, PROCESSES) for found in some]


def _asked_again(path: Path, some: "Sequence[NetworkRule]") -> list[Diagnostic]:
    from tsreview.rules.network import check

    index = opened_again(path)
    try:
        return check(index, some)
    finally:
        index.close()


def weighed(findings: list[Diagnostic], severities: str) -> list[Diagnostic]:
    """Give findings the severities that the settings name, written as they keep them."""
    if not severities:
        return findings
    named = read_severities(severities)
    return [found._replace(severity=named.get(found.code, found.severity)) for found in findings]
