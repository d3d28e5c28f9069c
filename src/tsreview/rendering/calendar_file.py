"""A calendar as an .ics file (RFC 5545): whole days, which block nobody's time."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar

from tsreview import __version__
from tsreview.rendering.inert import terminal
from tsreview.reports.milestones import Calendar, Event


def as_calendar(calendar: Calendar) -> bytes:
    """Write a calendar; the same facts give the same bytes."""
    file = icalendar.Calendar()
    file.add("PRODID", f"-//tsreview//tsreview {__version__}//EN")
    file.add("VERSION", "2.0")
    file.add("METHOD", "PUBLISH")
    file.add("X-WR-CALNAME", terminal(calendar.name))
    for milestone in calendar.milestones:
        file.add_component(_event(milestone, calendar.as_of))
    text: bytes = file.to_ical()
    return text


def _event(milestone: Event, as_of: date) -> icalendar.Event:
    event = icalendar.Event()
    event.add("UID", milestone.uid)
    event.add("DTSTAMP", datetime.combine(as_of, time(), UTC))
    event.add("SEQUENCE", milestone.sequence)
    event.add("DTSTART", milestone.day)
    # The end is the first day that no longer belongs to it.
    event.add("DTEND", milestone.day + timedelta(days=1))
    event.add("SUMMARY", terminal(milestone.title))
    event.add("DESCRIPTION", "\n".join(map(terminal, milestone.lines)))
    if milestone.category:
        event.add("CATEGORIES", [terminal(milestone.category)])
    event.add("TRANSP", "TRANSPARENT")
    return event
