"""The stamp below a report: whatever it says, it is read back, and cannot end the comment it stands in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tsreview.rendering.stamp import Stamp, digest_of, read_stamp, stamped

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
STAMPS = st.builds(
    Stamp, TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS, max_size=4), TEXTS, st.none() | st.just("a" * 40),
    st.none() | st.booleans(), TEXTS, TEXTS, st.just(""),
)  # fmt: skip


@given(TEXTS, STAMPS)
def test_a_stamp_is_read_back(text: str, stamp: Stamp) -> None:
    content = f"{text}\n"
    found = stamped(content, stamp)
    assert read_stamp(found) == (content, stamp._replace(content=digest_of(content)))
    line = found.removeprefix(content)
    assert line.count("-->") == 1
    assert "<" not in line[4:]
    assert line.endswith(" -->\n")


@given(TEXTS, STAMPS)
def test_any_other_text_above_it_has_another_digest(text: str, stamp: Stamp) -> None:
    found = read_stamp("x" + stamped(f"{text}\n", stamp))
    assert found is not None
    assert digest_of(found[0]) != found[1].content


@pytest.mark.parametrize("piece", ["<!-- tsreview-report {", "<!-- tsreview-report {} --> ", "<", "{"])
def test_a_text_of_many_beginnings_is_read_in_one_pass(piece: str) -> None:
    began = time.process_time()
    assert read_stamp(piece * 100_000) is None
    assert time.process_time() - began < 1
