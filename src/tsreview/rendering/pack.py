"""The files of a board pack, and the manifest that names them."""

import hashlib
import json
from collections.abc import Callable
from typing import Any, NamedTuple

from tsreview.rendering.documents import DocumentFormat, render
from tsreview.rendering.stamp import Stamp, stamped
from tsreview.rendering.tables import as_csv
from tsreview.reports.pack import Pack

MANIFEST = "manifest.json"
SCHEMA_VERSION = 1

Stamps = dict[DocumentFormat, Stamp]
"""What stands below the briefing in each of its formats."""


class File(NamedTuple):
    """A file of the pack: its name and its bytes."""

    name: str
    data: bytes


class LeftOut(NamedTuple):
    """A file that this pack does not hold, and why."""

    name: str
    why: str


class Extra(NamedTuple):
    """What a file needs that the tool does not: its format, the library, and the extra that installs it."""

    form: str
    library: str
    name: str

    @property
    def needed(self) -> str:
        """What to do to have such files."""
        return f'{self.form} output needs: pip install "tsreview[{self.name}]"'


class Part(NamedTuple):
    """A file of every pack: its name, what draws it (nothing where the facts give none), and what it needs."""

    name: str
    draw: Callable[[Pack, Stamps], bytes | None]
    extra: Extra | None = None


def render_pack(pack: Pack, stamps: Stamps) -> tuple[list[File], list[LeftOut]]:
    """Draw all files of a pack, the manifest last; tell which are left out."""
    files: list[File] = []
    left_out: list[LeftOut] = []
    for part in PARTS:
        try:
            data = part.draw(pack, stamps)
        except ModuleNotFoundError as missing:
            if part.extra is None or missing.name != part.extra.library:
                raise
            left_out.append(LeftOut(part.name, part.extra.needed))
            continue
        if data is None:
            left_out.append(LeftOut(part.name, "nothing falls due"))
        else:
            files.append(File(part.name, data))
    return [*files, File(MANIFEST, _manifest(pack, files, left_out))], left_out


def _manifest(pack: Pack, files: list[File], left_out: list[LeftOut]) -> bytes:
    facts = pack.facts
    said: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": facts.version.tool,
        "as_of": facts.as_of.isoformat(),
        "quarter": facts.quarter.label,
        "plans": list(facts.spans),
        "dataset": {"commit": facts.version.commit, "dirty": facts.version.dirty},
        "files": [
            {"name": file.name, "bytes": len(file.data), "sha256": hashlib.sha256(file.data).hexdigest()}
            for file in files
        ],
        "left_out": [each._asdict() for each in left_out],
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _briefing(form: DocumentFormat) -> Callable[[Pack, Stamps], bytes]:
    """Draw the briefing in a format, with its stamp, so that it can be verified outside the pack."""
    return lambda pack, stamps: stamped(render(pack.briefing, form), stamps[form]).encode("utf-8", "backslashreplace")


def _csv(pack: Pack, _: Stamps) -> bytes:
    return as_csv(pack.actions).encode()


def _word(pack: Pack, _: Stamps) -> bytes:
    from tsreview.rendering.word import as_word

    return as_word(pack.briefing, pack.properties)


def _excel(pack: Pack, _: Stamps) -> bytes:
    from tsreview.rendering.workbook import as_workbook

    return as_workbook(pack.workbook, pack.properties)


def _calendar(pack: Pack, _: Stamps) -> bytes | None:
    """Draw the calendar; one without an entry would be none by the standard, and programs refuse it."""
    from tsreview.rendering.calendar_file import as_calendar

    return as_calendar(pack.calendar) if pack.calendar.milestones else None


PARTS = (
    Part("briefing.md", _briefing(DocumentFormat.MARKDOWN)),
    Part("briefing.html", _briefing(DocumentFormat.HTML)),
    Part("briefing.docx", _word, Extra("Word", "docx", "word")),
    Part("actions.csv", _csv),
    Part("actions.xlsx", _excel, Extra("Excel", "xlsxwriter", "excel")),
    Part("milestones.ics", _calendar, Extra("Calendar", "icalendar", "calendar")),
)
