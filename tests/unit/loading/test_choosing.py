"""The files that paths name are chosen from the listing, however many there are of both."""

import time
from pathlib import Path

import pytest

from tsreview.loading import choosing
from tsreview.loading.choosing import files_at
from tsreview.loading.files import Entry, Listing, Stamp

NAMES = [f"data/actions/a-{n:05}.yaml" for n in range(20_000)]
OTHERS = ["data/actions-old/b.yaml", "data/actions.yaml", "data/actions0.yaml", "data/plans/p.yaml"]


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    entries = [Entry(name, Stamp(0, 0, 0, 0), None) for name in sorted(NAMES + OTHERS)]
    monkeypatch.setattr(choosing, "list_files", lambda *_: Listing(entries))
    return tmp_path


def test_thousands_of_paths_take_little_time(listed: Path) -> None:
    began = time.process_time()
    assert [each.path for each in files_at(listed, NAMES[:2_600])] == NAMES[:2_600]
    assert time.process_time() - began < 3


def test_a_folder_names_what_is_below_it_alone(listed: Path) -> None:
    assert [each.path for each in files_at(listed, ["data/actions"])] == NAMES
    assert [each.path for each in files_at(listed, ["data/actions.yaml"])] == ["data/actions.yaml"]
    assert [each.path for each in files_at(listed, ["data/plans", "data/actions-old"])] == [
        "data/actions-old/b.yaml",
        "data/plans/p.yaml",
    ]
    assert len(files_at(listed, ["data"])) == len(NAMES + OTHERS)
