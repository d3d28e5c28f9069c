"""The baseline: a file of findings that were known when a dataset was adopted, and that are not counted."""

import errno
import json
import os
import re
from pathlib import Path

from tsreview.errors import DatasetFault
from tsreview.loading.fault import Fault
from tsreview.loading.opening import Dataset

KIND = "baseline"
MOST_BYTES = 8 * 1024 * 1024
WRITE_ANEW = "write it anew with `tsreview validate --write-baseline FILE`"

_NO_LINK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


def read_baseline_file(path: Path) -> bytes:
    """Read the bytes of a baseline in the work tree; DatasetFault where it cannot be read."""
    try:
        with os.fdopen(os.open(path, _NO_LINK), "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        why = "it is a link, which is not followed" if fault.errno == errno.ELOOP else fault.strerror
        raise DatasetFault(f"the baseline {path} cannot be read: {why}", hint=WRITE_ANEW) from None
    if len(data) > MOST_BYTES:
        raise DatasetFault(f"the baseline {path} is larger than 8 MiB", hint="mend some of what it holds")
    return data


def recorded_baseline(dataset: Dataset, name: str) -> bytes:
    """Read the bytes of a baseline that stands beside the settings, in a dataset as it is or as it was."""
    if not _NAME.fullmatch(name):
        message = f'the baseline "{name[:60]}" is not the name of a file beside tsreview.toml'
        raise DatasetFault(message, hint='such as baseline = "baseline.json"')
    if dataset.snapshot is None:
        return read_baseline_file(dataset.root / name)
    found = dataset.snapshot.read(name, MOST_BYTES)
    if isinstance(found, Fault):
        at = dataset.snapshot.commit[:12]
        raise DatasetFault(f"the baseline {name} cannot be read at {at}: {found.message}", hint=WRITE_ANEW)
    return found


def parse_baseline(data: bytes) -> frozenset[str]:
    """Give the fingerprints of the findings that a baseline holds; DatasetFault where it is none."""
    try:
        held = json.loads(data)
        if held["kind"] == KIND:
            return frozenset(str(entry["fingerprint"]) for entry in held["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise DatasetFault("the baseline is not one that this tool wrote", hint=WRITE_ANEW)
