"""Rules that hold a dataset against what was recorded before: TSR601 to TSR606."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import StoredRecord, stored_record
from tsreview.location import Path, Place
from tsreview.time.calendar import say_count

Tree = dict[str, Any]
Key = tuple[str, str]
"""A kind and an id."""


class Known(NamedTuple):
    """What the two datasets hold: the digest and path of every record, by kind and id."""

    now: dict[Key, tuple[bytes, str]]
    base: dict[Key, tuple[bytes, str]]


def check(index: Index, base: Index, deleted_before: Collection[Key]) -> list[Diagnostic]:
    """Hold a dataset against its base; `deleted_before` are the records that the base's history once deleted."""
    known = Known(_records(index), _records(base))
    return [
        *_edited(index, base, known),
        *_used_again(index, known, deleted_before),
        *_gone(base, known),
    ]


def added(index: Index, base: Index) -> set[Key]:
    """Give the records that the base does not have."""
    return set(_records(index)) - set(_records(base))


def _records(index: Index) -> dict[Key, tuple[bytes, str]]:
    rows = index.rows("SELECT kind, record, digest, path FROM files WHERE kind IS NOT NULL ORDER BY path")
    return {(kind, record): (digest, path) for kind, record, digest, path in rows}


def _edited(index: Index, base: Index, known: Known) -> Iterator[Diagnostic]:
    """Look at the actions that both have and whose files differ."""
    for key in sorted(known.now.keys() & known.base.keys()):
        if key[0] != "action" or known.now[key][0] == known.base[key][0]:
            continue
        now, before = stored_record(index, *key), stored_record(base, *key)
        if now is not None and before is not None:
            yield from _original_date(now, before.tree)
            yield from _entries(now, before.tree, "updates", "status", "TSR602", "report")
            yield from _entries(now, before.tree, "revisions", "to", "TSR603", "move")
            yield from _taken_away(now, before.tree, "updates", "status", "evidence")
            yield from _taken_away(now, before.tree, "updates", "status", "reported_rag")
            yield from _taken_away(now, before.tree, "revisions", "to", "approved_by")


def _original_date(now: StoredRecord, before: Tree) -> Iterator[Diagnostic]:
    was, is_ = _words(before.get("due")), _words(now.tree.get("due"))
    if was == is_ or _is_corrected(now.tree, before, was):
        return
    message = f'the original date was "{was[0] or "none"}" and is "{is_[0] or "none"}"'
    if was[0] == is_[0]:
        message = f'the original date "{was[0]}" was read as "{was[1] or "none"}" and is read as "{is_[1] or "none"}"'
    hint = "put it back and add a revision; or add a correction with `field: due`"
    yield _finding(now, ("due",) if "due" in now.tree else ("id",), "TSR601", message, hint)


def _entries(now: StoredRecord, before: Tree, field: str, said: str, code: str, what: str) -> Iterator[Diagnostic]:
    """Find entries of a log that are gone; their words may be mended, their day and what they state may not."""
    gone = Counter(_facts(before, field, said)) - Counter(_facts(now.tree, field, said))
    for (on, stated), _ in sorted(gone.items()):
        message = f"the {what} of {on[:20]} ({stated[:60]}) is gone"
        hint = "put the entry back; to take it back, add a later one"
        yield _finding(now, (field,) if field in now.tree else ("id",), code, message, hint)


def _taken_away(now: StoredRecord, before: Tree, field: str, said: str, held: str) -> Iterator[Diagnostic]:
    """Find entries that are still there without what they rest on; only evidence may become another."""
    stated = dict(zip(_facts(now.tree, field, said), enumerate(_groups(now.tree, field)), strict=True))
    for fact, entry in zip(_facts(before, field, said), _groups(before, field), strict=True):
        n, kept = stated.get(fact, (0, entry))
        was, is_ = entry.get(held), kept.get(held)
        if was is None or is_ == was or (is_ is not None and held == "evidence"):
            continue
        now_it_has = "none" if is_ is None else f'"{str(is_)[:60]}"'
        message = f'the entry of {fact[0][:20]} had `{held}` "{str(was)[:60]}" and has {now_it_has}'
        yield _finding(now, (field, n), "TSR606", message, "put it back; if it was wrong, a later entry says so")


def _facts(tree: Tree, field: str, said: str) -> list[tuple[str, str]]:
    return [(str(entry.get("on")), str(_words(entry.get(said))[0])) for entry in _groups(tree, field)]


def _groups(tree: Tree, field: str) -> list[Tree]:
    entries = tree.get(field)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _words(value: Any) -> tuple[str | None, str | None]:
    """Give a date's words and what they are read as, however the record writes it."""
    if isinstance(value, dict):
        return value.get("published"), value.get("read_as")
    return value, value


def _is_corrected(now: Tree, before: Tree, was: tuple[str | None, str | None]) -> bool:
    """Tell whether a correction was added that says what date stood there."""
    known = _groups(before, "corrections")
    new = [each for each in _groups(now, "corrections") if each not in known]
    return any(each.get("field") == "due" and each.get("from") in was for each in new)


def _used_again(index: Index, known: Known, deleted_before: Collection[Key]) -> Iterator[Diagnostic]:
    for kind, identity in sorted((known.now.keys() - known.base.keys()) & set(deleted_before)):
        record = stored_record(index, kind, identity)
        message = f'the id "{identity[:60]}" belonged to a record that was deleted'
        hint = "give the new record an id that was never used"
        if record is not None:
            yield _finding(record, ("id",) if "id" in record.tree else (), "TSR604", message, hint)


def _gone(base: Index, known: Known) -> Iterator[Diagnostic]:
    """Find actions that were deleted; with one that was reported on, its reports are."""
    for key in sorted(known.base.keys() - known.now.keys()):
        if key[0] != "action":
            continue
        record = stored_record(base, *key)
        reports = (
            len(_facts(record.tree, "updates", "status")) + len(_facts(record.tree, "revisions", "to")) if record else 0
        )
        code, what = ("TSR602", f" with its {say_count(reports, 'report')} and moves") if reports else ("TSR605", "")
        message = f'the action "{key[1][:60]}" was deleted{what}'
        hint = "put it back and add an update that withdraws it"
        yield Diagnostic(Place(known.base[key][1]), code, RULES[code].severity, message, hint, "")


def _finding(record: StoredRecord, path: Path, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(record.place(path), code, RULES[code].severity, message, hint, str(path[0]) if path else "")
