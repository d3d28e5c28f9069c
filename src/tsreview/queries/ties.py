"""What ties organisations to each other, as their records state it."""

import json
from typing import Any, NamedTuple

from tsreview.index.connection import Index


class Tie(NamedTuple):
    """A membership, a part of a whole, a relation or a succession."""

    one: str
    other: str
    what: str
    """Such as "member of" or "funds": one of few."""
    role: str
    """What a member is there, in the words of its record."""
    when: str

    @property
    def label(self) -> str:
        """What it is, with the role and the dates."""
        said = "; ".join(filter(None, (self.role, self.when)))
        return f"{self.what} ({said})" if said else self.what


class Body(NamedTuple):
    """A body as a node: what it is called, and which sections of sources speak of it."""

    id: str
    short: str
    sections: tuple[str, ...]


class Ties(NamedTuple):
    """All bodies and what ties them."""

    bodies: dict[str, Body]
    ties: list[Tie]
    losses: dict[str, str]
    """Of each source, what its notes say of it."""


def ties(index: Index) -> Ties:
    """Give all organisations with what ties them."""
    sql = """SELECT f.record, t.short, f.tree FROM files f JOIN targets t ON t.file = f.id AND t.n = 0
             WHERE f.kind = 'organisation' AND f.readable ORDER BY f.record"""
    bodies, found = {}, []
    for identity, short, text in index.rows(sql):
        tree = json.loads(text)
        bodies[identity] = Body(identity, short, tuple(cited.get("section", "") for cited in tree.get("sources", ())))
        found += _of(identity, tree)
    notes = "SELECT record, json_extract(tree, '$.notes') FROM files WHERE kind = 'source' AND readable"
    return Ties(bodies, found, {source: text for source, text in index.rows(notes) if text})


def _of(identity: str, tree: dict[str, Any]) -> list[Tie]:
    found = [
        Tie(identity, member["organisation"], "member of", member.get("role", ""), _when(member))
        for member in tree.get("memberships", ())
    ]
    if "parent" in tree:
        found.append(Tie(identity, tree["parent"], "part of", "", ""))
    for key, when in (("relations", _when), ("successions", lambda each: each.get("when", ""))):
        found += [
            Tie(identity, each["organisation"], each["kind"].replace("_", " "), "", when(each))
            for each in tree.get(key, ())
        ]
    return found


def _when(part: dict[str, Any]) -> str:
    words = [f"{name.replace('_', ' ')} {part[name]}" for name in ("since", "until", "as_at") if name in part]
    return ", ".join(words)
