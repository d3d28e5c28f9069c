"""What open actions of a plan lack: told at each of a few, and once of the plan where they are many."""

from collections.abc import Iterable, Iterator, Sequence
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


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{each}'" for each in sorted(words))


_HAS = "EXISTS (SELECT 1 FROM parties WHERE parties.file = actions.file AND role = '{}')"
_IS_OPEN = f"coalesce(last_status, '') NOT IN ({_listed(CLOSED)})"


def what_open_actions_lack(index: Index) -> Iterator[Diagnostic]:
    """Find open actions without a nominator, TSR502, without anybody to answer, TSR503, or without a date, TSR504."""
    number = dict(index.rows(f"SELECT plan, count(*) FROM actions WHERE {_IS_OPEN} GROUP BY plan"))
    for _, group in groupby(_wanting(index), attrgetter("plan_file")):
        actions = list(group)
        every = number[actions[0].plan]
        unnominated = [each for each in actions if not each.has_nominator]
        without_spa = [each for each in actions if not each.has_spa]
        has_nominators = len(unnominated) < every
        # A plan that knows neither nominators nor SPAs has leads to answer for its actions.
        asks_for_spa = has_nominators or len(without_spa) < every
        unanswered = [each for each in without_spa if asks_for_spa or not each.has_lead]
        if has_nominators:
            yield from _told(index, _NOMINATOR, every, unnominated)
        yield from _told(index, _SPA if asks_for_spa else _SPA_OR_LEAD, every, unanswered)
        yield from _told(index, _DATE, every, [each for each in actions if not each.is_dated])


def _wanting(index: Index) -> list[Open]:
    """Give the open actions that have not all that is ever asked for."""
    # Actions are gone through in their own order, which takes half the time of looking up those of each plan.
    rows = index.rows(
        f"""SELECT plans.file, plans.id, actions.file, nominator, spa, {_HAS.format("lead")}, dated, due
            FROM (SELECT actions.*, {_HAS.format("nominator")} AS nominator, {_HAS.format("spa")} AS spa,
                    precision NOT IN ({_listed(UNDATED)}) OR revised_on IS NOT NULL AS dated
                  FROM actions WHERE {_IS_OPEN}) AS actions
            CROSS JOIN plans ON plans.id = actions.plan
            WHERE NOT (nominator AND spa AND dated)
            ORDER BY plans.file, objective, position, actions.id"""
    )
    return list(map(Open._make, rows))


def _told(index: Index, gap: Gap, every: int, lacking: Sequence[Open]) -> Iterator[Diagnostic]:
    if len(lacking) > MOST_TOLD:
        plan = lacking[0]
        message = f"{len(lacking)} of the plan's {every} open actions have {gap.of_many}"
        hint = f'`tsreview actions list --where "plan:{plan.plan} and {gap.where}"` lists them; {gap.hint}'
        found = finding_at(index, plan.plan_file, "id", gap.code, message, hint)
        yield found._replace(related=tuple(place_in_file(index, each.file, "id") for each in lacking[:MOST_TOLD]))
        return
    for each in lacking:
        has_words = gap is _DATE and each.due is not None
        message = f'"{each.due}" gives no day' if has_words else gap.of_one
        yield finding_at(index, each.file, "due" if has_words else "id", gap.code, message, gap.hint)
