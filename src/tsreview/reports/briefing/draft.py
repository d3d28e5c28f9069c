"""The briefing drafted: header, sections 1 to 11 and the appendices, in the idiom of a committee paper."""

from tsreview.reports.briefing import accountability, ahead, appendices, changes, overview, principles, progress
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.document import Document
from tsreview.reports.header import header_of
from tsreview.time.calendar import say_day


def draft_briefing(facts: BriefingFacts) -> Document:
    """Draft the briefing from its facts. What the data does not say is said to be so, or left out."""
    settings, quarter = facts.settings, facts.quarter
    sections = (
        overview.purpose(facts),
        overview.recommendations(facts),
        overview.summary(facts),
        overview.key(facts),
        progress.by_theme(facts),
        progress.exceptions(facts),
        changes.since_last_report(facts),
        changes.achievements(facts),
        ahead.due_next_quarter(facts),
        principles.principles(facts),
        accountability.accountability(facts),
        *((appendices.action_plan(facts), *appendices.partners(facts)) if facts.is_full else ()),
        appendices.data_quality(facts),
        *(appendices.findings_answered(facts) if facts.is_full else ()),
    )
    title = f"Quarterly briefing: {quarter.title}"
    return Document(
        title, header_of(settings, ("Period", quarter.title), ("Data as at", say_day(facts.as_of))), sections
    )
