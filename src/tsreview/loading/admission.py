"""A file is admitted: bytes become text, values with places, a record, and what the index keeps of it."""

import re
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic, FieldFinding
from tsreview.index.store import Admitted, Row
from tsreview.loading.decoding import Text, decode
from tsreview.loading.digests import digest_of
from tsreview.loading.document import Document
from tsreview.loading.fault import Fault
from tsreview.loading.files import Entry
from tsreview.loading.projection import Rows, project
from tsreview.loading.swallowed import swallowed
from tsreview.loading.yaml_reader import read_document
from tsreview.location import Locator, Place, Value, field_name
from tsreview.rules import local, texts
from tsreview.schema.base import Record
from tsreview.schema.kinds import BY_FOLDER, Kind
from tsreview.schema.reader import judge
from tsreview.schema.references import Shape, references, shape_of
from tsreview.schema.values import SLUG
from tsreview.schema.writer import tree_as_json

_NUMBER = re.compile(r"[0-9]{1,9}")


class Given(NamedTuple):
    """A file as it was found: its bytes, or why there are none."""

    entry: Entry
    data: bytes | Fault


class Readable(NamedTuple):
    """A file whose text was read: its tree, the places in it, and the findings so far."""

    entry: Entry
    digest: bytes
    tree: dict[str, Value]
    marks: "array[int]"
    findings: list[Diagnostic]


def admit(files: Iterable[Given], start_month: int) -> list[Admitted]:
    """Admit files. Whatever is wrong with one costs it alone and becomes findings.

    All are read before the first is judged: the processor keeps the code of one step at hand, which saves a
    sixth of the time.
    """
    return [
        file if isinstance(file, Admitted) else _judge(file, start_month) for file in [_read(file) for file in files]
    ]


def _read(file: Given) -> Readable | Admitted:
    """Read a file as far as its tree; where it has none, that is all that there is to keep."""
    entry, data = file
    if isinstance(data, Fault):
        return _unreadable(entry, b"", [data])
    digest, decoded = digest_of(data), decode(data)
    if not isinstance(decoded, Text):
        return _unreadable(entry, digest, decoded)
    document = read_document(decoded.text)
    if document.tree is None:
        # What it is refused for says enough; a warning of the same character would only repeat it.
        return _unreadable(entry, digest, document.faults)
    faults = (*decoded.faults, *document.faults, *swallowed_in(entry.path, decoded.text, document))
    findings = [finding_of(entry.path, fault) for fault in faults]
    return Readable(entry, digest, document.tree, document.marks, findings)


def _judge(file: Readable, start_month: int) -> Admitted:
    """Judge a readable file by its kind's schema and the local rules."""
    entry, digest, tree, marks, findings = file
    kind = kind_of(entry.path)
    text = tree_as_json(tree)
    judged = judge(_model(kind), tree, start_month, may_have_empty="null" in text)
    remarks = [*judged.findings, *_file_name(entry.path, tree)]
    record = judged.record
    if record is not None:
        remarks += local.check(record, start_month)
    remarks += texts.check(tree, text)
    places = Locator(tree, marks)
    for remark in remarks:
        line, column = places.locate(remark.path, key=remark.at_key)
        place = Place(entry.path, line, column)
        findings.append(_diagnostic(place, remark.code, remark.message, remark.hint, field_name(remark.path)))
    rows: Rows = project(record, start_month) if record else {}
    identity = tree.get("id")
    return Admitted(
        entry.path, entry.stamp, digest, kind.name,
        identity if isinstance(identity, str) and SLUG.match(identity) else _stem(entry.path),
        record is not None, text, marks.tobytes(), findings,
        _targets(kind, record), _links(kind, record, tree), rows,
    )  # fmt: skip


def swallowed_in(path: str, text: str, document: Document) -> list[Fault]:
    """Find the fields of its kind that a readable record lacks, and that a text of it holds."""
    return swallowed(text, document, _keys(kind_of(path)))


def kind_of(path: str) -> Kind:
    """Tell the kind of a record from its folder."""
    return BY_FOLDER[path.split("/", 2)[1]]


def _targets(kind: Kind, record: Record | None) -> list[Row]:
    if record is None:
        return []
    label = getattr(record, kind.label)
    # Asked in this way, as most kinds have none: a model is slow to say so.
    acronyms = record.__dict__.get("acronyms")
    own = (kind.name, record.id, label, acronyms[0] if acronyms else label, "")
    return [own, *[(t.kind, t.id, t.label, t.label, field_name(t.path)) for t in record.targets()]]


def _links(kind: Kind, record: Record | None, tree: dict[str, Value]) -> list[Row]:
    """List what the record refers to; a record that does not fit its schema still counts where it can."""
    found: list[Row] = [
        (to, identity, field, _last_line(group.get("lines")) if to == "source" else 0)
        for field, to, identity, group in references(tree, _shape(kind))
        if record is not None or SLUG.match(identity)
    ]
    if record is not None:
        found += [(link.kind, link.id, field_name(link.path), 0) for link in record.links()]
    return found


def _last_line(lines: Value) -> int:
    """Give the highest line that a citation names, which its source must have; 0 where it names none."""
    return _highest(lines) if isinstance(lines, str) else 0


@lru_cache(maxsize=4096)
def _highest(lines: str) -> int:
    return max(map(int, _NUMBER.findall(lines)), default=0)


@cache
def _model(kind: Kind) -> type[Record]:
    return kind.model()


@cache
def _keys(kind: Kind) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in _model(kind).model_fields.items())


@cache
def _shape(kind: Kind) -> Shape:
    return shape_of(_model(kind))


def _file_name(path: str, tree: dict[str, Value]) -> list[FieldFinding]:
    """Hold the id against the file's name: TSR203."""
    identity, stem = tree.get("id"), _stem(path)
    # A file is not to be named after what is no id.
    if not isinstance(identity, str) or identity == stem or not SLUG.match(identity):
        return []
    hint = f'rename the file to "{identity}.yaml"' + (f", or write `id: {stem}`" if SLUG.match(stem) else "")
    return [FieldFinding(("id",), "TSR203", f'the id is "{identity[:60]}" and the file is "{stem}.yaml"', hint)]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _unreadable(entry: Entry, digest: bytes, faults: list[Fault]) -> Admitted:
    findings = [finding_of(entry.path, fault) for fault in faults]
    # The path is that of `data` itself where that is a link, or cannot be listed.
    folder = entry.path.partition("/")[2].partition("/")[0]
    kind = BY_FOLDER[folder].name if folder in BY_FOLDER else None
    return Admitted(entry.path, entry.stamp, digest, kind, _stem(entry.path), False,
                    None, None, findings, [], [], {})  # fmt: skip


def finding_of(path: str, fault: Fault) -> Diagnostic:
    """Tell of a fault as a finding about its file."""
    return _diagnostic(Place(path, fault.line, fault.column), fault.code, fault.message, fault.hint, "")


def _diagnostic(place: Place, code: str, message: str, hint: str, field: str) -> Diagnostic:
    return Diagnostic(place, code, RULES[code].severity, message, hint, field)
