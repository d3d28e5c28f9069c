"""The board pack: which facts go into which of its files."""

from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.action_fields import ACTION_FIELDS
from tsreview.reports.briefing import BriefingFacts, draft_briefing
from tsreview.reports.document import Document, Properties
from tsreview.reports.milestones import Calendar, draft_calendar
from tsreview.reports.table import Table, grouped
from tsreview.reports.workbook import Workbook, draft_workbook


class Pack(NamedTuple):
    """The facts of a pack, file by file."""

    facts: BriefingFacts
    properties: Properties
    briefing: Document
    actions: Table
    workbook: Workbook
    calendar: Calendar


def draft_pack(index: Index, facts: BriefingFacts) -> Pack:
    """Draft a pack from the facts of a briefing."""
    settings = facts.settings
    briefing = draft_briefing(facts)
    return Pack(
        facts,
        Properties(settings.title, settings.partnership, facts.as_of),
        briefing,
        Table("Actions", ACTION_FIELDS, grouped(facts.views, None), facts.as_of),
        draft_workbook(facts, briefing),
        draft_calendar(index, facts),
    )
