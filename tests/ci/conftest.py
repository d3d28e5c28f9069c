"""A repository with a dataset, and pull requests to it."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.datasets import action, copy_base, put
from tests.support.git import commit, git
from tests.support.workflows import installer

UPDATE = "updates:\n  - on: 2010-07-01\n    status: in_progress\n    progress: A draft is out\n"


class PullRequest(NamedTuple):
    """A branch that is to be merged: the repository, and the commits that a service tells of."""

    origin: Path
    base: str
    head: str
    merge: str
    """What GitHub checks out: the branch as it would be merged."""

    @property
    def event(self) -> dict[str, Any]:
        """What GitHub tells a workflow of it."""
        return {"pull_request": {"base": {"sha": self.base}}}


class Origin:
    """A repository on a service, in which each pull request begins before the last commit of its main branch."""

    def __init__(self, folder: Path) -> None:
        self.folder = copy_base(folder)
        put(folder, "a-2", action("a-2", more=UPDATE))
        self.start = commit(folder)
        put(folder, "a-9", action("a-9", title="Open a register").replace("order: 2", "order: 9"))
        self.tip = commit(folder)
        git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")

    def propose(self, name: str, files: dict[str, str | None]) -> PullRequest:
        """Propose to write or to delete files."""
        git(self.folder, "checkout", "-q", "-b", name, self.start)
        for path, text in files.items():
            if text is None:
                (self.folder / path).unlink()
                continue
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        head = commit(self.folder)
        git(self.folder, "checkout", "-q", "--detach", "main")
        git(self.folder, "merge", "-q", "--no-edit", name)
        merge = git(self.folder, "rev-parse", "HEAD")
        git(self.folder, "update-ref", f"refs/pull/{name}/merge", merge)
        git(self.folder, "checkout", "-q", "main")
        return PullRequest(self.folder, self.tip, head, merge)


@pytest.fixture
def origin(tmp_path: Path) -> Origin:
    """Give a repository with a dataset."""
    return Origin(tmp_path / "origin")


MORE = "  - on: 2010-09-01\n    status: complete\n    progress: Printed\n    evidence: minute 4\n"


@pytest.fixture
def good(origin: Origin) -> PullRequest:
    """Give a pull request that adds a report."""
    return origin.propose("good", {"data/actions/a-2.yaml": action("a-2", more=UPDATE + MORE)})


@pytest.fixture
def bad(origin: Origin) -> PullRequest:
    """Give one that deletes a report and names a body that is not there."""
    other = action("a-3", title="Close a register").replace("anytown-council", "nobody").replace("order: 2", "order: 3")
    return origin.propose("bad", {"data/actions/a-2.yaml": action("a-2"), "data/actions/a-3.yaml": other})


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for PATH in which the tool of this checkout is installed at once."""
    return installer(tmp_path_factory.mktemp("tool") / "bin")
