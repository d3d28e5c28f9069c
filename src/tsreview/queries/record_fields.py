"""The fields of lists of records other than actions."""

from typing import Any

from tsreview.queries.fields import Datum, Field, Kind
from tsreview.queries.records import RecordView, further_names


def _written(name: str, heading: str, kind: Kind = Kind.WORD, otherwise: str | None = None) -> Field:
    """Give a field that shows what the record says, or what holds where it says nothing."""

    def value(row: RecordView) -> Datum:
        held = row.tree.get(name, otherwise)
        return tuple(map(str, held)) if isinstance(held, list) else held

    return Field(name, heading, kind, value)


def _count(name: str, heading: str, of: str) -> Field:
    return Field(name, heading, Kind.NUMBER, lambda row: len(row.tree.get(of, ())))


def _figures(row: RecordView) -> Datum:
    return tuple(say_figure(figure) for figure in row.tree.get("figures", ()))


def say_figure(figure: dict[str, Any]) -> str:
    """Print a figure: what it counts, then the source's words where it gives them, else the number."""
    number = figure.get("published") or f"{figure['value']} {figure.get('unit', '')}".strip()
    when = f" ({figure['as_at']})" if "as_at" in figure else f" (by {figure['by']})" if "by" in figure else ""
    return f"{figure['measure']}: {number}{when}"


ID = Field("id", "Id", Kind.WORD, lambda row: row.id)
CITED = Field(
    "source",
    "Source",
    Kind.WORD,
    lambda row: tuple(dict.fromkeys(cited["source"] for cited in row.tree.get("sources", ()))),
)

FIELDS: dict[str, tuple[Field, ...]] = {
    "organisation": (
        ID,
        Field("name", "Name", Kind.PROSE, lambda row: row.label, also=lambda row: tuple(further_names(row.tree))),
        _written("acronyms", "Acronyms"),
        _written("kind", "Sort of body"),
        _written("sector", "Sector", otherwise="not_stated"),
        _written("area", "Area", Kind.PROSE),
        _written("parent", "Part of"),
        Field(
            "member_of",
            "Member of",
            Kind.WORD,
            lambda row: tuple(member["organisation"] for member in row.tree.get("memberships", ())),
        ),
        Field("figures", "Figures", Kind.PROSE, _figures),
        CITED,
    ),
    "principle": (
        ID,
        _written("set", "Set"),
        Field("number", "Number", Kind.NUMBER, lambda row: int(row.tree["number"]) if "number" in row.tree else None),
        _written("title", "Principle", Kind.PROSE),
        _written("statement", "What it asks", Kind.PROSE),
        CITED,
    ),
    "principle_set": (ID, _written("title", "Set", Kind.PROSE), _written("published_by", "Published by"), CITED),
    "plan": (
        ID,
        _written("title", "Plan", Kind.PROSE),
        _written("owner", "Owner"),
        _written("published", "Published"),
        _written("ends", "Ends"),
        _count("themes", "Themes", "themes"),
        Field(
            "objectives",
            "Objectives",
            Kind.NUMBER,
            lambda row: sum(len(theme.get("objectives", ())) for theme in row.tree.get("themes", ())),
        ),
        CITED,
    ),
    "source": (
        ID,
        _written("title", "Document", Kind.PROSE),
        _written("authors", "Authors", Kind.PROSE),
        _written("publisher", "Publisher"),
        _written("published", "Published"),
        Field(
            "lines", "Lines", Kind.NUMBER, lambda row: int(row.tree["text"]["lines"]) if "text" in row.tree else None
        ),
    ),
    "evidence": (
        ID,
        _written("theme", "Theme"),
        _written("tone", "Tone", otherwise="neutral"),
        _written("title", "Finding", Kind.PROSE),
        _written("statement", "What was found", Kind.PROSE),
        _written("organisations", "Organisations"),
        CITED,
    ),
    "contradiction": (
        ID,
        _written("title", "Matter", Kind.PROSE),
        Field(
            "accounts",
            "What each place says",
            Kind.PROSE,
            lambda row: tuple(account["says"] for account in row.tree.get("accounts", ())),
            text=lambda row: "; or: ".join(account["says"].rstrip(".") for account in row.tree.get("accounts", ())),
        ),
        _written("handled", "How it is carried", Kind.PROSE),
        CITED,
    ),
    "practice": (
        ID,
        _written("title", "Practice", Kind.PROSE),
        _written("area", "Area", Kind.PROSE),
        _written("updated", "Updated"),
        _written("initiatives", "Initiatives", Kind.PROSE),
        Field(
            "principles",
            "Principles",
            Kind.WORD,
            lambda row: tuple(shown["principle"] for shown in row.tree.get("principles", ())),
        ),
        CITED,
    ),
}

COLUMNS: dict[str, tuple[str, ...]] = {
    "organisation": ("id", "name", "acronyms", "kind", "sector", "figures"),
    "principle": ("id", "set", "number", "title"),
    "principle_set": ("id", "title", "published_by"),
    "plan": ("id", "title", "owner", "published", "themes", "objectives"),
    "source": ("id", "title", "authors", "published", "lines"),
    "evidence": ("id", "theme", "tone", "title"),
    "contradiction": ("id", "title", "accounts"),
    "practice": ("id", "title", "area", "updated", "principles"),
}
