"""Two states of a dataset set side by side, record by record, keyed by kind and id."""

import json
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.schema.kinds import KINDS

Tree = dict[str, Any]


class Side(NamedTuple):
    """A record in one of the states: its file, and what it says; nothing where the file cannot be read."""

    path: str
    tree: Tree | None


class Pair(NamedTuple):
    """A record that differs: as it was and as it is; nothing on the side where it is not."""

    kind: str
    id: str
    label: str
    before: Side | None
    after: Side | None


def pairs(before: Index, after: Index) -> list[Pair]:
    """Give the records that differ in content or place, by kind and id; a file that only moved is one of them."""
    was, is_ = _digests(before), _digests(after)
    found = []
    for key in sorted(was.keys() | is_.keys(), key=lambda key: (_RANK.get(key[0], 99), key[1])):
        if was.get(key) != is_.get(key):
            sides = _side(before, was.get(key)), _side(after, is_.get(key))
            found.append(Pair(*key, _label(after if key in is_ else before, *key), *sides))
    return found


def label_of(index: Index, kind: str, identity: str) -> str:
    """Give the short name of a record, or its id where none is known."""
    row = index.row("SELECT short FROM targets WHERE kind = ? AND id = ? ORDER BY file", (kind, identity))
    return str(row[0]) if row else identity


_RANK = {kind.name: n for n, kind in enumerate((KINDS[1], KINDS[0], *KINDS[2:]))}
"""Actions first: they are what a board looks for."""


def _digests(index: Index) -> dict[tuple[str, str], tuple[bytes, str]]:
    rows = index.rows("SELECT kind, record, digest, path FROM files WHERE kind IS NOT NULL ORDER BY path DESC")
    return {(kind, record): (digest, path) for kind, record, digest, path in rows}


def _side(index: Index, known: tuple[bytes, str] | None) -> Side | None:
    if known is None:
        return None
    row = index.row("SELECT tree FROM files WHERE path = ?", (known[1],))
    return Side(known[1], json.loads(row[0]) if row and row[0] else None)


def _label(index: Index, kind: str, identity: str) -> str:
    row = index.row("SELECT label FROM targets WHERE kind = ? AND id = ? AND n = 0 ORDER BY file", (kind, identity))
    return str(row[0]) if row else identity
