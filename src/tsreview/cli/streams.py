"""The only writer of results: to stdout or a file in one piece, remarks to stderr."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from tsreview.cli import exits
from tsreview.errors import DatasetFault
from tsreview.rendering.inert import log, terminal

MOST_SAID = 500
"""Characters of a failure; what the user wrote may be in it, whole."""


def prepare() -> None:
    """Make the streams take any text, whatever the locale: a file gets UTF-8, a terminal what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def write(text: str, output: Path | None = None) -> None:
    """Write a result whole: to stdout, or to a file that is either the old or the new one."""
    if output is not None and str(output) != "-":
        write_file(text.encode("utf-8", "backslashreplace"), output)
        return
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough, as `head` does; that is no failure of ours.
        silence()
    except OSError as failure:
        silence()
        raise DatasetFault(f"the output cannot be written: {failure.strerror}") from None


def append(text: str, file: Path) -> None:
    """Add to a file that others add to as well, such as the summary of a job; where that fails, a remark says so."""
    try:
        with open(file, "ab", opener=_without_waiting) as out:
            out.write(text.encode("utf-8", "backslashreplace"))
    except OSError as failure:
        remark(f"note: {file} cannot be written: {failure.strerror}")


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; one that is a pipe without a reader would be waited at for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)


def write_file(data: bytes, output: Path) -> None:
    """Write beside the file, then rename: a reader meets the old or the new one, never half of one.

    Raises DatasetFault where the file cannot be written; what stood there then stands there still. A link is not
    followed: in a stranger's branch, one with the name of a report may lead to any file of whoever draws it there.
    """
    from tsreview.loading.replacing import replace_whole

    if output.is_symlink():
        raise DatasetFault(f"{output} is a link, which is not followed", hint="name the file itself, or delete it")
    if output.is_dir():
        raise DatasetFault(f"{output} is a folder", hint="name a file")
    if output.exists() and not output.is_file():
        raise DatasetFault(f"{output} is no plain file", hint="name one, or `-` for stdout")
    if _is_of_a_dataset(output):
        hint = "name a file elsewhere, or `-` for stdout"
        raise DatasetFault(f"{output} is a place of records or settings, where no answer is written", hint=hint)
    try:
        replace_whole(output.as_posix(), data, _mode(output))
    except OSError as failure:
        hint = "" if output.parent.is_dir() else "make the folder first, or name another"
        raise DatasetFault(f"{output} cannot be written: {failure.strerror}", hint=hint) from None


def remark(text: str) -> None:
    """Write a remark or a hint to stderr."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(log("\n".join(map(terminal, text.rstrip("\n").split("\n")))) + "\n")


def fail(message: str, hint: str, status: int) -> int:
    """Tell of a failure in one line, with the next act; give the exit status."""
    words = " ".join(message.split())
    remark(f"tsreview: {words if len(words) <= MOST_SAID else words[:MOST_SAID] + ' ...'}")
    if hint:
        remark(f"  hint: {hint}")
    return status


def finish(status: int) -> int:
    """Flush stdout, which may fail only now."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as failure:
        silence()
        return fail(f"the output cannot be written: {failure.strerror}", "", exits.CANNOT_GO_ON)
    return status


def silence() -> None:
    """Keep the interpreter from trying to flush a closed stream again as it ends."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal() -> bool:
    """Tell whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def colour_wanted() -> bool:
    """Tell whether to colour: NO_COLOR wins, then FORCE_COLOR, then what the terminal can do."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or os.environ.get("TERM", "dumb") != "dumb"


def _is_of_a_dataset(output: Path) -> bool:
    """Tell whether a file is a dataset's settings or lies in its `data/`, where a slip would cost a record."""
    from tsreview.loading.files import FOLDER
    from tsreview.loading.settings import FILE_NAME

    above = Path(os.path.realpath(output.parent))
    inside = [folder for folder in (above, *above.parents) if folder.name == FOLDER]
    return (output.name == FILE_NAME and output.exists()) or any((each.parent / FILE_NAME).exists() for each in inside)


def _mode(target: Path) -> int:
    """Give the mode that the file has, or that a new one would get."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
