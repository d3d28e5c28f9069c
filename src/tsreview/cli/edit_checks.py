"""What keeps an entry out of a record: findings of the record as it is, and those that the entry would bring."""

from typing import TYPE_CHECKING

from tsreview.cli import streams
from tsreview.cli.session import Session
from tsreview.diagnostics import Diagnostic
from tsreview.errors import DataRefused
from tsreview.queries.actions import ActionView

if TYPE_CHECKING:
    from tsreview.loading.fault import Fault
    from tsreview.loading.trial import Edit, Trial

OPTIONS = {"TSR501": "--evidence TEXT", "TSR506": "--approved-by WHO", "TSR507": "--reason TEXT"}
"""What the findings that ask for a field of an entry ask for on the command line."""


def find_to_edit(session: Session, identity: str) -> ActionView:
    """Find the action as it stands on the day, if its record can be relied on."""
    from tsreview.reports.action_card import find_action

    # What YAML's rules (TSR1..) refuse is not in the record that was read: the edit could not be proved.
    sql = """SELECT path FROM files WHERE kind = 'action' AND record = ? AND (NOT readable OR id IN
             (SELECT file FROM findings WHERE severity = 'error' AND code LIKE 'TSR1%')) ORDER BY path"""
    broken = session.index.row(sql, (identity.strip().casefold(),))
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
    from tsreview.loading.excerpts import Excerpts
    from tsreview.rendering.findings import as_text

    found = [each for each in stored_findings(session.index) if each.place.path == path]
    streams.remark(as_text(found, Excerpts(session.index, session.dataset.read)))


def refuse_what_is_worse(session: Session, edit: "Edit", trial: "Trial") -> None:
    """Refuse an edit that would make the dataset worse."""
    from tsreview.rendering.findings import count_by_severity, say_number

    if trial.grave:
        _show_what_is_worse(session, edit, trial)
        counts = count_by_severity(trial.grave)
        words = " and ".join(say_number(number, each.value) for each, number in counts.items() if number)
        raise DataRefused(
            f"nothing was written, as the dataset would have {words} more", hint=_what_to_add(trial.grave)
        )


def tell_of_advice(edit: "Edit", trial: "Trial", *, written: bool) -> None:
    """Tell of the advice that an edit brings, by its place in the file once it is written."""
    for found in trial.advice:
        place = found.place if written else edit.say(found.place)
        streams.remark(f"note: {place}: {found.severity} {found.code} {found.message}")


def _show_what_is_worse(session: Session, edit: "Edit", trial: "Trial") -> None:
    from tsreview.loading.excerpts import Excerpts
    from tsreview.rendering.findings import as_text

    def read(path: str) -> "bytes | Fault":
        return edit.content.new if path == edit.content.path else session.dataset.read(path)

    # Where an option gives what is missing, the hint that names the field would say it twice.
    shown = [found._replace(hint="") if found.code in OPTIONS else found for found in trial.grave]
    streams.remark(as_text(shown, Excerpts(trial.tried, read), edit.say))


def _what_to_add(grave: list[Diagnostic]) -> str:
    """Name the options that give what the findings ask for."""
    if any(found.code not in OPTIONS for found in grave):
        return "change what is named above and run it again"
    return f"add {' and '.join(dict.fromkeys(OPTIONS[found.code] for found in grave))} and run it again"
