"""Records are put into the canonical form: their files are read, written anew and held against what they said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.loading.admission import finding_of, kind_of, swallowed_in
from tsreview.loading.canonical import Group, canonical
from tsreview.loading.decoding import Text, decode
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry
from tsreview.loading.limits import LIMITS
from tsreview.loading.reading import Reader
from tsreview.loading.remarks import Remarks, comments_of, remarks_of
from tsreview.loading.trial import Content
from tsreview.loading.yaml_reader import read_document
from tsreview.location import Path as FieldPath
from tsreview.schema.forms import Form, form_of
from tsreview.schema.kinds import Kind

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Formatted(NamedTuple):
    """What came of a file: what it should hold, where that differs, or why it is left as it is."""

    path: str
    content: Content | None = None
    findings: tuple[Diagnostic, ...] = ()
    """What keeps it from being read as a record."""
    failure: str = ""
    """What the proof found, which is a fault of the tool."""


def format_files(root: Path, entries: Iterable[Entry]) -> Iterator[Formatted]:
    """Put files of a listing into the canonical form; nothing is written."""
    with Reader(root) as reader:
        for entry in entries:
            data = entry.fault or reader.read(entry.path)
            yield _refused(entry.path, [data]) if isinstance(data, Fault) else format_record(entry.path, data)


def format_record(path: str, data: bytes) -> Formatted:
    """Put the content of a record's file into the canonical form."""
    decoded = decode(data)
    if not isinstance(decoded, Text):
        return _refused(path, decoded)
    document = read_document(decoded.text)
    faults = [fault for fault in document.faults if RULES[fault.code].severity is Severity.ERROR]
    # Of a key that stands twice the tree has one alone: what it does not hold cannot be written anew.
    if document.tree is None or faults:
        return _refused(path, faults)
    # In lines of another length nobody would see it any more.
    if lost := swallowed_in(path, decoded.text, document):
        return _refused(path, lost)
    text = decoded.text.replace("\r\n", "\n")
    new = canonical(document.tree, _form(kind_of(path)), _remarks(text)).encode()
    if new == data:
        return Formatted(path)
    if len(new) > LIMITS.file_bytes:
        message = f"formatted, it would have {len(new):,} bytes, and {LIMITS.file_bytes:,} are allowed"
        return _refused(path, [Fault("TSR102", 1, 1, message, "split the record, or take comments out of it")])
    failure = why_not(text, document.tree, new)
    return Formatted(path, failure=failure) if failure else Formatted(path, Content(path, data, new))


def why_not(old: str, tree: Group, new: bytes) -> str:
    """Tell why a new text must not take the place of an old one, which was read as a tree; nothing where it may."""
    decoded = decode(new)
    document = read_document(decoded.text) if isinstance(decoded, Text) else None
    if document is None or document.tree != tree:
        return "it would say something else"
    if ("#" in old or b"#" in new) and Counter(comments_of(old)) != Counter(comments_of(new.decode())):
        return "it would lose a comment"
    return ""


def _remarks(text: str) -> dict[FieldPath, Remarks]:
    """Give the comments and blank lines of a text; to look where each stands takes long, and few records have any."""
    return remarks_of(text) if "#" in text or _BLANK_LINE.search(text) else {}


@cache
def _form(kind: Kind) -> Form:
    return form_of(kind.model())


def _refused(path: str, faults: Iterable[Fault]) -> Formatted:
    return Formatted(path, findings=tuple(finding_of(path, fault) for fault in faults))
