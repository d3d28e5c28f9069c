"""Waivers and severities as values: what a waiver is about, and that what is written is read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Place
from tsreview.policy import Waiver, read_severities, read_waivers, write_severities, write_waivers


def waiver(files: str = "data/actions/a-2.yaml", field: str = "") -> Waiver:
    return Waiver("TSR506", files, field, "Lost", "Board", date(2010, 12, 31), Place("tsreview.toml", 4))


def finding(path: str = "data/actions/a-2.yaml", field: str = "revisions[0]", code: str = "TSR506") -> Diagnostic:
    return Diagnostic(Place(path, 3), code, Severity.WARNING, "the date was moved", field=field)


@pytest.mark.parametrize(
    ("files", "field"),
    [
        ("data/actions/a-2.yaml", ""),
        ("data/actions/*", ""),
        ("data/*/a-?.yaml*", ""),
        ("*", "revisions"),
        ("data/actions/a-2.yaml", "revisions[0]"),
    ],
)
def test_a_waiver_covers_the_files_and_the_field_that_it_names(files: str, field: str) -> None:
    assert waiver(files, field).covers(finding()) is ("?" not in files)


@pytest.mark.parametrize("field", ["revision", "revisions[0].to", "updates", "revisions[1]"])
def test_a_waiver_of_another_field_covers_nothing(field: str) -> None:
    assert not waiver(field=field).covers(finding())


def test_a_waiver_covers_neither_another_rule_nor_another_file() -> None:
    assert not waiver().covers(finding(code="TSR507"))
    assert not waiver().covers(finding(path="data/actions/a-3.yaml"))
    assert not waiver("data/actions/a-[23].yaml").covers(finding())
    assert waiver("data/actions/a-[2].yaml*").covers(finding(path="data/actions/a-[2].yaml"))


def test_many_asterisks_take_no_time() -> None:
    assert not waiver("*a" * 400 + "b").covers(finding(path="data/" + "a" * 900))


SEVERITIES = st.dictionaries(st.sampled_from(sorted(RULES)), st.sampled_from(list(Severity)))
WAIVERS = st.builds(
    Waiver, st.sampled_from(sorted(RULES)), st.text(), st.text(), st.text(), st.text(), st.dates(),
    st.builds(Place, st.text(), st.integers(1, 9), st.integers(1, 9)),
)  # fmt: skip


@given(SEVERITIES)
def test_severities_are_read_as_they_were_written(severities: dict[str, Severity]) -> None:
    assert read_severities(write_severities(severities)) == severities


@given(st.lists(WAIVERS))
def test_waivers_are_read_as_they_were_written(waivers: list[Waiver]) -> None:
    assert read_waivers(write_waivers(waivers)) == waivers
