"""An organisation as a report: what is recorded of it, and every action that it has a part in."""

from datetime import date

from tsreview.index.connection import Index
from tsreview.queries.action_fields import say_late, say_progress
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.bodies import LEADING
from tsreview.queries.records import find_id
from tsreview.reports.briefing.words import dates, rating, ref
from tsreview.reports.card import Line, Section
from tsreview.reports.document import DocSection, Document, numbered
from tsreview.reports.header import header_of, version_control
from tsreview.reports.movement import BEHIND
from tsreview.reports.organisation_card import organisation_card
from tsreview.reports.tabular import Cell, DocTable
from tsreview.reports.version import Version
from tsreview.settings import Settings
from tsreview.time.calendar import say_count, say_day

PARTS = ((LEADING, "Actions that it nominates or leads"), (("spa",), "Actions that it answers for"),
         (("support",), "Actions that it supports"))  # fmt: skip
HEADINGS = ("Ref", "Action", "Due", "How late", "Rating", "Last progress")


def draft_organisation(
    index: Index, identity: str, as_of: date, settings: Settings, version: Version
) -> tuple[Document, list[ActionView]]:
    """Draft the report on the body with an id, an acronym or a name; give the actions that it has a part in too."""
    own = find_id(index, "organisation", identity)
    card = organisation_card(index, own)
    views = [view for view in all_views(index, as_of, settings) if any(party.id == own for party in view.parties)]
    facts = [part for part in card.sections if part.heading not in ("In actions", "Referred to by")]
    sections = [_summary(views, own), _tables(views, own, 2), *_recorded(facts)]
    sections.append(version_control(len(sections) + 1, version))
    header = header_of(settings, ("Data as at", say_day(as_of)))
    return Document(card.title, header, tuple(sections)), views


def _summary(views: list[ActionView], own: str) -> DocSection:
    led = _with(views, own, LEADING)
    behind = [view.facts.id for view in led if view.found.rag in BEHIND]
    plans = dict.fromkeys(view.facts.plan for view in views)
    named = f": {', '.join(behind)}" if behind else ""
    paragraphs = numbered(
        "1",
        f"It has a part in {say_count(len(views), 'action')}" + (f" of {', '.join(plans)}." if plans else "."),
        f"It nominates or leads {say_count(len(led), 'action')}, {len(behind)} of them amber or red{named}."
        if led
        else "",
    )
    return DocSection("1", "Summary", paragraphs)


def _tables(views: list[ActionView], own: str, number: int) -> DocSection:
    """Draft the actions, a table for each part that the body has in them."""
    parts = [(what, _with(views, own, roles)) for roles, what in PARTS]
    tables = tuple(DocTable(what, HEADINGS, tuple(map(_row, found))) for what, found in parts if found)
    text = "" if tables else "No action names it."
    return DocSection(str(number), "Actions", numbered(str(number), text), tables)


def _recorded(parts: list[Section]) -> list[DocSection]:
    """Lay out what the record and others say, a section for each heading of the card."""
    found = []
    for n, part in enumerate((part for part in parts if part.lines), start=3):
        lines = tuple(map(_said, part.lines))
        heading = part.heading or ("The record" if n == 3 else "Where it is recorded")
        found.append(DocSection(str(n), heading, numbered(str(n), *lines)))
    return found


def _said(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


def _with(views: list[ActionView], own: str, roles: tuple[str, ...]) -> list[ActionView]:
    return [view for view in views if any(party.id == own and party.role in roles for party in view.parties)]


def _row(view: ActionView) -> tuple[Cell, ...]:
    return (
        ref(view),
        Cell(view.facts.title),
        Cell(dates(view)),
        Cell(say_late(view)),
        rating(view),
        Cell(say_progress(view)),
    )
