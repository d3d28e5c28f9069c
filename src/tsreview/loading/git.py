"""The only user of git: asked for commits, trees and contents, never for a checkout.

A repository may be a stranger's. Nothing that its configuration names is run: no hook, pager, filter, external
diff or file system monitor; and nothing is fetched.
"""

import os
import re
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Thread, Timer
from typing import IO, NamedTuple

from tsreview.errors import DatasetFault, UsageFault

SECONDS = 60
MOST_PRINTED = 128 * 1024 * 1024
MOST_SAID = 4_096
NO_GIT = "git was not found"
_DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
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

    def ask(self, *words: str, given: bytes | None = None, config: dict[str, str] | None = None) -> bytes | None:
        """Run git and give what it prints; nothing where it fails. `config` stands above the repository's own.

        Raises:
            DatasetFault: git is missing, takes too long, prints more than any dataset has, or is not to look here.
        """
        try:
            with subprocess.Popen(  # noqa: S603
                self._command(words), env=_environment(config or {}),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            ) as running:  # fmt: skip
                timer = Timer(SECONDS, running.kill)
                timer.start()
                try:
                    printed, said = _listened(running, given or b"")
                finally:
                    timer.cancel()
        except FileNotFoundError:
            raise DatasetFault(NO_GIT, hint="install git, or leave out what needs it") from None
        except OSError as failure:
            raise DatasetFault(f"git did not answer: {failure.strerror}") from None
        if b"dubious ownership" in said:
            hint = f"if you trust it: git config --global --add safe.directory {self.folder}"
            raise DatasetFault(f"git does not look into {self.folder}, which belongs to another user", hint=hint)
        return printed if running.returncode == 0 else None

    def _command(self, words: tuple[str, ...]) -> list[str]:
        folder = str(self.folder)
        # The configuration could name another work tree.
        where = ["--git-dir", folder] if self.is_bare else ["-C", folder, "--work-tree", folder]
        return ["git", *where, *SAFE, *words]

    def line(self, *words: str) -> str | None:
        """Run git and give the line that it prints."""
        found = self.ask(*words)
        return None if found is None else found.decode("utf-8", "replace").strip()


def _environment(config: dict[str, str]) -> dict[str, str]:
    """Give git an environment without anything that could lead it elsewhere, and settings above all others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given = {"GIT_CONFIG_COUNT": str(len(config))}
    for n, (name, value) in enumerate(config.items()):
        given |= {f"GIT_CONFIG_KEY_{n}": name, f"GIT_CONFIG_VALUE_{n}": value}
    return kept | CLEAN | given


def _listened(running: "subprocess.Popen[bytes]", given: bytes) -> tuple[bytes, bytes]:
    """Give git its input and take what it prints, up to a limit: a few trees can name millions of files."""
    assert running.stdin is not None  # noqa: S101 - all three are pipes
    assert running.stdout is not None  # noqa: S101
    assert running.stderr is not None  # noqa: S101
    writer = Thread(target=_fed, args=(running.stdin, given), daemon=True)
    writer.start()
    printed = running.stdout.read(MOST_PRINTED + 1)
    if len(printed) > MOST_PRINTED:
        running.kill()
        raise DatasetFault(f"git lists more than {MOST_PRINTED:,} bytes, which no dataset has")
    said = running.stderr.read(MOST_SAID)
    writer.join()
    if running.wait() < 0:
        raise DatasetFault(f"git was ended before it had answered, for which it has {SECONDS} seconds")
    return printed, said


def _fed(pipe: IO[bytes], given: bytes) -> None:
    # git may end before it has read all: what it prints tells.
    with suppress(OSError), pipe:
        pipe.write(given)


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
        changes = _changes(repository)
    except DatasetFault:
        return State(None, None)
    return State(commit, changes)


def _changes(repository: Repository) -> bool | None:
    """Tell whether the files that the tool reads differ from the commit, those among them that git is to ignore."""
    lines = _status(repository, "data", "tsreview.toml")
    if lines is None:
        return None
    return any(not line.startswith(b"!! ") or line.endswith((b".yaml", b"/")) for line in lines)


def _status(repository: Repository, *paths: str) -> list[bytes] | None:
    """Give git's two letters and the path of each file of the dataset that differs, or that it is to ignore."""
    # What a filter of the repository's configuration would do to a file is a program of its own choice.
    found = repository.ask("config", "-z", "--name-only", "--get-regexp", r"^filter\.") or b""
    names = {os.fsdecode(name).rpartition(".")[0] for name in found.split(b"\0") if name}
    unfiltered = {f"{name}.{how}": "" for name in sorted(names) for how in ("clean", "smudge", "process")}
    unfiltered |= {f"{name}.required": "false" for name in sorted(names)}
    status = repository.ask("status", "--porcelain=v1", "-z", "--untracked-files=normal", "--ignored=matching",
                            "--ignore-submodules=all", "--", *(repository.inside + path for path in paths),
                            config=unfiltered)  # fmt: skip
    return None if status is None else [line for line in status.split(b"\0") if line]


