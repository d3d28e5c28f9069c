"""Reports held against the calculated rating, and against the other reports of their plan."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.rules.network.finding import MOST_TOLD, finding_at
from tsreview.time.calendar import say_day
from tsreview.time.lateness import Lateness, has_passed, lateness
from tsreview.time.rag import Rag, RagRule
from tsreview.time.state import Status
from tsreview.time.window import Precision

_SEVERITY = {Rag.GREEN: 0, Rag.GREY: 0, Rag.AMBER: 1, Rag.RED: 2}
"""Blue is left out: of an action that is not complete, it is told by a rule of its own."""
QUARTER = 3
"""Months in which a report is looked for, where an action does not set more."""


class Passed(NamedTuple):
    """An action in progress that a round of reports may have passed over: its last report, and the newest of others."""

    plan_file: int
    plan: str
    file: int
    last: str
    newest: str


def kinder_than_the_rule(index: Index, rule: RagRule) -> Iterator[Diagnostic]:
    """Find actions whose last update rates them by hand, and kinder than the rule does on that day: TSR520."""
    # On the day of a report none is missed, so that only a date which has passed puts an action behind.
    rows = index.rows(
        """WITH rated AS (
             SELECT file, n, day, status, json_extract(entry, '$.reported_rag') AS rag,
               (SELECT max(r.day || printf('%09d', r.n)) FROM revisions r
                WHERE r.file = updates.file AND r.day <= updates.day) AS move
             FROM updates WHERE entry LIKE '%"reported_rag":"%')
           SELECT rated.file, rated.n, rated.day, status, rag, coalesce(r.precision, a.precision),
             CASE WHEN move IS NULL THEN a.latest ELSE r.latest END,
             CASE WHEN move IS NULL THEN a.due ELSE r.due END
           FROM rated JOIN actions a ON a.file = rated.file AND a.last_on = rated.day
           LEFT JOIN revisions r ON r.file = rated.file AND r.n = CAST(substr(move, 11) AS INTEGER)
           WHERE rag IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM updates u WHERE u.file = rated.file AND u.day = rated.day AND u.n > rated.n)
           ORDER BY rated.file, rated.n"""
    )
    for file, n, day, status, rag, precision, latest, due in rows:
        passed = date.fromisoformat(latest) if latest else None
        calculated = _rating_on(date.fromisoformat(day), Status(status), Precision(precision), passed, rule)
        if calculated is not None and _SEVERITY.get(Rag(rag), 2) < _SEVERITY[calculated]:
            message = f'"{rag}" on {day}, and by the rule it was {calculated}: the date in force, "{due}", had passed'
            hint = "ask the reporter why; reports show both"
            yield finding_at(index, file, f"updates[{n}].reported_rag", "TSR520", message, hint)


def _rating_on(day: date, status: Status, precision: Precision, latest: date | None, rule: RagRule) -> Rag | None:
    """Give the calculated rating of an action that is overdue on the day of a report; None where it is not."""
    passed = has_passed(latest, day)
    late = lateness(status=status, precision=precision, begun=True, passed=passed, outstanding=False)
    if late is not Lateness.OVERDUE or latest is None:
        return None
    return Rag.AMBER if rule.is_amber(latest, day) else Rag.RED


def not_reported_for_a_quarter(index: Index) -> Iterator[Diagnostic]:
    """Find actions in progress without a report in a whole quarter, after which others of the plan have one: TSR521.

    One report later than the others makes no round: of a plan's two newest, the earlier is the one that counts.
    """
    # All plans at once: to go through the actions anew for each would take the square of many small plans.
    rows = index.rows(
        """WITH ranked AS (
             SELECT plan, last_on, row_number() OVER (PARTITION BY plan ORDER BY last_on DESC) AS place
             FROM actions INDEXED BY actions_state WHERE last_on IS NOT NULL),
           rounds AS (
             SELECT plans.file AS plan_file, plan, last_on AS newest FROM ranked JOIN plans ON plans.id = plan
             WHERE place = 2)
           SELECT plan_file, a.plan, a.file, a.last_on, newest
           FROM actions a NOT INDEXED CROSS JOIN rounds ON rounds.plan = a.plan
           WHERE a.last_status = 'in_progress' AND a.last_on < newest
             AND date(a.last_on, '+' || max(?, coalesce(review_every, 0), coalesce(every, 0)) || ' months') < newest
           ORDER BY plan_file, a.last_on, a.file""",
        (QUARTER,),
    )
    for _, group in groupby(map(Passed._make, rows), key=attrgetter("plan_file")):
        yield from _passed_over(index, [each for each in group if _quarter(each.newest) - _quarter(each.last) > 1])


def _passed_over(index: Index, passed: list[Passed]) -> Iterator[Diagnostic]:
    """Tell of each of a few actions of a plan, and once of many."""
    hint = "ask for a report, and add it to `updates`"
    if len(passed) > MOST_TOLD:
        plan, until = passed[0], say_day(date.fromisoformat(passed[0].newest))
        message = (
            f"{len(passed)} actions in progress were not reported for a quarter; others of the plan were until {until}"
        )
        where = f'`tsreview actions list --where "plan:{plan.plan} and status:in_progress" --sort reported`'
        found = finding_at(index, plan.plan_file, "id", "TSR521", message, f"{where} gives the oldest first; {hint}")
        places = (place_in_file(index, each.file, _last_report(index, each)) for each in passed[:MOST_TOLD])
        yield found._replace(related=tuple(places))
        return
    for each in passed:
        last, until = (say_day(date.fromisoformat(day)) for day in (each.last, each.newest))
        message = f"in progress, last reported on {last}; others of the plan were until {until}"
        yield finding_at(index, each.file, _last_report(index, each), "TSR521", message, hint)


def _last_report(index: Index, action: Passed) -> str:
    """Give the field of an action's last report."""
    row = index.row("SELECT max(n) FROM updates WHERE file = ? AND day = ?", (action.file, action.last))
    return f"updates[{row[0] if row else 0}].on"


def _quarter(day: str) -> int:
    """Number the quarters of the calendar."""
    year, month = map(int, day.split("-")[:2])
    return year * 4 + (month - 1) // QUARTER
