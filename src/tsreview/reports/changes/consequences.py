"""What follows if a change is merged: for lateness, principles, loads and accountability, in sentences with ids."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.bodies import LEADING, loads
from tsreview.queries.coverage import Covered, coverage
from tsreview.settings import Settings
from tsreview.time.calendar import say_count, say_day
from tsreview.time.lateness import Lateness
from tsreview.time.state import RESTING

Views = dict[str, ActionView]
MOST_NAMED = 40


class State(NamedTuple):
    """A state of the dataset, and how many errors and warnings it has."""

    asked: Index
    settings: Settings
    errors: int
    warnings: int


def consequences(before: State, after: State, as_of: date) -> list[str]:
    """Say what a change does, as at a day; what it leaves as it is is not mentioned."""
    broken = _unreadable(before) | _unreadable(after)
    was, is_ = _views(before, as_of, broken), _views(after, as_of, broken)
    return [
        *([f"nothing is said of what cannot be read: {', '.join(sorted(broken))}"] if broken else []),
        *_lateness(was, is_),
        *_ratings(was, is_),
        *_coming(was, is_, as_of),
        *_accountability(was, is_),
        *_principles(coverage(before.asked), coverage(after.asked)),
        *_loads(was.values(), is_.values()),
        *_findings(before, after),
    ]


def _views(state: State, as_of: date, broken: set[str]) -> Views:
    views = all_views(state.asked, as_of, state.settings)
    return {view.facts.id: view for view in views if view.facts.id not in broken}


def _unreadable(state: State) -> set[str]:
    rows = state.asked.rows("SELECT record FROM files WHERE kind = 'action' AND NOT readable")
    return {record for (record,) in rows}


def _lateness(was: Views, is_: Views) -> Iterator[str]:
    late = [{key for key, view in views.items() if view.found.lateness is Lateness.OVERDUE} for views in (was, is_)]
    untold = [
        {key for key, view in views.items() if view.found.lateness is Lateness.CANNOT_TELL} for views in (was, is_)
    ]
    yield from _said(late[1] - late[0], "becomes overdue at once", "become overdue at once")
    yield from _said((late[0] - late[1]) & is_.keys(), "is no longer overdue", "are no longer overdue")
    yield from _said(late[0] - is_.keys(), "that was overdue is removed", "that were overdue are removed")
    yield from _said(untold[1] - untold[0], "has no date that can be told", "have no date that can be told")


def _ratings(was: Views, is_: Views) -> Iterator[str]:
    """Tell of ratings that change otherwise than by becoming or ceasing to be overdue."""
    moved: dict[tuple[str, str], set[str]] = {}
    for key in was.keys() & is_.keys():
        one, other = was[key].found, is_[key].found
        is_told = (one.lateness is Lateness.OVERDUE) is not (other.lateness is Lateness.OVERDUE)
        if one.rag is not other.rag and not is_told:
            moved.setdefault((str(one.rag), str(other.rag)), set()).add(key)
    for (first, then), ids in sorted(moved.items()):
        yield from _said(ids, f"turns from {first} to {then}", f"turn from {first} to {then}")


def _coming(was: Views, is_: Views, as_of: date) -> Iterator[str]:
    """Tell on which days actions that were added, re-dated, resumed or reopened become overdue."""
    days: dict[date, set[str]] = {}
    for key, view in is_.items():
        latest = view.facts.window.latest
        before = was[key].facts.window.latest if key in was and was[key].facts.status not in RESTING else None
        if latest and latest >= as_of and latest != before and view.facts.status not in RESTING:
            days.setdefault(latest + timedelta(days=1), set()).add(key)
    for day, ids in sorted(days.items()):
        when = f"overdue on {say_day(day)} unless closed by then"
        yield from _said(ids, f"becomes {when}", f"become {when}")


def _accountability(was: Views, is_: Views) -> Iterator[str]:
    for roles, what in ((("spa",), "a single point of accountability"), (LEADING, "a nominator or lead")):
        had, has = ({key for key, view in views.items() if any(map(view.named, roles))} for views in (was, is_))
        yield from _said((had - has) & is_.keys(), f"loses {what}", f"lose {what}")
        yield from _said((has - had) & was.keys(), f"gets {what}", f"get {what}")
        new = is_.keys() - was.keys() - has
        yield from _said(new, f"is added without {what}", f"are added without {what}")


def _principles(was: list[Covered], is_: list[Covered]) -> Iterator[str]:
    before = {each.id: len(each.actions) for each in was}
    for each in is_:
        had, has = before.get(each.id, 0), len(each.actions)
        if had and not has:
            yield f"principle {each.id} ({each.title}) loses its only action{'s' * (had > 1)}"
        elif has and not had:
            yield f"principle {each.id} ({each.title}) gets its first action{'s' * (has > 1)}"


def _loads(was: Iterable[ActionView], is_: Iterable[ActionView]) -> Iterator[str]:
    """Tell whose number of actions changes, the greatest change first."""
    before, after = ({load.id or load.name: load for load in loads(views, {})} for views in (was, is_))
    moved = []
    for key in before.keys() | after.keys():
        had, has = (len(found[key].led) if key in found else 0 for found in (before, after))
        moved.append((has - had, (after.get(key) or before[key]).short, key, had, has))
    for change, short, _, had, has in sorted(moved, key=lambda each: (-abs(each[0]), each[1].casefold(), each[2])):
        if change:
            yield f"{short} goes from {had} to {say_count(has, 'action')} nominated or led"


def _findings(before: State, after: State) -> Iterator[str]:
    for what, was, is_ in (("error", before.errors, after.errors), ("warning", before.warnings, after.warnings)):
        if was != is_:
            yield f"validation goes from {was} to {say_count(is_, what)}"


def _said(ids: Iterable[str], one: str, many: str) -> Iterator[str]:
    """Count ids in a sentence that names them; of none there is none."""
    named = sorted(ids)
    if named:
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        listed = f"{', '.join(named[:MOST_NAMED])}{more}"
        yield f"{say_count(len(named), 'action')} {one if len(named) == 1 else many}: {listed}"