def has_unstaged(root: Path, path: str) -> bool | None:
    """Tell whether a file of a dataset has changes that `git restore` undoes; nothing where git does not have it."""
    repository = find_repository(root)
    if repository is None or repository.is_bare:
        return None
    try:
        if repository.ask("ls-files", "--error-unmatch", "--", repository.inside + path) is None:
            return None
        changes = _status(repository, path)
    except DatasetFault:
        return None
    # Of the two letters before a path, the second tells of the work tree.
    return None if changes is None else bool(changes) and changes[0][1:2] not in (b"", b" ")


def commit_of(repository: Repository, revision: str) -> str:
    """Give the id of the commit that a revision names; UsageFault where it names none here."""
    # A name that begins with a dash could be taken for an option by one git or another.
    if revision.startswith("-") or not revision.isprintable() or not revision.strip():
        raise UsageFault(f"{revision[:60]!a} is not the name of a revision", hint="such as HEAD~1 or main")
    found = repository.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    # "^main" is a name too, but of what is left out.
    if found is None or not _COMMIT.fullmatch(found):
        raise UsageFault(f'the repository has no revision "{revision[:60]}"', hint=_where_to_get(repository, revision))
    return found


def commit_on(repository: Repository, day: date, tip: str = "HEAD") -> str | None:
    """Give the last commit made on or before a day, by the committers' clocks; nothing where there is none."""
    # Midnight is Greenwich's: a history of quarters does not turn on the hour between. Of side branches only what
    # was merged by then counts.
    seconds = int(datetime.combine(day + timedelta(days=1), time(), UTC).timestamp()) - 1
    if seconds < 0:
        return None
    return repository.line("rev-list", "-1", "--first-parent", f"--min-age={seconds}", "--end-of-options", tip) or None


def common_ancestor(repository: Repository, commit: str, tip: str = "HEAD") -> str:
    """Give the commit at which two histories parted; the first of the two where they never met.

    Raises:
        DatasetFault: the clone is shallow, so that where they parted cannot be told.
    """
    found = repository.line("merge-base", commit, tip)
    if not found and is_shallow(repository):
        raise DatasetFault("where the two histories parted is not in this clone", hint=SHALLOW)
    return found or commit


def deleted_paths(repository: Repository, commit: str, folder: str) -> list[str]:
    """List the paths below a folder of the dataset that a commit's history once deleted."""
    where = repository.inside + folder
    commits = repository.ask("rev-list", "--full-history", "--end-of-options", commit, "--", where)
    found = repository.ask("diff-tree", "--stdin", "-m", "-r", "-z", "--no-commit-id", "--name-only", "--no-renames",
                           "--diff-filter=D", "--", where, given=commits or b"")  # fmt: skip
    paths = [os.fsdecode(path) for path in (found or b"").split(b"\0") if path]
    return [path.removeprefix(repository.inside) for path in paths]


def is_shallow(repository: Repository) -> bool:
    """Tell whether the history of a clone is cut off."""
    return repository.line("rev-parse", "--is-shallow-repository") == "true"


def _where_to_get(repository: Repository, revision: str) -> str:
    if is_shallow(repository):
        return SHALLOW
    if repository.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        return "nothing is committed in it yet"
    if _DAY.fullmatch(revision):
        found = commit_on(repository, date.fromisoformat(revision))
        return "`--as-of` sets the day" + (f"; the last commit by that day is {found[:12]}" if found else "")
    remote, slash, branch = revision.partition("/")
    if slash and remote in (repository.line("remote") or "").split():
        return f"`git fetch {remote} {branch}` may bring it"
    return "`git log --oneline` lists revisions, `git branch --all` and `git tag` the names; `git fetch` may bring more"
