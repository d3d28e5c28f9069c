"""A dataset is begun: files are put where there are none, and nothing that stands there is touched."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tsreview.errors import DatasetFault
from tsreview.loading.files import FOLDER
from tsreview.loading.misfits import SUFFIX
from tsreview.loading.settings import FILE_NAME

KEEPER = ".gitkeep"
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Begun(NamedTuple):
    """What was written, and what stood there before and was left as it was."""

    written: list[str]
    left: list[str]


def refuse_what_cannot_begin(folder: Path) -> None:
    """Raise DatasetFault where no dataset can begin: in another, whose records its own would seem to be."""
    for above in folder.parents:
        if (above / FILE_NAME).is_file():
            message = f"{folder} lies inside the dataset {above}, so nothing was written"
            raise DatasetFault(message, hint="choose a folder beside it, not in it")
    if folder.exists() and not folder.is_dir():
        raise DatasetFault(f"{folder} is no folder, so nothing was written", hint="name a folder, or one to be made")
    settings = _status(folder / FILE_NAME)
    if settings is not None and not stat.S_ISREG(settings.st_mode):
        hint = "put the settings themselves in its place, or move it away"
        raise DatasetFault(f"{folder / FILE_NAME} is no plain file, so nothing was written", hint=hint)


def has_records(folder: Path) -> bool:
    """Tell whether a folder holds records already, so that it needs no examples."""
    return any((folder / FOLDER).rglob(f"*{SUFFIX}"))


def begin(folder: Path, files: dict[str, str]) -> Begun:
    """Write files into a folder, which is made where it is not there; each that stands there already is left.

    Raises:
        DatasetFault: a file or a link stands where a folder is needed. Nothing was written then.
        OSError: the disk refuses. What was written until then is taken away again.
    """
    left = [path for path in files if _stands(folder, path) and not path.endswith(KEEPER)]
    wanted = [path for path in files if path not in left and _is_needed(folder, path, files)]
    made: list[Path] = []
    try:
        for path in wanted:
            _write(folder, path, files[path], made)
    except OSError:
        _take_away(made)
        raise
    return Begun(wanted, left)


def _stands(folder: Path, path: str) -> bool:
    """Tell whether something stands at a path; no link on the way is followed."""
    for above in _folders(path):
        status = _status(folder / above)
        if status is not None and not stat.S_ISDIR(status.st_mode):
            what = "a link" if stat.S_ISLNK(status.st_mode) else "no folder"
            raise DatasetFault(f"{folder / above} is {what}, so nothing was written", hint="move it away first")
    return _status(folder / path) is not None


def _is_needed(folder: Path, path: str, files: dict[str, str]) -> bool:
    """Tell whether a file is to be written: one that keeps a folder for git, only where nothing else does."""
    inside = path.removesuffix(KEEPER)
    is_kept = any(other.startswith(inside) for other in files if other != path) or (folder / inside).exists()
    return inside == path or not is_kept


def _write(folder: Path, path: str, text: str, made: list[Path]) -> None:
    for above in (*reversed([folder, *folder.parents]), *(folder / each for each in _folders(path))):
        if _status(above) is None:
            above.mkdir()
            made.append(above)
    with os.fdopen(os.open(folder / path, _NEW_FILE, 0o666), "wb") as file:
        made.append(folder / path)
        file.write(text.encode())


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _folders(path: str) -> Iterator[PurePosixPath]:
    """Give the folders on the way to a path, the outermost first."""
    return reversed(PurePosixPath(path).parents[:-1])


def _status(path: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return path.lstat()
    return None
