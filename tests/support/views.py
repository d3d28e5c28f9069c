"""Actions as a query gives them, made from a few words: for tests of reports, which ask no index."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from tsreview.queries.actions import ActionView, Party, Report
from tsreview.queries.dated import Dated
from tsreview.time.calendar import FinancialCalendar
from tsreview.time.grammar import read_date
from tsreview.time.rag import ActionFacts, RagRule, assess
from tsreview.time.state import Status, StatusOn, as_at
from tsreview.time.window import Window, no_date

FIRST = date(2023, 4, 1)
PUBLISHED = date(2023, 3, 31)
DATES = ("Sept 2023", "June 2024", "31 March 2024", "Q3 2023/24", "2024/25", "Jan to June 2024",
         "from May 2023", "Quarterly", "Ongoing", "Immediate", "TBC", "April", "1 July 2023", "Dec 2023",
         "every 4 months until Dec 2024")  # fmt: skip


class Made(NamedTuple):
    """An action with its dated log and moved dates."""

    id: str
    due: str
    log: tuple[tuple[date, Status], ...] = ()
    moves: tuple[tuple[date, str], ...] = ()
    theme: str = "1"
    parties: tuple[Party, ...] = ()


def window_of(text: str) -> Window:
    """Read a date; words that give none are no date."""
    read = read_date(text)
    return read if isinstance(read, Window) else no_date()


def view_on(made: Made, day: date) -> ActionView:
    """Look at an action on a day."""
    log = tuple(StatusOn(on, status) for on, status in made.log)
    last = as_at(log, day)
    moved = [text for on, text in made.moves if on <= day]
    window = window_of(moved[-1] if moved else made.due)
    facts = Dated(1, made.id, "a-plan", f"{made.theme}a", 1, f"Do {made.id}", made.due, window, None,
                  last.status if last else None, last.on if last else None)  # fmt: skip
    found = assess(ActionFacts(window, log, PUBLISHED, None), day, RagRule(), FinancialCalendar())
    report = Report(last.on, last.status, None, None, None, None) if last else None
    return ActionView(facts, found, day, made.theme, f"Theme {made.theme}", "An objective", made.parties, report)


def views_on(made: list[Made], day: date) -> list[ActionView]:
    """Look at several actions on a day."""
    return [view_on(each, day) for each in made]


days = st.integers(0, 900).map(lambda n: FIRST + timedelta(days=n))
statuses = st.sampled_from(list(Status))


@st.composite
def actions(draw: st.DrawFn, most: int = 12) -> list[Made]:
    """Draw actions with logs and moved dates, in the order of their days."""
    number = draw(st.integers(0, most))
    return [
        Made(
            f"act-{n:02}",
            draw(st.sampled_from(DATES)),
            tuple(sorted(draw(st.lists(st.tuples(days, statuses), max_size=5)))),
            tuple(sorted(draw(st.lists(st.tuples(days, st.sampled_from(DATES)), max_size=3)))),
            draw(st.sampled_from("123")),
        )
        for n in range(number)
    ]
