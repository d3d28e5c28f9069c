"""Rules that look at one record and never at the clock; their findings are stored with its file."""

from collections.abc import Callable, Iterator
from typing import Any

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local import actions, bodies, chronology, log, moves
from tsreview.schema.action import Action
from tsreview.schema.base import Record
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan

LocalRule = Callable[[Any, int], Iterator[FieldFinding]]
"""Takes a record, and the month in which the financial year begins."""


def check(record: Record, start_month: int) -> list[FieldFinding]:
    """Run every local rule on a record."""
    groups = LOCAL_RULES.get(type(record), {})
    rules = [rule for field, group in groups.items() if getattr(record, field) for rule in group]
    return [finding for rule in rules for finding in rule(record, start_month)]


LOCAL_RULES: dict[type[Record], dict[str, tuple[LocalRule, ...]]] = {
    Action: {
        "id": (actions.action_is_answerable, actions.action_has_date),
        "parties": (actions.one_is_answerable, actions.party_named_once),
        "due": (actions.date_is_exact_enough, chronology.due_in_our_time),
        "updates": (
            log.updates_in_order,
            log.one_state_a_day,
            log.complete_has_evidence,
            log.stopping_has_reason,
            log.work_has_progress,
            log.completion_told_again,
            log.rating_fits_completion,
            chronology.complete_before_it_could_begin,
            chronology.updates_in_our_time,
        ),
        "revisions": (
            moves.revisions_in_order,
            moves.revision_has_approval,
            moves.revision_fits_its_kind,
            moves.revision_moves_the_date,
            moves.moved_when_it_had_passed,
            chronology.revisions_in_our_time,
        ),
    },
    Organisation: {
        "id": (bodies.not_itself, chronology.organisation_ends_after_its_start),
        "identifiers": (bodies.number_of_its_register,),
        "area_code": (bodies.area_has_gss_code,),
    },
    Plan: {"id": (chronology.plan_ends_after_its_start, chronology.plan_in_our_time)},
}
"""The rules of each kind, under a field without which they have nothing to look at."""
