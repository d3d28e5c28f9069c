"""The invented dataset of examples/, its repository, and what git tells of it."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tests.support.datasets import TOP
from tests.support.runs import Result

EXAMPLE = TOP / "examples" / "wetherfold"
SCRIPT = TOP / "examples" / "build_history.py"


def copy_example(folder: Path) -> Path:
    """Copy the example, without the repository."""
    return shutil.copytree(EXAMPLE, folder)


def build(folder: Path) -> Path:
    """Build the repository of the example in a folder, which it gives."""
    done = run_script(folder)
    assert done.status == 0, done.err
    return folder


def run_script(*words: object, env: dict[str, str] | None = None) -> Result:
    """Run the script that builds the repository, with further environment variables."""
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    done = subprocess.run(command, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


def git(repository: Path, *words: str) -> bytes:
    """Ask git of a repository."""
    return subprocess.run(["git", "-C", str(repository), *words], check=True, capture_output=True).stdout


def commits(repository: Path) -> dict[str, str]:
    """Give the ids of the commits by the day that they were made on, the first one first."""
    lines = git(repository, "log", "--reverse", "--format=%cs %H").decode().splitlines()
    return dict(line.split(" ") for line in lines)


def unpack(repository: Path, revision: str, folder: Path) -> Path:
    """Write the files of a commit into a folder."""
    with tarfile.open(fileobj=io.BytesIO(git(repository, "archive", revision))) as archive:
        archive.extractall(folder, filter="data")
    return folder
