"""What a plan and its principles leave without action, and whether its dates can be kept."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at
from tsreview.time.calendar import say_month

FEWEST = 9
"""Dated actions that a plan must have before the share that is due in one month says anything."""


def objective_without_action(index: Index) -> Iterator[Diagnostic]:
    """Find objectives that no action serves, or the whole plan where it has no action: TSR513."""
    # An action whose file cannot be read may be the one that is missed; it may be in a folder of no kind.
    rows = index.rows(
        """SELECT file, id, field, EXISTS (SELECT 1 FROM links WHERE links.kind = 'objective' AND links.id = targets.id)
           FROM targets WHERE kind = 'objective'
           AND NOT EXISTS (SELECT 1 FROM files INDEXED BY files_unread
                           WHERE NOT readable AND coalesce(kind, 'action') = 'action')
           ORDER BY file, n"""
    )
    for file, group in groupby(rows, itemgetter(0)):
        parts = list(group)
        if not any(is_served for *_, is_served in parts):
            yield finding_at(index, file, "id", "TSR513", "no action belongs to the plan", "add its actions")
            continue
        for _, identity, field, is_served in parts:
            if not is_served:
                message = f'no action serves the objective "{identity.partition("/")[2]}"'
                hint = "add the action; where the plan has none, tell the board"
                yield finding_at(index, file, f"{field}.id", "TSR513", message, hint)


def principle_that_nothing_shows(index: Index) -> Iterator[Diagnostic]:
    """Find principles that no action serves and no practice shows, while others of the set have one: TSR514."""
    rows = index.rows(
        """WITH held AS (
             SELECT targets.file, targets.id, links.id AS held_in,
               EXISTS (SELECT 1 FROM links other WHERE other.kind = 'principle' AND other.id = targets.id) AS is_shown
             FROM targets JOIN links ON links.file = targets.file AND links.field = 'set'
             WHERE targets.kind = 'principle')
           SELECT file, id, held_in FROM held WHERE NOT is_shown
           AND held_in IN (SELECT held_in FROM held WHERE is_shown)
           AND NOT EXISTS (SELECT 1 FROM files INDEXED BY files_unread
                           WHERE NOT readable AND coalesce(kind, 'action') IN ('action', 'practice')) ORDER BY file"""
    )
    for file, identity, principles in rows:
        message = f'no action serves "{identity}" and no practice shows it, as they do others of "{principles}"'
        yield finding_at(
            index, file, "id", "TSR514", message, "link what serves it; where nothing does, tell the board"
        )


def set_without_principles(index: Index) -> Iterator[Diagnostic]:
    """Find sets of principles to which no principle belongs: TSR523."""
    rows = index.rows(
        """SELECT file, id FROM targets WHERE kind = 'principle_set'
           AND NOT EXISTS (SELECT 1 FROM links WHERE links.kind = 'principle_set' AND links.id = targets.id
                           AND links.field = 'set')
           AND NOT EXISTS (SELECT 1 FROM files INDEXED BY files_unread
                           WHERE NOT readable AND coalesce(kind, 'principle') = 'principle')
           ORDER BY file"""
    )
    for file, identity in rows:
        message = f'no principle belongs to the set "{identity}"'
        yield finding_at(index, file, "id", "TSR523", message, "add its principles, or correct their `set`")


def many_due_in_one_month(index: Index) -> Iterator[Diagnostic]:
    """Find plans of which more than a third of the dated actions are due in one month: TSR509."""
    rows = index.rows(
        """WITH months AS (
             SELECT plan, substr(latest, 1, 7) AS month, count(*) AS due FROM actions WHERE latest IS NOT NULL
             GROUP BY plan, month),
           shares AS (SELECT *, sum(due) OVER (PARTITION BY plan) AS dated FROM months)
           SELECT file, month, due, dated FROM shares JOIN plans ON plans.id = shares.plan
           WHERE dated >= ? AND due * 3 > dated ORDER BY file, month""",
        (FEWEST,),
    )
    for file, month, due, dated in rows:
        message = f"{due} of {dated} dated actions are due in {say_month(date.fromisoformat(f'{month}-01'))}"
        yield finding_at(index, file, "id", "TSR509", message, "ask which of them the partners can do by then")
