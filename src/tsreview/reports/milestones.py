"""The calendar that goes with a briefing: last days of actions still to come, and the reports owed next."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.action_fields import NOT_NAMED, say_nominator, say_rag
from tsreview.queries.due import Falling, by_day, last_days, reports_due
from tsreview.queries.log import revisions
from tsreview.reports.briefing import BriefingFacts
from tsreview.settings import Settings
from tsreview.time.calendar import say_day

DOMAIN = "tsreview.invalid"
"""Ends the ids of all entries; `.invalid` is reserved, so that no one else can own it."""


class Event(NamedTuple):
    """An entry of a day; its id stays when the date is revised, and `sequence` rises."""

    uid: str
    day: date
    title: str
    lines: tuple[str, ...]
    category: str
    sequence: int


class Calendar(NamedTuple):
    """A calendar, its name, and the day of the data that it was made from."""

    name: str
    as_of: date
    milestones: tuple[Event, ...]


def draft_calendar(index: Index, facts: BriefingFacts) -> Calendar:
    """Draft the calendar of a briefing.

    The last day of an open action stands in it however far ahead it is, so that an entry moves when the date does.
    Reports, which some actions owe without end, stand in it to the end of the second quarter after the briefing's.
    """
    horizon = facts.quarter.next().next().latest
    reports = reports_due(facts.views, facts.spans, facts.as_of, horizon, facts.settings)
    found = by_day([*last_days(facts.views, facts.as_of, date.max), *reports])
    owner = owner_of(facts.settings)
    name = " - ".join(filter(None, (facts.settings.partnership, "Milestones")))
    return Calendar(name, facts.as_of, tuple(_milestone(index, falling, owner) for falling in found))


def owner_of(settings: Settings) -> str:
    """Give the name of the partnership, or of the dataset, as part of an id."""
    name = unicodedata.normalize("NFKD", settings.partnership or settings.title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", name.casefold())[:60].strip("-") or "dataset"


def _milestone(index: Index, falling: Falling, owner: str) -> Event:
    view = falling.view
    facts = view.facts
    # Reports are told apart by their days; ids of actions hold no dot, so that no two ids are the same.
    which = f"{facts.id}.report-{falling.day}" if falling.is_report else facts.id
    what = "Report on " if falling.is_report else ""
    revised = sum(entry.on <= view.as_of for entry in revisions(index, facts.file))
    return Event(
        f"{which}.{owner}@{DOMAIN}",
        falling.day,
        f"{what}{facts.id}: {facts.title}",
        (
            f"{'A report on the action is due' if falling.is_report else 'Last day of the action'}: "
            f"{say_day(falling.day)} ({facts.due})",
            f"Theme {view.theme}: {view.theme_title}",
            f"Objective {facts.objective}: {view.objective_title}",
            f"Nominator: {say_nominator(view)}",
            f"Single point of accountability: {', '.join(view.named('spa')) or NOT_NAMED}",
            f"RAG as at {say_day(view.as_of)}: {say_rag(view)}",
        ),
        view.theme_title,
        revised,
    )
