"""How far the dates of actions have moved: original, current and actual, and who approved the moves."""

from datetime import date
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.dated import CURRENT, ORIGINAL, report_days
from tsreview.queries.log import Entry, all_revisions
from tsreview.settings import Settings
from tsreview.time.calendar import months_between
from tsreview.time.slippage import slippage_months
from tsreview.time.state import complete_since
from tsreview.time.window import Window


class Slip(NamedTuple):
    """An action with the dates that it had."""

    view: ActionView
    """Judged against the date that was asked for."""
    original: Window
    current: Window
    actual: date | None
    """The day on which it was reported complete."""
    moves: list[Entry]

    @property
    def months(self) -> int | None:
        """Whole months from the original to the current last day; nothing where one of the two has none."""
        return slippage_months(self.original, self.current)

    @property
    def delay(self) -> int | None:
        """Whole months from the original last day to the day on which it was complete."""
        if self.actual is None or self.original.latest is None:
            return None
        return months_between(self.original.latest, self.actual)

    @property
    def is_slipped(self) -> bool:
        """Tell whether its date was moved, or it was complete only after its original last day."""
        late = self.actual and self.original.latest and self.actual > self.original.latest
        return bool(self.moves or late)

    @property
    def approvers(self) -> tuple[str, ...]:
        """Who approved the moves, once each, in the order of the moves."""
        return tuple(dict.fromkeys(move.said["approved_by"] for move in self.moves if "approved_by" in move.said))


def slips(index: Index, as_of: date, settings: Settings, against: str = CURRENT) -> list[Slip]:
    """Give all actions with their dates, by plan, objective and place, judged against the one or the other."""
    by_date = {each: all_views(index, as_of, settings, against=each) for each in (CURRENT, ORIGINAL)}
    windows = {each: {view.facts.id: view.facts.window for view in views} for each, views in by_date.items()}
    moves = all_revisions(index, as_of)
    reported = [view.facts.file for view in by_date[CURRENT] if view.facts.reported_on]
    logs = report_days(index, reported, as_of)
    return [
        Slip(
            view,
            windows[ORIGINAL][view.facts.id],
            windows[CURRENT][view.facts.id],
            complete_since(logs.get(view.facts.file, ()), as_of),
            moves.get(view.facts.file, []),
        )
        for view in by_date[against]
    ]
