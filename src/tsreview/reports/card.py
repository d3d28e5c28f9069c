"""One record as facts to be read from top to bottom: sections of labelled lines."""

from typing import Any, NamedTuple


class Line(NamedTuple):
    """A labelled line; without a label the text stands alone."""

    label: str
    text: str


class Section(NamedTuple):
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


class Card(NamedTuple):
    """A record to be drawn, and the same as data for machines."""

    title: str
    sections: tuple[Section, ...]
    data: dict[str, Any]


def section(heading: str, *lines: tuple[str, Any]) -> Section:
    """Make a section of the lines that have something to say."""
    return Section(heading, tuple(Line(label, str(text)) for label, text in lines if text not in (None, "", ())))
