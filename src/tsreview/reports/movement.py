"""Movement between two days that adds up: what was there, less what left, plus what came, is what is there.

The form of the account is that of Herefordshire's reports to its audit committee in 2023.
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from tsreview.queries.dated import Dated
from tsreview.time.calendar import say_day
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Assessment, Rag
from tsreview.time.state import CLOSED, RESTING, Status

MOST_NAMED = 12
"""Ids that a sentence names."""
BEHIND = (Rag.RED, Rag.AMBER)


class Standing(Protocol):
    """An action as at a day, in whatever detail: its facts, its assessment and its theme."""

    @property
    def facts(self) -> Dated: ...  # noqa: D102
    @property
    def found(self) -> Assessment: ...  # noqa: D102
    @property
    def theme(self) -> str: ...  # noqa: D102
    @property
    def theme_title(self) -> str: ...  # noqa: D102


class Stock(StrEnum):
    """What is counted at both days; an action may be in several."""

    OVERDUE = "overdue"
    REPORT_MISSED = "report missed"
    CANNOT_TELL = "cannot tell"
    OPEN = "open"
    SUSPENDED = "suspended"
    COMPLETE = "complete"

    def holds(self, view: Standing) -> bool:
        """Tell whether an action is in it: open is neither closed nor suspended, with or without an update."""
        late = _LATENESSES.get(self)
        if late is not None:
            return view.found.lateness is late
        status = view.facts.status
        return status not in RESTING if self is Stock.OPEN else status is _STATUSES[self]


_LATENESSES = {stock: Lateness[stock.name] for stock in (Stock.OVERDUE, Stock.REPORT_MISSED, Stock.CANNOT_TELL)}
_STATUSES = {Stock.SUSPENDED: Status.SUSPENDED, Stock.COMPLETE: Status.COMPLETE}


class Cause(StrEnum):
    """Why an action came into a stock or left it."""

    COMPLETED = "completed"
    RE_DATED = "re-dated"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    REMOVED = "removed"
    REPORTED = "reported"
    NEWLY_LATE = "newly overdue"
    NEWLY_MISSED = "newly missed"
    REOPENED = "reopened"
    RESUMED = "resumed"
    ADDED = "added"


_BY_STATUS = {
    Status.COMPLETE: Cause.COMPLETED,
    Status.WITHDRAWN: Cause.WITHDRAWN,
    Status.SUPERSEDED: Cause.SUPERSEDED,
    Status.SUSPENDED: Cause.SUSPENDED,
}
_BY_TIME = {Stock.OVERDUE: Cause.NEWLY_LATE, Stock.REPORT_MISSED: Cause.NEWLY_MISSED}
"""What time alone brings into a stock, whatever else may have moved meanwhile."""

Views = dict[str, Standing]
Then = Iterable[Standing] | None
"""What the history of the dataset holds of a day; nothing where it does not go back so far."""
Ids = tuple[str, ...]
ThemeKey = tuple[str, str]
"""A plan and a theme of it."""
Behind = dict[ThemeKey, int]
"""Actions amber or red on a day; a theme whose plan was not published then is not in it."""


class Account(NamedTuple):
    """A stock at two days, and what moved between them, each cell with its ids."""

    stock: Stock
    opening: Ids
    less: dict[Cause, Ids]
    plus: dict[Cause, Ids]
    closing: Ids
    recorded: Ids | None
    """The opening as the dataset recorded it then; nothing where its history does not go back so far."""

    @property
    def is_balanced(self) -> bool:
        """Tell whether the numbers add up; the closing is counted by itself, not reckoned."""
        moved = sum(map(len, self.plus.values())) - sum(map(len, self.less.values()))
        return len(self.opening) + moved == len(self.closing)

    @property
    def is_restated(self) -> bool:
        """Tell whether the opening is another than was recorded then: a late update, a correction."""
        return self.recorded is not None and set(self.recorded) != set(self.opening)


class Sides(NamedTuple):
    """The actions at both days, by id; and at the first day as the dataset recorded them then."""

    before: dict[str, Standing]
    after: dict[str, Standing]
    recorded: dict[str, Standing] | None


class Travel(NamedTuple):
    """A theme's actions that are amber or red, now, a quarter ago and a year ago."""

    plan: str
    theme: str
    title: str
    actions: int
    now: int
    last_quarter: int | None
    last_year: int | None
    """Nothing where the theme had no action then: its plan was not published yet."""


def sides(after: Iterable[Standing], before: Iterable[Standing], opening: Then, closing: Then) -> Sides:
    """Set two days against each other: today's dataset as at both, with the records that it held at each.

    What its history did not hold at the first day is left out of that, to be added; what it held and is gone is put
    in, to be removed. The last day likewise, so that one quarter closes with what the next opens with. Where no
    history tells, a day has what the other has.
    """
    first, now = ({view.facts.id: view for view in views} for views in (before, after))
    then_opening = None if opening is None else {view.facts.id: view for view in opening}
    then_closing = None if closing is None else {view.facts.id: view for view in closing}
    at_closing = _held(now, now, then_closing)
    at_opening = _held(first, now, then_closing if then_opening is None else then_opening)
    return Sides(at_opening, at_closing, then_opening)


def _held(views: Views, now: Views, then: Views | None) -> Views:
    """Give today's view of what was held then, and the view of then of what today's dataset does not hold."""
    if then is None:
        return views
    return {key: view for key, view in views.items() if key in then} | {
        key: view for key, view in then.items() if key not in now
    }


