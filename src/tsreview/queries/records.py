"""Records of any kind, as written, and what refers to them."""

import json
import re
from typing import Any, NamedTuple

from tsreview.errors import DataRefused, UsageFault
from tsreview.index.connection import Index
from tsreview.schema.kinds import BY_NAME, Kind
from tsreview.suggestions import nearest

MOST_LISTED = 8
"""Records that a hint names."""
_WORD = re.compile(r"\w+")


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
    """Find the id that a user means by an id, a name, an acronym, or words that are in one name alone.

    Raises:
        UsageFault: no record of the kind is meant, or several may be; the hint names what could be.
        DataRefused: the record that is meant could not be read.
    """
    # The words of a command may be bytes that are no text, which no database takes.
    written = " ".join(written.encode("utf-8", "replace").decode().split())
    wanted = written.casefold()
    rows = index.rows("SELECT id, label, short FROM targets WHERE kind = ? ORDER BY id", (kind,))
    names = {identity: label for identity, label, _ in rows}
    if wanted in names:
        return wanted
    _refuse_unread(index, kind, wanted)
    spelt = [(_folded(word), identity) for identity, *words in rows for word in words]
    if not any(word == wanted for word, _ in spelt):
        # Further names are looked up only where the id and the name do not serve.
        spelt += [(_folded(name), each.id) for each in records(index, kind) for name in further_names(each.tree)]
    found = {identity for word, identity in spelt if word == wanted}
    other = None if found else _kind_of(index, wanted, kind)
    found = found or (_holding(wanted, names) if other is None else set())
    if len(found) == 1:
        return found.pop()
    if found:
        message = f'"{written[:60]}" may mean {len(found)} {BY_NAME[kind].plural}'
        raise UsageFault(message, hint=f"give the id of one of them:{_listed(found, names)}")
    raise _none_meant(BY_NAME[kind], other, written, names, spelt)


def _refuse_unread(index: Index, kind: str, identity: str) -> None:
    """Refuse an id whose record has errors: to name another that is spelt like it would mislead."""
    sql = "SELECT path FROM files WHERE kind = ? AND record = ? AND NOT readable ORDER BY path"
    row = index.row(sql, (kind, identity))
    if row is not None:
        message = f"{row[0]} has errors and could not be read as a record"
        raise DataRefused(message, hint="`tsreview validate` lists them")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _holding(wanted: str, names: dict[str, str]) -> set[str]:
    """Give the ids of the names that hold all words of a text."""
    words = set(_WORD.findall(wanted))
    return {each for each, name in names.items() if words and words.issubset(_WORD.findall(name.casefold()))}


def _kind_of(index: Index, identity: str, but: str) -> Kind | None:
    """Tell the kind, other than one, of the record that has an id."""
    row = index.row("SELECT kind FROM files WHERE record = ? AND kind <> ? ORDER BY kind", (identity, but))
    return BY_NAME[row[0]] if row else None


def _none_meant(
    kind: Kind, other: Kind | None, written: str, names: dict[str, str], spelt: list[tuple[str, str]]
) -> UsageFault:
    """Word that no record is meant, with what comes nearest."""
    listing = f"`tsreview {kind.folder} list` lists"
    if other is not None:
        article = "an" if other.words[0] in "aeiou" else "a"
        return UsageFault(f'"{written[:60]}" is {article} {other.words}', hint=f"{listing} the {kind.plural}")
    message = f'no {kind.words} has the id "{written[:60]}"'
    begun = {identity for identity in names if written and identity.startswith(written.casefold())}
    if begun:
        return UsageFault(message, hint=f"these begin so:{_listed(begun, names)}")
    nearby = dict(spelt) | {identity: identity for identity in names}
    found = nearest(written, nearby)
    return UsageFault(message, hint=f'did you mean "{nearby[found]}"?' if found else f"{listing} them")


def _listed(ids: set[str], names: dict[str, str]) -> str:
    """List ids with their names, each on a line of its own."""
    # Imported when something is wrong, never on the way to an answer.
    from textwrap import shorten

    lines = [f"\n    {each}  {shorten(names[each], 80, placeholder=' ...')}" for each in sorted(ids)[:MOST_LISTED]]
    return "".join(lines) + (f"\n    and {len(ids) - MOST_LISTED} more" if len(ids) > MOST_LISTED else "")


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
