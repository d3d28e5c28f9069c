"""What every command that writes into a record does: find it, try the edit, write it, and tell what was done."""

from collections.abc import Callable, Iterable
from contextlib import closing, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tsreview.cli import streams
from tsreview.cli.session import Session, answer, read_day
from tsreview.errors import DataRefused, UsageFault
from tsreview.loading.sync import Trust
from tsreview.queries.actions import ActionView
from tsreview.suggestions import did_you_mean

if TYPE_CHECKING:
    from tsreview.loading.fault import Fault
    from tsreview.loading.scalars import Entry
    from tsreview.loading.trial import Content, Trial

On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day of it, such as 2010-10-01; today if left out.")
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who reported it.")]
Progress = Annotated[str | None, typer.Option("--progress", metavar="TEXT", help="What was done.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the change as a diff and write nothing.")]


class Wish(NamedTuple):
    """What is to be recorded of an action."""

    identity: str
    key: str
    """The list that the entry goes to."""
    entry: "Callable[[Session, ActionView], Entry]"
    """Gives the entry for the action as it stands on the day, or refuses."""
    say: Callable[[ActionView, ActionView], str]
    """Tells what was done, from the action before and after."""


def record(ctx: typer.Context, folder: str | None, on: str | None, wish: Wish, *, dry_run: bool) -> None:
    """Record what is wished on a day; with `dry_run`, print the change instead."""
    day = read_past_day(on)
    text = answer(
        ctx, folder, lambda session: _record(session, wish, dry_run), as_of=day.isoformat(), trust=Trust.CONTENT
    )
    streams.write(text)
    if not dry_run:
        streams.remark("  hint: look at it with `git diff`, then commit it")


def read_past_day(on: str | None) -> date:
    """Read the day of --on, which may not be after today."""
    day = read_day(on, "--on")
    if day > read_day(None):
        raise UsageFault(f"--on {day} is after today", hint="record it when it has happened")
    return day


def read_text(option: str, text: str | None) -> str | None:
    """Read the text of an option as it is to stand in the record; UsageFault when there is none in it."""
    from tsreview.loading.characters import REFUSED, name_of

    if text is None:
        return None
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise UsageFault(f"{option} holds no text", hint="give one, or leave the option out")
    if found := REFUSED.search(text):
        message = f"{option} holds the character {name_of(found[0])}, which no record may hold"
        raise UsageFault(message, hint="type the text anew")
    return text


def read_word(option: str, word: str, known: Iterable[str]) -> str:
    """Read the word of an option that takes one of a closed set; UsageFault with the nearest when it is none."""
    words = [str(each) for each in known]
    if word not in words:
        hint = did_you_mean(word, words) or f"one of: {', '.join(words)}"
        raise UsageFault(f'{option} "{word[:60]}" is not known', hint=hint)
    return word


def _record(session: Session, wish: Wish, dry_run: bool) -> str:
    """Try the entry and write it; give what is to be printed."""
    from tsreview.loading.lock import alone
    from tsreview.loading.trial import Addition, added, read_as_indexed, try_out
    from tsreview.loading.writing import replace_record
    from tsreview.schema.action import Action
    from tsreview.schema.base import usual_order

    with nullcontext() if dry_run else alone(session.root):
        before = _find(session, wish.identity)
        addition = Addition(wish.key, wish.entry(session, before), usual_order(Action))
        path, data = read_as_indexed(session.root, session.index, before.facts.file)
        content = added(path, data, addition)
        trial = try_out(session.index, content, session.settings.financial_year_starts)
        with closing(trial.tried):
            _judge(session, content, trial)
            words = _as_diff(content) if dry_run else _done(session, wish, before, content, trial)
        if not dry_run:
            replace_record(session.root, content)
    return words


def _as_diff(content: "Content") -> str:
    from tsreview.rendering.differences import as_diff

    return as_diff(content.path, content.old.decode(), content.new.decode())


def _done(session: Session, wish: Wish, before: ActionView, content: "Content", trial: "Trial") -> str:
    """Tell what is done once the file is written."""
    from tsreview.rendering.differences import count_changes
    from tsreview.rendering.inert import log, terminal
    from tsreview.reports.action_card import find_action

    after, _ = find_action(trial.tried, before.facts.id, session.as_of, session.settings)
    changes = count_changes(content.old.decode(), content.new.decode())
    return log(terminal(f"{wish.say(before, after)}; {content.path}, {changes}")) + "\n"


def _find(session: Session, identity: str) -> ActionView:
    """Find the action as it stands on the day, if its record can be relied on."""
    from tsreview.reports.action_card import find_action

    # What YAML's rules (TSR1..) refuse is not in the record that was read: the edit could not be proved.
    sql = """SELECT path FROM files WHERE kind = 'action' AND record = ? AND (NOT readable OR id IN
             (SELECT file FROM findings WHERE severity = 'error' AND code LIKE 'TSR1%')) ORDER BY path"""
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
    from tsreview.loading.excerpts import Excerpts
    from tsreview.rendering.findings import as_text

    found = [each for each in stored_findings(session.index) if each.place.path == path]
    streams.remark(as_text(found, Excerpts(session.index, session.dataset.read)))


def _judge(session: Session, content: "Content", trial: "Trial") -> None:
    """Refuse an edit that would make the dataset worse; tell of new advice."""
    from tsreview.loading.excerpts import Excerpts
    from tsreview.rendering.findings import as_text, count_by_severity, say_number

    if trial.grave:

        def read(path: str) -> "bytes | Fault":
            return content.new if path == content.path else session.dataset.read(path)

        streams.remark(as_text(trial.grave, Excerpts(trial.tried, read)))
        counts = count_by_severity(trial.grave)
        words = " and ".join(say_number(number, each.value) for each, number in counts.items() if number)
        hint = "these lines are not in the file; give the command what they ask for"
        raise DataRefused(f"the dataset would have {words} more, so nothing was written", hint=hint)
    for found in trial.advice:
        streams.remark(f"note: {found.place}: {found.severity} {found.code} {found.message}")
