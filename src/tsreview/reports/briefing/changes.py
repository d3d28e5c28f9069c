"""What moved since the last report, and what was achieved and learnt."""

from collections.abc import Iterator

from tsreview.queries.log import Entry
from tsreview.reports.briefing.facts import BriefingFacts, Logged
from tsreview.reports.briefing.words import MOST_NAMED, number, ref, refs, sentence, shortened, table
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.movement import Account, Cause, Stock
from tsreview.reports.plan_pictures import trend
from tsreview.reports.tabular import Cell
from tsreview.time.calendar import say_count, say_day

REVERSED = (Cause.REOPENED, Cause.RESUMED)
MOST_COMPLETED, MOST_QUOTED, MOST_MOVED = 5, 2, 5
"""What a summary has room for."""
NAMED_AT_BOTH_DAYS = (Stock.OVERDUE, Stock.REPORT_MISSED)
"""Stocks few enough that their ids are listed whole."""


def since_last_report(facts: BriefingFacts) -> DocSection:
    """Draft section 7: the accounts of movement, the dates moved, and the trend."""
    paragraphs = numbered(
        "7",
        *(_said(each) for each in facts.accounts if each.stock is Stock.OVERDUE),
        *_reversals(facts.accounts),
        _moved(facts),
        *(f"{words[:1].upper()}{words[1:]}." for words in facts.restated),
        f"{facts.balance[:1].upper()}{facts.balance[1:]}." if facts.is_full else "",
    )  # fmt: skip
    headings = ("Ref", "Action", "From", "To", "On", "Reason", "Approved by")
    listed = facts.moved if facts.is_full else facts.moved[:MOST_MOVED]
    moved = table("Table 4: Dates revised in the quarter", headings, (_move(facts, logged) for logged in listed))
    rows = (row for each in facts.accounts for row in _account(facts, each))
    account = table("Table 5: Movement in the quarter", ("Count", "Movement", "Actions", "Which"), rows)
    pictures = (trend(facts.trend),) if len(facts.trend) > 1 else ()
    return DocSection(
        "7", "Changes since the last report", paragraphs, (*moved, *(account if facts.is_full else ())), pictures
    )


def achievements(facts: BriefingFacts) -> DocSection:
    """Draft section 8 from what was reported complete or as progress, what was learnt and what else came of it."""
    done = [logged for logged in facts.reported if logged.entry.said["status"] == "complete"]
    told = [logged for logged in facts.reported if logged not in done and "progress" in logged.entry.said]
    learnt = [logged for logged in facts.reported if "learning" in logged.entry.said]
    besides = [logged for logged in facts.reported if "by_products" in logged.entry.said]
    paragraphs = numbered(
        "8",
        _points(facts, "Completed in the quarter:", list(map(_achieved, done)), MOST_COMPLETED),
        _progress(facts, told),
        _points(facts, "Learnt:", [_quoted(logged, "learning") for logged in learnt], MOST_QUOTED),
        _points(facts, "By-products:", [_quoted(logged, "by_products") for logged in besides], MOST_QUOTED),
        "" if facts.reported else "No achievement is recorded in the quarter.",
    )
    return DocSection("8", "Achievements this quarter", paragraphs)


def _moved(facts: BriefingFacts) -> str:
    if not facts.moved:
        return "No date was revised in the quarter."
    is_cut = not facts.is_full and len(facts.moved) > MOST_MOVED
    where = f"table 4 has the first {MOST_MOVED}, the full briefing all" if is_cut else "table 4"
    return f"{say_count(len(facts.moved), 'date')} moved in the quarter ({where})."


def _said(drawn: Account) -> str:
    """Say the account of the overdue in one sentence."""
    less = [f"{len(ids)} {cause}" for cause, ids in drawn.less.items()]
    plus = [f"{len(ids)} {cause}" for cause, ids in drawn.plus.items()]
    moved = "; ".join(f"{words} {', '.join(parts)}" for words, parts in (("less", less), ("plus", plus)) if parts)
    opening, closing = len(drawn.opening), len(drawn.closing)
    return f"Overdue actions: {opening} at the end of last quarter; {moved or 'no change'}; {closing} now."


def _reversals(accounts: list[Account]) -> Iterator[str]:
    """Name the actions that were closed or suspended and are not any more."""
    found = {cause: ids for each in accounts if each.stock is Stock.OPEN for cause, ids in each.plus.items()}
    for cause in REVERSED:
        if cause in found:
            yield f"{str(cause).capitalize()} in the quarter: {refs(found[cause], MOST_NAMED)}."


def _account(facts: BriefingFacts, drawn: Account) -> Iterator[tuple[Cell, ...]]:
    name = drawn.stock.value
    is_named = drawn.stock in NAMED_AT_BOTH_DAYS
    opening = f"At {say_day(facts.opening)}" + ", restated" * drawn.is_restated
    yield Cell(name), Cell(opening), number(len(drawn.opening)), Cell(refs(drawn.opening) if is_named else "")
    for words, cells in (("Less", drawn.less), ("Plus", drawn.plus)):
        for cause, ids in cells.items():
            yield Cell(name), Cell(f"{words} {cause}"), number(len(ids)), Cell(refs(ids))
    closing = refs(drawn.closing) if is_named else ""
    yield Cell(name), Cell(f"At {say_day(facts.as_of)}"), number(len(drawn.closing)), Cell(closing)


def _move(facts: BriefingFacts, logged: Logged) -> tuple[Cell, ...]:
    said = logged.entry.said
    return (
        ref(logged.view),
        Cell(logged.view.facts.title),
        Cell(_date_before(facts, logged)),
        Cell(said["to"]["published"]),
        Cell(say_day(logged.entry.on)),
        Cell(said["reason"]),
        Cell(said.get("approved_by", "not recorded")),
    )


def _date_before(facts: BriefingFacts, logged: Logged) -> str:
    """Say the date that a move took an action from: the original, or that of the move before."""
    moves: list[Entry] = facts.moves[logged.view.facts.file]
    at = moves.index(logged.entry)
    return moves[at - 1].said["to"]["published"] if at else logged.view.facts.published or "no date"


def _points(facts: BriefingFacts, words: str, points: list[str], most: int) -> "str | tuple[str, tuple[str, ...]]":
    return (words, shortened(points, facts.is_full, most)) if points else ""


def _progress(facts: BriefingFacts, told: list[Logged]) -> "str | tuple[str, tuple[str, ...]]":
    """Tell the progress that was reported; a summary counts it."""
    if not told:
        return ""
    if facts.is_full:
        return "Progress reported in the quarter:", tuple(map(_achieved, told))
    ids = refs(dict.fromkeys(logged.view.facts.id for logged in told), MOST_NAMED)
    return f"Progress was reported on {ids}; the full briefing has the words."


def _achieved(logged: Logged) -> str:
    said = logged.entry.said
    words = sentence(said.get("progress") or "Reported complete")
    evidence = f" Evidence: {sentence(said['evidence'])}" if "evidence" in said else ""
    return f"{logged.view.facts.id}, {logged.view.facts.title} ({say_day(logged.entry.on)}): {words}{evidence}"


def _quoted(logged: Logged, field: str) -> str:
    return f"{logged.view.facts.id}: {sentence(logged.entry.said[field])}"
