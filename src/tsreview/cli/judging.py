"""A dataset is judged whole, and against its base where one is named: the findings that decide a check."""

from tsreview.cli import streams
from tsreview.cli.session import Session
from tsreview.diagnostics import in_order
from tsreview.loading.checking import Checked, checked


def judged(session: Session, base: str | None) -> Checked:
    """Give all findings of a dataset, among them what a change since the base may not do to the record."""
    report = checked(session.index)
    if base is not None:
        from tsreview.loading.base import hold_against

        held = hold_against(session.dataset, base)
        if held.is_cut_off:
            streams.remark("note: this clone is shallow, so ids that were used before its first commit are not known")
        report = report._replace(findings=in_order([*report.findings, *held.findings]))
    return report
