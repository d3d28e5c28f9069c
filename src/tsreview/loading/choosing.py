"""Files of a dataset, chosen by the paths that a user names."""

import os
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from tsreview.errors import DatasetFault, UsageFault
from tsreview.loading.files import FOLDER, Entry, list_files
from tsreview.schema.kinds import BY_FOLDER

_PATH = attrgetter("path")


def files_at(root: Path, paths: Sequence[str]) -> list[Entry]:
    """List the files of a dataset that stand at or below any of some paths; all without one.

    A path is looked for from the working folder, then from the dataset's, as findings name it. What it names is
    compared with the listing, so that no link inside the dataset is followed.

    Raises:
        UsageFault: a path leads out of the dataset's data, or to no file of it.
        DatasetFault: the dataset holds no records.
    """
    entries = list_files(root, BY_FOLDER).entries
    if not entries:
        raise DatasetFault("the dataset holds no records", hint="records are .yaml files in the folders of data/")
    if not paths:
        return entries
    wanted = [found for path in paths for found in _at(root, entries, path)]
    return sorted(set(wanted), key=lambda entry: entry.path)


def _at(root: Path, entries: list[Entry], path: str) -> list[Entry]:
    """List the files at or below a path."""
    bases = (Path.cwd(), root) if path else ()
    inside = [place for base in bases if (place := _inside(root, base / path)) is not None]
    if not inside:
        message = f'"{path[:100]}" is not in the `{FOLDER}/` of this dataset, so nothing was done'
        raise UsageFault(message, hint=f"the dataset is {root}; name another with -C DIR")
    for place in inside:
        if found := _below(entries, place):
            return found
    message = f'there is no record at "{path[:100]}", so nothing was done'
    raise UsageFault(message, hint="name a .yaml file or its folder")


def _below(entries: list[Entry], place: str) -> list[Entry]:
    """List the files at or below a place, which stand together: pre-commit names thousands of files at once."""
    begin = bisect_left(entries, place, key=_PATH)
    if begin < len(entries) and entries[begin].path == place:
        return [entries[begin]]
    # Behind a slash comes a nought.
    return entries[bisect_left(entries, f"{place}/", key=_PATH) : bisect_left(entries, f"{place}0", key=_PATH)]


def _inside(root: Path, path: Path) -> str | None:
    """Give a path as the listing has it; nothing where it is not in the data. Links may lead to the dataset only."""
    place = Path(os.path.normpath(path))
    for parent in (*reversed(place.parents), place):
        with suppress(OSError):
            if parent.samefile(root):
                parts = place.relative_to(parent).parts
                return "/".join(parts) or FOLDER if parts[:1] in ((), (FOLDER,)) else None
    return None
