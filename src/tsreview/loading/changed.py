"""What a change has to answer for: the findings of the files that it touches, and those that it causes elsewhere."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.loading.git import commit_of, common_ancestor
from tsreview.loading.opening import Dataset
from tsreview.loading.past import open_beside, repository_of, tip_of
from tsreview.loading.settings import FILE_NAME
from tsreview.loading.verdict import verdict_on


class Answered(NamedTuple):
    """The findings that a change answers for, and how many others there are."""

    findings: list[Diagnostic]
    others: int


def answered_for(findings: Iterable[Diagnostic], dataset: Dataset, revision: str, as_of: date) -> Answered:
    """Part the findings that a change since a revision answers for from those that it found there.

    It began where its history parted from the revision. Elsewhere a finding is its own where the base has none of
    the same rule in the same field.
    """
    repository = repository_of(dataset)
    base = open_beside(dataset, common_ancestor(repository, commit_of(repository, revision), tip_of(dataset)))
    was, is_ = _contents(base), _contents(dataset)
    known = Counter(map(_where, verdict_on(base, as_of).findings))
    kept, others = [], 0
    for found in findings:
        path, where = found.place.path, _where(found)
        if was.get(path) == is_.get(path) and known[where]:
            known[where] -= 1
            others += 1
        else:
            kept.append(found)
    return Answered(kept, others)


def _contents(dataset: Dataset) -> dict[str, bytes]:
    """Give what tells the content of each file, the settings among them."""
    return dict(dataset.index.rows("SELECT path, digest FROM files")) | {FILE_NAME: dataset.settings_file()}


def _where(found: Diagnostic) -> tuple[str, str, str]:
    return found.place.path, found.code, found.field
