"""The dataset on one screen."""

from collections import Counter
from datetime import date, timedelta

from tsreview.index.connection import Index
from tsreview.queries.action_fields import say_nominator
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.bodies import LEADING
from tsreview.queries.dated import plan_spans
from tsreview.queries.due import falling_due
from tsreview.queries.records import counts_by_kind
from tsreview.reports.card import Card, Line, Section, section
from tsreview.reports.closing import close_plans, count_views, say_counts
from tsreview.schema.kinds import BY_NAME
from tsreview.settings import Settings
from tsreview.time.calendar import say_count, say_day
from tsreview.time.rag import Rag

AHEAD = 92
"""Days: no quarter is longer."""
MOST = 5


def status_card(index: Index, as_of: date, settings: Settings, findings: dict[str, int]) -> Card:
    """Give the state of a dataset as at a day; `findings` are counts by severity."""
    views = all_views(index, as_of, settings)
    records = counts_by_kind(index)
    rag = Counter(view.found.rag for view in views)
    counts = count_views(views)
    upcoming = falling_due(index, as_of, as_of, as_of + timedelta(days=AHEAD), settings)
    sections = (
        section("Records", *((BY_NAME[kind].folder.replace("-", " "), number) for kind, number in records.items())),
        section("Findings", ("all files", ", ".join(_said(number, name) for name, number in findings.items()))),
        Section(f"Actions as at {say_day(as_of)}", (
            Line("Quarter", settings.calendar.quarter_of(as_of).title),
            Line("RAG", ", ".join(f"{rag[colour]} {colour}" for colour in Rag)),
            Line("Lateness", say_counts(counts)[0].partition(": ")[2]),
            Line("No SPA", _without(views, "spa")),
            Line("No nominator or lead", _without(views, *LEADING)),
            *(Line("Ended", words) for words in close_plans(plan_spans(index, as_of), as_of)),
        )),
        section(f"Next {AHEAD} days", *(
            (say_day(next_.day), f"{next_.view.facts.id}{' report' if next_.is_report else ''}: "
                                 f"{next_.view.facts.title} ({say_nominator(next_.view)})")
            for next_ in upcoming[:MOST]
        ), ("", f"and {len(upcoming) - MOST} more; `tsreview actions due` lists them" if len(upcoming) > MOST else "")),
    )  # fmt: skip
    data = {
        "as_of": as_of.isoformat(), "records": records, "findings": findings,
        "rag": {str(colour): rag[colour] for colour in Rag},
        "lateness": {str(late): number for late, number in counts.items()},
    }  # fmt: skip
    return Card(settings.title or "Dataset", tuple(part for part in sections if part.lines), data)


def _said(number: int, severity: str) -> str:
    return say_count(number, severity, plural="advice" if severity == "advice" else "")


def _without(views: list[ActionView], *roles: str) -> str:
    return f"{sum(not any(map(view.named, roles)) for view in views)} of {len(views)} actions"
