"""What stands in `data/` and is no record file, and what the system refused, told as findings."""

import errno
import os
import stat
from collections.abc import Callable, Collection

from tsreview.errors import DatasetFault
from tsreview.loading.fault import Fault
from tsreview.suggestions import did_you_mean

SUFFIX = ".yaml"
MAX_LEVELS = 8
"""Folders inside one another below `data/`."""
LEFTOVER = (".tsreview-", ".tmp")
"""How the name of a file that an interrupted update leaves behind begins and ends: it is passed over."""

_ALLOWED = frozenset({"README.md", ".gitkeep"})
_OTHER_SUFFIXES = (".yaml", ".yml")
_NO_PLAIN_FILE = frozenset({errno.ELOOP, errno.ENOTDIR, errno.ENXIO, errno.ENODEV, errno.EMLINK})
_OF_THE_MACHINE = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_REASONS = {
    errno.ENOENT: "it vanished while it was being read",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.EIO: "the disk reports an error",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOMEM: "there is no memory left",
    errno.ENAMETOOLONG: "its name is too long",
}


def odd_in_data(name: str, status: os.stat_result, folders: Collection[str]) -> Fault | None:
    """Judge what is no folder of a kind."""
    if what := special(status):
        return no_plain_file(what)
    if not stat.S_ISDIR(status.st_mode):
        if name in _ALLOWED:
            return None
        hint = "move the record into the folder of its kind, or the file out of `data/`"
        return Fault("TSR121", 1, 1, f"file `{shown(name)}` stands in no folder of a kind", hint)
    known = ", ".join(sorted(folders))
    hint = did_you_mean(name, sorted(folders)) or f"use one of: {known}"
    return Fault("TSR121", 1, 1, f"folder `{shown(name)}` is of no kind", hint)


def odd_in_kind(name: str, status: os.stat_result, level: int) -> Fault | None:
    """Judge what is not a record file; nothing for a folder to look into and for what is allowed."""
    if what := special(status):
        return no_plain_file(what)
    if not name.isprintable():
        return Fault("TSR120", 1, 1, "name holds a character that cannot be printed", "rename it")
    if stat.S_ISDIR(status.st_mode):
        return _odd_folder(name, level)
    if name in _ALLOWED or (name.startswith(LEFTOVER[0]) and name.endswith(LEFTOVER[1])):
        return None
    stem, _, suffix = name.rpartition(".")
    hint = "move it out of `data/`, or delete it"
    if stem and suffix.lower() in ("yaml", "yml"):
        hint = f"rename it to `{stem}{SUFFIX}`"
    return Fault("TSR120", 1, 1, f"`{name}` is not the name of a record's file", hint)


def special(status: os.stat_result) -> str:
    """Name what is neither a plain file nor a folder."""
    mode = status.st_mode
    if is_link(status):
        return "link"
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    names: tuple[tuple[Callable[[int], bool], str], ...] = (
        (stat.S_ISFIFO, "pipe"),
        (stat.S_ISSOCK, "socket"),
    )
    return next((name for test, name in names if test(mode)), "device")


def is_link(status: os.stat_result) -> bool:
    """Tell a symbolic link, and the junction of Windows, which follows like one."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == junction


def no_plain_file(what: str) -> Fault:
    """Word the finding of a link, a pipe, a folder with a record's name and the like."""
    return Fault("TSR101", 1, 1, f"is a {what}, not a plain file", "replace it with a file that holds the record")


def fault_of(error: OSError) -> Fault:
    """Tell what the operating system refused.

    Raises:
        DatasetFault: it refused for want of its own, which is no fault of the file's.
    """
    if error.errno in _OF_THE_MACHINE:
        hint = "close other programs, or raise the limit (`ulimit -a` shows it)"
        raise DatasetFault(f"the records cannot be read: {reason_of(error)}", hint=hint)
    if error.errno in _NO_PLAIN_FILE:
        return no_plain_file("link, a device or another special thing")
    hint = "make it readable for you, then run the command again"
    if error.errno == errno.ENOENT:
        hint = "run the command again"
    return Fault("TSR103", 1, 1, f"cannot be read: {reason_of(error)}", hint)


def reason_of(error: OSError) -> str:
    """Say in plain words why the system refused."""
    return _REASONS.get(error.errno or 0) or (error.strerror or "no reason given").lower()


def shown(name: str) -> str:
    """Write a name so that nothing in it can be taken for something else: ESC as a backslash and `u{1b}`."""
    return name if name.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in name)


def _odd_folder(name: str, level: int) -> Fault | None:
    if name.lower().endswith(_OTHER_SUFFIXES):
        return no_plain_file("folder")
    if name.startswith("."):
        return Fault("TSR121", 1, 1, f"folder `{name}` holds no records", "move it out of `data/`")
    if level >= MAX_LEVELS:
        return Fault("TSR121", 1, 1, f"folder lies more than {MAX_LEVELS} levels deep", "move its records up")
    return None


def _escaped(character: str) -> str:
    code = ord(character)
    # A byte of a name that is not UTF-8 comes from the operating system as a surrogate.
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{{{code:x}}}"
