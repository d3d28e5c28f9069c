"""An edited record is written over the one that it was made from, unless another program was there before."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tsreview.errors import DatasetFault
from tsreview.loading.misfits import reason_of
from tsreview.loading.reading import BY_DESCRIPTOR, open_folder, read_bytes
from tsreview.loading.replacing import replace_whole
from tsreview.loading.trial import Content, changed_meanwhile


def replace_record(root: Path, content: Content) -> None:
    """Write an edited record over the one that it was made from.

    Raises:
        DatasetFault: the record was changed meanwhile, is write-protected, or the disk refuses.
    """

    def is_as_it_was() -> None:
        if read_bytes(root, content.path) != content.old:
            raise changed_meanwhile(content.path)

    try:
        with _folder_of(root, content.path) as (folder, name):
            mode = os.stat(name, dir_fd=folder).st_mode & 0o7777
            if not os.access(name, os.W_OK, dir_fd=folder):
                hint = "ask its owner, or take the protection off"
                raise DatasetFault(f"{content.path} is write-protected, so nothing was written", hint=hint)
            replace_whole(name, content.new, mode, folder=folder, before=is_as_it_was)
    except OSError as failure:
        raise DatasetFault(f"{content.path} cannot be written: {reason_of(failure)}") from None


def replace_records(root: Path, contents: Iterable[Content]) -> tuple[list[Content], list[DatasetFault]]:
    """Write records one after another; give those that were written, and why others could not be."""
    written, failures = [], []
    for content in contents:
        try:
            replace_record(root, content)
            written.append(content)
        except DatasetFault as failure:
            failures.append(failure)
    return written, failures


@contextmanager
def _folder_of(root: Path, path: str) -> Iterator[tuple[int | None, str]]:
    """Open the folder of a file of the dataset, following no link; give it, and the file's name seen from it."""
    folder, _, name = path.rpartition("/")
    if not BY_DESCRIPTOR:
        yield None, f"{root.as_posix()}/{path}"
        return
    descriptor = open_folder(str(root), folder.split("/"))
    try:
        yield descriptor, name
    finally:
        os.close(descriptor)
