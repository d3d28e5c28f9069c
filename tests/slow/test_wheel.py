"""The wheel, installed in an environment of its own and run outside the checkout."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.datasets import copy_shipped

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def tool(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    return scripts / "tsreview"


def run(tool: Path, *words: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["XDG_CACHE_HOME"] = str(folder / "cache")
    return subprocess.run([str(tool), *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_templates_and_schemas(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"tsreview/templates/{path.name}" for path in (ROOT / "templates").iterdir()} <= names
    assert {f"tsreview/schema/{path.name}" for path in (ROOT / "src/tsreview/schema").glob("*.py")} <= names
    starter = ROOT / "src/tsreview/starter"
    assert {f"tsreview/starter/{path.relative_to(starter)}" for path in starter.rglob("*") if path.is_file()} <= names
    assert "tsreview/py.typed" in names
    assert not [name for name in names if name.startswith(("data/", "tests/"))]


def test_the_installed_tool_works_outside_the_checkout(tool: Path, tmp_path: Path) -> None:
    data = tmp_path / "data-of-a-partnership"
    data.mkdir()
    copy_shipped(data)
    validated = run(tool, "-C", str(data), "validate", folder=tmp_path)
    assert (validated.returncode, validated.stderr) == (0, "")
    assert "no errors, no warnings" in validated.stdout
    question = ("-C", str(data), "actions", "overdue", "--as-of", "2010-10-01")
    overdue = run(tool, *question, folder=tmp_path)
    assert (overdue.returncode, overdue.stderr) == (0, "")
    assert "wt-2d-1" in overdue.stdout
    assert overdue.stdout == run(Path(sys.executable), "-m", "tsreview", *question, folder=tmp_path).stdout
    schema = run(tool, "schema", "export", "action", folder=tmp_path)
    assert schema.returncode == 0
    assert '"nominator"' in schema.stdout
    page = tmp_path / "briefing.html"
    briefing = run(
        tool, "-C", str(data), "report", "briefing", "--quarter", "2010/11 Q2", "-o", str(page), folder=tmp_path
    )
    assert (briefing.returncode, briefing.stderr) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_the_extras_the_pack_holds_what_it_can(tool: Path, tmp_path: Path) -> None:
    data = tmp_path / "data-of-a-partnership"
    data.mkdir()
    copy_shipped(data)
    pack = run(
        tool,
        "-C",
        str(data),
        "report",
        "pack",
        "--quarter",
        "2010/11 Q2",
        "-o",
        str(tmp_path / "pack"),
        folder=tmp_path,
    )
    assert (pack.returncode, pack.stdout) == (0, "")
    for name, needed in (("docx", "Word"), ("xlsx", "Excel"), ("ics", "Calendar")):
        assert re.search(rf"\.{name} is left out; {needed} output needs: pip install", pack.stderr)
    names = {path.name for path in (tmp_path / "pack").iterdir()}
    assert names == {"briefing.md", "briefing.html", "actions.csv", "manifest.json"}


def test_outside_a_dataset_the_tool_says_so(tool: Path, tmp_path: Path) -> None:
    found = run(tool, "actions", "overdue", folder=tmp_path)
    assert found.returncode == 3
    assert "no dataset here" in found.stderr


def test_the_installed_tool_begins_a_dataset(tool: Path, tmp_path: Path) -> None:
    begun = run(tool, "init", "new", "--ci", "github", folder=tmp_path)
    assert begun.returncode == 0
    assert (tmp_path / "new/.github/workflows/tsreview.yml").is_file()
    validated = run(tool, "-C", "new", "validate", "--strict", folder=tmp_path)
    assert (validated.returncode, validated.stderr) == (0, "")
