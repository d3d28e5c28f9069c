"""How a briefing says what several of its sections say."""

from collections.abc import Iterable, Sequence

from tsreview.queries.action_fields import NO_DATE
from tsreview.queries.actions import ActionView
from tsreview.reports.tabular import Cell, DocTable

NONE_RECORDED = "none recorded"
MOST_NAMED = 12
"""Ids that a sentence names; tables and appendix A have them all."""


def ref(view: ActionView) -> Cell:
    """Give the cell of an action's id."""
    return Cell(view.facts.id, is_ref=True)


def rating(view: ActionView) -> Cell:
    """Give the cell of an action's rating."""
    return Cell(view.found.rag.capitalize(), view.found.rag)


def number(value: int) -> Cell:
    """Give the cell of a number."""
    return Cell(f"{value:,}", is_number=True)


def dates(view: ActionView) -> str:
    """Say the date as published, and the one that is in force where it was moved."""
    published, current = view.facts.published or NO_DATE, view.facts.due or NO_DATE
    return published if published == current else f"{published}, moved to {current}"


def refs(ids: Iterable[str], most: int = 0) -> str:
    """List ids; with a limit, the first of them and how many more there are."""
    named = list(ids)
    more = len(named) - most if most else 0
    return ", ".join(named[:most] if more > 0 else named) + (f" and {more} more" if more > 0 else "")


def shortened(points: Sequence[str], is_full: bool, most: int) -> tuple[str, ...]:
    """Give all points, or for a summary the first, and how many more there are."""
    if is_full or len(points) <= most:
        return tuple(points)
    return (*points[:most], f"and {len(points) - most} more, in the full briefing")


def sentence(text: str) -> str:
    """End a text from the data with one full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def table(caption: str, headings: tuple[str, ...], rows: "Iterable[tuple[Cell, ...]]") -> tuple[DocTable, ...]:
    """Make a table; one without rows is left out."""
    found = tuple(rows)
    return (DocTable(caption, headings, found),) if found else ()
