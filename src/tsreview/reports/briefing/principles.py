"""The commissioning principles: which actions serve each, what shows it, and where there is a gap."""

from collections import Counter

from tsreview.queries.actions import ActionView
from tsreview.queries.coverage import Covered
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import refs, table
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.tabular import Cell
from tsreview.time.calendar import say_count

MOST_SHOWN = 4
NONE = "none"


def principles(facts: BriefingFacts) -> DocSection:
    """Draft section 10: the sets that the actions refer to, each principle with its evidence and gap."""
    views = {view.facts.id: view for view in facts.views}
    served = {each.id: [views[action] for _, action in each.actions if action in views] for each in facts.principles}
    sets = {each.set for each in facts.principles if served[each.id]}
    listed = [each for each in facts.principles if each.set in sets]
    heading = "Commissioning principles"
    if not listed:
        text = "No action records which commissioning principle it serves, so how far they are met cannot be told."
        return DocSection("10", heading, numbered("10", text))
    bare = [each for each in listed if not served[each.id]]
    unshown = [each for each in listed if not each.practices]
    paragraphs = numbered(
        "10",
        f"Of {say_count(len(listed), 'principle')}, {len(listed) - len(bare)} are served by at least one action.",
        f"No action serves: {_named(bare)}." if bare else "",
        f"No practice is recorded that shows: {_named(unshown)}." if unshown else "",
    )
    headings = ("Principle", "Actions", "Shown by", "Gap")
    rows = (_row(each, served[each.id]) for each in listed)
    if not facts.is_full:
        paragraphs = numbered("10", " ".join(paragraph.text for paragraph in paragraphs))
    tables = table("Table 6: Principles, with what serves and shows them", headings, rows) if facts.is_full else ()
    return DocSection("10", heading, paragraphs, tables)


def _row(each: Covered, served: list[ActionView]) -> tuple[Cell, ...]:
    ratings = Counter(str(view.found.rag) for view in served)
    counted = ", ".join(f"{number} {rag}" for rag, number in sorted(ratings.items()))
    actions = f"{refs(view.facts.id for view in served)} ({counted})" if served else NONE
    areas = [area for how in ("stated", "implied") for area in each.areas(how)]
    shown = ", ".join(areas[:MOST_SHOWN]) + (f" and {len(areas) - MOST_SHOWN} more" if len(areas) > MOST_SHOWN else "")
    gaps = [words for words, is_missing in (("no action", not served), ("no practice", not areas)) if is_missing]
    name = f"{each.number}. {each.title}" if each.number else each.title
    return Cell(name), Cell(actions), Cell(shown or NONE), Cell(", ".join(gaps) or NONE)


def _named(found: list[Covered]) -> str:
    return "; ".join(each.title for each in found)
