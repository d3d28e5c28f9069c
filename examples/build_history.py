"""Build a git repository of the example with its history: a commit for each month in which something was entered.

Usage: python examples/build_history.py FOLDER

The commits' ids are the same on every machine: all that goes into them comes from the files beside this script.
"""

import os
import subprocess
import sys
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from textwrap import fill

from dated_texts import Fault, Past, read_past

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE / "wetherfold"
HISTORY = HERE / "history.yaml"
BRANCH = "main"
HOUR = time(17, tzinfo=UTC)
WIDTH = 72
NO_CONFIG = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""With no settings of the user's there are no hooks, no signatures and no changed line ends."""


def main(arguments: list[str]) -> int:
    """Build the repository in the folder named; give the exit status, 2 where that cannot be done."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        past = read_past(EXAMPLE, HISTORY)
        head = build(past, folder)
    except (Fault, OSError) as fault:
        print(f"build_history: {fault}", file=sys.stderr)
        return 2
    days = month_ends(past)
    print(f"{len(days)} commits in {folder}, from {say_day(days[0])} to {say_day(days[-1])}, the last {head}")
    return 0


def build(past: Past, folder: Path) -> str:
    """Build the repository in a folder that is new or empty and check out its last commit; give that commit's id.

    Raises:
        Fault: there is something in the folder, or git failed.
        OSError: the folder cannot be made, or there is no git.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Fault(f"{folder} is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--template=", "--object-format=sha1", f"--initial-branch={BRANCH}")
    _git(folder, "fast-import", "--quiet", stdin=b"".join(stream(past)))
    _git(folder, "reset", "--quiet", "--hard")
    return _git(folder, "rev-parse", "HEAD").strip()


def month_ends(past: Past) -> list[date]:
    """Give the last day of each month in which something changed."""
    months = dict.fromkeys((day.year, day.month) for day in past.days())
    return [date(year, month, monthrange(year, month)[1]) for year, month in months]


def stream(past: Past) -> Iterator[bytes]:
    """Write the commits in the language of `git fast-import`, each with all of its files."""
    before: dict[str, str] = {}
    since = date.min
    for day in month_ends(past):
        files = past.on(day)
        reasons = [why for on, why in past.events if since < on <= day]
        words = message(day, reasons, changed(before, files)) if before else f"Begin with {len(files)} files\n"
        yield _commit(past.committer, day, words)
        yield b"deleteall\n"
        for path, text in files.items():
            yield f"M 100644 inline {path}\n".encode() + _data(text)
        before, since = files, day


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Give the names of the files that two commits do not have alike."""
    return sorted({PurePosixPath(path).stem for path, _ in before.items() ^ after.items()})


def message(day: date, reasons: list[str], names: list[str]) -> str:
    """Say what a commit brings: the events of the month, then what it touches."""
    touched = f"Touched: {', '.join(names)}."
    paragraphs = [f"Enter what came in by {say_day(day)}", *(f"{reason}." for reason in reasons), touched]
    return "\n\n".join(fill(each, WIDTH, break_on_hyphens=False) for each in paragraphs) + "\n"


def say_day(day: date) -> str:
    """Say a day as the documents do: 31 December 2025."""
    return f"{day.day} {day:%B %Y}"


def _commit(committer: str, day: date, words: str) -> bytes:
    stamp = f"{committer} {int(datetime.combine(day, HOUR).timestamp())} +0000"
    return f"commit refs/heads/{BRANCH}\nauthor {stamp}\ncommitter {stamp}\n".encode() + _data(words)


def _data(text: str) -> bytes:
    content = text.encode("utf-8")
    return b"data %d\n%b\n" % (len(content), content)


def _git(folder: Path, *words: str, stdin: bytes = b"") -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", "-C", folder, *words], env=kept | NO_CONFIG, input=stdin, capture_output=True)
    if done.returncode:
        raise Fault(f"git {words[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
