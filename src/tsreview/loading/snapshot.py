"""A dataset as it was at a commit, read from git's objects."""

import os
import stat
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from tsreview.errors import DatasetFault
from tsreview.loading.fault import Fault
from tsreview.loading.files import FOLDER, Entry, Stamp
from tsreview.loading.git import SHALLOW, Repository, commit_of, is_shallow
from tsreview.loading.limits import LIMITS
from tsreview.loading.misfits import SUFFIX, odd_in_data, odd_in_kind, shown
from tsreview.loading.reading import too_large
from tsreview.loading.settings import FILE_NAME, MOST_BYTES

_KINDS_OF_FILE = {"100644": stat.S_IFREG, "100755": stat.S_IFREG, "120000": stat.S_IFLNK}
_FOLDER = os.stat_result((stat.S_IFDIR, *(0,) * 9))


class NoDataset(DatasetFault):
    """There is no dataset at a revision, or it cannot be told which."""


class NothingRecorded(NoDataset):
    """There is no dataset at a revision, in whatever folder."""


class Blob(NamedTuple):
    """A file in a tree: its path from the dataset's folder, the sort of file, its content's id and size."""

    path: str
    status: os.stat_result
    content: str
    size: int


class Snapshot(NamedTuple):
    """A commit, and the ids of what makes the dataset at it."""

    repository: Repository
    commit: str
    data: str
    """The id of the tree `data/`: the same id is the same data, in whatever commit."""
    settings: str

    def read_settings(self) -> bytes:
        """Give the bytes of `tsreview.toml`."""
        found = read_contents(self.repository, [self.settings])[0]
        if len(found) > MOST_BYTES:
            raise DatasetFault(f"{FILE_NAME} is larger than 64 KiB at {self.commit[:12]}")
        return found

    def read(self, path: str, most: int = LIMITS.file_bytes) -> bytes | Fault:
        """Read one file of the dataset, of no more bytes than that."""
        blobs = _listed(self.repository, self.commit, [self.repository.inside + path])
        if len(blobs) != 1:
            return Fault("TSR103", 1, 1, "is no file at this revision")
        if blobs[0].size > most:
            return too_large(blobs[0].size, most)
        return read_contents(self.repository, [blobs[0].content])[0]


def snapshot_of(repository: Repository, revision: str) -> Snapshot:
    """Find the dataset at a revision.

    Raises:
        UsageFault: the revision is none of this repository's.
        NoDataset: there is none at it.
    """
    commit = commit_of(repository, revision)
    where = repository if _parts(repository, commit) else repository._replace(inside=_searched(repository, commit))
    parts = _parts(where, commit)
    if FOLDER not in parts:
        raise NoDataset(f"{revision[:60]} has no folder `{where.inside}{FOLDER}`")
    return Snapshot(where, commit, parts[FOLDER], parts[FILE_NAME])


def list_blobs(snapshot: Snapshot) -> list[Blob]:
    """List the files of a dataset at a commit, in the order of their paths."""
    return sorted(_listed(snapshot.repository, snapshot.commit, [f"{snapshot.repository.inside}{FOLDER}/"]))


class Contents:
    """The contents of a listing, read when they are asked for."""

    def __init__(self, repository: Repository, blobs: Iterable[Blob]) -> None:
        self._repository = repository
        self._ids = {shown(blob.path): blob.content for blob in blobs}

    def read(self, entries: Sequence[Entry]) -> list[bytes | Fault]:
        """Read the files of entries; those with a fault are not touched."""
        wanted = [each for each in entries if each.fault is None and each.stamp.size <= LIMITS.file_bytes]
        found = iter(read_contents(self._repository, [self._ids[each.path] for each in wanted]))
        return [
            each.fault or (next(found) if each.stamp.size <= LIMITS.file_bytes else too_large(each.stamp.size))
            for each in entries
        ]


def entries_of(blobs: Sequence[Blob], folders: Collection[str]) -> list[Entry]:
    """Judge the names of a listing as the walk over a folder does; what is wrong with a folder is told once."""
    found: dict[str, Entry] = {}
    for blob in blobs:
        where, fault = _judged(blob, folders)
        if fault is not None or where.endswith(SUFFIX):
            found.setdefault(where, Entry(shown(where), Stamp(blob.size, 0, 0, 0), fault))
    return list(found.values())


