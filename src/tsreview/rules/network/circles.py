"""Organisations that contain or follow each other in a circle."""

from collections.abc import Iterator

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at


def organisations_contain_each_other(index: Index) -> Iterator[Diagnostic]:
    """Find circles of `parent`: TSR204."""
    rows = index.rows(
        """SELECT record, links.id, file FROM links INDEXED BY links_parent JOIN files ON files.id = links.file
           WHERE links.kind = 'organisation' AND field = 'parent' AND links.id <> record ORDER BY record"""
    )
    parent = {child: (above, file) for child, above, file in rows}
    reported: set[str] = set()
    for start in parent:
        trail = [start]
        while trail[-1] in parent and trail[-1] not in reported:
            above = parent[trail[-1]][0]
            if above in trail:
                circle = trail[trail.index(above) :]
                reported.update(circle)
                message = ", which is part of ".join(f'"{each}"' for each in (*circle, circle[0]))
                message = message.replace(", which", "", 1)
                file = parent[circle[0]][1]
                yield finding_at(index, file, "parent", "TSR204", message, "delete the `parent` that is wrong")
                break
            trail.append(above)
        reported.update(trail)
