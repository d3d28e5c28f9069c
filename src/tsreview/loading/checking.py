"""A dataset is checked whole: findings of files as stored, and the network rules where they are not known."""

from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, in_order
from tsreview.index.connection import Index
from tsreview.index.store import replace_network_findings, stored_findings
from tsreview.loading.opening import kept_settings
from tsreview.policy import read_severities


class Checked(NamedTuple):
    """All findings, and how much was looked at."""

    findings: list[Diagnostic]
    records: int
    files: int


def checked(index: Index, severities: str | None = None) -> Checked:
    """Give all findings of the dataset in the index, as grave as its settings make them, or as others do."""
    if index.meta("network") is None:
        from tsreview.rules.network import check

        with index.writing():
            found = check(index, kept_settings(index).rag_rule)
            replace_network_findings(index, in_order(found))
            index.set_meta("network", 1)
    records = index.rows("SELECT count(*) FROM files WHERE tree IS NOT NULL")[0][0]
    files = index.rows("SELECT count(*) FROM files")[0][0]
    given = index.meta("settings.severities") if severities is None else severities
    return Checked(weighed(in_order(stored_findings(index)), given or ""), records, files)


def weighed(findings: list[Diagnostic], severities: str) -> list[Diagnostic]:
    """Give findings the severities that the settings name, written as they keep them."""
    if not severities:
        return findings
    named = read_severities(severities)
    return [found._replace(severity=named.get(found.code, found.severity)) for found in findings]
