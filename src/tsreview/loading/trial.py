"""An edit of a record is tried before anything is written: proved on the tree, then judged as `validate` would."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, Severity, new_findings
from tsreview.errors import DatasetFault
from tsreview.index.connection import Index, copied_in_memory
from tsreview.index.store import add_values, next_number, remove_files, values_of
from tsreview.loading.admission import Given, admit
from tsreview.loading.checking import checked
from tsreview.loading.decoding import MARK, Text, decode
from tsreview.loading.digests import digest_of
from tsreview.loading.editing import Addition, insert_entry
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry as File
from tsreview.loading.files import Stamp
from tsreview.loading.limits import LIMITS
from tsreview.loading.reading import read_bytes, too_large
from tsreview.loading.scalars import as_tree
from tsreview.loading.yaml_reader import read_document
from tsreview.location import Place, Value


class Content(NamedTuple):
    """The bytes of a file before and after an edit."""

    path: str
    old: bytes
    new: bytes


class Edit(NamedTuple):
    """An edit that was proved: what it writes, and where its entry stands."""

    content: Content
    first: int
    """The line of the new text on which what was put in begins, from 1."""
    lines: int
    """How many lines it has more than the old one."""
    later: date | None
    """The day of the entry that it was put before."""

    def say(self, place: Place) -> str:
        """Name a place of the new text to one who has the old one."""
        if place.path != self.content.path or place.line < self.first:
            return str(place)
        if place.line < self.first + max(self.lines, 1):
            return f"{place.path}, in the entry that was to be added"
        return str(place._replace(line=place.line - self.lines))


class Trial(NamedTuple):
    """What an edit would do: a copy of the index with it done, and the findings that it would bring, by weight."""

    tried: Index
    grave: list[Diagnostic]
    """Errors and warnings."""
    advice: list[Diagnostic]


def read_as_indexed(root: Path, index: Index, number: int) -> tuple[str, bytes]:
    """Read the file with a number in the index, which must be as it was when the index was made; give its path too.

    Raises:
        DatasetFault: it cannot be read, or was changed meanwhile.
    """
    path, digest = index.rows("SELECT path, digest FROM files WHERE id = ?", (number,))[0]
    data = read_bytes(root, path)
    if isinstance(data, Fault):
        raise DatasetFault(f"{path} {data.message}", hint=data.hint)
    if digest_of(data) != digest:
        raise changed_meanwhile(path)
    return path, data


def changed_meanwhile(path: str) -> DatasetFault:
    """Word the failure of an edit whose file another program changed."""
    message = f"{path} was changed meanwhile, so nothing was written"
    return DatasetFault(message, hint="look at it, then run the command again")


def added(path: str, data: bytes, addition: Addition) -> Edit:
    """Edit the content of a readable record, and prove that its tree has the one entry more and nothing else.

    The entry goes to the place of its day: before the first of a later day.

    Raises:
        DatasetFault: the record is written in a way that cannot be edited.
        RuntimeError: the proof fails, which is a fault of the tool.
    """
    mark = MARK if data.startswith(MARK) else b""
    text = _text(data)
    before = read_document(text).tree or {}
    days = _days(before.get(addition.key))
    place = next((n for n, day in enumerate(days) if day > str(addition.entry["on"])), len(days))
    edited = insert_entry(text, path, addition, place)
    after = read_document(edited.text).tree
    # Of an entry that makes the record unreadable, by its length alone, admission will tell.
    if after is not None and not _has_one_more(before, after, addition, place):
        raise RuntimeError(f"the edit of {path} did more than was meant, so nothing was written")
    later = _day(days[place]) if place < len(days) else None
    return Edit(Content(path, data, mark + edited.text.encode()), edited.first, edited.lines, later)


def try_out(index: Index, contents: Iterable[Content], start_month: int) -> Trial:
    """Judge the dataset with files changed, in a copy of its index; findings that stood before do not count."""
    tried = copied_in_memory(index)
    before = checked(tried).findings
    edited = set()
    for content in contents:
        edited.add(content.path)
        number = tried.rows("SELECT id FROM files WHERE path = ?", (content.path,))[0][0]
        given = Given(File(content.path, Stamp(0, 0, 0, 0), None), _within_limits(content.new))
        remove_files(tried, [number])
        add_values(tried, values_of(admit([given], start_month), next_number(tried)))
    tried.set_meta("network", None)
    new = new_findings(before, checked(tried).findings)
    grave = [found for found in new if found.severity is not Severity.ADVICE]
    # What a plan lacks is advised with a count, which may move with any edit of one of its actions.
    advice = [found for found in new if found not in grave and found.place.path in edited]
    return Trial(tried, grave, advice)


def _text(data: bytes) -> str:
    decoded = decode(data)
    assert isinstance(decoded, Text)  # noqa: S101 - its digest is that of a record in the index
    return decoded.text


def _day(text: str) -> date | None:
    """Read a day of a log; a record with a day that is none is refused by its own finding."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _days(held: Value) -> list[str]:
    """Give the days of a log as they are written, which is in ISO form, so that they sort as texts."""
    entries = held if isinstance(held, list) else []
    return [str(entry.get("on")) if isinstance(entry, dict) else "" for entry in entries]


def _has_one_more(before: dict[str, Value], after: dict[str, Value], addition: Addition, place: int) -> bool:
    """Tell whether one tree is the other with the entry at its place in the list, all keys in the same order."""
    held = before.get(addition.key, [])
    if not before or not isinstance(held, list):
        return False
    wanted: dict[str, Value] = {**before, addition.key: [*held[:place], dict(as_tree(addition.entry)), *held[place:]]}
    others = [[key for key in tree if key != addition.key] for tree in (before, after)]
    return after == wanted and others[0] == others[1]


def _within_limits(data: bytes) -> bytes | Fault:
    most = LIMITS.file_bytes
    return data if len(data) <= most else too_large(len(data), most)
