"""Pictures to draw: one of each sort, with everything that it can show."""

from datetime import date

from tsreview.reports.pictures import BarRow, Milestone, Series, StackedBars, Timeline, Trend
from tsreview.time.rag import Rag, RagRule

MEANINGS = tuple(map(RagRule().meaning, Rag))


def bars(*rows: BarRow) -> StackedBars:
    """Make bars of some rows."""
    return StackedBars("Six of nine are on target", "Each bar is a theme.", "Theme", rows, MEANINGS)


def timeline(*rows: Milestone, first: date = date(2010, 1, 1), last: date = date(2010, 12, 31)) -> Timeline:
    """Make a timeline of a year, as at 30 September."""
    return Timeline("Two of six are late", "Each row is an action.", "Theme 1", rows, first, last, date(2010, 9, 30))


BARS = bars(
    BarRow("Theme 1, Talking", (1, 2, 3, 4, 5)), BarRow("Theme 2, Doing", (1, 97, 0, 2, 0)), BarRow("3", (0,) * 5)
)
TIMELINE = timeline(
    Milestone("a-1", "Publish a protocol", date(2010, 2, 1), date(2010, 2, 28), Rag.RED),
    Milestone(
        "a-2", "Agree a plan", date(2010, 11, 1), date(2010, 11, 30), Rag.GREEN, date(2010, 4, 30), (date(2010, 7, 31),)
    ),
    Milestone("a-3", "Hold a summit", None, date(2010, 5, 31), Rag.BLUE, is_closed=True, closed_on=date(2010, 5, 1)),
    Milestone("a-4", "Meet", date(2010, 4, 1), None, Rag.AMBER),
    Milestone("a-5", "Sign on one day", date(2010, 3, 31), date(2010, 3, 31), Rag.RED),
    Milestone("a-6", "Some day", None, None, Rag.GREY),
)
TREND = Trend(
    "Overdue actions rose from 0 to 10",
    "At the ends of quarters.",
    ("2009/10 Q4", "2010/11 Q1", "2010/11 Q2"),
    (Series("open", (30, 29, 28)), Series("overdue", (0, 6, 10))),
)
