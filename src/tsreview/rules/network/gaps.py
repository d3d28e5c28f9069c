"""What open actions of a plan lack: told at each of a few, and once of the plan where they are many."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.rules.network.finding import MOST_TOLD, finding_at
from tsreview.time.state import CLOSED
from tsreview.time.window import UNDATED


class Open(NamedTuple):
    """An action that no report closes, and what it has of what a board asks for."""

    plan_file: int
    plan: str
    file: int
    has_nominator: bool
    has_spa: bool
    has_lead: bool
    is_dated: bool
    due: str | None


class Gap(NamedTuple):
    """What is missing: the rule, its words of one action and of many, what to do, and the filter that lists them."""

    code: str
    of_one: str
    of_many: str
    hint: str
    where: str


_NOMINATOR = Gap(
    "TSR502",
    "no party is the nominator",
    "no nominator",
    "add the nominator when the partnership names one",
    "nominator:none and lateness!=closed",
)
_SPA = Gap(
    "TSR503",
    "no single point of accountability is named",
    "no single point of accountability",
    "add the SPA when it is known",
    "spa:none and lateness!=closed",
)
_SPA_OR_LEAD = Gap(
    "TSR503",
    "neither a single point of accountability nor a lead is named",
    "neither a single point of accountability nor a lead",
    "add the lead, or the SPA, when it is known",
    "spa:none and lead:none and lateness!=closed",
)
_DATE = Gap(
    "TSR504",
    "there is no due date",
    "no date that can be told",
    "ask the plan's owner; add a revision of the kind first_dated",
    "lateness:cannot_tell",
)


def what_open_actions_lack(index: Index) -> Iterator[Diagnostic]:
    """Find open actions without a nominator, TSR502, without anybody to answer, TSR503, or without a date, TSR504."""
    for _, group in groupby(_open_actions(index), attrgetter("plan_file")):
        actions = list(group)
        has_nominators = any(each.has_nominator for each in actions)
        # A plan that knows neither nominators nor SPAs has leads to answer for its actions.
        asks_for_spa = has_nominators or any(each.has_spa for each in actions)
        if has_nominators:
            yield from _told(index, _NOMINATOR, actions, [each for each in actions if not each.has_nominator])
        unanswered = [each for each in actions if not each.has_spa and (asks_for_spa or not each.has_lead)]
        yield from _told(index, _SPA if asks_for_spa else _SPA_OR_LEAD, actions, unanswered)
        yield from _told(index, _DATE, actions, [each for each in actions if not each.is_dated])


def _open_actions(index: Index) -> list[Open]:
    closed, undated = (", ".join(f"'{each}'" for each in sorted(group)) for group in (CLOSED, UNDATED))
    has = ", ".join(
        f"EXISTS (SELECT 1 FROM parties WHERE parties.file = actions.file AND role = '{role}')"
        for role in ("nominator", "spa", "lead")
    )
    rows = index.rows(
        f"""SELECT plans.file, plans.id, actions.file, {has},
              precision NOT IN ({undated}) OR revised_on IS NOT NULL, due
            FROM plans JOIN actions ON actions.plan = plans.id
            WHERE coalesce(last_status, '') NOT IN ({closed})
            ORDER BY plans.file, objective, position, actions.id"""
    )
    return list(map(Open._make, rows))


def _told(index: Index, gap: Gap, actions: Sequence[Open], lacking: Sequence[Open]) -> Iterator[Diagnostic]:
    if len(lacking) > MOST_TOLD:
        plan = actions[0]
        message = f"{len(lacking)} of the plan's {len(actions)} open actions have {gap.of_many}"
        hint = f'`tsreview actions list --where "plan:{plan.plan} and {gap.where}"` lists them; {gap.hint}'
        found = finding_at(index, plan.plan_file, "id", gap.code, message, hint)
        yield found._replace(related=tuple(place_in_file(index, each.file, "id") for each in lacking[:MOST_TOLD]))
        return
    for each in lacking:
        has_words = gap is _DATE and each.due is not None
        message = f'"{each.due}" gives no day' if has_words else gap.of_one
        yield finding_at(index, each.file, "due" if has_words else "id", gap.code, message, gap.hint)
