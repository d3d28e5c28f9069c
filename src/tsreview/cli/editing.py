"""What every command that writes into a record does: find it, try the edit, write it, and tell what was done."""

import shlex
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from tsreview.cli import streams
from tsreview.cli.edit_checks import find_to_edit, refuse_what_is_worse, tell_of_advice
from tsreview.cli.edit_options import read_past_day
from tsreview.cli.session import Session, answer, read_day
from tsreview.loading.sync import Trust
from tsreview.queries.actions import ActionView
from tsreview.reports.edits import say_overtaken

if TYPE_CHECKING:
    from tsreview.loading.scalars import Entry
    from tsreview.loading.trial import Content, Edit, Trial


class Wish(NamedTuple):
    """What is to be recorded of an action."""

    identity: str
    key: str
    """The list that the entry goes to."""
    entry: "Callable[[Session, ActionView], Entry]"
    """Gives the entry for the action as it stands on the day, or refuses."""
    say: Callable[[ActionView, ActionView], str]
    """Tells what was done, from the action before and after."""


class Told(NamedTuple):
    """What is printed of an edit."""

    sentence: str
    diff: str
    hint: str
    """What to do next; empty where the file is not in git."""


def record(ctx: typer.Context, folder: str | None, on: str | None, wish: Wish, *, dry_run: bool) -> None:
    """Record what is wished on a day; with `dry_run`, print the change and what would follow instead."""
    from tsreview.rendering.inert import log, terminal

    day = read_past_day(on)
    told = answer(
        ctx, folder, lambda session: _record(session, wish, dry_run), as_of=day.isoformat(), trust=Trust.CONTENT
    )
    if dry_run:
        streams.write(told.diff)
        streams.remark(f"would be: {told.sentence}")
        return
    streams.write(log(terminal(told.sentence)) + "\n")
    if told.hint:
        streams.remark(f"  hint: {told.hint}")


def _record(session: Session, wish: Wish, dry_run: bool) -> Told:
    """Try the entry and write it; give what is to be printed."""
    from tsreview.loading.editing import Addition
    from tsreview.loading.lock import alone
    from tsreview.loading.trial import added, read_as_indexed, try_out
    from tsreview.loading.writing import replace_record
    from tsreview.schema.action import Action
    from tsreview.schema.base import usual_order

    with nullcontext() if dry_run else alone(session.root):
        before = find_to_edit(session, wish.identity)
        addition = Addition(wish.key, wish.entry(session, before), usual_order(Action))
        edit = added(*read_as_indexed(session.root, session.index, before.facts.file), addition)
        trial = try_out(session.index, [edit.content], session.settings.financial_year_starts)
        with closing(trial.tried):
            refuse_what_is_worse(session, edit, trial)
            tell_of_advice(edit, trial, written=not dry_run)
            hint = "" if dry_run else _next_act(session.root, edit.content.path)
            told = Told(_sentence(session, wish, before, edit, trial), _as_diff(edit.content), hint)
        if not dry_run:
            replace_record(session.root, edit.content)
    return told


def _as_diff(content: "Content") -> str:
    from tsreview.rendering.differences import as_diff

    return as_diff(content.path, content.old.decode(), content.new.decode())


def _sentence(session: Session, wish: Wish, before: ActionView, edit: "Edit", trial: "Trial") -> str:
    """Tell what is done once the file is written."""
    from tsreview.rendering.differences import count_changes
    from tsreview.reports.action_card import find_action

    def as_at(day: date) -> ActionView:
        return find_action(trial.tried, before.facts.id, day, session.settings)[0]

    said = [wish.say(before, as_at(session.as_of))]
    if edit.later is not None:
        said.append(say_overtaken(wish.key, edit.later, as_at(read_day(None))))
    changes = count_changes(edit.content.old.decode(), edit.content.new.decode())
    return "; ".join([*said, f"{edit.content.path}, {changes}"])


def _next_act(root: Path, path: str) -> str:
    """Tell, before an edit, how to look at it and to take it back; nothing where git does not have the file."""
    from tsreview.loading.git import has_unstaged

    more = has_unstaged(root, path)
    if more is None:
        return ""
    git = "git" if Path.cwd() == root else f"git -C {shlex.quote(str(root))}"
    back = f"`{git} restore {shlex.quote(path)}` takes it back"
    also = ", with what else in that file is not staged or committed" if more else ""
    return f"look at it with `{git} diff`, then commit it; {back}{also}"
