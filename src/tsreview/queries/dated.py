"""Actions as at a day: which date and which state are in force, asked in SQL.

SQL only narrows; whether an action is late is decided by `tsreview.time.lateness` alone.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tsreview.errors import DatasetFault
from tsreview.index.connection import Index
from tsreview.settings import Settings
from tsreview.time.lateness import Lateness, has_begun, has_passed, lateness
from tsreview.time.rag import ActionFacts, Assessment, assess
from tsreview.time.state import Status, StatusOn
from tsreview.time.window import REPORTED, Precision, Window, no_date

CURRENT, ORIGINAL = "current", "original"
AGAINST = (CURRENT, ORIGINAL)


class PlanSpan(NamedTuple):
    """The days of a plan: when its publication is certain, and its end, as published or as its last action's."""

    id: str
    title: str
    published: str
    begins: date | None
    ends: date | None
    end_is_published: bool


class Dated(NamedTuple):
    """An action with the date and the state in force on a day."""

    file: int
    id: str
    plan: str
    objective: str
    position: int
    title: str
    due: str | None
    read_as: str | None
    precision: Precision
    earliest: date | None
    latest: date | None
    review_every: int | None
    status: Status | None
    reported_on: date | None


STATE = """
  CASE WHEN a.last_on IS NULL OR a.last_on <= :day THEN a.last_status
       ELSE (SELECT status FROM updates u WHERE u.file = a.file AND u.day <= :day
             ORDER BY u.day DESC, u.n DESC LIMIT 1) END AS status"""
REPORTED_ON = """
  CASE WHEN a.last_on IS NULL OR a.last_on <= :day THEN a.last_on
       ELSE (SELECT max(day) FROM updates u WHERE u.file = a.file AND u.day <= :day) END AS reported_on"""
REVISION = """
  JOIN revisions r ON r.file = a.file AND r.n = (
    SELECT n FROM revisions WHERE file = a.file AND day <= :day ORDER BY day DESC, n DESC LIMIT 1)"""


def plan_spans(index: Index, as_of: date) -> dict[str, PlanSpan]:
    """Give the days of every plan; where no end was published, that of its last action as at the day."""
    last = dict(
        index.rows(
            """SELECT plan, max(latest) FROM (
                 SELECT plan, latest FROM actions
                 UNION ALL SELECT plan, revisions.latest FROM revisions JOIN actions USING (file) WHERE day <= ?)
               GROUP BY plan""",
            (as_of.isoformat(),),
        )
    )
    return {
        plan: PlanSpan(plan, title, published, _day(begins), _day(ends or last.get(plan)), ends is not None)
        for plan, title, published, begins, ends in index.rows(
            "SELECT id, title, published, published_last, ends FROM plans ORDER BY id"
        )
    }


def dated_actions(
    index: Index, as_of: date, *, against: str = CURRENT, condition: str = "1", values: dict[str, str] | None = None
) -> list[Dated]:
    """Give actions as at a day, by plan, objective and place.

    `condition` narrows in SQL by the columns of what is in force (`status`, `precision`, `earliest`,
    `latest`, `id`, `plan`); it comes from this package's callers, never from a user.
    """
    columns = "a.file, a.id, a.plan, a.objective, a.position, a.title, {0}.due, {0}.read_as, {0}.precision, "
    columns += "{0}.earliest, {0}.latest, a.review_every," + STATE + "," + REPORTED_ON
    sql = f"SELECT * FROM ({_in_force(columns, against)}) WHERE {condition} ORDER BY plan, objective, position, id"  # noqa: S608
    rows = index.rows(sql, {"day": as_of.isoformat(), **(values or {})})
    return [
        Dated(*row[:8], Precision(row[8]), _day(row[9]), _day(row[10]), row[11],
              Status(row[12]) if row[12] else None, _day(row[13]))
        for row in rows
    ]  # fmt: skip


