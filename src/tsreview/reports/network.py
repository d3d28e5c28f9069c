"""Bodies and what ties them, as a graph, with what it leaves out."""

from typing import NamedTuple

from tsreview.queries.ties import Body, Tie, Ties
from tsreview.time.calendar import say_count


class Graph(NamedTuple):
    """A graph to be drawn, and remarks on what it cannot show."""

    bodies: list[Body]
    ties: list[Tie]
    remarks: list[str]


def network(found: Ties, cited: str | None) -> Graph:
    """Give the bodies that cite a section with some words, and their ties among each other; or all that are tied."""
    if cited is None:
        named = {end for tie in found.ties for end in (tie.one, tie.other)}
        title = "all bodies that a record ties to another"
    else:
        wanted = cited.casefold()
        named = {
            body.id for body in found.bodies.values() if any(wanted in section.casefold() for section in body.sections)
        }
        title = f'the bodies of "{cited}"'
    bodies = [body for body in found.bodies.values() if body.id in named]
    between = [tie for tie in found.ties if tie.one in named and tie.other in named]
    tied = {end for tie in between for end in (tie.one, tie.other)}
    remarks = [
        f"{title}: {len(bodies)} bodies, {say_count(len(between), 'tie')} stated by records",
        "a line is drawn only where a record states it; bodies without a line are those of which nothing is stated",
        f"without a line: {sum(body.id not in tied for body in bodies)}",
    ]
    if cited is not None:
        remarks += [f"{source}: {text}" for source, text in found.losses.items() if wanted in text.casefold()]
    return Graph(bodies, between, remarks)
