"""The typed rows that queries need of a record: its dates read, its log and parties laid out."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from tsreview.loading.names import names_of
from tsreview.schema.action import Action
from tsreview.schema.base import Record
from tsreview.schema.due import DueWords
from tsreview.schema.organisation import FOLLOWING, Organisation, Succession
from tsreview.schema.plan import Plan
from tsreview.schema.source import Source
from tsreview.schema.writer import part_as_json
from tsreview.time.grammar import read_date
from tsreview.time.window import Window, no_date

Row = tuple[Any, ...]
_ON = attrgetter("on")
LATEST = 3
"""Where `_due` gives the latest day."""
Rows = dict[str, list[Row]]


def project(record: Record, start_month: int) -> Rows:
    """Give the rows of a record by table; kinds that no query needs columns of have none but of waivers."""
    lay_out = PROJECTIONS.get(type(record))
    found = lay_out(record, start_month) if lay_out else {}
    if record.waivers:
        found["waivers"] = [
            (n, each.rule, each.field or "", each.reason, each.approved_by, each.until.isoformat())
            for n, each in enumerate(record.waivers)
        ]
    return found


def action_rows(action: Action, start_month: int) -> Rows:
    """Lay out an action: the original date, the last entry of the log, parties, updates, revisions."""
    updates = action.updates
    # Of two entries of one day the later stands; sorting keeps their order.
    last = sorted(updates, key=_ON)[-1] if updates else None
    revised = min(map(_ON, action.revisions), default=None)
    own = (
        action.id,
        action.plan,
        action.objective,
        action.order,
        action.title,
        *_due(action.due, start_month),
        action.review_every,
        last.on.isoformat() if last else None,
        str(last.status) if last else None,
        revised.isoformat() if revised else None,
    )
    return {
        "actions": [own],
        "parties": [(n, str(party.role), party.organisation, party.named) for n, party in enumerate(action.parties)],
        "updates": [(n, each.on.isoformat(), str(each.status), part_as_json(each)) for n, each in enumerate(updates)],
        "revisions": [
            (n, action.plan, each.on.isoformat(), *_due(each.to, start_month), part_as_json(each))
            for n, each in enumerate(action.revisions)
        ],
    }


def plan_rows(plan: Plan, start_month: int) -> Rows:
    """Lay out a plan: its own dates, and each objective with its theme."""
    published = _window(plan.published, start_month)
    own = (
        plan.id,
        plan.title,
        plan.published,
        _iso(published.earliest),
        _iso(published.latest),
        _iso(_window(plan.starts, start_month).earliest),
        _iso(_window(plan.ends, start_month).latest),
    )
    parts = [(theme, objective) for theme in plan.themes for objective in theme.objectives]
    objectives: list[Row] = [
        (n, plan.id, theme.id, theme.title, _due(theme.due, start_month)[LATEST],
         objective.id, objective.title, _due(objective.due, start_month)[LATEST])
        for n, (theme, objective) in enumerate(parts)
    ]  # fmt: skip
    return {"plans": [own], "objectives": objectives}


def organisation_rows(organisation: Organisation, start_month: int) -> Rows:
    """Lay out what a body is known by, which bodies it followed or gave way to, and when it ended."""
    end = _iso(_window(organisation.ended, start_month).latest)
    return {
        "names": [(n, *name) for n, name in enumerate(names_of(organisation))],
        "identifiers": [(n, each.scheme, each.id.upper()) for n, each in enumerate(organisation.identifiers)],
        "successions": [(n, *_in_time(organisation.id, each)) for n, each in enumerate(organisation.successions)],
        "endings": [(organisation.id, organisation.ended, end)] if end else [],
    }


def _in_time(body: str, succession: Succession) -> tuple[str, str]:
    """Give the earlier body of a succession, then the later."""
    other = succession.organisation
    return (other, body) if succession.kind in FOLLOWING else (body, other)


def source_rows(source: Source, start_month: int) -> Rows:
    """Lay out how many lines a source's text has, which citations are held against."""
    return {"texts_cited": [(source.id, source.text.lines)]} if source.text else {}


PROJECTIONS: dict[type[Record], Callable[[Any, int], Rows]] = {
    Action: action_rows,
    Organisation: organisation_rows,
    Plan: plan_rows,
    Source: source_rows,
}


def _due(due: DueWords | None, start_month: int) -> Row:
    """Give the words and what they are read as: precision, bounds, and how the date recurs."""
    return (due.published, *_read_as(due.read_as, start_month)) if due else (None, *_read_as(None, start_month))


@lru_cache(maxsize=4096)
def _read_as(text: str | None, start_month: int) -> Row:
    window = _window(text, start_month)
    rule = window.recurrence
    recurs = (rule.every_months, _iso(rule.starts), _iso(rule.first_due), _iso(rule.until)) if rule else (None,) * 4
    return str(window.precision), _iso(window.earliest), _iso(window.latest), *recurs


def _window(text: str | None, start_month: int) -> Window:
    read = read_date(text, start_month) if text else None
    return read if isinstance(read, Window) else no_date()


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
