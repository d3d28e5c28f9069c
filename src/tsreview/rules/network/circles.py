"""Organisations that contain or follow each other in a circle, and documents that are known only from each other."""

from collections.abc import Iterator, Mapping, Sequence

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import place_in_file
from tsreview.rules.network.finding import finding_at

MOST = 8
"""Members of a circle that a message names."""


def organisations_contain_each_other(index: Index) -> Iterator[Diagnostic]:
    """Find circles of `parent`: TSR204."""
    rows = index.rows(
        """SELECT record, links.id, file FROM links INDEXED BY links_parent JOIN files ON files.id = links.file
           WHERE links.kind = 'organisation' AND field = 'parent' AND links.id <> record ORDER BY record"""
    )
    parent = {child: (above, file) for child, above, file in rows}
    for circle in circles({child: [above] for child, (above, _) in parent.items()}):
        message = _around(circle, "is part of")
        first, *others = (parent[each][1] for each in circle)
        found = finding_at(index, first, "parent", "TSR204", message, "delete the `parent` that is wrong")
        yield found._replace(related=tuple(place_in_file(index, file, "parent") for file in others[:MOST]))


def organisations_follow_each_other(index: Index) -> Iterator[Diagnostic]:
    """Find circles of `successions`: TSR209."""
    rows = index.rows("SELECT earlier, later, file, n FROM successions WHERE earlier <> later ORDER BY 1, 2, 3, 4")
    said = {(earlier, later): (file, n) for earlier, later, file, n in rows}
    leads: dict[str, list[str]] = {}
    for earlier, later in said:
        leads.setdefault(earlier, []).append(later)
    for circle in circles(leads):
        file, n = said[circle[0], circle[1]]
        message = _around(circle, "gave way to")
        yield finding_at(index, file, f"successions[{n}]", "TSR209", message, "correct or delete the one that is wrong")


def sources_known_from_each_other(index: Index) -> Iterator[Diagnostic]:
    """Find circles of documents that are each known only from another: TSR218."""
    rows = index.rows(
        """SELECT record, links.id, links.file, field FROM files CROSS JOIN links ON links.file = files.id
           WHERE files.kind = 'source' AND links.kind = 'source' AND links.id <> record
           AND links.file NOT IN (SELECT file FROM texts_cited) ORDER BY 1, 2, links.n"""
    )
    cites: dict[str, dict[str, tuple[int, str]]] = {}
    for source, cited_in, file, field in rows:
        cites.setdefault(source, {}).setdefault(cited_in, (file, field))
    for circle in circles({source: list(others) for source, others in cites.items()}):
        file, field = cites[circle[0]][circle[1]]
        message = _around(circle, "is known from")
        yield finding_at(index, file, field, "TSR218", message, "delete the entry that is wrong")


def circles(leads: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Give circles in what leads where: at least one of each set of things that lead to each other."""
    done: set[str] = set()
    for start in leads:
        trail = {start: iter(leads[start])} if start not in done else {}
        while trail:
            at = next(reversed(trail))
            step = next(trail[at], None)
            if step is None:
                done.add(at)
                del trail[at]
            elif step in trail:
                names = list(trail)
                circle = names[names.index(step) :]
                yield circle
                done.update(circle)
                for each in circle:
                    del trail[each]
            elif step not in done:
                trail[step] = iter(leads.get(step, ()))


def _around(circle: Sequence[str], how: str) -> str:
    """Word a circle: "a" is part of "b", which is part of "a"."""
    named = circle if len(circle) <= MOST else circle[:MOST]
    first, *others = (f'"{each}"' for each in named)
    gap = "" if named is circle else f", and so on over {len(circle) - MOST} more"
    back = f"{gap}, which {how} {first}"
    return f"{first} {how} {f', which {how} '.join(others)}{back}"
