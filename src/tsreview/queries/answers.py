"""Which findings of a review a plan's objectives and actions answer."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from tsreview.index.connection import Index


class Answered(NamedTuple):
    """A finding, and what answers it."""

    id: str
    title: str
    theme: str
    tone: str
    by: tuple[str, ...]
    """The objectives and actions by their references, in the order of the plan."""


class Answers(NamedTuple):
    """The findings that are answered, and how many the same reviews made in all."""

    found: list[Answered]
    of: int


def answers(index: Index, plan: str | None) -> Answers:
    """Give the findings that a plan answers, or any plan."""
    by: dict[str, list[str]] = {}
    for finding, reference in (*_of_objectives(index, plan), *_of_actions(index, plan)):
        by.setdefault(finding, []).append(reference)
    rows = index.rows(
        """SELECT record, json_extract(tree, '$.title'), json_extract(tree, '$.theme'),
                  coalesce(json_extract(tree, '$.tone'), 'neutral'), json_extract(tree, '$.review')
           FROM files WHERE kind = 'evidence' AND readable ORDER BY record"""
    )
    reviews = {row[4] for row in rows if row[0] in by}
    found = [Answered._make((*row[:4], tuple(dict.fromkeys(by[row[0]])))) for row in rows if row[0] in by]
    return Answers(found, sum(row[4] in reviews for row in rows))


def _of_objectives(index: Index, plan: str | None) -> Iterator[tuple[str, str]]:
    for identity, text in index.rows("SELECT record, tree FROM files WHERE kind = 'plan' AND readable ORDER BY record"):
        if plan in (None, identity):
            for theme in json.loads(text)["themes"]:
                for objective in theme["objectives"]:
                    # A letter alone is known inside its plan only.
                    reference = objective["id"] if plan else f"{identity}/{objective['id']}"
                    yield from ((finding, reference) for finding in objective.get("answers", ()))


def _of_actions(index: Index, plan: str | None) -> Iterator[tuple[str, str]]:
    sql = """SELECT l.id, a.id, a.plan FROM links l JOIN actions a ON a.file = l.file
             WHERE l.kind = 'evidence' ORDER BY a.plan, a.objective, a.position, a.id"""
    yield from ((finding, action) for finding, action, of in index.rows(sql) if plan in (None, of))
