"""What changed since the last report, what was achieved, and what is due next."""

from datetime import date
from itertools import groupby

from tsreview.queries.action_fields import NOT_NAMED, say_status
from tsreview.queries.actions import ActionView
from tsreview.queries.due import Falling
from tsreview.reports.briefing.facts import BriefingFacts, Logged
from tsreview.reports.document import Cell, DocSection, DocTable, numbered
from tsreview.time.calendar import say_count, say_day, say_month
from tsreview.time.lateness import Lateness

LATE = (Lateness.OVERDUE, Lateness.REPORT_MISSED)


def since_last_report(facts: BriefingFacts) -> DocSection:
    """Draft section 7: newly late, no longer late, changed states, moved dates."""
    newly = [view for view in facts.views if _late(view) and not _was_late(facts, view)]
    freed = [view for view in facts.views if not _late(view) and _was_late(facts, view)]
    changed = [view for view in facts.views if _status_before(facts, view) != view.facts.status]
    paragraphs = numbered(
        "7",
        _with_refs("Newly overdue or with a newly missed report", newly),
        _with_refs("No longer late", freed),
        (f"{say_count(len(changed), 'action')} changed state:", tuple(_change(facts, view) for view in changed))
        if changed else "No action changed state in the quarter, as far as updates tell.",
        f"{say_count(len(facts.moved), 'date')} moved (table 4)." if facts.moved else "No date was revised.",
    )  # fmt: skip
    table = DocTable(
        "Table 4: Dates revised in the quarter",
        ("Ref", "Action", "Published", "Revised to", "On", "Reason", "Approved by"),
        tuple(_move(logged) for logged in facts.moved),
    )
    return DocSection("7", "Changes since the last report", paragraphs, (table,) if facts.moved else ())


def achievements(facts: BriefingFacts) -> DocSection:
    """Draft section 8 from what was reported complete or as progress, with its evidence."""
    done = [logged for logged in facts.reported if logged.entry.said["status"] == "complete"]
    told = [logged for logged in facts.reported if logged not in done and "progress" in logged.entry.said]
    paragraphs = numbered(
        "8",
        ("Completed in the quarter:", tuple(map(_achieved, done))) if done else "",
        ("Progress reported in the quarter:", tuple(map(_achieved, told))) if told else "",
        "" if done or told else "No achievement is recorded in the quarter.",
    )
    return DocSection("8", "Achievements this quarter", paragraphs)


def due_next_quarter(facts: BriefingFacts) -> DocSection:
    """Draft section 9: what falls due in the coming quarter, by month."""
    coming = facts.quarter.next()
    if not facts.upcoming:
        return DocSection("9", "Due next quarter", numbered("9", f"Nothing falls due in {coming.title}."))
    months = groupby(facts.upcoming, key=lambda falling: (falling.day.year, falling.day.month))
    lines = [
        (f"{say_month(date(*month, 1))}:", tuple(_falling(falling) for falling in found)) for month, found in months
    ]
    number = say_count(len(facts.upcoming), "date")
    opening = f"{number} fall due from the day of this report to the end of {coming.title}."
    return DocSection("9", "Due next quarter", numbered("9", opening, *lines))


def _late(view: ActionView) -> bool:
    return view.found.lateness in LATE


def _was_late(facts: BriefingFacts, view: ActionView) -> bool:
    before = facts.before.get(view.facts.id)
    return before is not None and _late(before)


def _status_before(facts: BriefingFacts, view: ActionView) -> str | None:
    before = facts.before.get(view.facts.id)
    return before.facts.status if before else None


def _with_refs(words: str, views: list[ActionView]) -> str:
    refs = ", ".join(view.facts.id for view in views)
    return f"{words}: {len(views)} ({refs})." if views else f"{words}: none."


def _change(facts: BriefingFacts, view: ActionView) -> str:
    before, now = say_status(_status_before(facts, view)), say_status(view.facts.status)
    return f"{view.facts.id}, {view.facts.title}: {before} to {now}"


def _move(logged: Logged) -> tuple[Cell, ...]:
    said = logged.entry.said
    return (
        Cell(logged.view.facts.id, is_ref=True),
        Cell(logged.view.facts.title),
        Cell(logged.view.facts.published or "no date"),
        Cell(said["to"]["published"]),
        Cell(say_day(logged.entry.on)),
        Cell(said["reason"]),
        Cell(said.get("approved_by", "not recorded")),
    )


def _achieved(logged: Logged) -> str:
    said = logged.entry.said
    words = said.get("progress") or "reported complete"
    evidence = f" Evidence: {said['evidence']}." if "evidence" in said else ""
    return (
        f"{logged.view.facts.id}, {logged.view.facts.title} ({say_day(logged.entry.on)}): {words}.{evidence}".replace(
            "..", "."
        )
    )


def _falling(falling: Falling) -> str:
    view = falling.view
    what = "report on " if falling.is_report else ""
    who = ", ".join(view.named("nominator")) or f"nominator {NOT_NAMED}"
    return f"{say_day(falling.day)}: {what}{view.facts.id}, {view.facts.title} ({who})"
