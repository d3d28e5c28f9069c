"""The only user of git: which commit the dataset is at, and whether it was changed since."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

SECONDS = 20
SAFE = ("--no-pager", "--literal-pathspecs", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null", "-c", "core.quotepath=off")  # fmt: skip
CLEAN = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}


class State(NamedTuple):
    """The commit that a dataset is at; nothing where git knows none."""

    commit: str | None
    dirty: bool | None


def state_of(root: Path) -> State:
    """Tell the commit of a dataset, and whether its files differ from it."""
    top = _top(root)
    if top is None:
        return State(None, None)
    commit = _git(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if commit is None:
        return State(None, None)
    inside = os.path.relpath(root, top)
    paths = [f"{inside}/{name}" for name in ("data", "tsreview.toml")]
    changes = _git(top, "status", "--porcelain=v1", "-z", "--untracked-files=normal", "--ignore-submodules=all",
                   "--", *paths)  # fmt: skip
    return State(commit.strip(), None if changes is None else bool(changes))


def _top(root: Path) -> Path | None:
    """Find the repository's top by its `.git`, without asking git, which believes any folder that poses as one."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return None


def _git(top: Path, *words: str) -> str | None:
    """Run git from the top folder; nothing where it is missing, fails or takes too long."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(top), *SAFE, *words],  # noqa: S607
            env=kept | CLEAN, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