def count_by_lateness(index: Index, as_of: date, settings: Settings, *, against: str = CURRENT) -> dict[Lateness, int]:
    """Count all actions by lateness, those that cannot tell among them.

    Actions are grouped in SQL by the facts that lateness looks at, and the one function decides each
    group. Those with reporting periods are judged one by one.
    """
    spans = plan_spans(index, as_of)
    columns = "a.plan, {0}.precision, {0}.earliest, {0}.latest," + STATE
    sql = f"""SELECT plan, precision, status, min(earliest), min(latest), count(*)
              FROM ({_in_force(columns, against)}) WHERE precision NOT IN ({_REPORTED})
              GROUP BY plan, precision, status, earliest IS NULL, earliest <= :day,
                       latest IS NULL, latest < :day"""  # noqa: S608
    counts = dict.fromkeys(Lateness, 0)
    for plan, precision, status, earliest, latest, number in index.rows(sql, {"day": as_of.isoformat()}):
        counts[
            lateness(
                status=Status(status) if status else None,
                precision=Precision(precision),
                begun=has_begun(_day(earliest), _begins(spans, plan), as_of),
                passed=has_passed(_day(latest), as_of),
                outstanding=False,
            )
        ] += number
    for _, found in assessed(index, reported_actions(index, as_of, against=against), as_of, spans, settings):
        counts[found.lateness] += 1
    return counts


def late_actions(index: Index, as_of: date, *, against: str = CURRENT) -> list[Dated]:
    """Give the actions that may be late: a narrowing that loses none, before each is judged."""
    condition = f"""precision IN ({_REPORTED}) OR (latest < :day
                    AND (status IS NULL OR status NOT IN ('complete', 'withdrawn', 'superseded', 'suspended')))"""
    return dated_actions(index, as_of, against=against, condition=condition)


def reported_actions(index: Index, as_of: date, *, against: str = CURRENT) -> list[Dated]:
    """Give the actions with reporting periods."""
    return dated_actions(index, as_of, against=against, condition=f"precision IN ({_REPORTED})")


def assessed(
    index: Index,
    actions: Iterable[Dated],
    as_of: date,
    spans: dict[str, PlanSpan],
    settings: Settings,
) -> list[tuple[Dated, Assessment]]:
    """Judge actions one by one."""
    actions = list(actions)
    logs = report_days(index, [action.file for action in actions if action.reported_on], as_of)
    calendar, rule = settings.calendar, settings.rag_rule
    found = []
    for action in actions:
        span = spans.get(action.plan)
        facts = ActionFacts(
            window_of(action, settings.financial_year_starts),
            logs.get(action.file, ()),
            span.begins if span else None,
            span.ends if span else None,
            action.review_every,
        )
        found.append((action, assess(facts, as_of, rule, calendar)))
    return found


def window_of(action: Dated, start_month: int = 4) -> Window:
    """Give the window in force; only recurring dates are read again, for how they recur."""
    if action.precision in REPORTED:
        return read_window(action.read_as, start_month)
    return Window(action.read_as or "", action.precision, action.earliest, action.latest)


def read_window(text: str | None, start_month: int) -> Window:
    """Read a stored date, which the grammar took when its file was admitted."""
    from tsreview.time.grammar import read_date

    read = read_date(text, start_month) if text else no_date()
    if not isinstance(read, Window):
        raise DatasetFault(f'the index holds a date that cannot be read: "{text}"', hint="run with --no-cache")
    return read


def report_days(index: Index, files: list[int], as_of: date) -> dict[int, tuple[StatusOn, ...]]:
    """Give the days and states of the logs of files, up to a day."""
    found: dict[int, list[StatusOn]] = {}
    if files:
        sql = """SELECT file, day, status FROM updates
                 WHERE file IN (SELECT value FROM json_each(?)) AND day <= ? ORDER BY file, n"""
        for file, day, status in index.rows(sql, (json.dumps(files), as_of.isoformat())):
            found.setdefault(file, []).append(StatusOn(date.fromisoformat(day), Status(status)))
    return {file: tuple(log) for file, log in found.items()}


_REPORTED = ", ".join(f"'{precision}'" for precision in sorted(REPORTED))


def _in_force(columns: str, against: str) -> str:
    """Select from actions with their own date, and from those with a revision in force with that."""
    own = f"SELECT {columns.format('a')} FROM actions a"  # noqa: S608
    if against == ORIGINAL:
        return own
    revised = f"SELECT {columns.format('r')} FROM actions a {REVISION} WHERE a.revised_on <= :day"  # noqa: S608
    return f"{own} WHERE a.revised_on IS NULL OR a.revised_on > :day UNION ALL {revised}"


def _begins(spans: dict[str, PlanSpan], plan: str) -> date | None:
    return spans[plan].begins if plan in spans else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
