"""A dataset is opened: its settings read, its index found and brought up to date."""

import os
import sys
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tsreview import __version__
from tsreview.errors import DatasetFault
from tsreview.index.connection import Index, Unsound, open_in_memory, open_index
from tsreview.loading.settings import find_dataset, parse_settings, read_text
from tsreview.loading.sync import Trust, look_later, sync
from tsreview.settings import Settings

if TYPE_CHECKING:
    from tsreview.loading.fault import Fault
    from tsreview.loading.git import State
    from tsreview.loading.snapshot import Snapshot

DECIDING = (
    "codes", "index", "loading", "loading/fixing",
    "rules", "rules/local", "rules/network", "rules/texts", "schema", "time",
)  # fmt: skip
"""The packages whose code decides what is stored: another state of them is another index."""


class Dataset:
    """An open dataset: where it is, how it is set, its index, and what it was read from."""

    def __init__(
        self, root: Path, settings: Settings, index: Index,
        read: "Callable[[str], bytes | Fault]", state: "Callable[[], State]", snapshot: "Snapshot | None" = None,
    ) -> None:  # fmt: skip
        self.root = root
        self.settings = settings
        self.index = index
        self.read = read
        """Reads one of its files, by the path in a listing."""
        self.state = state
        """Tells its commit, and whether its files differ from that; asks git."""
        self.snapshot = snapshot
        """The commit that it was read at; nothing for the files of a folder."""
        self.cached = True
        """Whether indexes are kept for it, those of its past states too."""
        self.is_current: Callable[[], bool] = lambda: True
        """Tells, once, whether its index was up to date when it was opened."""

    def settings_file(self) -> bytes:
        """Give the bytes that its settings were read from."""
        return bytes(self.index.meta("settings"))


def open_dataset(
    start: Path, *, named: bool, cached: bool = True, trust: Trust = Trust.STAMP, is_asked_first: bool = False
) -> Dataset:
    """Open the dataset at or above a folder.

    Where it `is_asked_first`, a large dataset is given at once, and its `is_current` tells whether to believe
    what it answers.

    Raises:
        DatasetFault: there is none, it is empty, or its settings cannot be read.
    """
    root = Path(os.path.realpath(find_dataset(start, named=named)))
    data = read_text(root)
    index = open_index(index_path(root) if cached else None)
    try:
        settings, is_current = _brought_up_to_date(root, data, index, trust, is_asked_first=is_asked_first)
    except Unsound as failure:
        if index.path is None:
            raise
        index.forget(failure)
        index = open_in_memory()
        settings, is_current = _brought_up_to_date(root, data, index, trust, is_asked_first=False)
    dataset = Dataset(root, settings, index, partial(_read, root), partial(_state, root))
    dataset.is_current = is_current or dataset.is_current
    dataset.cached = cached
    return dataset


def _brought_up_to_date(
    root: Path, data: bytes, index: Index, trust: Trust, *, is_asked_first: bool
) -> tuple[Settings, Callable[[], bool] | None]:
    """Make an index that of the dataset; give the settings, and what tells later whether it was up to date."""
    settings = _settled(root, data, index)
    is_current = look_later(root, index) if is_asked_first and trust is Trust.STAMP else None
    if is_current is None:
        sync(root, index, settings.financial_year_starts, trust)
    refuse_nothing(index, "the dataset holds no records", "records are .yaml files in the folders of data/")
    return settings, is_current


def refuse_nothing(index: Index, message: str, hint: str = "") -> None:
    """Refuse an index that holds no record; one that was kept may have lost them, which is damage."""
    if index.row("SELECT 1 FROM files LIMIT 1") is None:
        raise DatasetFault(message, hint=hint) if index.path is None else LookupError(message)


def _read(root: Path, path: str) -> "bytes | Fault":
    from tsreview.loading.reading import read_bytes

    return read_bytes(root, path)


def _state(root: Path) -> "State":
    from tsreview.loading.git import state_of

    return state_of(root)


def index_path(root: Path) -> Path | None:
    """Give the path of a folder's index."""
    # Two datasets whose sums fall together take turns in one file: what made it tells them apart.
    name = f"{zlib.crc32(os.fsencode(root)):08x}-{root.name[:40]}"
    return path_in_cache("".join(each if each.isascii() and (each.isalnum() or each in "-_") else "_" for each in name))


def path_in_cache(name: str) -> Path | None:
    """Give an index's path in the user's cache folder; nothing where the platform has none."""
    try:
        return _cache_folder() / "index" / f"{name}.sqlite"
    except (OSError, RuntimeError, KeyError):
        return None


def _cache_folder() -> Path:
    """Give the folder for what the tool can make again."""
    if os.name == "posix" and sys.platform != "darwin":
        # What platformdirs gives here too; to import it takes half as long as to start the interpreter.
        named = Path(os.environ.get("XDG_CACHE_HOME", "").strip())
        # One that is not absolute is to be ignored (XDG); it may lead into the dataset.
        return (named if named.is_absolute() else Path.home() / ".cache") / "tsreview"
    from platformdirs import user_cache_path

    return user_cache_path("tsreview", appauthor=False)


def _settled(root: Path, data: bytes, index: Index) -> Settings:
    """Make an index that of this dataset, tool and settings."""
    maker = f"{os.fsencode(root)!r} {tool_state()}"
    if index.meta("maker") != maker:
        with index.writing():
            # Another run may have filled it meanwhile, and be asking: what it reads must not go away below it.
            if index.meta("maker") != maker:
                index.clear()
                index.set_meta("maker", maker)
    return keep_settings(data, index)


def keep_settings(data: bytes, index: Index) -> Settings:
    """Give the settings, read anew only when their file changed since the index was made."""
    if index.meta("settings") == data:
        return kept_settings(index)
    settings = parse_settings(data)
    with index.writing():
        if index.meta("settings") == data:
            return settings
        if index.meta("settings.financial_year_starts") != settings.financial_year_starts:
            # Stored dates were read by another financial year.
            maker = index.meta("maker")
            index.clear()
            index.set_meta("maker", maker)
        index.set_meta("settings", data)
        # Ratings are held against the rule that the settings give.
        index.set_meta("network", None)
        for name, value in settings._asdict().items():
            index.set_meta(f"settings.{name}", value)
    return settings


def kept_settings(index: Index) -> Settings:
    """Give the settings that an index keeps."""
    return Settings._make(index.meta(f"settings.{name}") for name in Settings._fields)


def tool_state() -> str:
    """Tell by which state of the tool an index is made."""
    top = Path(__file__).parent.parent
    newest = 0
    for package in DECIDING:
        with os.scandir(top / package) as files:
            newest = max(newest, *(file.stat().st_mtime_ns for file in files))
    return f"{__version__} {newest}"
