"""Bodies and what ties them, as a graph, with what it leaves out."""

import re
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
    whole = [tie for tie in found.ties if tie.one in found.bodies and tie.other in found.bodies]
    if cited is None:
        named = {end for tie in whole for end in (tie.one, tie.other)}
        title = "all bodies that a record ties to another"
    else:
        words = re.compile(rf"(?<!\w){re.escape(cited)}(?!\w)", re.IGNORECASE)
        named = {body.id for body in found.bodies.values() if any(map(words.search, body.sections))}
        title = f'the bodies of "{cited}"'
    between = [tie for tie in whole if tie.one in named and tie.other in named]
    tied = {end for tie in between for end in (tie.one, tie.other)}
    remarks = [
        f"{title}: {say_count(len(named), 'body', 'bodies')}, {say_count(len(between), 'tie')} stated by records",
        f"without a line, as no record states one: {len(named - tied)}",
    ]
    if lost := len(found.ties) - len(whole):
        remarks.append(f"left out, as one of the two is no sound record: {say_count(lost, 'tie')}")
    if cited is not None:
        remarks += [f"{source}: {text}" for source, text in found.losses.items() if words.search(text)]
    return Graph([body for body in found.bodies.values() if body.id in named], between, remarks)
