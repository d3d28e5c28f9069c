"""The quarter that a report is on, the plan, and the day that it is reckoned at."""

from datetime import date
from typing import Annotated

import typer

from tsreview.cli.session import Session
from tsreview.errors import DatasetFault, UsageFault
from tsreview.index.connection import Index
from tsreview.queries.records import find_id
from tsreview.reports.quarter import opening_of
from tsreview.settings import Settings
from tsreview.time.calendar import FinancialCalendar, Quarter, read_quarter

ALL = "all"
OfQuarter = Annotated[
    str, typer.Option("--quarter", metavar="QUARTER", help='Such as "2010/11 Q2", this, last or next.')
]
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
    if found is None:
        raise UsageFault(f'--quarter "{text[:40]}" is not a quarter', hint='write "2010/11 Q2", this, last or next')
    return found


def day_of(quarter: Quarter, session: Session, as_of: str | None) -> date:
    """Take the day that was asked for, else the quarter's last day where it is past, else today."""
    return session.as_of if as_of else min(quarter.latest, session.as_of)


def find_plan(session: Session, named: str | None) -> str | None:
    """Find the plan that is asked for, or that the settings name; nothing for all plans."""
    wanted = named or session.settings.plan
    if not wanted or wanted == ALL:
        return None
    try:
        return find_id(session.index, "plan", wanted)
    except UsageFault as fault:
        if named:
            raise
        raise DatasetFault(f"`plan` in tsreview.toml: {fault.message}", hint=fault.hint) from None


def recorded_at(session: Session, quarter: Quarter, since: str | None) -> tuple[Index, Settings] | None:
    """Open the dataset as its history recorded it when the quarter began, or at the revision that is named."""
    from tsreview.loading.past import open_recorded

    found = open_recorded(session.dataset, opening_of(quarter), since)
    return (found.index, found.settings) if found else None
