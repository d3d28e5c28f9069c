"""Actions as at a day: which date and which state are in force, asked in SQL.

SQL only narrows; whether an action is late is decided by `tsreview.time.lateness` alone.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.settings import Settings
from tsreview.time.lateness import Lateness, has_begun, lateness
from tsreview.time.rag import ActionFacts, Assessment, assess
from tsreview.time.state import CLOSED, Status, StatusOn
from tsreview.time.window import FROM_A_START, REPORTED, Precision, Recurrence, Window

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
    published: str | None
    """The original date in the source's words."""
    window: Window
    """The date in force; its text is in its own words."""
    review_every: int | None
    status: Status | None
    reported_on: date | None

    @property
    def due(self) -> str | None:
        """The date in force in its own words."""
        return self.window.text or None


DATE_COLUMNS = ("due", "precision", "earliest", "latest", "every", "starts", "first_due", "until")
OWN = "a.file, a.id, a.plan, a.objective, a.position, a.title, a.due AS published"
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
    sql = """SELECT id, title, published, published_last, ends,
               (SELECT max(latest) FROM actions WHERE plan = plans.id),
               (SELECT max(latest) FROM revisions WHERE plan = plans.id AND day <= ?)
             FROM plans ORDER BY id"""
    return {
        plan: PlanSpan(plan, title, published, _day(begins),
                       _day(ends or max(filter(None, (last, moved)), default=None)), ends is not None)
        for plan, title, published, begins, ends, last, moved in index.rows(sql, (as_of.isoformat(),))
    }  # fmt: skip


def dated_actions(
    index: Index, as_of: date, *, against: str = CURRENT, files: Iterable[int] | None = None, identity: str = ""
) -> list[Dated]:
    """Give actions as at a day, by plan, objective and place: all, some by their files, or the one with an id."""
    date_columns = ", ".join(f"{{0}}.{name}" for name in DATE_COLUMNS)
    columns = f"{OWN}, {date_columns}, a.review_every, {STATE}, {REPORTED_ON}"
    chosen, values = "1", {"day": as_of.isoformat(), "id": identity, "files": ""}
    if identity:
        chosen = "a.id = :id"
    elif files is not None:
        chosen, values["files"] = "a.file IN (SELECT value FROM json_each(:files))", numbers(files)
    sql = f"{_in_force(columns, against, chosen)} ORDER BY plan, objective, position, id"
    return [
        Dated._make((*row[:7], _window(*row[7:15]), row[15], row[16] and Status(row[16]), _day(row[17])))
        for row in index.rows(sql, values)
    ]


def numbers(files: Iterable[int]) -> str:
    """Write numbers of files as the JSON list that SQL reads them from."""
    return f"[{','.join(map(str, files))}]"


class Sorted(NamedTuple):
    """All actions by lateness: as counts, and the files of those that need a closer look."""

    near: list[int]
    """Overdue; or with reporting periods, and not in the counts; or due from a day on, and perhaps unreported since."""
    counts: dict[Lateness, int]


def sort_by_lateness(
    index: Index, as_of: date, spans: dict[str, PlanSpan], *, against: str = CURRENT, plan: str | None = None
) -> Sorted:
    """Sort all actions by lateness from the few facts that it looks at.

    Actions with the same facts are judged once. Those with reporting periods are left to be judged one by one;
    closed ones, most of a plan in its later years, are counted without a look at their dates.
    """
    values = {"day": as_of.isoformat(), "plan": plan}
    of_plan = "" if plan is None else " AND plan = :plan"
    closed = f"SELECT count(*) FROM actions WHERE {_CLOSED_FOR_GOOD}{of_plan}"
    found = Sorted([], dict.fromkeys(Lateness, 0))
    found.counts[Lateness.CLOSED] = index.rows(closed, values)[0][0]
    columns = (
        f"a.file, a.plan, {{0}}.precision, {STATE}, {{0}}.earliest <= :day AS begun, {{0}}.latest < :day AS passed"
    )
    sql = f"""SELECT count(*), group_concat(file), plan, precision, status, begun, passed
              FROM ({_in_force(columns, against, _MAY_BE_OPEN)}) WHERE :plan IS NULL OR plan = :plan
              GROUP BY plan, precision, status, begun, passed"""
    for number, files, *facts in index.rows(sql, values):
        precision = facts[1]
        if precision not in REPORTED:
            late = _lateness_of(tuple(facts), spans, as_of)
            found.counts[late] += number
            if late is not Lateness.OVERDUE and (late is not Lateness.DUE_NOW or precision not in FROM_A_START):
                continue
        found.near.extend(map(int, files.split(",")))
    return found


def _lateness_of(facts: tuple[Any, ...], spans: dict[str, PlanSpan], as_of: date) -> Lateness:
    """Decide lateness for all actions without reporting periods that share these facts."""
    plan, precision, status, begun, passed = facts
    begins = spans[plan].begins if plan in spans else None
    return lateness(
        status=Status(status) if status else None,
        precision=Precision(precision),
        # SQL gives nothing where there is no earliest day: the plan's publication stands in.
        begun=has_begun(None, begins, as_of) if begun is None else bool(begun),
        passed=bool(passed),
        outstanding=False,
    )


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
            action.window,
            logs.get(action.file, ()),
            span.begins if span else None,
            span.ends if span else None,
            action.review_every,
        )
        found.append((action, assess(facts, as_of, rule, calendar)))
    return found


def report_days(index: Index, files: list[int], as_of: date) -> dict[int, tuple[StatusOn, ...]]:
    """Give the days and states of the logs of files, up to a day."""
    found: dict[int, list[StatusOn]] = {}
    if files:
        sql = """SELECT file, day, status FROM updates
                 WHERE file IN (SELECT value FROM json_each(?)) AND day <= ? ORDER BY file, n"""
        for file, day, status in index.rows(sql, (numbers(files), as_of.isoformat())):
            found.setdefault(file, []).append(StatusOn(date.fromisoformat(day), Status(status)))
    return {file: tuple(log) for file, log in found.items()}


_CLOSED_FOR_GOOD = "last_on <= :day AND last_status IN ({})".format(", ".join(f"'{each}'" for each in sorted(CLOSED)))
"""The last entry of the log closes the action, and counts on the day: no other fact can matter."""
_MAY_BE_OPEN = f"({_CLOSED_FOR_GOOD}) IS NOT TRUE"


def _in_force(columns: str, against: str, own: str = "1") -> str:
    """Select from actions with their own date, and from those with a revision in force with that.

    `own` narrows by the columns of `actions`, before anything is looked up for a row.
    """
    unrevised = f"SELECT {columns.format('a')} FROM actions a WHERE ({own})"
    if against == ORIGINAL:
        return unrevised
    revised = f"SELECT {columns.format('r')} FROM actions a {REVISION} WHERE a.revised_on <= :day AND ({own})"
    return f"{unrevised} AND (a.revised_on IS NULL OR a.revised_on > :day) UNION ALL {revised}"


def _window(
    due: str | None, precision: str, earliest: str | None, latest: str | None,
    every: int | None, starts: str | None, first_due: str | None, until: str | None,
) -> Window:  # fmt: skip
    """Give a stored date as it was read when its file was admitted."""
    recurs = Recurrence(every, _day(starts), _day(first_due), _day(until)) if every else None
    return Window(due or "", Precision(precision), _day(earliest), _day(latest), recurs)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
