"""Which findings can be mended, and what their files would say instead."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import StoredRecord, record_in_file
from tsreview.location import Path, path_of, value_at
from tsreview.rules.texts.hygiene import composed, single_blanks
from tsreview.schema.answers import ANSWERS, Asked, is_local
from tsreview.schema.base import Record
from tsreview.schema.kinds import BY_NAME

OF_THE_LAYOUT = frozenset({"TSR106", "TSR802"})
"""Findings about how a file is laid out, not about one of its values."""
OF_WORDS: dict[str, Callable[[str], str]] = {"TSR804": composed, "TSR806": single_blanks}
"""What mends a text in the middle of others, wherever it stands in it and however it is written."""


_BARE = frozenset({"TSR303", "TSR411"})
"""Findings about days, true and false."""


class Mend(NamedTuple):
    """What a finding is mended by: another text at a place in the record."""

    path: Path
    words: Callable[[str], str] | None
    """What makes the text from the old one, wherever it is written."""
    text: str = ""
    """The text, where it takes the place of the old one whole."""
    is_bare: bool = False
    """Whether it stands without quotes, whatever it looks like."""
    is_key: bool = False


def are_fixable(index: Index, findings: Iterable[Diagnostic]) -> list[bool]:
    """Tell of each finding whether `validate --fix` mends it."""
    refused = _refused_by_yaml(index)
    return [
        bool(RULES[found.code].fix)
        and found.place.path not in refused
        and (found.code in OF_THE_LAYOUT or mend_of(index, found) is not None)
        for found in findings
    ]


def mend_of(index: Index, found: Diagnostic) -> Mend | None:
    """Give what mends a finding about a value or a key; nothing where it has no single answer."""
    record, path = record_in_file(index, found.place.path), path_of(found.field)
    if record is None or not path:
        return None
    value = value_at(record.tree, path)
    if found.code in OF_WORDS and isinstance(value, str):
        words = OF_WORDS[found.code]
        return Mend(path, words) if words(value) != value else None
    is_key = found.code == "TSR401"
    written = str(path[-1]) if is_key else value
    if found.code not in ANSWERS or not isinstance(written, str):
        return None
    answer = ANSWERS[found.code](Asked(_model(record.kind), record.tree, path, written))
    if not answer or answer == written or (found.code == "TSR406" and not _is_known(index, record, path, answer)):
        return None
    return Mend(path, None, answer, is_bare=is_key or found.code in _BARE, is_key=is_key)


def _refused_by_yaml(index: Index) -> set[str]:
    """Give the files whose records do not hold all that is written there."""
    sql = """SELECT DISTINCT path FROM findings JOIN files ON files.id = findings.file
             WHERE severity = 'error' AND code LIKE 'TSR1%'"""
    return {path for (path,) in index.rows(sql)}


def _is_known(index: Index, record: StoredRecord, path: Path, identity: str) -> bool:
    """Tell whether something has an id; of a record's own, whether its file has it."""
    if path == ("id",):
        return record.path.endswith(f"/{identity}.yaml")
    if is_local(path):
        return path[-1] == "id" or index.row("SELECT 1 FROM objectives WHERE objective = ?", (identity,)) is not None
    return index.row("SELECT 1 FROM files WHERE record = ?", (identity,)) is not None


@cache
def _model(kind: str) -> type[Record]:
    return BY_NAME[kind].model()
