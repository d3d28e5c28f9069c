"""Reports held against the calculated rating, and against the other reports of their plan."""

from collections.abc import Iterator
from datetime import date
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
    """Find actions in progress without a report in a whole quarter, after which others of the plan have one: TSR521."""
    for plan_file, plan, newest in _rounds(index):
        # The index of plans would have every action of one looked up; one plan often has nearly all.
        rows = index.rows(
            """SELECT file, last_on FROM actions NOT INDEXED
               WHERE plan = ? AND last_status = 'in_progress' AND last_on < ?
                 AND date(last_on, '+' || max(?, coalesce(review_every, 0), coalesce(every, 0)) || ' months') < ?
               ORDER BY last_on, file""",
            (plan, newest, QUARTER, newest),
        )
        passed = [Passed(plan_file, plan, file, last, newest) for file, last in rows]
        yield from _passed_over(index, [each for each in passed if _quarter(newest) - _quarter(each.last) > 1])


def _rounds(index: Index) -> Iterator[tuple[int, str, str]]:
    """Give the plans with the day of their last round of reports.

    One report later than the others makes no round: of the two newest, the earlier is the one that counts.
    """
    by_day = "FROM actions INDEXED BY actions_state"
    tops = dict(index.rows(f"SELECT plan, max(last_on) {by_day} WHERE last_on IS NOT NULL GROUP BY plan"))
    for plan_file, plan in index.rows("SELECT file, id FROM plans ORDER BY file"):
        top = tops.get(plan)
        days = index.rows(f"SELECT last_on {by_day} WHERE last_on = ? AND plan = ? LIMIT 2", (top, plan))
        if len(days) < 2:
            days = index.rows(f"SELECT max(last_on) {by_day} WHERE plan = ? AND last_on < ?", (plan, top))
        if days[-1][0] is not None:
            yield plan_file, plan, days[-1][0]


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
