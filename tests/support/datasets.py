"""Datasets: copies of the shipped one and of the cases' base, and records put into them."""

import hashlib
import os
import shutil
from pathlib import Path

from tsreview.loading.yaml_reader import read_document
from tsreview.schema.kinds import KINDS
from tsreview.schema.references import references, shape_of

TOP = Path(__file__).parents[2]
CASES = TOP / "tests" / "cases"
GOLDEN = TOP / "tests" / "golden"

ACTION = """\
id: {id}
plan: joint-plan
objective: 1a
order: {order}
title: {title}
parties:
  - role: nominator
    organisation: anytown-council
  - role: spa
    organisation: voluntary-council
{due}sources:
  - source: joint-report
    section: "2"
"""


def copy_shipped(folder: Path) -> Path:
    """Copy the dataset of this repository, without the repository."""
    shutil.copytree(TOP / "data", folder / "data")
    shutil.copy(TOP / "tsreview.toml", folder)
    return folder


def copy_plan(folder: Path, plan: str = "working-together", source: str = "working-together-2009") -> Path:
    """Copy a plan of the shipped dataset: its actions, the bodies of its source, and all that these refer to."""
    files = {(kind.name, path.stem): path for kind in KINDS for path in (TOP / "data" / kind.folder).rglob("*.yaml")}
    shapes = {kind.name: shape_of(kind.model()) for kind in KINDS}
    bodies = [key for key, path in files.items() if key[0] == "organisation" and source in path.read_text("utf-8")]
    wanted = [("plan", plan), *(key for key, path in files.items() if path.parent.name == plan), *bodies]
    copied: set[tuple[str, str]] = set()
    while wanted:
        kind, identity = wanted.pop()
        if (kind, identity) in copied or (kind, identity) not in files:
            continue
        copied.add((kind, identity))
        path = files[kind, identity]
        target = folder / path.relative_to(TOP)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        tree = read_document(path.read_text(encoding="utf-8")).tree
        wanted += [(to, other) for _, to, other, _ in references(tree, shapes[kind])]
    shutil.copy(TOP / "tsreview.toml", folder)
    return folder


def copy_base(folder: Path) -> Path:
    """Copy the small valid dataset that every case is laid over."""
    return shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)


def action(identity: str, *, title: str = "Publish a protocol", due: str | None = "Sept 2010", more: str = "") -> str:
    """Write an action of the base dataset."""
    return ACTION.format(id=identity, order=2, title=title, due=f"due: {due}\n" if due else "") + more


def put(dataset: Path, identity: str, text: str, folder: str = "actions") -> Path:
    """Put a record's file into a dataset."""
    path = dataset / "data" / folder / f"{identity}.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def fingerprint(folder: Path) -> dict[str, tuple[int, str]]:
    """Give the mode and a digest of everything in a folder."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in sorted(folder.rglob("*"))
    }


def age(folder: Path, seconds: int = 3600) -> None:
    """Give all files an older time of change; what was just written is not believed otherwise."""
    for path in folder.rglob("*"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 1_000_000_000))
