"""What cannot be read is one finding: nothing else is blamed for it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.datasets import put
from tests.support.runs import run

COUNCIL = "data/organisations/anytown-council.yaml"


def found(dataset: Path) -> list[tuple[str, str]]:
    """Give the path and the code of every finding."""
    out = run("validate", "--advice", "-C", dataset).out
    return re.findall(r"^([^\s:]+):[0-9]+:[0-9]+: [a-z]+ (TSR[0-9]{3})", out, re.MULTILINE)


def _rename_folder(base: Path) -> None:
    (base / "data/organisations").rename(base / "data/Organisations")


def _rename_actions(base: Path) -> None:
    (base / "data/actions").rename(base / "data/action")


def _rename_principles(base: Path) -> None:
    (base / "data/principles").rename(base / "data/principle")


def _link_folder(base: Path) -> None:
    (base / "data/organisations").rename(base / "elsewhere")
    (base / "data/organisations").symlink_to("../elsewhere")


def _write_no_id(base: Path) -> None:
    file = base / COUNCIL
    file.write_text(file.read_text().replace("id: anytown-council", "id: Anytown Council"))


def _break_copy(base: Path) -> None:
    copy = base / "data/organisations/copies/anytown-council.yaml"
    copy.parent.mkdir()
    copy.write_text('id: "anytown-council\n')


def _add_copy_of_another_suffix(base: Path) -> None:
    (base / "data/organisations/anytown-council.txt").write_text("id: anytown-council\n")


def _break_a_like_name(base: Path) -> None:
    (base / "data/organisations/anytowncouncil.yaml").write_text("- a list\n")


@pytest.mark.parametrize(
    ("spoil", "path", "code"),
    [
        (_rename_folder, "data/Organisations", "TSR121"),
        (_rename_actions, "data/action", "TSR121"),
        (_rename_principles, "data/principle", "TSR121"),
        (_link_folder, "data/organisations", "TSR101"),
        (_write_no_id, COUNCIL, "TSR406"),
        (_break_copy, "data/organisations/copies/anytown-council.yaml", "TSR108"),
        (_add_copy_of_another_suffix, "data/organisations/anytown-council.txt", "TSR120"),
        (_break_a_like_name, "data/organisations/anytowncouncil.yaml", "TSR112"),
    ],
)
def test_what_was_not_read_is_the_only_finding(spoil: Callable[[Path], None], path: str, code: str, base: Path) -> None:
    spoil(base)
    assert found(base) == [(path, code)]


def test_files_without_a_suffix_claim_no_id(base: Path) -> None:
    for name in ("LICENSE", "Makefile"):
        (base / "data/actions" / name).write_text("no record\n")
    assert found(base) == [("data/actions/LICENSE", "TSR120"), ("data/actions/Makefile", "TSR120")]


def test_neither_a_misnamed_folder_nor_a_file_hides_a_mistyped_reference(base: Path) -> None:
    (base / "data/organisation").mkdir()
    (base / "data/organisations/LICENSE").write_text("no record\n")
    file = base / "data/actions/a-1.yaml"
    put(base, "a-1", file.read_text().replace("voluntary-council", "volantary-council"))
    assert found(base) == [
        ("data/actions/a-1.yaml", "TSR201"),
        ("data/organisation", "TSR121"),
        ("data/organisations/LICENSE", "TSR120"),
    ]


def test_no_id_is_proposed_that_is_none(base: Path) -> None:
    (base / COUNCIL).rename(base / "data/organisations/Anytown-Council.yaml")
    assert '  hint: rename the file to "anytown-council.yaml"\n' in run("validate", "-C", base).out
