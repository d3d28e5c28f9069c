"""The quarter that a report is on, the plan, and the day that it is reckoned at."""

from datetime import date
from typing import Annotated

import typer

from tsreview.cli.session import Session
from tsreview.errors import DatasetFault, UsageFault
from tsreview.loading.opening import Dataset
from tsreview.queries.records import find_id
from tsreview.reports.quarter import History, QuarterViews, Recorded, opening_of, views_of_quarter
from tsreview.time.calendar import FinancialCalendar, Quarter, read_quarter, say_day

ALL = "all"
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""The years that dates can have."""
OfQuarter = Annotated[str, typer.Option("--quarter", metavar="QUARTER", help='Such as "2010/11 Q2", this or last.')]
OfPlan = Annotated[
    str | None, typer.Option("--plan", metavar="ID", help="The plan to report on; all plans with `all`.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="REVISION", help="What was recorded then; by itself the last commit before the quarter."
    ),
]


def find_quarter(text: str, calendar: FinancialCalendar, today: date) -> Quarter:
    """Read a quarter; UsageFault when it cannot be."""
    if text.strip().casefold() == "next":
        return calendar.quarter_of(today).next()
    found = read_quarter(text, calendar, today)
    if found is None or not FIRST_YEAR <= found.earliest.year <= LAST_YEAR:
        raise UsageFault(f'--quarter "{text[:40]}" is not a quarter', hint='write "2010/11 Q2", this or last')
    return found


def find_plan(session: Session, named: str | None) -> str | None:
    """Find the plan that is asked for, or that the settings name; nothing for all plans."""
    wanted = session.settings.plan if named is None else named
    if wanted == ALL or (named is None and not wanted):
        return None
    try:
        return find_id(session.index, "plan", wanted)
    except UsageFault as fault:
        if named is not None:
            raise
        raise DatasetFault(f"`plan` in tsreview.toml: {fault.message}", hint=fault.hint) from None


def look_at_quarter(session: Session, text: str, plan: str | None, since: str | None) -> QuarterViews:
    """Look at the actions of a quarter: as at its last day, or as at the day that is reckoned from while it lasts.

    Raises:
        UsageFault: the quarter has not begun, or no plan was published by then.
    """
    quarter = find_quarter(text, session.settings.calendar, session.as_of)
    if quarter.earliest > session.as_of:
        raise UsageFault(f"{quarter.title} has not begun by {say_day(session.as_of)}")
    day = min(quarter.latest, session.as_of)
    history = _history(session.dataset, quarter, day, since)
    found = views_of_quarter(session.index, session.settings, quarter, day, plan, history)
    if found.spans and all(span.begins and span.begins > day for span in found.spans.values()):
        first = min(found.spans.values(), key=lambda span: span.begins or day)
        raise UsageFault(f"no plan was published by {say_day(day)}: {first.title} was in {first.published}")
    return found


def _history(dataset: Dataset, quarter: Quarter, day: date, since: str | None) -> History:
    """Open what the dataset's history holds of the quarter's beginning, or at the revision named, and of its day."""
    from tsreview.loading.git import commit_of
    from tsreview.loading.past import open_beside, repository_of

    opening = opening_of(quarter)
    if since is not None:
        commit = commit_of(repository_of(dataset), since)
        found = open_beside(dataset, commit)
        closing = _at(dataset, day, is_last=True)
        return History(Recorded(found.index, found.settings, f"in the record of {commit[:12]}"), closing)
    return History(_at(dataset, opening), _at(dataset, day, is_last=True))


def _at(dataset: Dataset, day: date, *, is_last: bool = False) -> Recorded | None:
    """Open what was recorded by the end of a day; of the last day nothing where that is the dataset itself."""
    from tsreview.loading.git import NO_GIT
    from tsreview.loading.past import open_beside, recorded_commit, tip_commit
    from tsreview.loading.snapshot import NoDataset

    try:
        commit = recorded_commit(dataset, day)
        if commit is None or (is_last and commit == tip_commit(dataset)):
            return None
        found = open_beside(dataset, commit)
    except NoDataset:
        # The repository is older than the dataset in it.
        return None
    except DatasetFault as fault:
        if fault.message != NO_GIT:
            raise
        return None
    return Recorded(found.index, found.settings, f"recorded at {say_day(day)}")
