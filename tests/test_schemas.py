"""The JSON Schemas: what is committed is current, fits every shipped record, and sees what is wrong with a field."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.datasets import CASES, TOP
from tests.support.runs import run
from tsreview.loading.yaml_reader import read_document
from tsreview.schema.json_schema import file_name, json_schema
from tsreview.schema.kinds import BY_FOLDER, KINDS, Kind

DATASETS = {"shipped": TOP, "example": TOP / "examples" / "wetherfold", "base": CASES / "base"}
NUMBERS = {"order", "lines", "value", "number", "review_every", "page", "section", "due", "published"}
"""Keys whose values an editor may read as numbers."""


def committed(kind: Kind) -> Any:
    return json.loads((TOP / "schemas" / file_name(kind)).read_text(encoding="utf-8"))


def faults(kind: Kind, tree: Any) -> list[str]:
    found = Draft202012Validator(committed(kind)).iter_errors(tree)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message[:200]}" for each in found]


def records(dataset: str, kind: Kind) -> list[Path]:
    return sorted((DATASETS[dataset] / "data" / kind.folder).rglob("*.yaml"))


def tree_of(path: Path) -> Any:
    return read_document(path.read_text(encoding="utf-8")).tree


def as_editors_read(value: Any, key: str = "") -> Any:
    """Read digits alone as a number and true and false as such, as YAML 1.2 does where a text has no quotes."""
    if isinstance(value, dict):
        return {name: as_editors_read(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_editors_read(inner, key) for inner in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if key in NUMBERS and value.isdecimal() and value.isascii() else value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_committed_schema_is_current_and_a_schema(kind: Kind) -> None:
    schema = committed(kind)
    assert schema == json_schema(kind), "run `make docs`"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:tsreview:schema:{kind.name.replace('_', '-')}"
    assert not any("title" in group for group in schema.get("$defs", {}).values())
    Draft202012Validator.check_schema(schema)
    groups = [schema, *(group for group in schema.get("$defs", {}).values() if "properties" in group)]
    assert all(field.get("description") for group in groups for field in group["properties"].values())
    assert all(group["additionalProperties"] is False for group in groups)


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (TOP / "schemas").iterdir()} == set(map(file_name, KINDS))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_record_fits_its_schema(dataset: str, kind: Kind) -> None:
    if dataset == "example" and not DATASETS[dataset].is_dir():
        pytest.skip("the example is not part of the source archive")
    for path in records(dataset, kind):
        tree = tree_of(path)
        assert faults(kind, tree) == [], path
        assert faults(kind, as_editors_read(tree)) == [], path


OF_FIELDS = ("TSR401", "TSR402", "TSR403", "TSR404", "TSR405", "TSR407", "TSR408", "TSR409", "TSR411")
"""The rules on the form of a field, whatever stands in others."""
BEYOND = {"TSR402-why-missing", "TSR408-review-every-nought"}
"""What takes two fields, or the size of a number that stands as text."""
INVALID = CASES / "invalid"
SEEN = sorted(path.name for path in INVALID.iterdir() if path.name.startswith(OF_FIELDS) and path.name not in BEYOND)


@pytest.mark.parametrize("case", SEEN)
def test_what_is_wrong_with_a_field_is_seen_by_editors_too(case: str) -> None:
    data = INVALID / case / "data"
    assert any(faults(BY_FOLDER[path.relative_to(data).parts[0]], tree_of(path)) for path in data.rglob("*.yaml"))


def test_the_schemas_of_all_kinds_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run("schema", "export", "--output", tmp_path / "new" / "schemas") == (0, "", "")
    for kind in KINDS:
        written = (tmp_path / "new" / "schemas" / file_name(kind)).read_bytes()
        assert written == (TOP / "schemas" / file_name(kind)).read_bytes()
    failed = run("schema", "export")
    assert (failed.status, failed.out) == (2, "")
    assert "the schemas of all kinds need a folder" in failed.err


def test_the_editor_is_told_of_every_kind() -> None:
    told = json.loads((TOP / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert told == {f"./schemas/{file_name(kind)}": f"data/{kind.folder}/**/*.yaml" for kind in KINDS}
