"""A table on a terminal, drawn by Rich so that it fits."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Column
from rich.table import Table as RichTable
from rich.text import Text

from tsreview.rendering.inert import terminal
from tsreview.rendering.tables import as_text, heading_of
from tsreview.reports.table import Group, Table, say

MOST_ROWS = 400
"""Above this, Rich's time for each row is felt; the plain form is as good to scroll through."""
STYLES = {"blue": "blue", "green": "green", "amber": "yellow", "red": "bold red", "grey": "dim"}
NARROW = frozenset({"id", "late", "latest", "due", "rag"})
"""Columns that are kept whole longer than others."""


def as_terminal(table: Table, width: int, *, colour: bool) -> str:
    """Draw a table for a terminal of a width."""
    if len(table.rows) > MOST_ROWS:
        return as_text(table)
    out = StringIO()
    console = Console(
        file=out, width=max(width, 40), force_terminal=colour, no_color=not colour,
        color_system="standard" if colour else None, markup=False, highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    console.print(Text(terminal(heading_of(table)), style="bold"))
    console.print()
    for group in table.groups:
        if group.heading:
            console.print(Text(terminal(group.heading), style="bold"))
        console.print(_drawn(table, group))
        console.print()
    for line in table.closing:
        console.print(Text(terminal(line)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _drawn(table: Table, group: Group) -> RichTable:
    columns = [
        Column(Text(column.heading), no_wrap=column.name == "id", overflow="fold",
               ratio=None if column.name in NARROW else 1, min_width=4)
        for column in table.columns
    ]  # fmt: skip
    drawn = RichTable(*columns, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    for row in group.rows:
        drawn.add_row(*(_cell(column.name, terminal(say(column, row))) for column in table.columns))
    return drawn


def _cell(name: str, text: str) -> Text:
    # Text objects, never markup: data in brackets is data.
    return Text(text, style=STYLES.get(text.split(" ")[0], "") if name == "rag" else "")
