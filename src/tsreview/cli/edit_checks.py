"""What keeps an entry out of a record: findings of the record as it is, and those that the entry would bring."""

from typing import TYPE_CHECKING

from tsreview.cli import streams
from tsreview.cli.session import Session
from tsreview.errors import DataRefused
from tsreview.queries.actions import ActionView

if TYPE_CHECKING:
    from tsreview.loading.fault import Fault
    from tsreview.loading.trial import Edit, Trial


def find_to_edit(session: Session, identity: str) -> ActionView:
    """Find the action as it stands on the day, if its record can be relied on."""
    from tsreview.reports.action_card import find_action

    sql = "SELECT path FROM files WHERE kind = 'action' AND record = ? AND NOT readable ORDER BY path"
    broken = session.index.row(sql, (identity,))
    if broken is not None:
        _show_findings_of(session, broken[0])
        raise DataRefused(f"{broken[0]} has errors, so nothing was written", hint="mend these first")
    view, _ = find_action(session.index, identity, session.as_of, session.settings)
    sql = "SELECT path FROM files WHERE kind = 'action' AND record = ? ORDER BY path"
    paths = [path for (path,) in session.index.rows(sql, (view.facts.id,))]
    if len(paths) > 1:
        message = f'the id "{view.facts.id}" is that of {" and ".join(paths)}, so nothing was written'
        raise DataRefused(message, hint="give the newer of the two another id")
    return view


def _show_findings_of(session: Session, path: str) -> None:
    from tsreview.index.store import stored_findings
    from tsreview.loading.checking import line_reader
    from tsreview.rendering.findings import as_text

    found = [each for each in stored_findings(session.index) if each.place.path == path]
    streams.remark(as_text(found, line_reader(session.dataset.read)))


def refuse_what_is_worse(session: Session, edit: "Edit", trial: "Trial") -> None:
    """Refuse an edit that would make the dataset worse; tell of new advice."""
    from tsreview.loading.checking import line_reader
    from tsreview.rendering.findings import as_text, count_by_severity, say_number

    if trial.grave:

        def read(path: str) -> "bytes | Fault":
            return edit.content.new if path == edit.content.path else session.dataset.read(path)

        streams.remark(as_text(trial.grave, line_reader(read)))
        counts = count_by_severity(trial.grave)
        words = " and ".join(say_number(number, each.value) for each, number in counts.items() if number)
        hint = "these lines are not in the file; give the command what they ask for"
        raise DataRefused(f"the dataset would have {words} more, so nothing was written", hint=hint)
    for found in trial.advice:
        streams.remark(f"note: {found.place}: {found.severity} {found.code} {found.message}")
