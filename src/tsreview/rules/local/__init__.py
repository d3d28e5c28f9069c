"""Rules that look at one record and never at the clock; their findings are stored with its file."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from tsreview.diagnostics import FieldFinding
from tsreview.rules.local import actions, bodies, chronology, log, moves, sources
from tsreview.schema.action import Action
from tsreview.schema.base import Record
from tsreview.schema.organisation import Organisation
from tsreview.schema.plan import Plan
from tsreview.schema.source import Source

LocalRule = Callable[[Any, int], Iterator[FieldFinding]]
"""Takes a record, and the month in which the financial year begins."""


class Group(NamedTuple):
    """Rules, and what a record must have for them to have anything to look at."""

    has: Callable[[Any], object]
    rules: tuple[LocalRule, ...]


def check(record: Record, start_month: int) -> list[FieldFinding]:
    """Run every local rule on a record."""
    groups = LOCAL_RULES.get(type(record), ())
    rules = [rule for group in groups if group.has(record) for rule in group.rules]
    return [finding for rule in rules for finding in rule(record, start_month)]


LOCAL_RULES: dict[type[Record], tuple[Group, ...]] = {
    Action: (
        Group(attrgetter("id"), (actions.due_date_is_sound,)),
        Group(actions.has_a_role_twice, (actions.one_is_answerable, actions.party_named_once)),
        Group(attrgetter("updates"), (log.reports_are_sound,)),
        Group(
            log.has_several,
            (log.updates_in_order, log.one_state_a_day, log.completion_told_again, log.gone_back_without_reason),
        ),
        Group(
            attrgetter("revisions"),
            (
                moves.revisions_in_order,
                moves.revision_has_approval,
                moves.revision_fits_its_kind,
                moves.revision_moves_the_date,
                moves.moved_when_it_had_passed,
                moves.moved_when_it_was_closed,
                chronology.revisions_in_our_time,
            ),
        ),
        Group(attrgetter("corrections"), (actions.correction_names_a_field,)),
    ),
    Organisation: (
        Group(attrgetter("id"), (bodies.not_itself, chronology.organisation_ends_after_its_start)),
        Group(chronology.has_a_life, (chronology.parts_in_its_life,)),
        Group(attrgetter("identifiers"), (bodies.number_of_its_register,)),
        Group(attrgetter("area_code"), (bodies.area_has_gss_code,)),
    ),
    Plan: (Group(attrgetter("id"), (chronology.plan_ends_after_its_start, chronology.plan_in_our_time)),),
    Source: (Group(attrgetter("sources"), (sources.not_cited_in_itself,)),),
}
"""The rules of each kind."""
