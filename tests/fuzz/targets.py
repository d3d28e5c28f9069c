"""What is fuzzed: for each way in, a function that takes any bytes, and raises only where the tool is at fault.

A target feeds the bytes to the tool as a user or a file would, expects an answer or one of the tool's own failures,
and holds the answer against what the tool promises of it.
"""

import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.support.datasets import CASES
from tests.support.git import commit
from tests.support.views import FIRST, Made, views_on
from tsreview.codes import RULES
from tsreview.diagnostics import Severity
from tsreview.errors import DatasetFault, TsreviewError, UsageFault
from tsreview.loading.admission import Given, admit
from tsreview.loading.decoding import Text, decode
from tsreview.loading.editing import Addition
from tsreview.loading.files import Entry, Stamp
from tsreview.loading.formatting import format_record
from tsreview.loading.git import Repository, commit_of, find_repository
from tsreview.loading.opening import open_dataset
from tsreview.loading.scalars import Entry as Words
from tsreview.loading.settings import parse_settings
from tsreview.loading.trial import added
from tsreview.loading.yaml_reader import read_document, read_slowly
from tsreview.queries.action_fields import ACTION_FIELDS
from tsreview.queries.actions import ActionView
from tsreview.queries.filter import read_filter
from tsreview.queries.sql.ask import ask
from tsreview.queries.sql.table import Given as Facts
from tsreview.rendering import inert
from tsreview.rendering.stamp import read_stamp, stamped
from tsreview.schema.action import Action
from tsreview.schema.base import usual_order
from tsreview.schema.kinds import KINDS
from tsreview.time.grammar import read_date
from tsreview.time.reading import Refusal
from tsreview.time.state import Status

BETWEEN = b"\0"
"""Parts the words of an edit from the record that they are put into."""
LIMITS = {"TSR117", "TSR118", "TSR119"}
"""The limits, which an edit may pass: admission then refuses it."""


def admission(data: bytes) -> None:
    """Admit a file of the kind that the first byte names: it gives a record or findings, each at a place in it."""
    folder = KINDS[data[0] % len(KINDS)].folder if data else "actions"
    path = f"data/{folder}/a-1.yaml"
    content = data[1:]
    (found,) = admit([Given(Entry(path, Stamp(len(content), 0, 0, 0), None), content)], 4)
    assert found.readable or found.findings
    lines = content.count(b"\n") + 1
    for finding in found.findings:
        assert finding.place.path == path
        assert 1 <= finding.place.line <= lines, finding
        assert finding.place.column >= 1, finding
        assert len(finding.message) + len(finding.hint) < 2_000, finding


def reading(data: bytes) -> None:
    """Read a text line by line, by libyaml and by PyYAML's own parser: tree, places and faults are the same."""
    decoded = decode(data)
    if isinstance(decoded, Text):
        assert read_document(decoded.text) == read_slowly(decoded.text)


def dates(data: bytes) -> None:
    """Read a date by the calendar that the first byte names: a window in order, or a refusal with a reason."""
    text = data[1:].decode("utf-8", "surrogateescape")
    found = read_date(text, data[0] % 12 + 1 if data else 4)
    if isinstance(found, Refusal):
        assert found.reason
    else:
        assert found.text == text
        assert not (found.earliest and found.latest) or found.earliest <= found.latest


def filters(data: bytes) -> None:
    """Read a filter, and ask it of actions: each is in or out, or the filter is refused."""
    try:
        read = read_filter(data.decode("utf-8", "surrogateescape"), ACTION_FIELDS)
    except UsageFault as refusal:
        _hold_short(refusal)
        return
    rows = _rows()
    assert all(read.test(row) in (True, False) for row in rows)
    assert all(map(str, read.doubts(rows)))


def sql(data: bytes) -> None:
    """Ask a question in SQL: rows that every format can hold, or a refusal; soon, and the tables are as they were."""
    try:
        found = ask(data.decode("utf-8", "surrogateescape"), _facts(), seconds=0.2)
    except TsreviewError as refusal:
        _hold_short(refusal)
        return
    assert len(set(found.columns)) == len(found.columns)
    assert all(value is None or isinstance(value, str | int | float) for row in found.rows for value in row)
    assert ask("SELECT count(*) FROM actions", _facts()).rows == [(1,)]


def settings(data: bytes) -> None:
    """Read the settings of a dataset: they can be reckoned with, or are refused in a line of a screen's length."""
    try:
        read = parse_settings(data)
    except DatasetFault as refusal:
        _hold_short(refusal)
        return
    assert read.calendar.start_month in range(1, 13)
    assert read.rag_rule.amber_months >= 0


