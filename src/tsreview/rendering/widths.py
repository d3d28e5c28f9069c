"""How wide the columns of a document's table are to be, in characters."""

from tsreview.reports.tabular import DocTable

MOST_WHOLE = 18
"""Characters up to which a word is kept whole; a longer one may be broken."""
MOST_WISHED = 60
"""Characters beyond which a cell does not ask for more room; it runs over several lines all the same."""
BETWEEN = 3


def fitted(table: DocTable, room: int) -> list[float]:
    """Share the room of a line out: to each column its longest word, and the rest to those with longer cells."""
    columns = [[row[n].text for row in table.rows] for n in range(len(table.headings))]
    refs = [any(row[n].is_ref for row in table.rows) for n in range(len(columns))]
    least = [
        max(_longest_word([heading]), _longest(cells) if ref else _longest_word(cells)) + BETWEEN
        for heading, cells, ref in zip(table.headings, columns, refs, strict=True)
    ]
    wished = [max(_longest(cells) + BETWEEN - narrow, 0) for cells, narrow in zip(columns, least, strict=True)]
    widths = [a + b for a, b in zip(least, _shared(wished, room - sum(least)), strict=True)]
    # Where nothing wishes for more, or not even the words fit, all columns give or take in proportion.
    return [width * room / sum(widths) for width in widths]


def _shared(wished: list[int], rest: float) -> list[float]:
    """Share what is left so that small wishes are met and large ones get alike."""
    shares = [0.0] * len(wished)
    by_wish = sorted(range(len(wished)), key=lambda n: wished[n])
    for place, n in enumerate(by_wish):
        shares[n] = max(min(wished[n], rest / (len(wished) - place)), 0)
        rest -= shares[n]
    return shares


def _longest(cells: list[str]) -> int:
    return min(max(map(len, cells), default=0), MOST_WISHED)


def _longest_word(cells: list[str]) -> int:
    return min(max((len(word) for cell in cells for word in cell.split()), default=1), MOST_WHOLE)
