"""The documentation says what the tool does: generated pages, links, examples and screens are held against it."""

import importlib
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.support.runs import run

from tsreview.codes import RULES
from tsreview.loading import git, settings
from tsreview.loading.formatting import Formatted, format_record
from tsreview.loading.limits import LIMITS
from tsreview.queries.filter import MOST_CHARACTERS, MOST_LEVELS
from tsreview.queries.sql.guard import MOST_SECONDS
from tsreview.rendering import stamp
from tsreview.time.calendar import say_day
from tsreview.time.grammar import LONGEST, read_date
from tsreview.time.reading import Refusal
from tsreview.time.window import Window

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
WRITTEN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
ALL_PAGES = [*WRITTEN, *sorted(DOCS.rglob("*.md"))]
README = WRITTEN[0].read_text(encoding="utf-8")
EDITS = {"update", "complete", "revise"}
"""The commands that write, which the tests must not let write here."""
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "tools"))
    yield importlib.import_module("make_docs")
    sys.path.remove(str(ROOT / "tools"))


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def quoted_commands() -> list[str]:
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("tsreview ")]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ["data-model.md", "rules.md", "commands.md", "dataset.md", "sql.md"])
def test_a_generated_page_is_current(generator: ModuleType, name: str) -> None:
    current = generator.text_of(generator.PAGES[name]())
    assert (DOCS / name).read_text(encoding="utf-8") == current, "run `make docs`"
    assert "make docs" in current.split("\n")[0]


def test_check_fails_on_an_old_page(
    generator: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generator, "ROOT", tmp_path)
    monkeypatch.setattr(generator, "PAGES", {"page.md": lambda: ["new"]})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("old", encoding="utf-8")
    assert generator.main(["--check"]) == 1
    assert "page.md is not current" in capsys.readouterr().out
    assert generator.main([]) == 0
    assert generator.main(["--check"]) == 0


def test_every_code_is_documented() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (TSR\d+)$", page, re.MULTILINE) == list(RULES)


def test_every_command_is_documented() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^## (tsreview.*)$", page, re.MULTILINE))
    listed = re.search(r"^Commands:\n(.*)", run("--help").out, re.MULTILINE | re.DOTALL)
    assert listed
    assert {f"tsreview {line.split()[0]}" for line in listed[1].splitlines() if line.strip()} <= documented


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("https://", "http://")):
            continue
        target, _, anchor = link.partition("#")
        found = (page.parent / target).resolve() if target else page
        assert found.exists(), link
        assert not anchor or anchor in anchors(found), link


@pytest.mark.parametrize("line", quoted_commands())
def test_a_quoted_command_runs(line: str, tmp_path: Path) -> None:
    words = shlex.split(line)[1:]
    dry = ["--dry-run"] if words[0] == "actions" and words[1] in EDITS else []
    done = run("-C", ROOT, *words, *dry, folder=tmp_path)
    assert done.status == 0, done.err
    assert done.out or list(tmp_path.iterdir())


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "editing.md"], ids=lambda page: page.name)
def test_a_record_in_full_is_in_the_canonical_form(page: Path) -> None:
    records = re.findall(r"^```yaml\n((?:#.*\n\n)?id: .*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    assert records
    for record in records:
        assert format_record("data/actions/a-1.yaml", record.encode()) == Formatted("data/actions/a-1.yaml")


def test_the_readme_screen_is_what_the_tool_prints() -> None:
    command, screen = re.findall(r"^```sh\n(tsreview .*)\n```\n\n```text\n(.*?)^```$", README, re.M | re.S)[0]
    rest = iter(run(*shlex.split(command)[1:], folder=ROOT).out.splitlines())
    for line in screen.splitlines():
        assert line == "..." or line in rest, line


def test_the_readme_record_is_valid_and_its_finding_real(own_shipped: Path) -> None:
    record = next(block for block in blocks(README, "yaml") if block.startswith("id: "))
    finding = next(block for block in blocks(README, "text") if "error TSR" in block)
    file = own_shipped / finding.partition(":")[0]
    file.write_text(record, encoding="utf-8")
    assert run("validate", folder=own_shipped).status == 0
    faulty = record.replace("organisation: mkcvo", "organisation: mkvco").replace("due: Nov 2010", "due: 2010-11")
    file.write_text(faulty, encoding="utf-8")
    done = run("validate", folder=own_shipped)
    assert done.status == 1
    assert done.out.startswith(finding)


def table_rows(page: str, heading: str) -> list[list[str]]:
    table = page.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_the_dates_page_reads_as_the_grammar_does() -> None:
    rows = table_rows((DOCS / "dates.md").read_text(encoding="utf-8"), "written")
    assert len(rows) > 30
    for written, sort, first, last in rows:
        read = read_date(written.strip("`"))
        assert isinstance(read, Window), written
        days = [say_day(day) if day else "none" for day in (read.earliest, read.latest)]
        assert [read.precision.replace("_", " "), *days] == [sort, first, last], written


def test_the_dates_page_refuses_as_the_grammar_does() -> None:
    rows = table_rows((DOCS / "dates.md").read_text(encoding="utf-8"), "refused")
    assert len(rows) > 8
    for written, because, write in rows:
        read = read_date(written.strip("`"))
        assert isinstance(read, Refusal), written
        assert (read.reason, list(read.write)) == (because, re.findall(r"`([^`]*)`", write)), written


def test_the_pages_name_no_machine() -> None:
    for page in ALL_PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"(?:^|[\s`(])/(?:home|work|tmp|Users|root)/", text), page.name


def test_the_limits_told_are_those_that_are_kept() -> None:
    rows = table_rows(WRITTEN[3].read_text(encoding="utf-8"), "what | limit")
    told = [[int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", limit)] for _, limit in rows]
    assert told == [
        [LIMITS.file_bytes], [LIMITS.depth], [LIMITS.nodes], [LIMITS.scalar],
        [settings.MOST_BYTES, settings.LONGEST_LINE], [LONGEST], [MOST_CHARACTERS, MOST_LEVELS], [MOST_SECONDS],
        [stamp.MOST_BYTES], [git.SECONDS],
    ]  # fmt: skip


def test_every_test_that_is_named_for_a_promise_is_there() -> None:
    page = WRITTEN[3].read_text(encoding="utf-8")
    named = re.findall(r"`(?:tests/)?((?:ci|cli|unit|cases|fuzz)/[^`]*|test_[a-z_]+\.py)`", page)
    assert len(named) > 15
    for name in named:
        assert list((ROOT / "tests").glob(name if "/" in name else f"**/{name}")), name


def test_the_readme_shows_what_init_prints(own_shipped: Path) -> None:
    screen = next(block for block in blocks(README, "text") if block.startswith("$ tsreview init")).splitlines()
    # A reader stands in the clone, in which no other dataset can begin.
    rest = iter(run(*shlex.split(screen[0])[2:], folder=own_shipped).out.splitlines())
    for line in screen[1:]:
        assert line == "..." or line in rest, line
