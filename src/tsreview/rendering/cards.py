"""A card in every format."""

from enum import StrEnum
from typing import Any

from tsreview.rendering.inert import json_text, log, markdown, terminal
from tsreview.rendering.tables import SCHEMA_VERSION
from tsreview.reports.card import Card, Line


class CardFormat(StrEnum):
    """The formats of one thing shown whole."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def render(card: Card, form: CardFormat, width: int | None = None, dataset: dict[str, Any] | None = None) -> str:
    """Draw a card; with a width its text is wrapped to it. `dataset` tells its state, for the JSON envelope."""
    match form:
        case CardFormat.JSON:
            envelope = {"schema_version": SCHEMA_VERSION, "dataset": dataset or {}, **card.data}
            return json_text(envelope, ascii_alone=False)
        case CardFormat.MARKDOWN:
            return _as_markdown(card)
        case _:
            return _as_text(card, width)


def _as_text(card: Card, width: int | None) -> str:
    blocks = [_filled(terminal(card.title), width, "")]
    for part in card.sections:
        if not part.lines:
            continue
        indent = max((len(line.label) for line in part.lines), default=0) + 4
        lines = [_filled(terminal(part.heading), width, "")] if part.heading else []
        blocks.append("\n".join([*lines, *(_line(line, indent, width) for line in part.lines)]))
    return log("\n\n".join(blocks) + "\n")


def _line(line: Line, indent: int, width: int | None) -> str:
    start = f"  {terminal(line.label)}".ljust(indent) if line.label else "  "
    text = start + terminal(line.text)
    return _filled(text, width, " " * (indent if line.label else 4))


def _filled(text: str, width: int | None, indent: str) -> str:
    if width is None:
        return text
    import textwrap

    return textwrap.fill(text, max(width, 40), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _as_markdown(card: Card) -> str:
    blocks = [f"# {markdown(card.title)}"]
    for part in card.sections:
        if part.lines:
            heading = [f"## {markdown(part.heading)}", ""] if part.heading else []
            lines = [f"- **{markdown(label)}**: {markdown(text)}" if label else f"- {markdown(text)}"
                     for label, text in part.lines]  # fmt: skip
            blocks.append("\n".join([*heading, *lines]))
    return "\n\n".join(blocks) + "\n"