def account(stock: Stock, given: Sides) -> Account:
    """Draw up the account of a stock."""
    opening = _ids(stock, given.before)
    closing = _ids(stock, given.after)
    was, is_ = set(opening), set(closing)
    return Account(
        stock,
        opening,
        _cells((key, _cause(stock, given, key)) for key in opening if key not in is_),
        _cells((key, _cause(stock, given, key)) for key in closing if key not in was),
        closing,
        None if given.recorded is None else _ids(stock, given.recorded),
    )


def accounts(given: Sides) -> list[Account]:
    """Draw up the accounts of all stocks."""
    return [account(stock, given) for stock in Stock]


def travels(now: Iterable[Standing], last_quarter: Behind, last_year: Behind) -> list[Travel]:
    """Set what is behind by theme against two earlier days; a theme that has no action now is left out."""
    themes: dict[ThemeKey, list[Standing]] = {}
    for view in now:
        themes.setdefault((view.facts.plan, view.theme), []).append(view)
    return [
        Travel(*key, views[0].theme_title, len(views), behind(views)[key], last_quarter.get(key), last_year.get(key))
        for key, views in themes.items()
    ]


def behind(views: Iterable[Standing]) -> Behind:
    """Count the actions amber or red by theme; a theme of which none is has a nought."""
    found: Behind = {}
    for view in views:
        key = (view.facts.plan, view.theme)
        found[key] = found.get(key, 0) + (view.found.rag in BEHIND)
    return found


def direction(now: int, before: int | None) -> str:
    """Say the direction of travel: fewer behind is better."""
    if before is None:
        return "no comparison"
    return "no change" if now == before else "improved" if now < before else "worse"


SAID = {Stock.REPORT_MISSED: "with a missed report", Stock.CANNOT_TELL: "without a date that can be told"}


def unproved(drawn: Iterable[Account], entries: Collection[str]) -> list[str]:
    """Name the moves that no entry of the quarter bears out; `entries` are the actions with one.

    What time alone brings has no entry, nor has what came into the dataset or left it.
    """
    by_itself = {*_BY_TIME.values(), Cause.ADDED, Cause.REMOVED}
    return sorted(
        {f"{key} ({cause})" for each in drawn for cells in (each.less, each.plus) for cause, ids in cells.items()
         if cause not in by_itself for key in ids if key not in entries}
    )  # fmt: skip


def say_balance(drawn: Iterable[Account], entries: Collection[str]) -> str:
    """Say whether every account adds up and every move is borne out by the log, and which is not."""
    drawn = list(drawn)
    off = [str(each.stock) for each in drawn if not each.is_balanced]
    if off:
        return f"these accounts do NOT add up, which is a fault of the tool: {', '.join(off)}"
    if doubtful := unproved(drawn, entries):
        return f"every account adds up, but no entry of the quarter bears out: {_listed(doubtful)}"
    return "every account adds up, and an entry of the quarter bears out every move but those that time brings"


def say_restated(drawn: Iterable[Account], opening: date, by: str) -> tuple[str, ...]:
    """Say what was recorded at the opening where it is restated, and where nothing can be compared.

    `by` says of which record it is spoken: "recorded at 30 September 2025".
    """
    drawn = list(drawn)
    if any(each.recorded is None for each in drawn):
        return (f"the dataset's history does not go back to {say_day(opening)}: what was recorded then is not known",)
    return tuple(
        f"restated: {len(each.recorded or ())} {SAID.get(each.stock, each.stock)} {_were(each.recorded)} {by}, and "
        f"{len(each.opening)} {_are(each.opening)} known now ({_differing(each)})"
        for each in drawn
        if each.is_restated
    )


def _were(ids: Ids | None) -> str:
    return "was" if len(ids or ()) == 1 else "were"


def _are(ids: Ids) -> str:
    return "is" if len(ids) == 1 else "are"


def _differing(drawn: Account) -> str:
    then, now = set(drawn.recorded or ()), set(drawn.opening)
    parts = (("now also", now - then), ("no longer", then - now))
    return "; ".join(f"{words} {_listed(sorted(ids))}" for words, ids in parts if ids)


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return ", ".join(ids[:MOST_NAMED]) + more


def _ids(stock: Stock, views: dict[str, Standing]) -> Ids:
    return tuple(sorted(key for key, view in views.items() if stock.holds(view)))


def _cells(moved: Iterable[tuple[str, Cause]]) -> dict[Cause, Ids]:
    """Sort what moved by its cause, in an order that does not depend on what moved."""
    found: dict[Cause, list[str]] = {}
    for key, cause in moved:
        found.setdefault(cause, []).append(key)
    return {cause: tuple(found[cause]) for cause in Cause if cause in found}


def _cause(stock: Stock, given: Sides, key: str) -> Cause:
    """Tell why an action crossed a stock's border; every crossing has one cause, the first that fits."""
    if key not in given.before:
        return Cause.ADDED
    if key not in given.after:
        return Cause.REMOVED
    before, after = given.before[key].facts.status, given.after[key].facts.status
    if after in _BY_STATUS and after is not before:
        return _BY_STATUS[after]
    if before in CLOSED and after not in CLOSED:
        return Cause.REOPENED
    if before is Status.SUSPENDED and after is not Status.SUSPENDED:
        return Cause.RESUMED
    if stock in _BY_TIME and stock.holds(given.after[key]):
        return _BY_TIME[stock]
    return Cause.REPORTED if _is_same_date(given, key) else Cause.RE_DATED


def _is_same_date(given: Sides, key: str) -> bool:
    return given.before[key].facts.window == given.after[key].facts.window
