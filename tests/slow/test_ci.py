"""The checks of pull requests with the tool really installed, and pre-commit really run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci.conftest import Origin
from tests.support.datasets import TOP, action, put
from tests.support.git import CLEAN, commit, git
from tests.support.runs import Result, run
from tests.support.workflows import Job, read, shell

pytestmark = pytest.mark.slow

HERE = Path(sys.executable).parent
"""Stands before all others on PATH, so that `python3` is the Python of the tests."""
MODULES = ("venv", "pip", "ensurepip", "tsreview", "typer", "yaml", "json", "sitecustomize", "usercustomize", "setup")


def test_what_a_pull_request_brings_is_neither_installed_nor_run(tmp_path: Path) -> None:
    marker = tmp_path / "pwned"
    code = f"open({str(marker)!r}, 'a').write(__name__)\n"
    files = {f"{name}.py": code for name in MODULES} | {f"{name}/__init__.py": code for name in ("tsreview", "pip")}
    config = "[global]\nindex-url = http://127.0.0.1:1/\n"
    files |= {"pip.conf": config, "pip.ini": config, ".pydistutils.cfg": config, "pyproject.toml": "["}
    pull = Origin(tmp_path / "origin").propose("hostile", dict(files))
    job = Job(tmp_path / "job", pull.event, HERE, origin=str(pull.origin), sha=pull.merge, event_name="pull_request")
    ran = job.run(read(TOP / "examples/ci/github.yml")["jobs"]["validate"])
    assert ran.status == 0, ran.log
    assert not marker.exists(), marker.read_text()
    assert (job.workspace / "venv.py").is_file()
    control = shell("python3 -m venv x", job.workspace, {}, HERE)
    assert marker.exists(), control.err


def pre_commit(folder: Path, home: Path, *words: str, path: str = "") -> Result:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON"))}
    env |= CLEAN | {"PRE_COMMIT_HOME": str(home), "PATH": f"{path}{env['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository of the tool as it stands, for pre-commit to clone."""
    folder = tmp_path_factory.mktemp("tool")
    for name in ("src", "templates"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(TOP / name, folder)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which pre-commit keeps what it installs."""
    return tmp_path_factory.mktemp("home")


def test_the_manifest_of_hooks_is_sound(hooks: Path, home: Path) -> None:
    found = pre_commit(hooks, home, "validate-manifest", ".pre-commit-hooks.yaml")
    assert (found.status, found.err) == (0, "")


def test_the_hook_checks_a_commit_that_only_deletes_too(hooks: Path, home: Path, base: Path) -> None:
    commit_id = git(hooks, "rev-parse", "HEAD")
    config = f"repos:\n  - repo: {hooks}\n    rev: {commit_id}\n    hooks:\n      - id: tsreview-validate\n"
    (base / ".pre-commit-config.yaml").write_text(config)
    commit(base)
    found = pre_commit(base, home, "run")
    assert found.status == 0, found.out + found.err
    assert "Passed" in found.out
    git(base, "rm", "-q", "data/organisations/voluntary-council.yaml")
    found = pre_commit(base, home, "run")
    assert found.status == 1
    assert 'TSR201 no organisation has the id "voluntary-council"' in found.out


def test_the_hook_formats_the_records_of_a_commit_and_no_other(hooks: Path, home: Path, base: Path) -> None:
    commit_id = git(hooks, "rev-parse", "HEAD")
    config = f"repos:\n  - repo: {hooks}\n    rev: {commit_id}\n    hooks:\n      - id: tsreview-format\n"
    (base / ".pre-commit-config.yaml").write_text(config)
    mine = put(base, "a-2", action("a-2").replace("title: Publish", "title:   Publish"))
    commit(base)
    other = put(base, "a-3", action("a-3").replace("title: Publish", "title:   Publish"))
    git(base, "add", str(other))
    found = pre_commit(base, home, "run")
    assert (found.status, "files were modified by this hook" in found.out) == (1, True)
    assert "title: Publish" in other.read_text("utf-8")
    assert "title:   Publish" in mine.read_text("utf-8")
    git(base, "add", str(other))
    assert pre_commit(base, home, "run").status == 0


def test_what_init_writes_for_pre_commit_checks_by_the_tool_on_path(home: Path, tmp_path: Path) -> None:
    assert run("init", tmp_path).status == 0
    commit(tmp_path)
    config = pre_commit(tmp_path, home, "validate-config", ".pre-commit-config.yaml")
    assert (config.status, config.err) == (0, "")
    tool = tmp_path.parent / f"{tmp_path.name}-bin"
    tool.mkdir()
    (tool / "tsreview").write_text(f'#!/bin/sh\nPYTHONPATH={TOP / "src"} exec {sys.executable} -P -m tsreview "$@"\n')
    (tool / "tsreview").chmod(0o755)
    assert pre_commit(tmp_path, home, "run", path=f"{tool}:").status == 0
    put(tmp_path, "a-3", action("a-3"))
    git(tmp_path, "add", "-A")
    found = pre_commit(tmp_path, home, "run", path=f"{tool}:")
    assert found.status == 1
    assert "TSR201" in found.out
