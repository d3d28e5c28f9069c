from datetime import date, timedelta

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from tsreview.rendering.calendar_file import as_calendar
from tsreview.reports.milestones import Calendar, Event

DAY = date(2010, 9, 30)
MILESTONE = Event("a-1.board@tsreview.invalid", DAY, "a-1: Meet; agree, sign", ("One, two", "Three"), "People, all", 2)


def events(calendar: Calendar) -> list[icalendar.Event]:
    read = icalendar.Calendar.from_ical(as_calendar(calendar))
    return [event for event in read.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_an_entry_is_a_whole_day_that_blocks_no_time() -> None:
    (event,) = events(Calendar("Milestones", DAY, (MILESTONE,)))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (DAY, DAY + timedelta(days=1))
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["UID"], event["SEQUENCE"]) == ("a-1.board@tsreview.invalid", 2)
    assert event["SUMMARY"] == "a-1: Meet; agree, sign"
    assert event["DESCRIPTION"] == "One, two\nThree"


def test_lines_end_as_the_standard_asks_and_are_folded() -> None:
    data = as_calendar(Calendar("Milestones", DAY, (MILESTONE._replace(title="\u00e9\u05e9 word " * 60),)))
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\r\nDTSTART;VALUE=DATE:20100930\r\n" in data
    assert b"\r\nDTSTAMP:20100930T000000Z\r\n" in data
    assert b"\r\nCATEGORIES:People\\, all\r\n" in data
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_no_text_adds_a_line_or_an_entry(text: str) -> None:
    calendar = Calendar(text, DAY, (MILESTONE._replace(title=text, lines=(text, text), category=text), MILESTONE))
    plain = Calendar("x", DAY, (MILESTONE._replace(category=text and "x"), MILESTONE))
    names = [line.partition(b":")[0].partition(b";")[0] for line in unfolded(as_calendar(calendar))]
    assert names == [line.partition(b":")[0].partition(b";")[0] for line in unfolded(as_calendar(plain))]
    assert len(events(calendar)) == 2


def unfolded(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n ", b"").split(b"\r\n")


def test_a_text_cannot_end_the_entry() -> None:
    text = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:file:///etc/passwd"
    (event,) = events(Calendar("Milestones", DAY, (MILESTONE._replace(title=text, lines=(text,)),)))
    assert event["SUMMARY"] == "x\\u{d} END:VEVENT\\u{d} BEGIN:VALARM ATTACH:file:///etc/passwd"
    assert "ATTACH" not in event


def test_the_same_facts_give_the_same_bytes() -> None:
    calendar = Calendar("Milestones", DAY, (MILESTONE,))
    assert as_calendar(calendar) == as_calendar(calendar)
