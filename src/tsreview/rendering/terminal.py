"""A table on a terminal, drawn by Rich so that it fits."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Column
from rich.table import Table as RichTable
from rich.text import Text

from tsreview.queries.fields import Field, Kind
from tsreview.rendering.inert import log, terminal
from tsreview.rendering.tables import as_text, heading_of
from tsreview.reports.table import Group, Table, say

MOST_ROWS = 400
"""Above this, Rich's time for each row is felt; the plain form is as good to scroll through."""
STYLES = {"blue": "blue", "green": "green", "amber": "yellow", "red": "bold red", "grey": "dim"}
NARROW = frozenset({"id", "late", "latest", "due", "rag"})
"""Columns that are kept whole longer than others."""
LEFT_OUT_FIRST = (
    "progress",
    "spa",
    "latest",
    "what_is_due",
    "status",
    "figures",
    "acronyms",
    "sector",
    "due",
    "nominator",
)
"""Columns that a narrow terminal goes without, in this order, before any other."""
LEAST_OF_PROSE = 24
LEAST_OF_OTHERS = 12
"""Characters below which a column is not worth having, where its cells are longer."""
BETWEEN = 3
"""Blanks that a column costs beside its width."""


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
    columns, left_out = _fitting(table, max(width, 40))
    for group in table.groups:
        if group.heading:
            console.print(Text(terminal(group.heading), style="bold"))
        console.print(_drawn(columns, group))
        console.print()
    for line in (*table.closing, *left_out):
        console.print(Text(terminal(line)))
    return log("\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")


def _fitting(table: Table, width: int) -> tuple[list[Field], list[str]]:
    """Choose the columns that can be read side by side, and say which are left out."""
    kept = list(table.columns)
    least = {column.name: _least_width(column, table) for column in kept}
    while len(kept) > 2 and sum(least[column.name] + BETWEEN for column in kept) > width:
        names = [column.name for column in kept]
        first = next((name for name in LEFT_OUT_FIRST if name in names), names[-1])
        del kept[names.index(first)]
    missing = [column.name for column in table.columns if column not in kept]
    words = f"left out to fit: {', '.join(missing)} (--columns chooses)"
    return kept, [words] if missing else []


def _least_width(column: Field, table: Table) -> int:
    """Give the width that a column is worth having from: that of its ids and words, which are not broken."""
    cells = [column.heading, *(terminal(say(column, row)) for row in table.rows)]
    if column.name == "id":
        return max(map(len, cells))
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=0)
    enough = LEAST_OF_PROSE if column.kind is Kind.PROSE and column.name not in NARROW else LEAST_OF_OTHERS
    return min(max(map(len, cells)), max(enough, min(longest_word, LEAST_OF_PROSE)))


def _drawn(fields: list[Field], group: Group) -> RichTable:
    columns = [
        Column(Text(field.heading), no_wrap=field.name == "id", overflow="fold",
               ratio=None if field.name in NARROW else 1, min_width=4)
        for field in fields
    ]  # fmt: skip
    drawn = RichTable(*columns, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    for row in group.rows:
        drawn.add_row(*(_cell(field.name, terminal(say(field, row))) for field in fields))
    return drawn


def _cell(name: str, text: str) -> Text:
    # Text objects, never markup: data in brackets is data.
    return Text(text, style=STYLES.get(text.split(" ")[0], "") if name == "rag" else "")