def read_contents(repository: Repository, ids: Sequence[str]) -> list[bytes]:
    """Read objects by their ids, all by one run of git."""
    if not ids:
        return []
    found = repository.ask("cat-file", "--batch", given="".join(f"{each}\n" for each in ids).encode())
    contents, at = [], 0
    for identity in ids:
        end = found.find(b"\n", at) if found is not None else -1
        words = found[at:end].split() if found is not None and end > 0 else []
        if found is None or len(words) != 3 or words[1] != b"blob" or not words[2].isdigit():
            raise _missing(repository, f"content {identity[:12]}")
        size = int(words[2])
        contents.append(found[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _missing(repository: Repository, what: str) -> DatasetFault:
    hint = "where a clone leaves contents out, `git fetch --refetch` without a filter brings them"
    return DatasetFault(f"git cannot read the {what}", hint=SHALLOW if is_shallow(repository) else hint)


def _parts(repository: Repository, commit: str) -> dict[str, str]:
    """Give the ids of the dataset's folder and settings at a commit; nothing where there are no settings."""
    paths = [repository.inside + name for name in (FOLDER, FILE_NAME)]
    found = repository.ask("ls-tree", "-z", "--full-tree", commit, "--", *paths)
    if found is None:
        raise _missing(repository, f"tree of {commit[:12]}")
    parts = {}
    for line in filter(None, found.split(b"\0")):
        (mode, kind, identity), path = _taken_apart(line, 3)
        name = path.rpartition("/")[2]
        if (name, kind) in ((FOLDER, "tree"), (FILE_NAME, "blob")) and mode != "120000":
            parts[name] = identity
    return parts if FILE_NAME in parts else {}


def _searched(repository: Repository, commit: str) -> str:
    """Find the one dataset of a commit, where none lies at the folder that was asked of."""
    found = repository.ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit) or b""
    paths = [os.fsdecode(path) for path in found.split(b"\0")]
    folders = [path.removesuffix(FILE_NAME) for path in paths if path.rpartition("/")[2] == FILE_NAME]
    # A repository's own examples and tests may hold datasets too: the one at the top is meant.
    if len(folders) == 1:
        return folders[0]
    where = shown(repository.inside) or "the top"
    hint = f"it has datasets in {', '.join(shown(each) for each in folders[:5])}" if folders else ""
    fault = NoDataset if folders else NothingRecorded
    raise fault(f"{commit[:12]} has no dataset in {where}", hint=hint)


def _listed(repository: Repository, commit: str, paths: Sequence[str]) -> list[Blob]:
    found = repository.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths)
    if found is None:
        raise _missing(repository, f"tree of {commit[:12]}")
    return [_blob(line, len(repository.inside)) for line in found.split(b"\0") if line]


def _blob(line: bytes, skipped: int) -> Blob:
    (mode, _, content, size), path = _taken_apart(line, 4)
    # What is neither file nor link is another repository, which a file system shows as a folder.
    status = os.stat_result((_KINDS_OF_FILE.get(mode, stat.S_IFDIR), *(0,) * 9))
    return Blob(path[skipped:], status, content, int(size) if size.isdigit() else 0)


def _taken_apart(line: bytes, number: int) -> tuple[list[str], str]:
    """Take what `ls-tree` says of a path apart: its fields, and the path."""
    words, _, path = line.partition(b"\t")
    fields = words.decode("ascii", "replace").split()
    if len(fields) != number:
        raise DatasetFault("git did not answer as git does", hint="`git --version` tells whether it is git")
    return fields, os.fsdecode(path)


def _judged(blob: Blob, folders: Collection[str]) -> tuple[str, Fault | None]:
    """Give how far the way to a file leads, and what is wrong there."""
    _, first, *below = blob.path.split("/")
    way = f"{FOLDER}/{first}"
    if not below or first not in folders:
        return way, odd_in_data(first, _FOLDER if below else blob.status, folders)
    for level, name in enumerate(below, start=1):
        way += f"/{name}"
        is_last = level == len(below)
        if is_last and stat.S_ISREG(blob.status.st_mode) and name.endswith(SUFFIX) and name.isprintable():
            return way, None
        if fault := odd_in_kind(name, blob.status if is_last else _FOLDER, level):
            return way, fault
    return way, None
