"""Records of any kind, as written, and what refers to them."""

import json
from typing import Any, NamedTuple

from tsreview.errors import UsageFault
from tsreview.index.connection import Index
from tsreview.schema.kinds import BY_NAME
from tsreview.suggestions import nearest


class RecordView(NamedTuple):
    """A record as written."""

    kind: str
    id: str
    label: str
    path: str
    tree: dict[str, Any]


class Mention(NamedTuple):
    """A record that refers to another, and by which field."""

    kind: str
    id: str
    label: str
    path: str
    field: str


def records(index: Index, kind: str) -> list[RecordView]:
    """Give all records of a kind, by id."""
    sql = """SELECT f.kind, f.record, t.label, f.path, f.tree FROM files f
             JOIN targets t ON t.file = f.id AND t.n = 0 WHERE f.kind = ? ORDER BY f.record, f.path"""
    return [_view(row) for row in index.rows(sql, (kind,))]


def record(index: Index, kind: str, identity: str) -> RecordView:
    """Give the record of an id, an acronym or a name; UsageFault with the nearest when none bears it."""
    found = find_id(index, kind, identity)
    sql = """SELECT f.kind, f.record, t.label, f.path, f.tree FROM files f
             JOIN targets t ON t.file = f.id AND t.n = 0 WHERE f.kind = ? AND f.record = ? ORDER BY f.path"""
    row = index.row(sql, (kind, found))
    assert row is not None  # noqa: S101 - find_id gave an id of this table
    return _view(row)


def find_id(index: Index, kind: str, written: str) -> str:
    """Find the id that a user means by an id, an acronym or a name."""
    names: dict[str, str] = {}
    for identity, label, short in index.rows(
        "SELECT id, label, short FROM targets WHERE kind = ? ORDER BY id DESC", (kind,)
    ):
        names |= {label.casefold(): identity, short.casefold(): identity}
    ids = [row[0] for row in index.rows("SELECT id FROM targets WHERE kind = ? ORDER BY id", (kind,))]
    names |= {identity: identity for identity in ids}
    if written.casefold() in names:
        return names[written.casefold()]
    # Further names are looked up only where the id and the name do not serve.
    for other in records(index, kind):
        names |= {name.casefold(): other.id for name in further_names(other.tree)}
    if written.casefold() in names:
        return names[written.casefold()]
    found = nearest(written, names)
    words = BY_NAME[kind].words
    listing = f"tsreview {BY_NAME[kind].folder} list"
    hint = f'did you mean "{names[found]}"?' if found else f"`{listing}` lists them"
    raise UsageFault(f'no {words} has the id "{written[:60]}"', hint=hint)


def further_names(tree: dict[str, Any]) -> list[str]:
    """Give the acronyms and other names that a record states."""
    return [*tree.get("acronyms", ()), *(other["name"] for other in tree.get("other_names", ()))]


def mentions(index: Index, kind: str, identity: str) -> list[Mention]:
    """Give the records that refer to a record, by kind and id."""
    sql = """SELECT f.kind, f.record, t.label, f.path, l.field FROM links l
             JOIN files f ON f.id = l.file JOIN targets t ON t.file = f.id AND t.n = 0
             WHERE l.kind = ? AND l.id = ? ORDER BY f.kind, f.record, l.n"""
    return [Mention(*row) for row in index.rows(sql, (kind, identity))]


def labels(index: Index, kind: str) -> dict[str, str]:
    """Give the names of all records of a kind by id."""
    return dict(index.rows("SELECT id, label FROM targets WHERE kind = ? ORDER BY id", (kind,)))


def counts_by_kind(index: Index) -> dict[str, int]:
    """Count the records of every kind."""
    counts = dict(index.rows("SELECT kind, count(*) FROM files WHERE kind IS NOT NULL GROUP BY kind"))
    return {kind: counts.get(kind, 0) for kind in BY_NAME}


def _view(row: tuple[Any, ...]) -> RecordView:
    kind, identity, label, path, tree = row
    return RecordView(kind, identity, label, path, json.loads(tree))