def stamp(data: bytes) -> None:
    """Read the last line of a report: what it says is read back when it is written again."""
    read = read_stamp(data.decode("utf-8", "backslashreplace"))
    if read is not None:
        again = read_stamp(stamped(*read))
        assert again is not None
        assert again[0] == read[0]
        assert again[1]._replace(content="") == read[1]._replace(content="")


def editing(data: bytes) -> None:
    """Put an entry with some words into a record: the edit is refused, or adds the entry and nothing else."""
    words, _, record = data.partition(BETWEEN)
    decoded, spoken = decode(record), decode(words)
    if not isinstance(decoded, Text) or not isinstance(spoken, Text) or not spoken.text.strip():
        return
    before = read_document(decoded.text)
    if before.tree is None or any(RULES[fault.code].severity is Severity.ERROR for fault in before.faults):
        return
    said = spoken.text.replace("\r\n", "\n").strip()
    entry: Words = {"on": date(2010, 10, 1), "status": "complete", "evidence": said}
    try:
        edit = added("data/actions/a-1.yaml", record, Addition("updates", entry, usual_order(Action)))
    except DatasetFault:
        return
    edited = decode(edit.content.new)
    assert isinstance(edited, Text)
    after = read_document(edited.text)
    assert after.tree is not None or {fault.code for fault in after.faults} <= LIMITS, after.faults


def formatting(data: bytes) -> None:
    """Put a record into the canonical form: the proof holds, and a second time changes nothing."""
    found = format_record("data/actions/a-1.yaml", data)
    assert not found.failure
    if found.content:
        assert format_record(found.path, found.content.new) == found._replace(content=None)


def revisions(data: bytes) -> None:
    """Ask a repository for a revision by any name: it is a commit of it, or is refused, and nothing is written."""
    repository = _repository()
    try:
        found = commit_of(repository, data.decode("utf-8", "surrogateescape"))
    except (UsageFault, DatasetFault) as refusal:
        _hold_short(refusal)
    else:
        assert found in _commits()
    assert sorted(path.name for path in repository.folder.iterdir()) == [".git", "record.yaml"]


def encoders(data: bytes) -> None:
    """Encode a text for each sink: nothing in it can act there."""
    text = data.decode("utf-8", "surrogateescape")
    assert all(each.isprintable() or each in inert.KEPT for each in inert.terminal(text))
    for line in inert.log(inert.terminal(text)).splitlines():
        assert not line.lstrip(" \t").startswith("::")
        assert "##[" not in line
    assert not {"<", ">", '"', "'"} & set(inert.html(text))
    assert not {"\n", "\r", ":", ","} & set(inert.annotation_property(text))
    assert "\n" not in inert.annotation(text)
    assert not {'"', "<", "\n"} & set(inert.css_string(text))
    assert all(not line.lstrip(" ").startswith(tuple(inert.FORMULA)) for line in inert.csv_cell(text).split("\n"))
    assert len(inert.csv_cell(text)) <= inert.MOST_CELL
    assert "\n" not in inert.markdown(text)


class Target(NamedTuple):
    """A way into the tool."""

    run: Callable[[bytes], None]
    longest: int = 4096
    """Bytes of the longest input that is tried."""


TARGETS = {
    "admission": Target(admission),
    "reading": Target(reading),
    "dates": Target(dates, 200),
    "filters": Target(filters, 400),
    "sql": Target(sql, 400),
    "settings": Target(settings, 1024),
    "stamp": Target(stamp, 1024),
    "editing": Target(editing),
    "formatting": Target(formatting),
    "revisions": Target(revisions, 80),
    "encoders": Target(encoders, 400),
}


def _hold_short(failure: TsreviewError) -> None:
    """Hold that what a failure says fits on a screen, whatever it was made from."""
    assert len(failure.message) + len(failure.hint) < 1_000


@cache
def _rows() -> list[ActionView]:
    done = ((FIRST, Status.COMPLETE),)
    return views_on([Made("a-1", "Sept 2023"), Made("a-2", "Ongoing", done), Made("a-3", "TBC")], date(2024, 1, 1))


@cache
def _facts() -> Facts:
    opened = open_dataset(CASES / "base", named=True, cached=False)
    return Facts(opened.index, opened.settings, date(2010, 10, 1))


@cache
def _repository() -> Repository:
    folder = Path(tempfile.mkdtemp(prefix="tsreview-fuzz-"))
    for number in range(3):
        (folder / "record.yaml").write_text(f"id: a-{number}\n", encoding="utf-8")
        commit(folder, f"Record {number}")
    found = find_repository(folder)
    assert found is not None
    return found


@cache
def _commits() -> frozenset[str]:
    words = ["git", "-C", str(_repository().folder), "rev-list", "--all"]
    return frozenset(subprocess.run(words, check=True, capture_output=True, text=True).stdout.split())
