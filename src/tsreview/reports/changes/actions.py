"""An action that changed, in the words of the officers who report on it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tsreview.queries.changed import Tree
from tsreview.reports.changes.fields import Name, in_words, sentences
from tsreview.time.calendar import say_day
from tsreview.time.grammar import read_date
from tsreview.time.slippage import say_slippage
from tsreview.time.window import Window, no_date

TOLD_HERE = frozenset({"due", "updates", "revisions", "parties"})
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
MOST_QUOTED = 300
"""Characters of a report that are told."""
ROLES = {"spa": "SPA", "lead": "lead", "nominator": "nominator", "support": "supporting body"}


def action_sentences(before: Tree, after: Tree, start_month: int, name: Name) -> Iterator[str]:
    """Say what was reported, moved, named and edited."""
    yield from _reports(before, after)
    yield from _moves(before, after, start_month)
    yield from _original(before, after)
    yield from _parties(before, after, name)
    yield from sentences(before, after, TOLD_HERE)


def _reports(before: Tree, after: Tree) -> Iterator[str]:
    was, is_ = _entries(before, "updates"), sorted(_entries(after, "updates"), key=_on)
    for n, entry in enumerate(is_):
        if entry in was:
            continue
        other = next((each for each in was if _same_report(entry, each)), None)
        if other is not None:
            fields = [
                key.replace("_", " ") for key in dict.fromkeys((*other, *entry)) if other.get(key) != entry.get(key)
            ]
            yield f"the report of {_say_on(entry)} edited: {', '.join(fields)}"
            continue
        last = is_[n - 1].get("status") if n else None
        status = _status(entry["status"]) if entry.get("status") else "no status"
        changed = f" (was {_status(last)})" if entry.get("status") != last else ""
        by = f" by {in_words(entry['by'])}" if entry.get("by") else ""
        said = next((f": {_cut(entry[key])}" for key in ("progress", "reason") if entry.get(key)), "")
        evidence = f"; evidence: {_cut(entry['evidence'])}" if entry.get("evidence") else ""
        yield f"reported {status} on {_say_on(entry)}{by}{changed}{said}{evidence}"
    for entry in was:
        if entry not in is_ and not any(_same_report(entry, other) for other in is_):
            yield f"the report of {_say_on(entry)} ({_status(entry.get('status'))}) was deleted"


def _moves(before: Tree, after: Tree, start_month: int) -> Iterator[str]:
    """Say of each new move from where to where, which move it is, and how far the date is from the original now."""
    was, is_ = _entries(before, "revisions"), sorted(_entries(after, "revisions"), key=_on)
    original = after.get("due")
    for n, entry in enumerate(is_):
        if entry in was:
            continue
        start = _say_date(is_[n - 1].get("to") if n else original)
        approver = entry.get("approved_by")
        approved = f"approved by {in_words(approver)}" if approver else "no approval recorded"
        count = f"{ORDINALS[n] if n < len(ORDINALS) else f'{n + 1}.'} move"
        reason = f" ({_cut(entry['reason'])})" if entry.get("reason") else ""
        slipped = _behind(_window(original, start_month), _window(entry.get("to"), start_month))
        yield f"moved from {start} to {_say_date(entry.get('to'))}, {count}, {approved}{reason}; {slipped}"
    for entry in was:
        if entry not in is_:
            yield f"the move of {_say_on(entry)} to {_say_date(entry.get('to'))} was deleted or edited"


def _cut(text: Any) -> str:
    """Give the beginning of a text; the record has the rest."""
    line = " ".join(in_words(text).split()).rstrip(".")
    return line if len(line) <= MOST_QUOTED else f"{line[:MOST_QUOTED]} ..."


def _behind(original: Window, current: Window) -> str:
    said = say_slippage(original, current)
    if said == "none":
        return "now at its original date again"
    if said == "not measurable":
        return "how far from its original date cannot be measured"
    return f"now {said} than its original date" if said.endswith("earlier") else f"now {said} behind its original date"


def _original(before: Tree, after: Tree) -> Iterator[str]:
    was, is_ = before.get("due"), after.get("due")
    if was != is_:
        same_words = _say_date(was) == _say_date(is_)
        yield (
            f"how the original date {_say_date(is_)} is read was edited"
            if same_words
            else f"the original date was edited from {_say_date(was)} to {_say_date(is_)}"
        )


def _parties(before: Tree, after: Tree, name: Name) -> Iterator[str]:
    was = dict.fromkeys(_party(each) for each in _entries(before, "parties"))
    is_ = dict.fromkeys(_party(each) for each in _entries(after, "parties"))
    for role, body in is_:
        if (role, body) not in was:
            yield f"{ROLES.get(role, role)} named: {name(body)}"
    for role, body in was:
        if (role, body) not in is_:
            yield f"no longer {ROLES.get(role, role)}: {name(body)}"


def _party(entry: Tree) -> tuple[str, str]:
    role, body = entry.get("role") or "party", entry.get("organisation") or entry.get("named") or "nobody"
    return in_words(role), in_words(body)


def _entries(tree: Tree, field: str) -> list[Tree]:
    found = tree.get(field)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _same_report(one: Tree, other: Tree) -> bool:
    return (one.get("on"), one.get("status")) == (other.get("on"), other.get("status"))


def _on(entry: Tree) -> str:
    return in_words(entry.get("on") or "no day")


def _say_on(entry: Tree) -> str:
    try:
        return say_day(date.fromisoformat(_on(entry)))
    except ValueError:
        return _on(entry)[:20]


def _status(status: Any) -> str:
    return in_words(status).replace("_", " ") if status else "without a report"


def _say_date(value: Any) -> str:
    words = value.get("published") if isinstance(value, dict) else value
    return in_words(words) if words else "no date"


def _window(value: Any, start_month: int) -> Window:
    words = value.get("read_as") if isinstance(value, dict) else value
    read = read_date(words, start_month) if isinstance(words, str) else None
    return read if isinstance(read, Window) else no_date()
