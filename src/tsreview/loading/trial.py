"""An edit of a record is tried before anything is written: proved on the tree, then judged as `validate` would."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.errors import DatasetFault
from tsreview.index.connection import Index, copied_in_memory
from tsreview.index.store import add_rows, next_number, remove_files, rows_of
from tsreview.loading.admission import Given, admit
from tsreview.loading.checking import checked
from tsreview.loading.decoding import MARK, Text, decode
from tsreview.loading.editing import append_entry
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry as File
from tsreview.loading.files import Stamp
from tsreview.loading.limits import LIMITS
from tsreview.loading.reading import digest_of, read_bytes, too_large
from tsreview.loading.scalars import Entry, as_tree
from tsreview.loading.yaml_reader import read_document
from tsreview.location import Value


class Addition(NamedTuple):
    """An entry for a list of a record."""

    key: str
    entry: Entry
    order: Sequence[str]
    """The keys of the record in their usual order."""


class Content(NamedTuple):
    """The bytes of a file before and after an edit."""

    path: str
    old: bytes
    new: bytes


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


def added(path: str, data: bytes, addition: Addition) -> Content:
    """Edit the content of a readable record, and prove that its tree has the one entry more and nothing else.

    Raises:
        DatasetFault: the record is written in a way that cannot be edited.
        RuntimeError: the proof fails, which is a fault of the tool.
    """
    mark = MARK if data.startswith(MARK) else b""
    text = _text(data)
    edited = append_entry(text, path, addition.key, addition.entry, addition.order)
    after = read_document(edited).tree
    # Of an entry that makes the record unreadable, by its length alone, admission will tell.
    if after is not None and not _has_one_more(read_document(text).tree, after, addition):
        raise RuntimeError(f"the edit of {path} did more than was meant, so nothing was written")
    return Content(path, data, mark + edited.encode())


def try_out(index: Index, content: Content, start_month: int) -> Trial:
    """Judge the dataset with a file changed, in a copy of its index; findings that stood before do not count."""
    tried = copied_in_memory(index)
    before = checked(tried).findings
    number = tried.rows("SELECT id FROM files WHERE path = ?", (content.path,))[0][0]
    given = Given(File(content.path, Stamp(0, 0, 0, 0), None), _within_limits(content.new))
    remove_files(tried, [number])
    add_rows(tried, rows_of(admit([given], start_month), next_number(tried)))
    tried.set_meta("network", None)
    new = _new(before, checked(tried).findings)
    grave = [found for found in new if found.severity is not Severity.ADVICE]
    return Trial(tried, grave, [found for found in new if found not in grave])


def _text(data: bytes) -> str:
    decoded = decode(data)
    assert isinstance(decoded, Text)  # noqa: S101 - its digest is that of a record in the index
    return decoded.text


def _has_one_more(before: dict[str, Value] | None, after: dict[str, Value], addition: Addition) -> bool:
    """Tell whether one tree is the other with the entry at the end of its list, all keys in the same order."""
    held = (before or {}).get(addition.key, [])
    if before is None or not isinstance(held, list):
        return False
    wanted: dict[str, Value] = {**before, addition.key: [*held, dict(as_tree(addition.entry))]}
    others = [[key for key in tree if key != addition.key] for tree in (before, after)]
    return after == wanted and others[0] == others[1]


def _within_limits(data: bytes) -> bytes | Fault:
    most = LIMITS.file_bytes
    return data if len(data) <= most else too_large(len(data), most)


def _new(before: list[Diagnostic], after: list[Diagnostic]) -> list[Diagnostic]:
    """Give the findings that were not there before, wherever those stand now."""
    known = Counter(map(_what, before))
    new = []
    for found in after:
        if known[_what(found)]:
            known[_what(found)] -= 1
        else:
            new.append(found)
    return new


def _what(found: Diagnostic) -> Diagnostic:
    """Leave out lines and columns, which an edit above moves."""
    return found._replace(place=found.place._replace(line=0, column=0), related=())
