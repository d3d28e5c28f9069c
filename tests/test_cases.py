"""Every rule by example: a folder holds faulty files, and the exact text that `validate` says of them."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.support.datasets import CASES, copy_base
from tests.support.git import commit
from tests.support.made import MADE, MADE_NEAR
from tests.support.runs import run, spawn
from tsreview.codes import RULES
from tsreview.diagnostics import Severity

INVALID = CASES / "invalid"
CHANGES = CASES / "changes"
VALID = CASES / "valid"
CHANGED = sorted(path.name for path in CHANGES.iterdir())
NEAR_MISSES = sorted({path.name for path in VALID.iterdir()} | set(MADE_NEAR))
HARMLESS = sorted(path.name for path in (CASES / "harmless").iterdir())
NAMES = sorted({path.name for path in INVALID.iterdir()} | set(MADE))
CODE = re.compile(r" (?:error|warning|advice) (TSR[0-9]{3}) ")
PLACE = re.compile(r"(?:data\b.*|tsreview\.toml|baseline\.json):[1-9][0-9]*:[1-9][0-9]*: ")


@pytest.mark.parametrize("name", NAMES)
def test_validate_says_exactly(name: str, tmp_path: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = _laid_out(name, tmp_path)
    if name == "TSR103-unreadable":
        _refuse_to_open("a-2.yaml", monkeypatch)
    status, out, err = run("validate", "--advice", "--format", "text", "-C", dataset)
    expected = INVALID / name / "expected.txt"
    if update_golden and not err:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(out, encoding="utf-8", newline="")
    assert out == expected.read_text(encoding="utf-8")
    assert err == ""
    assert status == (1 if RULES[name[:6]].severity is Severity.ERROR else 0)


@pytest.mark.parametrize("name", CHANGED)
def test_validate_says_exactly_of_a_change(name: str, tmp_path: Path, update_golden: bool) -> None:
    dataset = _changed(CHANGES / name, tmp_path / "dataset")
    status, out, err = run("validate", "--advice", "--format", "text", "--base", "HEAD", "-C", dataset)
    expected = CHANGES / name / "expected.txt"
    if update_golden and not err:
        expected.write_text(out, encoding="utf-8", newline="")
    assert (out, err) == (expected.read_text(encoding="utf-8"), "")
    assert status == (1 if RULES[name[:6]].severity is Severity.ERROR else 0)


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_near_miss_is_no_finding(name: str, tmp_path: Path) -> None:
    dataset = copy_base(tmp_path / "dataset")
    if name in MADE_NEAR:
        MADE_NEAR[name](dataset / "data")
    else:
        shutil.copytree(VALID / name / "data", dataset / "data", dirs_exist_ok=True)
    status, out, err = run("validate", "--advice", "--format", "text", "-C", dataset)
    assert (status, err) == (0, ""), out
    assert name[:6] not in CODE.findall(out), out


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_change_is_no_finding(name: str, tmp_path: Path) -> None:
    dataset = _changed(CASES / "harmless" / name, tmp_path / "dataset")
    status, out, err = run("validate", "--advice", "--format", "text", "--base", "HEAD", "-C", dataset)
    assert (status, err) == (0, ""), out
    assert name[:6] not in CODE.findall(out), out


def test_each_case_shows_its_own_rule_and_no_other() -> None:
    for name in (*NAMES, *CHANGED):
        found = set(CODE.findall("\n".join(_expected(name))))
        # What is decided of findings is told with the findings that it is about.
        assert name[:6] in found if name.startswith("TSR9") else found == {name[:6]}, name


def test_every_finding_has_a_place_a_hint_and_plain_words() -> None:
    for name in (*NAMES, *CHANGED):
        lines = _expected(name)
        findings = [n for n, line in enumerate(lines) if CODE.search(line)]
        assert findings, name
        for n in findings:
            assert PLACE.match(lines[n]), lines[n]
            assert any(line.startswith("  hint: ") for line in lines[n + 1 : n + 4]), lines[n]
            assert not lines[n].endswith("."), lines[n]
            assert "pydantic" not in lines[n].casefold(), lines[n]


def _expected(name: str) -> list[str]:
    folder = CHANGES if name in CHANGED else INVALID
    return (folder / name / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {name[:6] for name in (*NAMES, *CHANGED)} == set(RULES)


def test_every_rule_has_a_near_miss() -> None:
    assert {name[:6] for name in (*NEAR_MISSES, *HARMLESS)} == set(RULES)


def test_every_case_has_files_or_is_made() -> None:
    assert all((INVALID / name / "data").is_dir() != (name in MADE) for name in NAMES)


def test_the_base_has_no_findings(base: Path) -> None:
    assert run("validate", "--advice", "-C", base) == (
        0, "8 records in 8 files: no errors, no warnings, no advice\n", "",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["TSR108-colon-in-text", "TSR117-twenty-five-thousand-levels", "TSR101-pipe"])
def test_a_process_of_its_own_says_the_same(name: str, tmp_path: Path) -> None:
    dataset = _laid_out(name, tmp_path)
    expected = (INVALID / name / "expected.txt").read_text(encoding="utf-8")
    assert spawn("validate", "--advice", folder=dataset) == (1, expected, "")


def test_broken_files_cost_themselves_alone(tmp_path: Path) -> None:
    """Ten files, each broken in another way, are all named in one run, and references to them are not dangling."""
    dataset = copy_base(tmp_path / "dataset")
    folder = dataset / "data/organisations"
    broken = {
        "TSR104": b"name: Caf\xe9\n",
        "TSR105": "name: x\u2028y\n".encode(),
        "TSR108": b"name: 'x\n",
        "TSR109": b"<<<<<<< HEAD\n",
        "TSR110": b"",
        "TSR111": b"id: x\n---\nid: y\n",
        "TSR112": b"- x\n",
        "TSR113": b"name: *x\n",
        "TSR114": b"name: !x y\n",
        "TSR117": b"name: " + b"[" * 17,
        "TSR122": b"version https://git-lfs.github.com/spec/v1\n",
    }
    for code, data in broken.items():
        (folder / f"b-{code.lower()}.yaml").write_bytes(data)
    parties = "".join(f"  - role: support\n    organisation: b-{code.lower()}\n" for code in broken)
    action = dataset / "data/actions/a-1.yaml"
    action.write_text(action.read_text().replace("due:", parties + "due:"))

    status, out, _ = run("validate", "-C", dataset)
    found = re.findall(r"^data/organisations/b-(tsr[0-9]{3})\.yaml:[0-9]+:[0-9]+: error (TSR[0-9]{3}) ", out, re.M)
    assert status == 1
    assert found == [(code.lower(), code) for code in sorted(broken)]
    assert out.endswith(f"8 records in {8 + len(broken)} files: {len(broken)} errors, no warnings, no advice\n")
    # The valid action that refers to all of them is still answered from.
    assert "a-1" in run("actions", "overdue", "--as-of", "2011-01-01", "-C", dataset).out


def test_no_more_than_twenty_findings_of_a_file_are_printed(base: Path) -> None:
    keys = "".join(f"key_{n:02}: x\n" for n in range(30))
    (base / "data/organisations/many.yaml").write_text("id: many\n" + keys)
    status, out, _ = run("validate", "-C", base)
    assert status == 1
    assert out.count("TSR401") + out.count("TSR402") == 20
    assert "\ndata/organisations/many.yaml: and 13 more\n" in out
    assert out.endswith("9 records in 9 files: 33 errors, no warnings, no advice\n")
    assert run("validate", "--format", "json", "-C", base).out.count('"code": "TSR401"') == 30


def _laid_out(name: str, folder: Path) -> Path:
    """Lay a case over the base."""
    dataset = copy_base(folder / "dataset")
    if name in MADE:
        MADE[name](dataset / "data")
    else:
        shutil.copytree(INVALID / name / "data", dataset / "data", dirs_exist_ok=True)
    return dataset


def _changed(case: Path, dataset: Path) -> Path:
    """Go through the states of a case, a folder each: all but the last are commits, the last of these the base."""
    *commits, last = sorted(case.glob("[0-9]"))
    for state in commits:
        _change_to(state, dataset)
        commit(dataset)
    _change_to(last, dataset)
    return dataset


def _change_to(state: Path, dataset: Path) -> None:
    """Lay a state over the base, in place of the state before."""
    shutil.rmtree(dataset / "data", ignore_errors=True)
    copy_base(dataset)
    shutil.copytree(state, dataset, dirs_exist_ok=True)


def _refuse_to_open(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to open a file to whom the system refuses nothing."""
    if os.geteuid() != 0:
        return
    really_open = os.open

    def refusing(path: object, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == name:
            raise PermissionError(13, "Permission denied")
        return really_open(path, flags, mode, dir_fd=dir_fd)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refusing)
