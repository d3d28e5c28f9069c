"""Waivers and severities as values: what a waiver is about, and that what is written is read again."""

import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic, Severity
from tsreview.loading.verdict import sift
from tsreview.location import Place
from tsreview.policy import Waiver, read_severities, read_waivers, write_severities, write_waivers


def waiver(files: str = "data/actions/a-2.yaml", field: str = "") -> Waiver:
    return Waiver("TSR506", files, field, "Lost", "Board", date(2010, 12, 31), Place("tsreview.toml", 4))


def finding(path: str = "data/actions/a-2.yaml", field: str = "revisions[0]", code: str = "TSR506") -> Diagnostic:
    return Diagnostic(Place(path, 3), code, Severity.WARNING, "the date was moved", field=field)


def covers(one: Waiver, found: Diagnostic) -> bool:
    return bool(sift([found], [one], [], date(2010, 10, 1))[1])


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
    assert covers(waiver(files, field), finding()) is ("?" not in files)


@pytest.mark.parametrize("field", ["revision", "revisions[0].to", "updates", "revisions[1]"])
def test_a_waiver_of_another_field_covers_nothing(field: str) -> None:
    assert not covers(waiver(field=field), finding())


def test_a_waiver_covers_neither_another_rule_nor_another_file() -> None:
    assert not covers(waiver(), finding(code="TSR507"))
    assert not covers(waiver(), finding(path="data/actions/a-3.yaml"))
    assert not covers(waiver("data/actions/a-[23].yaml"), finding())
    assert covers(waiver("data/actions/a-[2].yaml*"), finding(path="data/actions/a-[2].yaml"))


def test_a_waiver_in_a_record_is_about_that_record_whatever_its_name() -> None:
    name = "data/actions/*.yaml"
    own = waiver(name)._replace(place=Place(name, 9))
    assert covers(own, finding(path=name))
    assert not covers(own, finding())
    assert [each.code for each in sift([finding()], [own], [own], date(2010, 10, 1))[0]] == ["TSR902", "TSR506"]


def test_the_first_of_several_waivers_is_told() -> None:
    waivers = [waiver(field="updates"), waiver("data/*"), waiver(), waiver("*")]
    assert [each.waiver for each in sift([finding()], waivers, [], date(2010, 10, 1))[1]] == [waivers[1]]


def test_thousands_of_waivers_of_thousands_of_findings_take_little_time() -> None:
    findings = [finding(f"data/actions/a-{n % 10}.yaml", f"outputs[{n}]") for n in range(5_000)]
    waivers = [waiver(f"data/actions/b-{n % 10}.yaml", f"x[{n}]") for n in range(5_000)]
    began = time.process_time()
    counting, waived = sift(findings, waivers, waivers, date(2010, 10, 1))
    assert time.process_time() - began < 2
    assert (len(waived), Counter(each.code for each in counting)) == (0, {"TSR506": 5_000, "TSR902": 5_000})


def test_many_asterisks_take_no_time() -> None:
    assert not covers(waiver("*a" * 400 + "b"), finding(path="data/" + "a" * 900))


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
