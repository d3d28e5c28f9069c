"""Organisations that may be one body entered twice."""

from collections.abc import Iterator

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at


def two_with_one_name(index: Index) -> Iterator[Diagnostic]:
    """Find organisations that share a name and do not say that they differ: TSR206."""
    rows = index.rows(
        """SELECT a.file, a.id, b.id, a.label FROM targets a
           JOIN targets b ON b.kind = a.kind AND b.id < a.id AND lower(b.label) = lower(a.label)
           WHERE a.kind = 'organisation' AND lower(a.label) IN (
             SELECT lower(label) FROM targets WHERE kind = 'organisation'
             GROUP BY lower(label) HAVING count(DISTINCT id) > 1)
           ORDER BY a.id, b.id"""
    )
    for file, identity, other, name in rows:
        if not _said_to_differ(index, identity, other):
            message = f'"{name[:60]}" is also the name of the organisation "{other}"'
            hint = "merge the two records, or say in `not_same_as` why they are two bodies"
            yield finding_at(index, file, "name", "TSR206", message, hint)


def _said_to_differ(index: Index, one: str, other: str) -> bool:
    sql = """SELECT 1 FROM links JOIN files ON files.id = links.file
             WHERE links.kind = 'organisation' AND field LIKE 'not_same_as%'
             AND ((record = ? AND links.id = ?) OR (record = ? AND links.id = ?))"""
    return index.row(sql, (one, other, other, one)) is not None
