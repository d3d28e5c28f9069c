"""Full-text search over all records, by stem, the best first."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from tsreview.errors import UsageFault
from tsreview.index.connection import Index

MOST_WORDS = 20
OPEN, CLOSE = "\x02", "\x03"
"""Around what was found; control characters, which no record can hold."""
UNSAID = frozenset(
    {"id", "source", "organisation", "plan", "principle", "set", "lines", "page", "sha256", "order"}
    | {"kind", "sector", "tone", "shown", "review", "answers", "principles", "organisations"}
)
"""Keys whose values are ids, places and words of a closed set, not words to search."""


class Hit(NamedTuple):
    """A record that was found, and the words around what was found."""

    kind: str
    id: str
    label: str
    path: str
    excerpt: str


class Hits(NamedTuple):
    """The best of what was found, and how much was found in all."""

    best: list[Hit]
    total: int


def search(index: Index, text: str, limit: int) -> Hits:
    """Find records that hold all the words, in any form of them; a phrase in quotes is found as such."""
    _bring_up_to_date(index)
    wanted = _expression(text)
    sql = f"""SELECT f.kind, f.record, t.label, f.path, snippet(texts, -1, '{OPEN}', '{CLOSE}', ' ... ', 16)
              FROM texts JOIN files f ON f.id = texts.rowid JOIN targets t ON t.file = f.id AND t.n = 0
              WHERE texts MATCH ? ORDER BY bm25(texts, 5.0, 1.0), f.kind, f.record LIMIT ?"""
    total = index.rows("SELECT count(*) FROM texts WHERE texts MATCH ?", (wanted,))[0][0]
    return Hits([Hit(*row) for row in index.rows(sql, (wanted, limit))], total)


def _expression(text: str) -> str:
    """Write a user's words as an expression in which nothing but words and phrases is understood."""
    pieces = text.split('"')
    # Between an even and an odd quote lies a phrase.
    words = [word for n, piece in enumerate(pieces) for word in ([piece] if n % 2 else piece.split())]
    words = [word for word in words if any(map(str.isalnum, word))][:MOST_WORDS]
    if not words:
        raise UsageFault("there is no word to search for", hint="write a word, or a phrase in quotes")
    return " ".join('"' + word.replace("\0", "") + '"' for word in words)


def _bring_up_to_date(index: Index) -> None:
    """Enter the texts of files that came since the last search; validate and lists need none of it."""
    sql = """SELECT f.id, t.label, f.tree FROM files f JOIN targets t ON t.file = f.id AND t.n = 0
             WHERE in_search = 0 AND tree IS NOT NULL"""
    if index.row(sql + " LIMIT 1") is None:
        return
    with index.writing():
        rows = [(file, label, "\n".join(_words(json.loads(tree)))) for file, label, tree in index.rows(sql)]
        index.connection.executemany("INSERT INTO texts (rowid, label, body) VALUES (?, ?, ?)", rows)
        index.connection.executemany("UPDATE files SET in_search = 1 WHERE id = ?", ((row[0],) for row in rows))


def _words(tree: Any, key: str = "") -> Iterator[str]:
    if isinstance(tree, str):
        if key not in UNSAID:
            yield tree
    elif isinstance(tree, list):
        for item in tree:
            yield from _words(item, key)
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _words(value, name)
