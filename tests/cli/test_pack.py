"""The board pack: every file read back, held against the others and against the briefing."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import docx
import icalendar
import openpyxl
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl.workbook import Workbook

from tests.cli.test_inert import hostile
from tests.support.datasets import action, put
from tests.support.runs import run, spawn
from tsreview.rendering.inert import MOST_CELL

QUARTER = ("--quarter", "2010/11 Q2")
FILES = ("briefing.md", "briefing.html", "briefing.docx", "actions.csv", "actions.xlsx", "milestones.ics")


def write_pack(dataset: Path, folder: Path, *words: object) -> str:
    """Write a pack; give what was said on stderr."""
    status, out, err = run("report", "pack", *(words or QUARTER), "-o", folder, "-C", dataset)
    assert (status, out) == (0, ""), err
    return err


@pytest.fixture(scope="module")
def pack(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the pack of the shipped plan on a quarter; no test changes it."""
    folder = tmp_path_factory.mktemp("packs") / "of/a/board"
    assert run("report", "pack", *QUARTER, "-o", folder, "-C", shipped) == (0, "", "")
    return folder


@pytest.fixture
def dated(base: Path) -> Path:
    """Give the small dataset with an action that falls due."""
    put(base, "a-2", action("a-2", due="Dec 2010"))
    return base


def word_of(folder: Path) -> WordDocument:
    return docx.Document(str(folder / "briefing.docx"))


def book_of(folder: Path) -> Workbook:
    return openpyxl.load_workbook(folder / "actions.xlsx")


