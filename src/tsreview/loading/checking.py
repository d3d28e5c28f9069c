"""A dataset is checked whole: findings of files as stored, and the network rules where they are not known."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tsreview.diagnostics import Diagnostic, in_order
from tsreview.index.connection import Index
from tsreview.index.store import replace_network_findings, stored_findings
from tsreview.loading.decoding import Text, decode
from tsreview.loading.fault import Fault
from tsreview.loading.reading import read_bytes
from tsreview.location import Place


class Checked(NamedTuple):
    """All findings, and how much was looked at."""

    findings: list[Diagnostic]
    records: int
    files: int


def checked(root: Path, index: Index) -> Checked:
    """Give all findings of the dataset in the index."""
    if index.meta("network") is None:
        from tsreview.rules.network import check

        with index.writing():
            replace_network_findings(index, in_order(check(index)))
            index.set_meta("network", 1)
    records = index.rows("SELECT count(*) FROM files WHERE tree IS NOT NULL")[0][0]
    files = index.rows("SELECT count(*) FROM files")[0][0]
    return Checked(in_order(stored_findings(index)), records, files)


def line_reader(root: Path, tried: Mapping[str, bytes] | None = None) -> Callable[[Place], str]:
    """Give what reads the line that a finding stands on; the last file read is kept.

    `tried` has the content of files that are not written yet, by path.
    """
    kept: dict[str, list[str]] = {}

    def line_at(place: Place) -> str:
        if place.path not in kept:
            kept.clear()
            data = (tried or {}).get(place.path) or read_bytes(root, place.path)
            kept[place.path] = [] if isinstance(data, Fault) else _lines(data)
        lines = kept[place.path]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    return line_at


def _lines(data: bytes) -> list[str]:
    decoded = decode(data)
    text = decoded.text if isinstance(decoded, Text) else data.decode("utf-8", "replace").removeprefix("\ufeff")
    # Lines as the accepted subset has them; splitlines would also split at U+2028 and others.
    return text.replace("\r\n", "\n").split("\n")
