"""What a start imports: a question to an index that is up to date needs the command line and SQLite alone."""

import subprocess
import sys
from pathlib import Path

import pytest

EXPORTERS = {"docx", "lxml", "xlsxwriter", "icalendar"}
HEAVY = {
    "pydantic",
    "yaml",
    "rich",
    "jinja2",
    "markupsafe",
    "platformdirs",
    "multiprocessing",
    "tomllib",
    "json",
    "hashlib",
} | EXPORTERS
PRINT = "import sys; from tsreview.cli.main import main; main(); print(*sorted(sys.modules), file=sys.stderr)"


def imported(*words: str) -> set[str]:
    command = [sys.executable, "-c", f"import sys; sys.argv[1:] = {list(words)!r}; {PRINT}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n")[-2].split())


@pytest.fixture(scope="module")
def ready(shipped: Path, cache: Path) -> Path:
    """Give a dataset whose index is up to date, and whose files are older than one tick."""
    import os
    import time

    time.sleep(2.1)
    command = [sys.executable, "-m", "tsreview", "-C", str(shipped), "status"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    return shipped


def test_the_version_imports_next_to_nothing() -> None:
    modules = imported("--version")
    assert not HEAVY & modules
    assert "sqlite3" not in modules


def test_a_question_to_a_current_index_imports_no_reader(ready: Path) -> None:
    modules = imported("-C", str(ready), "actions", "overdue", "--as-of", "2010-10-01")
    assert not HEAVY & modules
    assert not [
        name for name in modules if name.startswith(("tsreview.schema", "tsreview.rules", "tsreview.time.grammar"))
    ]
    assert "sqlite3" in modules


def test_a_changed_file_imports_the_readers(ready: Path) -> None:
    record = ready / "data/actions/working-together/wt-1a-1.yaml"
    record.write_bytes(record.read_bytes() + b"# changed\n")
    assert {"pydantic", "yaml"} <= imported("-C", str(ready), "actions", "overdue", "--as-of", "2010-10-01")


def test_a_briefing_imports_nothing_that_only_the_pack_needs(ready: Path) -> None:
    modules = imported("-C", str(ready), "report", "briefing", "--quarter", "2010/11 Q2")
    assert "jinja2" in modules
    assert not EXPORTERS & modules
