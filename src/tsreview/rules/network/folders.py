"""Folders that are one where case or the form of Unicode does not count."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tsreview.diagnostics import Diagnostic
from tsreview.index.connection import Index
from tsreview.rules.network.finding import finding_at


def folders_alike(index: Index) -> Iterator[Diagnostic]:
    """Find folders whose names differ only in case or in the form of Unicode: TSR123."""
    folders = {path.rpartition("/")[0] for (path,) in index.rows("SELECT path FROM files")}
    first: dict[str, str] = {}
    for folder in sorted(_with_parents(folders)):
        other = first.setdefault(unicodedata.normalize("NFC", folder).casefold(), folder)
        if other != folder:
            sql = "SELECT id FROM files WHERE path > ? ORDER BY path LIMIT 1"
            file = index.rows(sql, (f"{folder}/",))[0][0]
            message = f'the folder "{folder}" is the same as "{other}" on other systems'
            yield finding_at(index, file, "", "TSR123", message, "move the files of one folder into the other")


def _with_parents(folders: Iterable[str]) -> set[str]:
    """Give folders and those that they are in."""
    return {str(each) for folder in folders for each in (PurePosixPath(folder), *PurePosixPath(folder).parents)}
