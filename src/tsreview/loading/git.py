"""The only user of git: asked for commits, trees and contents, never for a checkout.

A repository may be a stranger's. Nothing that its configuration names is run: no hook, pager, filter, external
diff or file system monitor; and nothing is fetched.
"""

import os
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from tsreview.errors import DatasetFault, UsageFault

SECONDS = 60
SAFE = ("--no-pager", "--literal-pathspecs", "-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null", "-c", "core.quotepath=off", "-c", "protocol.allow=never")  # fmt: skip
CLEAN = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}
SHALLOW = "this clone is shallow: `git fetch --unshallow` brings the rest (in a CI checkout, fetch-depth: 0)"


class State(NamedTuple):
    """The commit that a dataset is at; nothing where git knows none."""

    commit: str | None
    dirty: bool | None


class Repository(NamedTuple):
    """A repository: a work tree's top or a bare one, and where the dataset lies in its trees."""

    folder: Path
    is_bare: bool
    inside: str
    """The way from the top to the dataset, with a slash at its end; empty at the top."""

    def ask(self, *words: str, given: bytes | None = None) -> bytes | None:
        """Run git and give what it prints; nothing where it fails.

        Raises:
            DatasetFault: git is missing, or takes too long.
        """
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        where = ["--git-dir", str(self.folder)] if self.is_bare else ["-C", str(self.folder)]
        try:
            done = subprocess.run(  # noqa: S603
                ["git", *where, *SAFE, *words],  # noqa: S607
                env=kept | CLEAN, input=given or b"", capture_output=True, timeout=SECONDS, check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise DatasetFault("git was not found", hint="install git, or leave out what needs it") from None
        except (OSError, subprocess.SubprocessError) as failure:
            raise DatasetFault(f"git did not answer: {failure}"[:200]) from None
        return done.stdout if done.returncode == 0 else None

    def line(self, *words: str) -> str | None:
        """Run git and give the line that it prints."""
        found = self.ask(*words)
        return None if found is None else found.decode("utf-8", "replace").strip()


def find_repository(folder: Path) -> Repository | None:
    """Find the repository of a folder by its `.git`, without asking git, which believes any folder that poses as one.

    A bare repository is one only where the folder itself is it.
    """
    for above in (folder, *folder.parents):
        if (above / ".git").exists():
            inside = folder.relative_to(above).as_posix()
            return Repository(above, False, "" if inside == "." else f"{inside}/")
    if (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir():
        return Repository(folder, True, "")
    return None


def state_of(root: Path) -> State:
    """Tell the commit of a dataset, and whether its files differ from it."""
    repository = find_repository(root)
    if repository is None or repository.is_bare:
        return State(None, None)
    try:
        commit = repository.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if commit is None:
            return State(None, None)
        changes = _changes(repository, [f"{repository.inside}{name}" for name in ("data", "tsreview.toml")])
    except DatasetFault:
        return State(None, None)
    return State(commit, None if changes is None else bool(changes))


def has_unstaged(root: Path, path: str) -> bool | None:
    """Tell whether a file of a dataset has changes that `git restore` undoes; nothing where git does not have it."""
    repository = find_repository(root)
    if repository is None or repository.is_bare:
        return None
    try:
        if repository.ask("ls-files", "--error-unmatch", "--", repository.inside + path) is None:
            return None
        changes = _changes(repository, [repository.inside + path])
    except DatasetFault:
        return None
    # Of the two letters before a path, the second tells of the work tree.
    return None if changes is None else changes[1:2] not in (b"", b" ")


def _changes(repository: Repository, paths: list[str]) -> bytes | None:
    return repository.ask("status", "--porcelain=v1", "-z", "--untracked-files=normal",
                          "--ignore-submodules=all", "--", *paths)  # fmt: skip


def commit_of(repository: Repository, revision: str) -> str:
    """Give the id of the commit that a revision names; UsageFault where it names none here."""
    # A name that begins with a dash could be taken for an option by one git or another.
    if revision.startswith("-") or not revision.isprintable() or not revision.strip():
        raise UsageFault(f"{revision[:60]!a} is not the name of a revision", hint="such as HEAD~1 or main")
    found = repository.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise UsageFault(f'the repository has no revision "{revision[:60]}"', hint=_where_to_get(repository, revision))
    return found


def commit_on(repository: Repository, day: date, tip: str = "HEAD") -> str | None:
    """Give the last commit made on or before a day, by the committers' clocks; nothing where there is none."""
    end = datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(seconds=1)
    # Midnight is London's or Greenwich's: a history of quarters does not turn on the hour between.
    return repository.line("rev-list", "-1", f"--before={end.isoformat()}", "--end-of-options", tip) or None


def common_ancestor(repository: Repository, commit: str, tip: str = "HEAD") -> str:
    """Give the commit at which two histories parted; the first of the two where they never met."""
    return repository.line("merge-base", commit, tip) or commit


def deleted_paths(repository: Repository, commit: str, folder: str) -> list[str]:
    """List the paths below a folder of the dataset that a commit's history once deleted."""
    where = repository.inside + folder
    commits = repository.ask("rev-list", "--full-history", "--no-merges", "--end-of-options", commit, "--", where)
    found = repository.ask("diff-tree", "--stdin", "-r", "-z", "--no-commit-id", "--name-only", "--no-renames",
                           "--diff-filter=D", "--", where, given=commits or b"")  # fmt: skip
    paths = [os.fsdecode(path) for path in (found or b"").split(b"\0") if path]
    return [path.removeprefix(repository.inside) for path in paths]


def is_shallow(repository: Repository) -> bool:
    """Tell whether the history of a clone is cut off."""
    return repository.line("rev-parse", "--is-shallow-repository") == "true"


def _where_to_get(repository: Repository, revision: str) -> str:
    if is_shallow(repository):
        return SHALLOW
    remote, slash, branch = revision.partition("/")
    if slash and remote in (repository.line("remote") or "").split():
        return f"`git fetch {remote} {branch}` may bring it"
    return "`git log --oneline` lists revisions, `git branch --all` and `git tag` the names; `git fetch` may bring more"
