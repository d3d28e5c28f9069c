"""What the example's files were on a day: read off their own logs, and off history.yaml for what no log tells."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

LOGS = ("updates", "revisions", "corrections")
BLOCKS = ("|", ">")
SUFFIXES = (".yaml", ".toml", ".md")
"""Of the files of the example; what editors and systems leave in a folder has others."""


class Fault(Exception):
    """The history and the records do not fit each other."""


class Edit(NamedTuple):
    """What stood in a text before a day: `before`, in place of the characters from `start` up to `end`."""

    until: date
    start: int
    end: int
    before: str = ""


class File(NamedTuple):
    """A file of the example: its text at the end of the history, and what of it was otherwise."""

    path: str
    text: str
    since: date
    until: date = date.max
    """The day on which it was removed."""
    edits: tuple[Edit, ...] = ()
    moved: date = date.min
    """The day on which it came to its path."""
    path_before: str = ""

    def is_there(self, day: date) -> bool:
        """Tell whether it was there at the end of a day."""
        return self.since <= day < self.until

    def path_on(self, day: date) -> str:
        """Give its path at the end of a day."""
        return self.path_before if day < self.moved else self.path

    def text_on(self, day: date) -> str:
        """Give its text at the end of a day; what no edit covers stays as it is."""
        parts, at = [], 0
        for edit in sorted(self.edits, key=lambda edit: (edit.start, -edit.end)):
            # A passage inside an entry that was not yet written goes with the entry.
            if day < edit.until and edit.start >= at:
                parts += [self.text[at : edit.start], edit.before]
                at = edit.end
        return "".join((*parts, self.text[at:]))


class Past(NamedTuple):
    """The history: its first day, who committed, the files, and each event that no log tells, with its reason."""

    begins: date
    committer: str
    files: tuple[File, ...]
    events: tuple[tuple[date, str], ...]

    def on(self, day: date) -> dict[str, str]:
        """Give the text of each file that was there at the end of a day, by its path."""
        return {file.path_on(day): file.text_on(day) for file in self.files if file.is_there(day)}

    def days(self) -> list[date]:
        """Give the days on which something changed, the first day of the history included."""
        changed = {edit.until for file in self.files for edit in file.edits}
        return sorted({self.begins, *changed, *(day for day, _ in self.events)})


def read_past(folder: Path, history: Path) -> Past:
    """Read the example in a folder, and what is told of its history.

    Raises:
        Fault: the history names a path, an entry or a passage that the records do not have, or a correction is of
            a field that is not one line.
    """
    told = yaml.safe_load(history.read_text(encoding="utf-8"))
    begins = told["begins"]
    files = {file.path: file for file in _read_files(folder, begins)}
    for kind, tell in TELLERS.items():
        for event in told[kind]:
            for file in tell(files, event):
                files[file.path] = file
    files |= {each["path"]: File(each["path"], each["text"], begins, each["day"]) for each in told["removed"]}
    events = sorted((event["day"], event["why"]) for kind in (*TELLERS, "removed") for event in told[kind])
    return Past(begins, told["committer"], tuple(files[path] for path in sorted(files)), tuple(events))


def edits_of(text: str) -> Iterator[Edit]:
    """Give the edits that a record's own logs tell of: its entries, and the fields that were corrected."""
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if key.value in LOGS:
            yield from _entries(key, value, text)
        if key.value == "corrections":
            yield from _corrected(root, value, text)


def _entries(key: yaml.Node, log: yaml.Node, text: str) -> Iterator[Edit]:
    """Cut each entry with its lines before its day, and the key with the last of them."""
    days = [date.fromisoformat(_fields(entry)["on"].value) for entry in log.value]
    starts = [_line_start(entry, text) for entry in log.value]
    end = log.end_mark.index
    yield Edit(min(days), key.start_mark.index, starts[0])
    yield from (Edit(day, *span) for day, span in zip(days, pairwise((*starts, end)), strict=True))


def _corrected(root: yaml.Node, log: yaml.Node, text: str) -> Iterator[Edit]:
    """Put back what stood in a field before it was corrected, as the entry quotes it."""
    fields = _fields(root)
    for entry in map(_fields, log.value):
        now, before = fields[entry["field"].value], entry["from"]
        if not isinstance(now, yaml.ScalarNode) or now.style in BLOCKS:
            raise Fault(f"the history of a corrected {entry['field'].value} needs a text of one line")
        quoted = text[before.start_mark.index : before.end_mark.index]
        day = date.fromisoformat(entry["on"].value)
        yield Edit(day, now.start_mark.index, now.end_mark.index, quoted)


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value}


def _line_start(node: yaml.Node, text: str) -> int:
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _read_files(folder: Path, begins: date) -> Iterator[File]:
    for path in folder.rglob("*"):
        if path.suffix in SUFFIXES:
            text = path.read_bytes().decode("utf-8")
            edits = tuple(edits_of(text)) if path.suffix == ".yaml" else ()
            yield File(path.relative_to(folder).as_posix(), text, begins, edits=edits)


Files = dict[str, File]
Event = dict[str, Any]


def _add(files: Files, event: Event) -> Iterator[File]:
    for path in event["paths"]:
        yield _known(files, path)._replace(since=event["day"])


def _enter_late(files: Files, event: Event) -> Iterator[File]:
    file = _known(files, event["path"])
    if not any(edit.until == event["dated"] for edit in file.edits):
        raise Fault(f"{file.path} has no entry of {event['dated']}")
    edits = (edit._replace(until=event["day"]) if edit.until == event["dated"] else edit for edit in file.edits)
    yield file._replace(edits=tuple(edits))


def _reword(files: Files, event: Event) -> Iterator[File]:
    file = _known(files, event["path"])
    edits = [_passage(file, event["day"], **passage) for passage in event["passages"]]
    yield file._replace(edits=(*file.edits, *edits))


def _passage(file: File, day: date, now: str, before: str) -> Edit:
    if file.text.count(now) != 1:
        raise Fault(f"{file.path} does not have this passage once: {now.strip()}")
    start = file.text.index(now)
    return Edit(day, start, start + len(now), before)


def _move(files: Files, event: Event) -> Iterator[File]:
    yield _known(files, event["path"])._replace(moved=event["day"], path_before=event["before"])


def _known(files: Files, path: str) -> File:
    if path not in files:
        raise Fault(f"there is no file {path}")
    return files[path]


TELLERS: dict[str, Callable[[Files, Event], Iterator[File]]] = {
    "added": _add,
    "late": _enter_late,
    "reworded": _reword,
    "moved": _move,
}
"""What each kind of event in history.yaml does to files that are there at the end."""
