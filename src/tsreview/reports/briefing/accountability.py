"""Who is answerable: actions without a nominator or a single point of accountability, and the load of each body."""

from collections import Counter

from tsreview.queries.bodies import LEADING, Load
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import MOST_NAMED, number, refs, table
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.shares import percentages
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.calendar import say_count


def accountability(facts: BriefingFacts) -> DocSection:
    """Draft section 11."""
    led = [load for load in facts.loads if load.led]
    first = led[0] if led else None
    paragraphs = numbered(
        "11",
        _without(facts, ("spa",), "no single point of accountability"),
        _without(facts, LEADING, "nobody who nominates or leads"),
        f"{first.name} nominates or leads most: {len(first.led)} of {len(facts.views)}." if first else "",
        "" if facts.is_full else _sectors_in_words(led),
    )
    tables = (*_by_sector(led), *_by_body(led)) if facts.is_full else ()
    return DocSection("11", "Accountability", paragraphs, tables)


def _without(facts: BriefingFacts, roles: tuple[str, ...], what: str) -> str:
    """Say how many actions name nobody in some roles, and which of them are still open."""
    found, still = facts.without(*roles), facts.open_without(*roles)
    if not found:
        return f"No action has {what}." if facts.views else ""
    have = "has" if len(found) == 1 else "have"
    named = f": {refs((view.facts.id for view in still), MOST_NAMED)}" if still else ""
    return f"{len(found)} of {say_count(len(facts.views), 'action')} {have} {what}, {len(still)} of them open{named}."


def _sectors(led: list[Load]) -> dict[str, int]:
    """Count the leading roles of each sector, the most first; an action with two leaders counts with each."""
    counts: Counter[str] = Counter()
    for load in led:
        counts[load.sector] += len(load.led)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _sectors_in_words(led: list[Load]) -> str:
    counts = _sectors(led)
    shares = percentages(counts)
    said = ", ".join(f"{sector.replace('_', ' ')} {counts[sector]} ({share}%)" for sector, share in shares.items())
    return f"Leading roles by sector: {said}." if said else ""


def _by_sector(led: list[Load]) -> tuple[DocTable, ...]:
    counts, late = _sectors(led), Counter[str]()
    for load in led:
        late[load.sector] += load.late
    shares = percentages(counts)
    rows = (
        (Cell(sector.replace("_", " ").capitalize()), number(counts[sector]), Cell(f"{share}%", is_number=True),
         number(late[sector]))
        for sector, share in shares.items()
    )  # fmt: skip
    headings = ("Sector", "Leading roles", "Share", "Of these late")
    return table("Table 7: Leading roles by sector (an action with two leaders counts with each)", headings, rows)


def _by_body(led: list[Load]) -> tuple[DocTable, ...]:
    rows = (
        (Cell(load.short), Cell(load.sector.replace("_", " ")), number(len(load.led)), number(load.late),
         number(len(load.accountable)), number(len(load.supported)))
        for load in led
    )  # fmt: skip
    headings = ("Body", "Sector", "Nominates or leads", "Of these late", "SPA for", "Supports")
    return table("Table 8: Load by body", headings, rows)
