"""What changed between two states of a dataset, in officers' words, and what follows from it."""

from tsreview.reports.changes.consequences import consequences
from tsreview.reports.changes.records import Change, changes, settings_changes

__all__ = ["Change", "changes", "consequences", "settings_changes"]
