"""The commissioning principles as a report: each set, what serves and shows each principle, and the gaps."""

from datetime import date
from itertools import groupby

from tsreview.index.connection import Index
from tsreview.queries.actions import ActionView, all_views
from tsreview.queries.coverage import Covered, coverage
from tsreview.queries.records import labels
from tsreview.reports.briefing.words import table
from tsreview.reports.document import DocSection, Document, numbered
from tsreview.reports.header import header_of, version_control
from tsreview.reports.tabular import Cell
from tsreview.reports.version import Version
from tsreview.settings import Settings
from tsreview.time.calendar import say_count, say_day

NONE = "none"
HEADINGS = ("Principle", "Actions", "Stated by", "Implied by", "Gap")


def draft_principles(
    index: Index, as_of: date, settings: Settings, version: Version
) -> tuple[Document, list[ActionView]]:
    """Draft the report on all principles; give the actions that serve one too."""
    views = {view.facts.id: view for view in all_views(index, as_of, settings)}
    found, titles = coverage(index), labels(index, "principle_set")
    sets = [(key, list(each)) for key, each in groupby(found, key=lambda each: each.set)]
    sections = [_overview(found)]
    sections += [_set(str(n), titles.get(key, key), each, views) for n, (key, each) in enumerate(sets, start=2)]
    sections.append(version_control(len(sections) + 1, version))
    serving = {action for each in found for _, action in each.actions}
    header = header_of(settings, ("Data as at", say_day(as_of)))
    return Document("Principles and what meets them", header, tuple(sections)), [
        view for key, view in views.items() if key in serving
    ]


def _overview(found: list[Covered]) -> DocSection:
    served, shown = (sum(bool(getattr(each, name)) for each in found) for name in ("actions", "practices"))
    neither = sum(not each.actions and not each.practices for each in found)
    text = (
        f"Of {say_count(len(found), 'principle')}, {served} are served by an action and {shown} are shown by a "
        f"practice elsewhere; {neither} by neither. A gap is one in these records: something may be done that none of "
        "them says."
    )
    return DocSection("1", "Summary", numbered("1", text))


def _set(number: str, title: str, found: list[Covered], views: dict[str, ActionView]) -> DocSection:
    bare = sum(not each.actions for each in found)
    text = f"{say_count(len(found), 'principle')}, {bare} of them without an action."
    rows = (_row(each, views) for each in found)
    return DocSection(number, title, numbered(number, text), table(f"{title}: what meets each", HEADINGS, rows))


def _row(each: Covered, views: dict[str, ActionView]) -> tuple[Cell, ...]:
    actions = ", ".join(f"{action} ({views[action].found.rag})" for _, action in each.actions if action in views)
    stated, implied = (", ".join(each.areas(how)) for how in ("stated", "implied"))
    gaps = [words for words, held in (("no action", actions), ("no practice", stated or implied)) if not held]
    name = f"{each.number}. {each.title}" if each.number else each.title
    return tuple(map(Cell, (name, actions or NONE, stated or NONE, implied or NONE, ", ".join(gaps) or NONE)))
