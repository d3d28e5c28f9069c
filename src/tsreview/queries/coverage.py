"""Which actions and practices serve or show which principle."""

import json
from typing import Any, NamedTuple

from tsreview.index.connection import Index


class Covered(NamedTuple):
    """A principle with what serves and shows it."""

    id: str
    set: str
    number: int | None
    title: str
    actions: tuple[tuple[str, str], ...]
    """The plan and the id of each action that says it serves the principle."""
    practices: tuple[tuple[str, str, str], ...]
    """The id, the area and how it is shown (stated or implied) of each practice."""

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans with an action that serves it."""
        return tuple(dict.fromkeys(plan for plan, _ in self.actions))

    def areas(self, shown: str) -> tuple[str, ...]:
        """The areas with a practice that shows it in one way."""
        return tuple(dict.fromkeys(area for _, area, how in self.practices if how == shown))


def coverage(index: Index) -> list[Covered]:
    """Give every principle, by set and number, with its actions and practices."""
    actions = _pairs(
        index,
        """SELECT l.id, a.plan, a.id FROM links l JOIN actions a ON a.file = l.file
           WHERE l.kind = 'principle' ORDER BY a.plan, a.objective, a.position, a.id""",
    )
    practices = _pairs(
        index,
        """SELECT json_extract(s.value, '$.principle'), f.record, json_extract(f.tree, '$.area'),
                  json_extract(s.value, '$.shown')
           FROM files f, json_each(f.tree, '$.principles') s WHERE f.kind = 'practice' AND f.readable
           ORDER BY f.record""",
    )
    found = []
    for identity, text in index.rows("SELECT record, tree FROM files WHERE kind = 'principle' AND readable"):
        tree = json.loads(text)
        number = int(tree["number"]) if "number" in tree else None
        served, shown = tuple(actions.get(identity, ())), tuple(practices.get(identity, ()))
        found.append(Covered(identity, tree["set"], number, tree["title"], served, shown))
    return sorted(found, key=lambda each: (each.set, each.number or 0, each.id))


def _pairs(index: Index, sql: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for principle, *rest in index.rows(sql):
        found.setdefault(principle, []).append(tuple(rest))
    return found
