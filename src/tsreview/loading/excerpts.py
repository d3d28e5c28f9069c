"""What files say where findings stand: read when it is shown, and not kept in the index."""

import re
from collections.abc import Callable

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.index.places import record_in_file
from tsreview.loading.decoding import Text, decode
from tsreview.loading.fault import Fault
from tsreview.loading.settings import FILE_NAME
from tsreview.location import Excerpt, Locator, Value, path_of, value_at

_QUOTED = re.compile(r"""'(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+\"""")


class Excerpts:
    """Gives the line of each finding and where on it the faulty value ends; the last file read is kept."""

    def __init__(self, index: Index, read: Callable[[str], bytes | Fault]) -> None:
        self._index, self._read = index, read
        self._path = ""
        self._lines: list[str] = []
        self._tree: Value = None
        self._places: Locator | None = None

    def __call__(self, found: Diagnostic) -> Excerpt:
        """Give the excerpt of a finding; an empty one where the file does not go so far."""
        place = found.place
        if place.path != self._path:
            self._turn_to(place.path)
        line = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        return Excerpt(line, end_of(line, place.column, self._words(found)))

    def _turn_to(self, path: str) -> None:
        # What decides of findings is no record: its bytes are those that its settings were read from.
        data = bytes(self._index.meta("settings") or b"") if path == FILE_NAME else self._read(path)
        self._path, self._lines = path, _lines(data)
        if path == FILE_NAME:
            # At the first line stands what is about the file, or what its reader cannot place.
            self._lines[0] = ""
        record = record_in_file(self._index, path)
        self._tree = record.tree if record else None
        self._places = record.locator if record else None

    def _words(self, found: Diagnostic) -> Value:
        """Give the text or the key that a finding stands on, if it stands on one."""
        path = path_of(found.field)
        if self._places is None or not path:
            return None
        here = found.place.line, found.place.column
        if here == self._places.locate(path):
            return value_at(self._tree, path)
        group, key = value_at(self._tree, path[:-1]), path[-1]
        is_on_key = isinstance(group, dict) and key in group
        return str(key) if is_on_key and here == self._places.locate(path, key=True) else None


def end_of(line: str, column: int, value: Value) -> int | None:
    """Tell the column behind a text that begins in a column; nothing where the line does not hold it whole."""
    if not isinstance(value, str) or not value:
        return None
    written = line[column - 1 :]
    if quoted := _QUOTED.match(written):
        return column + quoted.end()
    return column + len(value) if written.startswith(value) else None


def _lines(data: bytes | Fault) -> list[str]:
    if isinstance(data, Fault):
        return []
    decoded = decode(data)
    text = decoded.text if isinstance(decoded, Text) else data.decode("utf-8", "replace").removeprefix("\ufeff")
    # Lines as the accepted subset has them; splitlines would also split at U+2028 and others.
    return text.replace("\r\n", "\n").split("\n")
