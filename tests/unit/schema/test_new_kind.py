"""A new kind of record is a schema and a line in the table; admission, references and search follow."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tsreview.loading.checking import checked
from tsreview.loading.opening import open_dataset
from tsreview.queries.records import mentions, record, records
from tsreview.queries.search import search
from tsreview.schema import kinds
from tsreview.schema.base import Record
from tsreview.schema.kinds import Kind
from tsreview.schema.values import Number, OrganisationId, Text


class Award(Record):
    """A funding award."""

    title: Text
    recipient: OrganisationId
    amount: Number


@pytest.fixture
def with_awards(base: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    module = ModuleType("award_schema")
    module.Award = Award  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "award_schema", module)
    kind = Kind("award", "awards", "award_schema:Award")
    monkeypatch.setitem(kinds.BY_FOLDER, kind.folder, kind)
    monkeypatch.setitem(kinds.BY_NAME, kind.name, kind)
    (base / "data/awards").mkdir()
    return base


def write(folder: Path, recipient: str, amount: str = "12,500") -> None:
    source = next((folder / "data/sources").glob("*.yaml")).stem
    text = (
        f"id: aw-1\ntitle: Seedcorn money\nrecipient: {recipient}\namount: {amount}\nsources:\n  - source: {source}\n"
    )
    (folder / "data/awards/aw-1.yaml").write_text(text, encoding="utf-8")


def test_a_record_of_a_new_kind_is_admitted_found_and_referred_to(with_awards: Path) -> None:
    organisation = next((with_awards / "data/organisations").glob("*.yaml")).stem
    write(with_awards, organisation)
    index = open_dataset(with_awards, named=True, cached=False).index
    assert [found for found in checked(index).findings if "awards" in found.place.path] == []
    assert [award.label for award in records(index, "award")] == ["Seedcorn money"]
    assert record(index, "award", "aw-1").tree["amount"] == "12,500"
    assert ("award", "aw-1", "recipient") in [
        (mention.kind, mention.id, mention.field) for mention in mentions(index, "organisation", organisation)
    ]
    assert [hit.id for hit in search(index, "seedcorn", 5).best] == ["aw-1"]


def test_faults_in_a_record_of_a_new_kind_are_found(with_awards: Path) -> None:
    write(with_awards, "nobody", amount="plenty")
    index = open_dataset(with_awards, named=True, cached=False).index
    found = [each for each in checked(index).findings if "awards" in each.place.path]
    assert [(each.code, each.place.line) for each in found] == [("TSR201", 3), ("TSR405", 4)]
