"""A document as facts: numbered sections, paragraphs, lists and tables, which every format lays out."""

from datetime import date
from typing import NamedTuple

from tsreview.reports.pictures import Picture
from tsreview.reports.tabular import DocTable


class Paragraph(NamedTuple):
    """A numbered paragraph, with points below it."""

    number: str
    text: str
    points: tuple[str, ...] = ()

    @property
    def is_lettered(self) -> bool:
        """Whether the points bear letters of their own: (a), (b)."""
        return bool(self.points) and self.points[0].startswith("(a)")


class DocSection(NamedTuple):
    """A numbered section."""

    number: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[DocTable, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def shown(self) -> tuple[tuple[Picture | None, DocTable], ...]:
        """The pictures, each with its table, and then the tables that have none."""
        drawn = tuple((picture, picture.as_table()) for picture in self.pictures)
        return (*drawn, *((None, table) for table in self.tables))

    @property
    def title(self) -> str:
        """The heading as printed: with its number, which appendices have in their names."""
        return f"{self.number} {self.heading}" if self.number.isdigit() else self.heading

    @property
    def anchor(self) -> str:
        """The name by which the contents list points to the section."""
        return f"section-{self.number.lower()}"


class Properties(NamedTuple):
    """What a file says of itself beside its title: what it is about, whose it is, and the day of its data."""

    subject: str
    author: str
    day: date


class Document(NamedTuple):
    """A document: its title, what stands above the first section, and the sections."""

    title: str
    header: tuple[tuple[str, str], ...]
    sections: tuple[DocSection, ...]


def numbered(section: str, *texts: "str | tuple[str, tuple[str, ...]]") -> tuple[Paragraph, ...]:
    """Number the paragraphs of a section; a text without words is left out, never printed empty."""
    kept = [text for text in texts if text]
    return tuple(
        Paragraph(f"{section}.{n}", text, ()) if isinstance(text, str) else Paragraph(f"{section}.{n}", *text)
        for n, text in enumerate(kept, start=1)
    )
