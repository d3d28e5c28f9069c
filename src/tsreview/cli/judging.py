"""A dataset is judged whole, and against its base where one is named: the findings that decide a check."""

import os
from pathlib import Path
from typing import NamedTuple

from tsreview.cli import streams
from tsreview.cli.session import Session
from tsreview.diagnostics import Diagnostic, in_order
from tsreview.errors import UsageFault
from tsreview.loading.checking import checked, weighed
from tsreview.loading.excerpts import Excerpts
from tsreview.loading.opening import Dataset
from tsreview.loading.verdict import sift, waivers_of
from tsreview.policy import Waived


class Against(NamedTuple):
    """By what a dataset is judged besides itself."""

    base: str | None = None
    """The revision that a change is to go into: its settings, waivers and baseline hold."""
    baseline: Path | None = None
    """The file of findings that do not count; else the one that the settings name."""
    has_baseline: bool = True
    """Whether there may be one at all."""
    changed: str | None = None
    """The revision since which a change has to answer for its findings."""


class Judged(NamedTuple):
    """What counts, what does not and why, and how many records were looked at."""

    findings: list[Diagnostic]
    waived: list[Waived]
    known: int
    """How many findings the baseline holds."""
    others: int
    """How many findings a change has not to answer for."""
    records: int


def judged(session: Session, against: Against) -> Judged:
    """Give the findings that count, among them what a change since the base may not do to the record."""
    dataset, judge, index, found = session.dataset, session.dataset, session.index, list[Diagnostic]()
    if against.base is not None:
        from tsreview.loading.base import hold_against, index_judged_by

        held = hold_against(dataset, against.base)
        if held.is_cut_off:
            streams.remark("note: this clone is shallow, so ids that were used before its first commit are not known")
        if held.judge is None:
            streams.remark(f"note: {against.base[:60]} holds no dataset yet, so that this one is judged by itself")
        else:
            judge, found, index = held.judge, held.findings, index_judged_by(dataset, held.judge)
    report = checked(index, judge.settings.severities)
    findings = in_order([*report.findings, *weighed(found, judge.settings.severities)])
    in_force, written = waivers_of(judge.index, judge.settings), waivers_of(dataset.index, dataset.settings)
    counting, waived = sift(findings, in_force, written, session.as_of)
    counting, known = _without_known(session, counting, judge, against)
    counting, others = _answered_for(session, counting, against.changed)
    return Judged(counting, waived, known, others, report.records)


def _without_known(
    session: Session, findings: list[Diagnostic], judge: Dataset, against: Against
) -> tuple[list[Diagnostic], int]:
    """Leave out what a baseline holds, and say so."""
    data = _baseline(session.dataset, judge, against)
    if data is None:
        return findings, 0
    from tsreview.loading.baseline import parse_baseline
    from tsreview.rendering.findings.baseline import without_known

    held = parse_baseline(data)
    counting, known = without_known(findings, held, Excerpts(session.index, session.dataset.read))
    if len(known) < len(held):
        gone = len(held) - len(known)
        streams.remark(f"note: {gone} of {len(held)} findings of the baseline are no longer found; write it anew")
    return counting, len(known)


def _baseline(dataset: Dataset, judge: Dataset, against: Against) -> bytes | None:
    """Read the baseline that holds: of the base where there is one, else the one named, else that of the settings."""
    name = judge.settings.baseline
    if not against.has_baseline or (against.baseline is None and not name):
        return None
    from tsreview.loading.baseline import read_baseline_file, recorded_baseline

    if against.baseline is None:
        return recorded_baseline(judge, name)
    if against.base is None:
        return read_baseline_file(against.baseline)
    inside = os.path.relpath(os.path.realpath(against.baseline), dataset.root)
    if os.sep in inside:
        message = f"the baseline {against.baseline} does not stand beside tsreview.toml, and so the base has none"
        raise UsageFault(message, hint="move it there, or leave out --base")
    return recorded_baseline(judge, inside)


def _answered_for(session: Session, findings: list[Diagnostic], changed: str | None) -> tuple[list[Diagnostic], int]:
    if changed is None:
        return findings, 0
    from tsreview.loading.changed import answered_for

    answered = answered_for(findings, session.dataset, changed, session.as_of)
    return answered.findings, answered.others
