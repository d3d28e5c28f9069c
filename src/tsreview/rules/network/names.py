"""Organisations that may be one body entered twice: by their names, and by their numbers in registers."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.rules.network.finding import finding_at

MERGE = "merge the two records, or say in `not_same_as` why they are two bodies"
_SORTS = {"name": "the name", "acronym": "an acronym", "other": "another name"}


class Bearer(NamedTuple):
    """An organisation with one of its names."""

    plain: str
    id: str
    file: int
    sort: str
    field: str
    name: str


def like_names(index: Index) -> Iterator[Diagnostic]:
    """Find organisations that share a name or an acronym and do not say that they differ: TSR206, TSR213 to TSR215."""
    rows = index.rows(
        """SELECT plain, record, file, sort, field, name FROM names JOIN files ON files.id = names.file
           WHERE plain IN (SELECT plain FROM names GROUP BY plain HAVING min(file) < max(file))
           ORDER BY plain, record, n"""
    )
    for _, group in groupby(map(Bearer._make, rows), itemgetter(0)):
        # Of a body that bears a name twice, the first says most: its own name, then acronyms, then others.
        bearers: dict[str, Bearer] = {}
        for bearer in group:
            bearers.setdefault(bearer.id, bearer)
        yield from _shared(index, list(bearers.values()))


def one_number_of_two(index: Index) -> Iterator[Diagnostic]:
    """Find organisations that give one number of a register: TSR212."""
    rows = index.rows(
        """SELECT a.file, a.n, a.scheme, a.id, min(files.record)
           FROM identifiers a JOIN identifiers b USING (scheme, id) JOIN files ON files.id = b.file
           WHERE b.file < a.file GROUP BY a.file, a.n ORDER BY a.file, a.n"""
    )
    for file, n, scheme, number, other in rows:
        message = f'{scheme} {number[:40]} is also the number of the organisation "{other}"'
        hint = "a register gives a number to one body: correct it, or merge the two records"
        yield finding_at(index, file, f"identifiers[{n}].id", "TSR212", message, hint)


def _shared(index: Index, bearers: list[Bearer]) -> Iterator[Diagnostic]:
    """Hold each bearer of a name against the first before it that it is not said to differ from."""
    for n, bearer in enumerate(bearers):
        other = next((each for each in bearers[:n] if not _said_to_differ(index, bearer.id, each.id)), None)
        if other is not None:
            code, words = _how(bearer, other)
            message = f'"{bearer.name[:60]}" {words} the organisation "{other.id}"'
            found = finding_at(index, bearer.file, bearer.field, code, message, MERGE)
            yield found._replace(related=(place_in_file(index, other.file, other.field),))


def _how(bearer: Bearer, other: Bearer) -> tuple[str, str]:
    """Tell in what way two bodies share a name: the rule, and its words."""
    is_same = bearer.name.casefold() == other.name.casefold()
    words = (
        f"is also {_SORTS[other.sort]} of" if is_same else f'reads like "{other.name[:60]}", {_SORTS[other.sort]} of'
    )
    sorts = {bearer.sort, other.sort}
    if sorts == {"name"}:
        return "TSR206" if is_same else "TSR213", words
    return "TSR214" if sorts == {"acronym"} else "TSR215", words


def _said_to_differ(index: Index, one: str, other: str) -> bool:
    sql = """SELECT 1 FROM links JOIN files ON files.id = links.file
             WHERE links.kind = 'organisation' AND field LIKE 'not_same_as%'
             AND ((record = ? AND links.id = ?) OR (record = ? AND links.id = ?))"""
    return index.row(sql, (one, other, other, one)) is not None
