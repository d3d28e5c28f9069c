"""A table in every format: plain text, JSON, CSV, Markdown; on a terminal it is drawn by `terminal.py`."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from tsreview.rendering.inert import csv_cell, json_text, log, markdown, terminal
from tsreview.reports.table import Table, plain, say
from tsreview.time.calendar import say_day

SCHEMA_VERSION = 1


class Format(StrEnum):
    """The formats of lists."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def render(table: Table, form: Format, dataset: dict[str, Any] | None = None) -> str:
    """Draw a table; `dataset` tells which state of the dataset it is, for the JSON envelope."""
    if form is Format.JSON:
        return as_json(table, dataset or {})
    renderers: dict[Format, Callable[[Table], str]] = {Format.CSV: as_csv, Format.MARKDOWN: as_markdown}
    return renderers.get(form, as_text)(table)


def as_text(table: Table) -> str:
    """Draw plain text: one line a row, columns aligned, nothing wrapped or cut."""
    lines = [terminal(heading_of(table)), ""]
    headings = [terminal(column.heading) for column in table.columns]
    for group in table.groups:
        if group.heading:
            lines += [terminal(group.heading)]
        cells = [headings, *(_cells(table, row) for row in group.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines += [_aligned(row, widths) for row in cells]
        lines.append("")
    return log("\n".join([*lines, *map(terminal, table.closing)]).rstrip("\n") + "\n")


def _cells(table: Table, row: Any) -> list[str]:
    cells = [say(column, row) for column in table.columns]
    # Almost always there is nothing to make inert, and one look at all cells tells.
    return cells if "".join(cells).isprintable() else list(map(terminal, cells))


def heading_of(table: Table) -> str:
    """Give the title with the day that it speaks of."""
    return f"{table.title}, as at {say_day(table.as_of)}" if table.as_of else table.title


def as_json(table: Table, dataset: dict[str, Any]) -> str:
    """Draw a JSON document: an envelope, and an item for each row."""
    items = [{column.name: plain(column.machine(row)) for column in table.columns} for row in table.rows]
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "as_of": plain(table.as_of),
        "dataset": dataset,
        **dict(table.facts),
        "items": items,
    }
    return json_text(envelope, ascii_alone=False)


def as_csv(table: Table) -> str:
    """Draw CSV as Excel reads it: a byte order mark, CRLF, ISO days, no formula."""
    import csv
    import io

    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([csv_cell(column.name) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_datum(plain(column.machine(row))) for column in table.columns])
    return out.getvalue()


def _csv_datum(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    return csv_cell("; ".join(value) if isinstance(value, list) else str(value))


def as_markdown(table: Table) -> str:
    """Draw a Markdown table for each group."""
    lines = [f"# {markdown(heading_of(table))}", ""]
    for group in table.groups:
        if group.heading:
            lines += [f"## {markdown(group.heading)}", ""]
        lines.append("| " + " | ".join(markdown(column.heading) for column in table.columns) + " |")
        lines.append("| " + " | ".join("---" for _ in table.columns) + " |")
        lines += [
            "| " + " | ".join(markdown(say(column, row)) for column in table.columns) + " |" for row in group.rows
        ]
        lines.append("")
    lines += [markdown(line) + "\n" for line in table.closing]
    return "\n".join(lines).rstrip("\n") + "\n"


def _aligned(cells: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