def rows_of(folder: Path) -> list[dict[str, str]]:
    text = (folder / "actions.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Entry(NamedTuple):
    """An entry of the calendar, read back."""

    uid: str
    title: str
    day: date
    sequence: int

    @property
    def action(self) -> str:
        return self.uid.split(".")[0]

    @property
    def is_report(self) -> bool:
        return ".report-" in self.uid


def entries_of(folder: Path) -> list[Entry]:
    read = icalendar.Calendar.from_ical((folder / "milestones.ics").read_bytes())
    return [
        Entry(str(event["UID"]), str(event["SUMMARY"]), event.decoded("DTSTART"), event.decoded("SEQUENCE"))
        for event in read.walk("VEVENT")
    ]


def manifest_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


# ---- what is in it


def test_the_folder_holds_the_files_of_the_manifest_and_no_others(pack: Path) -> None:
    manifest = manifest_of(pack)
    assert tuple(each["name"] for each in manifest["files"]) == FILES
    assert {path.name for path in pack.iterdir()} == {*FILES, "manifest.json"}
    for each in manifest["files"]:
        data = (pack / each["name"]).read_bytes()
        assert (each["bytes"], each["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert manifest["left_out"] == []


def test_the_manifest_tells_which_data_and_which_tool(pack: Path) -> None:
    manifest = manifest_of(pack)
    assert (manifest["as_of"], manifest["quarter"], manifest["plans"]) == (
        "2010-09-30",
        "2010/11 Q2",
        ["working-together"],
    )
    assert manifest["dataset"] == {"commit": None, "dirty": None}
    assert run("--version").out == f"tsreview {manifest['tool']}\n"


def test_in_git_the_manifest_has_the_commit_and_whether_files_differ(base: Path, tmp_path: Path) -> None:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@invalid", "-C", str(base))
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run([*git, *words], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    write_pack(base, tmp_path / "pack")
    assert manifest_of(tmp_path / "pack")["dataset"] == {"commit": commit, "dirty": False}
    put(base, "a-2", action("a-2"))
    write_pack(base, tmp_path / "pack")
    assert manifest_of(tmp_path / "pack")["dataset"] == {"commit": commit, "dirty": True}


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_briefing_is_the_one_of_its_own_command(pack: Path, shipped: Path, form: str) -> None:
    own = run("report", "briefing", *QUARTER, "--format", form, "-C", shipped).out
    assert (pack / f"briefing.{form}").read_text(encoding="utf-8") == own


def test_the_table_for_machines_is_that_of_the_list(pack: Path, shipped: Path) -> None:
    listed = run("actions", "list", "--as-of", "2010-09-30", "--format", "csv", "-C", shipped).out
    assert (pack / "actions.csv").read_bytes().decode() == listed
    assert len(rows_of(pack)) == 30


def test_word_has_every_section_and_table_of_the_briefing(pack: Path) -> None:
    briefing = (pack / "briefing.md").read_text(encoding="utf-8")
    word = word_of(pack)
    by_style: dict[str, list[str]] = {}
    for paragraph in word.paragraphs:
        by_style.setdefault(str(paragraph.style and paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == [briefing.split("\n")[0].removeprefix("# ")]
    assert by_style["Heading 1"] == [line[3:] for line in briefing.splitlines() if line.startswith("## ")]
    captions = [line.strip("*") for line in briefing.splitlines() if line.startswith("**Table ")]
    assert [caption for caption in by_style["Caption"] if caption.startswith("Table ")] == captions
    assert len(by_style["Caption"]) == len(word.tables) > len(captions)
    rows = [line for line in briefing.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    assert sum(len(table.rows) for table in word.tables) == len(rows)
    for table in word.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_the_workbook_counts_as_the_briefing_does(pack: Path) -> None:
    briefing = (pack / "briefing.md").read_text(encoding="utf-8")
    book = book_of(pack)
    assert book.sheetnames == ["About", "Actions", "Exceptions", "Due next quarter"]
    for name, number, said in (
        ("Actions", 30, "Of 30 actions,"),
        ("Exceptions", 13, "There are 13 exceptions:"),
        ("Due next quarter", 14, "14 dates fall due"),
    ):
        assert len(list(book[name].rows)) - 1 == number
        assert said in briefing
    rows = book["Actions"].iter_rows(values_only=True)
    headings = next(rows)
    for csv_row, row in zip(rows_of(pack), rows, strict=True):
        cells = dict(zip(headings, row, strict=True))
        assert (cells["Action"], cells["RAG"]) == (csv_row["id"], csv_row["rag"])
        latest = cells["Latest day"]
        assert (latest.date().isoformat() if isinstance(latest, datetime) else "") == csv_row["latest"]
        assert str(cells["Days late"] or "") == csv_row["days_late"]


def test_the_first_sheet_tells_the_quarter_the_day_and_the_rule(pack: Path) -> None:
    about = [tuple(str(cell or "") for cell in row[:2]) for row in book_of(pack)["About"].iter_rows(values_only=True)]
    said = {row[0]: row[1] for row in about}
    assert about[0][0] == "Actions: Quarter 2, 2010/11 (July to September 2010)"
    assert said["Data as at"] == "30 September 2010"
    assert said["Data"] == "The dataset is not in git."
    assert ("", "red: overdue, or a report missed, over one month behind") in about


def test_the_calendar_holds_what_falls_due_and_nothing_else(pack: Path) -> None:
    open_rows = [row for row in rows_of(pack) if row["lateness"] in ("due_now", "not_yet_due")]
    days = {row["id"]: row["latest"] for row in open_rows if row["latest"] >= "2010-09-30"}
    entries = entries_of(pack)
    assert len(days) == 12
    assert {entry.action: entry.day.isoformat() for entry in entries if not entry.is_report} == days
    quarters = (date(2010, 9, 30), date(2010, 12, 31))
    expected = [(name, day) for day in quarters for name in ("wt-1d-3", "wt-1e-1")]
    assert [(entry.action, entry.day) for entry in entries if entry.is_report] == expected
    assert len({entry.uid for entry in entries}) == len(entries)


def test_a_plan_can_be_chosen_and_the_workbook_then_tells_plans_apart(whole: Path, tmp_path: Path) -> None:
    write_pack(whole, tmp_path, *QUARTER, "--plan", "all")
    assert len(manifest_of(tmp_path)["plans"]) > 1
    assert "Plan" in [cell.value for cell in book_of(tmp_path)["Actions"][1]]
    assert len(list(book_of(tmp_path)["Actions"].rows)) - 1 == len(rows_of(tmp_path)) > 30


# ---- dates that move, and quarters without any


def revised(number: int) -> str:
    entries = "".join(
        f"  - {{to: Dec 201{n}, on: 2010-08-0{n}, kind: extended, reason: The draft came late}}\n"
        for n in range(1, number + 1)
    )
    return f"revisions:\n{entries}"


def entry_of(dataset: Path, folder: Path, identity: str, *words: object) -> Entry:
    write_pack(dataset, folder, *words)
    (found,) = (entry for entry in entries_of(folder) if entry.action == identity)
    return found


def test_an_entry_keeps_its_id_when_the_date_is_revised(base: Path, tmp_path: Path) -> None:
    put(base, "a-2", action("a-2"))
    before = entry_of(base, tmp_path, "a-2")
    put(base, "a-2", action("a-2", more=revised(2)))
    after = entry_of(base, tmp_path, "a-2")
    assert after.uid == before.uid
    assert (before.day, before.sequence) == (date(2010, 9, 30), 0)
    assert (after.day, after.sequence) == (date(2012, 12, 31), 2)
    early = entry_of(base, tmp_path, "a-2", *QUARTER, "--as-of", "2010-08-01")
    assert (early.day, early.sequence) == (date(2011, 12, 31), 1)


def test_where_nothing_falls_due_there_is_no_calendar(dated: Path, tmp_path: Path) -> None:
    write_pack(dated, tmp_path)
    said = write_pack(dated, tmp_path, "--quarter", "2015/16 Q1")
    older = f"({tmp_path}/milestones.ics is of an earlier pack)"
    assert said == f"note: milestones.ics is left out; nothing falls due {older}\n"
    assert manifest_of(tmp_path)["left_out"] == [{"name": "milestones.ics", "why": "nothing falls due"}]


# ---- hostile text


def test_hostile_text_gives_files_that_can_be_read_and_do_nothing(base: Path, tmp_path: Path) -> None:
    text = "=cmd|'/C calc'!A0 ]]> <b>&amp; {{7*7}} \u05e9\u05dc\u05d5\u05dd \u200f _x0041_"
    put(hostile(base, text), "h-3", action("h-3", title=text, due="Dec 2010"))
    write_pack(base, tmp_path)
    tables = word_of(tmp_path).tables
    assert any(cell.text == text for table in tables for row in table.rows for cell in row.cells)
    cells = [cell for sheet in book_of(tmp_path) for row in sheet.iter_rows() for cell in row]
    assert text in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [row["title"] for row in rows_of(tmp_path)] == ["Hold a meeting of both councils", *[f"'{text}"] * 3]
    assert [entry.title for entry in entries_of(tmp_path)] == [f"h-3: {text}"]


def test_a_very_long_text_is_whole_but_for_what_a_cell_cannot_hold(base: Path, tmp_path: Path) -> None:
    text = ("word " * 7_900).strip()
    put(base, "a-2", action("a-2", title=text, due="Dec 2010"))
    write_pack(base, tmp_path)
    assert text in [cell.text for table in word_of(tmp_path).tables for row in table.rows for cell in row.cells]
    assert max(len(str(cell.value)) for row in book_of(tmp_path)["Actions"].iter_rows() for cell in row) == MOST_CELL
    assert entries_of(tmp_path)[-1].title == f"a-2: {text}"


def test_control_characters_of_the_settings_are_shown_as_such(dated: Path, tmp_path: Path) -> None:
    settings = '[dataset]\ntitle = "a\\u001bb"\npartnership = "c\\u0000\\r\\nBEGIN:VEVENT\\u202ed"\n'
    (dated / "tsreview.toml").write_text(settings, encoding="utf-8")
    write_pack(dated, tmp_path)
    shown = "c\\u{0}\\u{d} BEGIN:VEVENT\\u{202e}d"
    assert f"Partnership\t{shown}" in [paragraph.text for paragraph in word_of(tmp_path).paragraphs]
    assert book_of(tmp_path)["About"]["B3"].value == shown
    assert word_of(tmp_path).core_properties.subject == "a\\u{1b}b"
    assert len(entries_of(tmp_path)) == 1


# ---- the same again, and without the extras


def test_two_runs_and_other_hash_seeds_give_the_same_bytes(pack: Path, shipped: Path, tmp_path: Path) -> None:
    for seed in ("0", "4242"):
        words = ("report", "pack", *QUARTER, "-o", tmp_path / seed)
        assert (
            spawn(*words, folder=shipped, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}).status == 0
        )
        for name in (*FILES, "manifest.json"):
            assert (tmp_path / seed / name).read_bytes() == (pack / name).read_bytes(), name


MISSING = {
    "docx": ("briefing.docx", 'Word output needs: pip install "tsreview[word]"'),
    "xlsxwriter": ("actions.xlsx", 'Excel output needs: pip install "tsreview[excel]"'),
    "icalendar": ("milestones.ics", 'Calendar output needs: pip install "tsreview[calendar]"'),
}


def forget(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """Make a library one that cannot be imported, and the modules that use it ones that have not been."""
    for name in list(sys.modules):
        if name.startswith(("tsreview.rendering.w", "tsreview.rendering.calendar_file")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)


@pytest.mark.parametrize("library", MISSING)
def test_without_an_extra_its_file_is_left_out_and_named(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    name, needed = MISSING[library]
    forget(monkeypatch, library)
    folder = tmp_path / "pack"
    assert write_pack(dated, folder) == f"note: {name} is left out; {needed}\n"
    assert manifest_of(folder)["left_out"] == [{"name": name, "why": needed}]
    assert {path.name for path in folder.iterdir()} == {*FILES, "manifest.json"} - {name}


def test_a_file_of_an_earlier_pack_is_not_passed_off_as_one_of_this(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(dated, tmp_path)
    forget(monkeypatch, "docx")
    assert f" ({tmp_path}/briefing.docx is of an earlier pack)\n" in write_pack(dated, tmp_path)


def test_a_library_that_is_there_and_broken_is_told_of(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ModuleNotFoundError("No module named 'lxml'", name="lxml")

    monkeypatch.setattr(import_module("tsreview.rendering.word"), "as_word", broken)
    status, _, err = run("report", "pack", *QUARTER, "-o", tmp_path / "pack", "-C", dated)
    assert status == 70
    assert "lxml" in err
    assert not (tmp_path / "pack").exists()


# ---- the folder


def test_files_of_the_pack_are_replaced_and_others_stay(base: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("minutes")
    (tmp_path / "actions.csv").write_text("old")
    write_pack(base, tmp_path)
    assert (tmp_path / "minutes.txt").read_text() == "minutes"
    assert len(rows_of(tmp_path)) == 1
    assert not list(tmp_path.glob(".tsreview-*"))


def test_without_a_folder_it_is_a_usage_error(base: Path) -> None:
    status, out, err = run("report", "pack", *QUARTER, "-C", base)
    assert (status, out) == (2, "")
    assert "missing option" in err
    status, out, err = run("report", "pack", *QUARTER, "-C", base, "-o", "-")
    assert (status, out) == (2, "")
    assert "hint: name one with -o DIR" in err


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("file", "file is a file\n  hint: name a folder\n"),
        ("file/pack", "file/pack cannot be made: Not a directory\n"),
        ("/proc/pack", "/proc/pack cannot be made: "),
    ],
)
def test_a_folder_that_cannot_be_made_is_3(base: Path, tmp_path: Path, folder: str, message: str) -> None:
    (tmp_path / "file").write_text("kept")
    status, out, err = run("report", "pack", *QUARTER, "-C", base, "-o", folder, folder=tmp_path)
    assert (status, out) == (3, "")
    assert err.startswith(f"tsreview: {message}")
    assert (tmp_path / "file").read_text() == "kept"


def test_data_with_errors_gives_no_pack_unless_it_is_allowed(base: Path, tmp_path: Path) -> None:
    put(base, "a-2", action("a-2", due="Sep 10"))
    words = ("report", "pack", *QUARTER, "-C", base, "-o", tmp_path / "pack")
    assert run(*words).status == 1
    assert not (tmp_path / "pack").exists()
    assert run(*words, "--allow-invalid").status == 0
    assert "1 error," in (tmp_path / "pack/briefing.md").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_drawn_leaves_the_folder_as_it_was(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(dated, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def broken(*_: object) -> bytes:
        raise ValueError("no")

    monkeypatch.setattr(import_module("tsreview.rendering.calendar_file"), "as_calendar", broken)
    assert run("report", "pack", "--quarter", "2010/11 Q1", "-C", dated, "-o", tmp_path).status == 70
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
