"""A record shown whole: what it says, where that stands, and what refers to it."""

from collections.abc import Iterator
from typing import Any

from tsreview.index.connection import Index
from tsreview.queries.record_fields import say_figure
from tsreview.queries.records import Mention, labels, mentions, record
from tsreview.reports.card import Card, Line, Section, section
from tsreview.schema.kinds import BY_NAME

NAMING = ("name", "organisation", "principle", "title", "says")
"""Fields that name what a group is about."""
PLAIN = ("kind", "note", "why", "role", "holder", "shown")
"""Fields whose values need no label."""
TOGETHER = 12
"""Mentions of one sort that are listed; of more, the number is told."""


def record_card(index: Index, kind: str, identity: str) -> Card:
    """Give the card of a record; UsageFault when no record has the id."""
    found = record(index, kind, identity)
    referring = mentions(index, kind, found.id)
    sections = [
        Section("", tuple(_lines(found.tree))),
        *_parts(found.tree),
        section("Sources", *citations(found.tree, labels(index, "source"))),
        section("Referred to by", *_mentioned(referring)),
        section("", ("File", found.path)),
    ]
    data = {"kind": kind, "path": found.path, "record": found.tree,
            "referred_to_by": [mention._asdict() for mention in referring]}  # fmt: skip
    return Card(f"{found.label} ({found.id})", tuple(part for part in sections if part.lines), data)


def say_key(key: str) -> str:
    """Print a key as a label."""
    return key.replace("_", " ").capitalize()


def _lines(tree: dict[str, Any]) -> Iterator[Line]:
    """Give the fields that hold a text, a few texts or figures."""
    for key, value in tree.items():
        if key in ("id", "name", "title", "sources"):
            continue
        if isinstance(value, str):
            yield Line(say_key(key), value.replace("_", " ") if key in ("kind", "sector") else value)
        elif key == "figures":
            yield from (Line("Figure", say_figure(figure)) for figure in value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield Line(say_key(key), "; ".join(value))
        elif isinstance(value, dict):
            yield Line(say_key(key), _group(value))


def _parts(tree: dict[str, Any]) -> Iterator[Section]:
    """Give the lists of groups, such as themes or memberships, a section each."""
    for key, value in tree.items():
        groups = isinstance(value, list) and any(isinstance(item, dict) for item in value)
        if groups and key not in ("sources", "figures"):
            yield Section(say_key(key), tuple(line for item in value for line in _item(item)))


def _item(item: dict[str, Any]) -> Iterator[Line]:
    """Give a group a line: what it names, then what is said of it."""
    flat = {key: value for key, value in item.items() if not isinstance(value, list)}
    name = next((flat.pop(key) for key in NAMING if key in flat), "")
    said = [value if key in PLAIN else f"{say_key(key).lower()} {value}" for key, value in flat.items()]
    remarks = "; ".join(str(value).replace("_", " ") for value in said)
    yield Line("", f"{name} ({remarks})" if remarks else str(name))


def _group(value: dict[str, Any]) -> str:
    """Print a group of fields in a line."""
    if "published" in value:
        said = value.get("read_as")
        read = "" if said == value["published"] else f" (read as {said})" if said else " (cannot be read)"
        return f"{value['published']}{read}" + (f": {value['why']}" if "why" in value else "")
    parts = [
        f"{say_key(key).lower()} {_group(held) if isinstance(held, dict) else held}" for key, held in value.items()
    ]
    return ", ".join(parts)


def say_place(cited: dict[str, Any]) -> str:
    """Print the place that a citation names: "Section 8, 1b, line 388"."""
    lines = cited.get("lines", "")
    words = [
        cited.get("section", ""),
        f"page {cited['page']}" if "page" in cited else "",
        f"line{'s' * (not lines.isdigit())} {lines}" if lines else "",
        cited.get("note", ""),
    ]
    return ", ".join(filter(None, words))


def citations(tree: dict[str, Any], titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give each source that a record cites, with the places in it."""
    for source in dict.fromkeys(cited["source"] for cited in tree.get("sources", ())):
        places = [say_place(cited) for cited in tree["sources"] if cited["source"] == source]
        yield source, "; ".join(filter(None, [titles.get(source, ""), *places])) or "no record of it can be read"


def _mentioned(found: list[Mention]) -> Iterator[tuple[str, str]]:
    """Give what refers to the record, by kind."""
    for kind in dict.fromkeys(mention.kind for mention in found):
        names = list(dict.fromkeys(f"{each.id} ({each.label})" for each in found if each.kind == kind))
        more = f"; and {len(names) - TOGETHER} more" if len(names) > TOGETHER else ""
        yield BY_NAME[kind].plural.capitalize(), "; ".join(names[:TOGETHER]) + more
