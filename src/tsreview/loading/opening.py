"""A dataset is opened: its settings read, its index found and brought up to date."""

import os
import sqlite3
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tsreview import __version__
from tsreview.errors import DatasetFault
from tsreview.index.connection import Index, open_in_memory, open_index
from tsreview.loading.settings import find_dataset, read_settings
from tsreview.loading.sync import Trust, sync
from tsreview.settings import Settings

DECIDING = ("codes", "index", "loading", "rules", "schema", "time")
"""The packages whose code decides what is stored: another state of them is another index."""


class Dataset(NamedTuple):
    """An open dataset: where it is, how it is set, and its index."""

    root: Path
    settings: Settings
    index: Index


def open_dataset(start: Path, *, named: bool, cached: bool = True, trust: Trust = Trust.STAMP) -> Dataset:
    """Open the dataset at or above a folder.

    Raises:
        DatasetFault: there is none, it is empty, or its settings cannot be read.
    """
    root = Path(os.path.realpath(find_dataset(start, named=named)))
    settings = read_settings(root)
    index = open_index(index_path(root, settings) if cached else None)
    try:
        sync(root, index, settings.financial_year_starts, trust)
    except sqlite3.DatabaseError:
        # Damaged, or held by another run for too long: answer without it.
        index.close()
        index = open_in_memory()
        sync(root, index, settings.financial_year_starts, trust)
    if index.row("SELECT 1 FROM files LIMIT 1") is None:
        raise DatasetFault(
            "the dataset holds no records", hint="records are .yaml files in the folders of data/"
        )
    return Dataset(root, settings, index)


def index_path(root: Path, settings: Settings) -> Path | None:
    """Give the index's path in the user's cache folder; nothing where the platform has none."""
    from platformdirs import user_cache_path

    key = "\0".join((str(root), __version__, _state_of_code(), str(settings.financial_year_starts)))
    name = blake2b(key.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    try:
        return user_cache_path("tsreview", appauthor=False) / "index" / f"{name}.sqlite"
    except (OSError, RuntimeError, KeyError):
        return None


def _state_of_code() -> str:
    """Tell two states of the tool's own code apart by the newest time of its files."""
    top = Path(__file__).parent.parent
    newest = 0
    for package in DECIDING:
        with os.scandir(top / package) as files:
            newest = max(newest, *(file.stat().st_mtime_ns for file in files))
    return str(newest)
