"""Records in an editor: what the language server of the YAML extension shows, by the settings of the repository."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import CASES, TOP
from tests.support.language_server import Client, serving
from tests.support.runs import run
from tsreview.schema.kinds import KINDS

pytestmark = pytest.mark.editor

SERVER = TOP / "tests/editor/node_modules/yaml-language-server/bin/yaml-language-server"
RECORD = (CASES / "base/data/actions/a-1.yaml").read_text(encoding="utf-8")
QUIET = {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}
"""Nothing is fetched: the schemas are those of the repository alone."""


@contextmanager
def editor_of(folder: Path) -> Iterator[Client]:
    """Give an editor that has a folder open, by the settings that stand there."""
    node = shutil.which("node")
    assert node, "Node.js is missing: `make test-editor` installs it"
    assert SERVER.is_file(), "the language server is missing: `make test-editor` installs it"
    carried = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    settings = {"yaml": {**QUIET, "schemas": carried["yaml.schemas"]}}
    with serving([node, str(SERVER), "--stdio"], folder, settings) as client:
        yield client


@pytest.fixture(scope="module")
def editor() -> Iterator[Client]:
    """Give an editor that has the repository open."""
    with editor_of(TOP) as client:
        yield client


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a dataset as `init` begins it."""
    folder = tmp_path_factory.mktemp("begun")
    assert run("init", folder).status == 0
    return folder


def opened(editor: Client, name: str, text: str) -> tuple[Path, list[Any]]:
    """Open a text as an action of that name."""
    path = TOP / "data" / "actions" / f"{name}.yaml"
    return path, editor.open(path, text)


def test_a_sound_record_has_no_finding(editor: Client) -> None:
    assert opened(editor, "sound", RECORD)[1] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_shipped_record_of_each_kind_has_no_finding(editor: Client, kind: Any) -> None:
    for path in sorted((TOP / "data" / kind.folder).rglob("*.yaml"))[:3]:
        assert editor.open(path, path.read_text(encoding="utf-8")) == [], path


def test_a_misspelt_key_is_reported_at_its_line(editor: Client) -> None:
    _, found = opened(editor, "misspelt", RECORD.replace("title:", "tilte:"))
    line = RECORD.split("\n").index(next(line for line in RECORD.split("\n") if line.startswith("title:")))
    assert {each["message"] for each in found} >= {"Property tilte is not allowed."}
    assert line in {each["range"]["start"]["line"] for each in found}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("role: nominator", "role: nominater", "Value is not accepted."),
        ("order: 1", "order: first", "does not match the pattern"),
        ("id: a-1", "id: A 1", "does not match the pattern"),
        ("title:", "x: 1\ntitle:", "Property x is not allowed."),
    ],
)
def test_a_wrong_value_is_reported(editor: Client, old: str, new: str, message: str) -> None:
    assert old in RECORD
    _, found = opened(editor, "wrong-" + "".join(filter(str.isalnum, new)), RECORD.replace(old, new))
    assert any(message in each["message"] for each in found), found


def labels(completion: Any) -> set[str]:
    items = completion["items"] if isinstance(completion, dict) else completion
    return {item["label"] for item in items}


def test_keys_are_completed(editor: Client) -> None:
    path, _ = opened(editor, "new", "id: new\n\n")
    found = labels(editor.at("completion", path, 1, 0))
    assert {"plan", "objective", "order", "title", "parties", "due", "updates", "sources"} <= found
    assert "id" not in found


def test_words_of_a_closed_set_are_completed(editor: Client) -> None:
    path, _ = opened(editor, "closed", "id: closed\nupdates:\n  - on: 2010-10-01\n    status: \n")
    assert {"in_progress", "complete"} <= labels(editor.at("completion", path, 3, 12))


def test_a_key_is_explained(editor: Client) -> None:
    path, _ = opened(editor, "hover", RECORD)
    line = next(number for number, line in enumerate(RECORD.split("\n")) if line.startswith("title:"))
    assert "what is to be done" in json.dumps(editor.at("hover", path, line, 2))


def test_a_dataset_that_init_began_is_checked_and_explained(begun: Path) -> None:
    records = sorted((begun / "data").rglob("*.yaml"))
    assert len(records) == 4
    with editor_of(begun) as editor:
        for path in records:
            text = path.read_text(encoding="utf-8")
            assert editor.open(path, text) == [], path
            wrong = path.with_name(f"wrong-{path.name}")
            found = editor.open(wrong, text.replace("\nsources:", "\nsourced:").replace("\ntitle:", "\ntitel:"))
            assert any("is not allowed" in each["message"] for each in found), path
            assert "file is named after it" in json.dumps(editor.at("hover", path, 1, 1)), path
        path = begun / "data/actions/new.yaml"
        editor.open(path, "id: new\n\n")
        assert {"plan", "parties", "due"} <= labels(editor.at("completion", path, 1, 0))
