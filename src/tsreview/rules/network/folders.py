"""Folders that are one where case or the form of Unicode does not count."""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at


def folders_alike(index: Index) -> Iterator[Diagnostic]:
    """Find folders whose names differ only in case or in the form of Unicode: TSR123."""
    files: dict[str, int] = {}
    for file, path in index.rows("SELECT id, path FROM files ORDER BY path"):
        files.setdefault(path.rpartition("/")[0], file)
    first: dict[str, str] = {}
    for folder, file in _with_parents(files).items():
        other = first.setdefault(unicodedata.normalize("NFC", folder).casefold(), folder)
        if other != folder:
            message = f'the folder "{folder}" is the same as "{other}" on other systems'
            yield finding_at(index, file, "", "TSR123", message, "move the files of one folder into the other")


def _with_parents(files: dict[str, int]) -> dict[str, int]:
    """Give each folder and those that it is in, with a file in it."""
    found: dict[str, int] = {}
    for folder, file in files.items():
        for each in (PurePosixPath(folder), *PurePosixPath(folder).parents):
            found.setdefault(str(each), file)
    return found
