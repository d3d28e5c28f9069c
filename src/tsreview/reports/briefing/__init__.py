"""The quarterly briefing: its facts, and its sections in the order that a partnership's officers know."""

from tsreview.reports.briefing.draft import draft_briefing
from tsreview.reports.briefing.facts import BriefingFacts, Length, gather

__all__ = ["BriefingFacts", "Length", "draft_briefing", "gather"]
