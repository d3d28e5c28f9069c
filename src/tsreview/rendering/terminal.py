"""A table on a terminal, drawn by Rich so that it fits."""

from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from tsreview.rendering.inert import log, terminal
from tsreview.rendering.tables import as_text, heading_of
from tsreview.reports.table import Group, Table, say

MOST_ROWS = 400
"""Above this, Rich's time for each row is felt; the plain form is as good to scroll through."""
STYLES = {"blue": "blue", "green": "green", "amber": "yellow", "red": "bold red", "grey": "dim"}
STACKS = (
    ("day", "what_is_due"),
    ("due", "latest"),
    ("nominator", "spa"),
    ("late", "rag"),
    ("lateness", "rag", "status"),
    ("title", "progress"),
    ("name", "figures"),
    ("acronyms", "kind", "sector"),
    ("label", "found"),
)
"""Columns that share one where the terminal is narrow, below the first of them."""
ENOUGH = 26
"""Characters from which on a column reads well, though its cells are longer."""
LEAST = 7
"""Characters below which a column is not worth drawing; where that leaves too many, the lines run on."""
BETWEEN = 3
"""Blanks that a column costs beside its width."""


def as_terminal(table: Table, width: int, *, colour: bool) -> str:
    """Draw a table for a terminal of a width."""
    fewest = len(_stacked([column.name for column in table.columns]))
    if len(table.rows) > MOST_ROWS or fewest * (LEAST + BETWEEN) > width:
        return as_text(table)
    out = StringIO()
    console = Console(
        file=out, width=max(width, 40), force_terminal=colour, no_color=not colour,
        color_system="standard" if colour else None, markup=False, highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    console.print(Text(terminal(heading_of(table)), style="bold"))
    for group in table.groups:
        if group.heading:
            console.print(Text(terminal(group.heading), style="bold"))
        console.print(_drawn(table, group, max(width, 40)))
    for line in table.closing:
        console.print(Text(terminal(line)))
    return log("\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")


def _drawn(table: Table, group: Group, width: int) -> RichTable:
    """Lay a group out; where the columns do not fit side by side, those that belong together share one."""
    cells = {column.name: [terminal(say(column, row)) for row in group.rows] for column in table.columns}
    headings = {column.name: terminal(column.heading) for column in table.columns}
    stacks: list[tuple[str, ...]] = [(column.name,) for column in table.columns]
    wanted = (min(max(map(len, (*cells[name], headings[name]))), ENOUGH) + BETWEEN for name in cells)
    if sum(wanted) > width:
        stacks = _stacked([column.name for column in table.columns])
    least = [max(_least(cells[name], headings[name]) for name in stack) for stack in stacks]
    most = [max(len(text) for name in stack for text in (*cells[name], headings[name])) for stack in stacks]
    whole = [n for n, stack in enumerate(stacks) if "id" in stack]
    widths = _widths(least, most, width - BETWEEN * len(stacks) + 1, whole=whole)
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False, show_lines=False)
    for stack, wide in zip(stacks, widths, strict=True):
        heading = Text("\n".join(headings[name] for name in stack))
        drawn.add_column(heading, no_wrap="id" in stack, overflow="fold", width=wide)
    for n in range(len(group.rows)):
        drawn.add_row(*(Text("\n").join(_cell(name, cells[name][n]) for name in stack) for stack in stacks))
    return drawn


def _widths(least: list[int], most: list[int], room: int, *, whole: list[int]) -> list[int]:
    """Share the room out: Rich, left to do it, cuts what does not fit off the last column.

    Where not even the longest words fit, the widest columns break theirs; those that are to stay whole do not.
    """
    widths = [min(wide, max(room, 1)) for wide in least]
    while sum(widths) > room:
        widest = max((n for n in range(len(widths)) if n not in whole), key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= 1:
            break
        widths[widest] -= 1
    spare = room - sum(widths)
    while spare > 0 and (short := [n for n, wide in enumerate(widths) if wide < most[n]]):
        widths[min(short, key=widths.__getitem__)] += 1
        spare -= 1
    return widths


def _stacked(names: list[str]) -> list[tuple[str, ...]]:
    """Put columns that belong together into one."""
    below = {name: stack[0] for stack in STACKS for name in stack if stack[0] in names}
    return [
        tuple(other for other in names if below.get(other, other) == name)
        for name in names
        if below.get(name, name) == name
    ]


def _least(cells: list[str], heading: str) -> int:
    """Give the width of the longest word, which is not to be broken."""
    return max((len(word) for cell in (*cells, heading) for word in cell.split()), default=1)


def _cell(name: str, text: str) -> Text:
    # Text objects, never markup: data in brackets is data.
    return Text(text, style=STYLES.get(text.split(" ")[0], "") if name == "rag" else "")
