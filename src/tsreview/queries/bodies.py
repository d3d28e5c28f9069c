"""Organisations among each other and in the actions: who belongs to what, who leads how much."""

from collections.abc import Iterable
from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.queries.actions import LATE, ActionView

LEADING = ("nominator", "lead")
"""The roles of those who are to see that an action is done."""


class Member(NamedTuple):
    """A body's membership of another, as its record states it."""

    id: str
    name: str
    role: str | None
    since: str | None
    until: str | None
    as_at: str | None
    note: str | None


class Load(NamedTuple):
    """What a body has to do with actions on a day."""

    id: str
    name: str
    short: str
    """The acronym where there is one, else the name."""
    sector: str
    led: tuple[ActionView, ...]
    accountable: tuple[ActionView, ...]
    supported: tuple[ActionView, ...]

    @property
    def late(self) -> int:
        """How many of the actions that it leads are overdue or miss a report."""
        return sum(view.found.lateness in LATE for view in self.led)


def members(index: Index, organisation: str) -> list[Member]:
    """Give the bodies that state a membership of a body."""
    facts = ", ".join(f"json_extract(m.value, '$.{name}')" for name in Member._fields[2:])
    sql = f"""SELECT f.record, t.label, {facts}
              FROM files f JOIN targets t ON t.file = f.id AND t.n = 0, json_each(f.tree, '$.memberships') m
              WHERE f.kind = 'organisation' AND f.readable AND json_extract(m.value, '$.organisation') = ?
              ORDER BY lower(t.label), f.record"""
    return [Member._make(row) for row in index.rows(sql, (organisation,))]


def roles_in_actions(index: Index, organisation: str) -> dict[str, list[str]]:
    """Give the ids of the actions in which a body has a role, by role."""
    sql = """SELECT role, actions.id FROM parties JOIN actions ON actions.file = parties.file
             WHERE organisation = ? ORDER BY role, plan, objective, position, actions.id"""
    found: dict[str, list[str]] = {}
    for role, action in index.rows(sql, (organisation,)):
        found.setdefault(role, []).append(action)
    return found


def sectors(index: Index) -> dict[str, str]:
    """Give the sector of each organisation, by its id."""
    sql = """SELECT record, coalesce(json_extract(tree, '$.sector'), 'not_stated') FROM files
             WHERE kind = 'organisation' AND readable"""
    return dict(index.rows(sql))


def loads(views: Iterable[ActionView], sector_of: dict[str, str]) -> list[Load]:
    """Give the load of each body that has a role in actions, those that lead most first."""
    roles: dict[tuple[str, str, str], list[tuple[str, ActionView]]] = {}
    for view in views:
        for party in view.parties:
            roles.setdefault((party.id or "", party.name, party.short), []).append((party.role, view))
    found = [_load(*body, acts, sector_of) for body, acts in roles.items()]
    return sorted(found, key=lambda load: (-len(load.led), -len(load.accountable), load.name.casefold()))


def _load(identity: str, name: str, short: str, acts: list[tuple[str, ActionView]], sector_of: dict[str, str]) -> Load:
    def acting(*roles: str) -> tuple[ActionView, ...]:
        return tuple({view.facts.id: view for role, view in acts if role in roles}.values())

    sector = sector_of.get(identity, "not_stated")
    return Load(identity, name, short, sector, acting(*LEADING), acting("spa"), acting("support"))
