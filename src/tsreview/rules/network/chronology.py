"""Dates of actions held against those of their plan and its parts."""

from collections.abc import Iterator
from datetime import date

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at
from tsreview.time.calendar import say_day


def before_the_plan(index: Index) -> Iterator[Diagnostic]:
    """Find due dates, updates and moves before their plan was published, of actions whose notes say nothing: TSR308."""
    rows = index.rows(
        """WITH early AS (
             SELECT actions.file, 'due' AS field, due AS day, published
             FROM plans JOIN actions ON actions.plan = plans.id WHERE latest < published_first
             UNION ALL
             SELECT actions.file, 'updates[' || n || '].on', day, published
             FROM updates CROSS JOIN actions ON actions.file = updates.file JOIN plans ON plans.id = actions.plan
             WHERE day < (SELECT max(published_first) FROM plans) AND day < published_first
             UNION ALL
             SELECT revisions.file, 'revisions[' || n || '].on', day, published
             FROM revisions JOIN plans ON plans.id = revisions.plan WHERE day < published_first)
           SELECT early.* FROM early CROSS JOIN files ON files.id = early.file
           WHERE json_extract(tree, '$.notes') IS NULL ORDER BY 1, 2"""
    )
    for file, field, day, published in rows:
        message = f"{day} is before the plan was published ({published})"
        yield finding_at(index, file, field, "TSR308", message, "correct the date, or say in `notes` that it is so")


def work_before_the_plan_began(index: Index) -> Iterator[Diagnostic]:
    """Find reports of work before the first day of the plan, of actions whose notes say nothing: TSR310."""
    rows = index.rows(
        """SELECT updates.file, n, day, plans.starts FROM plans CROSS JOIN actions ON actions.plan = plans.id
           CROSS JOIN updates ON updates.file = actions.file CROSS JOIN files ON files.id = actions.file
           WHERE plans.starts IS NOT NULL AND day < plans.starts AND day >= coalesce(published_first, day)
           AND status IN ('in_progress', 'complete') AND json_extract(tree, '$.notes') IS NULL ORDER BY 1, 2"""
    )
    for file, n, day, began in rows:
        message = f"{day} is before the plan began ({say_day(date.fromisoformat(began))})"
        hint = "correct the day, or say in `notes` that it is so"
        yield finding_at(index, file, f"updates[{n}].on", "TSR310", message, hint)


def due_after_the_plan(index: Index) -> Iterator[Diagnostic]:
    """Find actions that are due when their plan has ended: TSR313."""
    rows = index.rows(
        """SELECT actions.file, due, ends FROM plans CROSS JOIN actions ON actions.plan = plans.id
           WHERE ends IS NOT NULL AND latest > ends AND every IS NULL ORDER BY 1"""
    )
    for file, due, ends in rows:
        message = f"the action is due ({due}) after the plan ends ({say_day(date.fromisoformat(ends))})"
        yield finding_at(index, file, "due", "TSR313", message, "keep both as published, and tell the board")


def due_before_its_actions(index: Index) -> Iterator[Diagnostic]:
    """Find themes and objectives that are due before some of their actions: TSR505."""
    rows = index.rows(
        """SELECT objectives.file, 'theme', theme, theme_latest AS own, count(*), max(actions.latest)
           FROM objectives JOIN actions USING (plan, objective)
           WHERE theme_latest < actions.latest GROUP BY objectives.file, theme
           UNION ALL
           SELECT objectives.file, 'objective', objective, objectives.latest, count(*), max(actions.latest)
           FROM objectives JOIN actions USING (plan, objective)
           WHERE objectives.latest < actions.latest GROUP BY objectives.file, objective ORDER BY 1, 2, 3"""
    )
    for file, part, identity, own, count, last in rows:
        field = _field_of_part(index, file, part, identity) + ".due"
        first, last = (say_day(date.fromisoformat(day)) for day in (own, last))
        later = "is due later, by" if count == 1 else "are due later, the last by"
        message = f"the {part} is due by {first}, and {count} of its actions {later} {last}"
        yield finding_at(index, file, field, "TSR505", message, "keep both as published, and tell the board")


def _field_of_part(index: Index, file: int, part: str, identity: str) -> str:
    sql = "SELECT field FROM targets WHERE file = ? AND kind = ? AND id LIKE '%/' || ?"
    row = index.row(sql, (file, part, identity))
    return str(row[0]) if row else ""
