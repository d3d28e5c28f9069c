"""Texts and tables of a page in HTML: what is written thousands of times, and so not by a template."""

import re
from functools import lru_cache

from markupsafe import Markup

from tsreview.rendering.inert import html
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.calendar import MONTHS

_ID = r"(?:[a-z0-9]{1,12}-){1,3}[0-9]{1,4}"
_DAY = rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})"
WHOLE = re.compile(rf"(?<![\w-])(?:{_ID}|{_DAY})(?![\w-])")
"""Ids that end in a number, unless too long for a line of a telephone, and days of months."""
_LETTER = r"(?:&[#\w]+;|[^\s&-])"
LONG = re.compile(rf"{_LETTER}{{24}}(?={_LETTER}{{8}})")
"""A stretch of a word that would widen the column of a table beyond a sheet of paper."""
LONGEST_WORD = 32
"""Letters from which on a text may hold such a stretch."""
LONGEST_REF = 32
"""Characters of an id that a column keeps on one line."""


@lru_cache(maxsize=8_192)
def flowing(text: str) -> Markup:
    """Write a text for HTML as it is to flow: ids and days are kept whole, and very long words can be broken."""
    # The text goes through the encoder first; neither pattern cuts an encoded character in two.
    written = html(text)
    if len(text) >= LONGEST_WORD:
        written = LONG.sub(r"\g<0><wbr>", written)
    return Markup(WHOLE.sub(r'<span class="whole">\g<0></span>', written))  # noqa: S704


def rows(table: DocTable) -> Markup:
    """Write the rows of a table; each cell says its heading, for pages too narrow to have columns."""
    labels = [f' data-label="{html(heading)}"' for heading in table.headings]
    lines = []
    for row in table.rows:
        # Written here, as a call for each of a hundred thousand cells would cost as much as all that it does.
        cells = [
            f'<td role="cell"{label}{_FIGURE if cell.is_number else ""}>'
            f"{_tag(cell) if cell.rag else flowing(cell.text)}</td>"
            for cell, label in zip(row[1:], labels[1:], strict=False)
        ]
        lines.append(f'<tr role="row">{_named(row[0])}{"".join(cells)}</tr>\n')
    return Markup("".join(lines))  # noqa: S704 - all of it went through the encoder


def _named(cell: Cell) -> str:
    """Write the cell that names its row."""
    if not cell.is_ref:
        return f'<th role="rowheader" scope="row">{_tag(cell) if cell.rag else flowing(cell.text)}</th>'
    short = ' class="ref"' if len(cell.text) < LONGEST_REF else ""
    return f'<th role="rowheader" scope="row"{short}>{html(cell.text)}</th>'


_FIGURE = ' class="figure"'


def _tag(cell: Cell) -> str:
    return f'<strong class="tag {html(cell.rag)}">{html(cell.text)}</strong>'
