"""The tool is run: in this process, which is quick, or in one of its own, as a user does."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from tsreview.cli.main import main


class Result(NamedTuple):
    """What a run left: its exit status, and what stands on stdout and stderr."""

    status: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A stream that keeps what is written, and is not what the user's locale makes it."""

    def __init__(self) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding="ascii", newline="")

    def text(self) -> str:
        self.flush()
        return self.kept.getvalue().decode("utf-8")


def run(*words: object, folder: Path | None = None) -> Result:
    """Run the tool in this process, in a working folder."""
    here = Path.cwd()
    out, err = Stream(), Stream()
    argv = ["tsreview", *map(str, words)]
    try:
        if folder is not None:
            os.chdir(folder)
        with patch.object(sys, "argv", argv), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
            status = main()
    finally:
        os.chdir(here)
    return Result(status, out.text(), err.text())


def command(*words: object) -> list[str]:
    """Give the words that start the tool in a process of its own."""
    return [sys.executable, "-m", "tsreview", *map(str, words)]


def spawn(
    *words: object, folder: Path | None = None, env: dict[str, str] | None = None, program: list[str] | None = None
) -> Result:
    """Run the tool in a process of its own, with further environment variables."""
    done = subprocess.run(
        (program or command()) + list(map(str, words)),
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
