"""The briefing drafted: header and sections 1 to 9, the appendices, in the idiom of a committee paper."""

from tsreview.reports.briefing import appendices, changes, overview, progress
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.document import Document
from tsreview.time.calendar import say_day


def draft_briefing(facts: BriefingFacts) -> Document:
    """Draft the briefing from its facts. What the data does not say is said to be so, or left out."""
    settings, quarter = facts.settings, facts.quarter
    header = (
        ("Partnership", settings.partnership),
        ("Review", settings.title),
        ("Period", quarter.title),
        ("Data as at", say_day(facts.as_of)),
        ("Report of", settings.report_of),
        ("Contact", settings.contact),
        ("Classification", settings.classification),
        ("Status", "Draft"),
    )
    sections = (
        overview.purpose(facts),
        overview.recommendations(facts),
        overview.summary(facts),
        overview.key(facts),
        progress.by_theme(facts),
        progress.exceptions(facts),
        changes.since_last_report(facts),
        changes.achievements(facts),
        changes.due_next_quarter(facts),
        appendices.action_plan(facts),
        *appendices.partners(facts),
        appendices.data_quality(facts),
        *appendices.findings_answered(facts),
    )
    title = f"Quarterly briefing: {quarter.title}"
    return Document(title, tuple((label, text) for label, text in header if text), sections)
