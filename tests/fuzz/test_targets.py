"""Every way in, on what fuzzing starts from, on what it once found, and on a short run of Hypothesis."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.inputs import inputs
from tests.fuzz.seeds import found, seeds
from tests.fuzz.targets import TARGETS

FOUND = [(name, path) for name in TARGETS for path in found(name)]
QUICK = [name for name in TARGETS if name != "revisions"]
"""Those that start no program."""


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_starts_from_is_answered(name: str) -> None:
    known = seeds(name)
    assert known
    for data in known:
        TARGETS[name].run(data)


@pytest.mark.parametrize(("name", "path"), FOUND, ids=[f"{name}-{path.name}" for name, path in FOUND])
def test_what_fuzzing_found_is_answered_in_little_time(name: str, path: Path) -> None:
    began = time.process_time()
    TARGETS[name].run(path.read_bytes())
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", QUICK)
@settings(max_examples=60, deadline=None)
@given(drawn=st.data())
def test_any_bytes_are_answered(name: str, drawn: st.DataObject) -> None:
    TARGETS[name].run(drawn.draw(inputs(name, TARGETS[name].longest)))


@settings(max_examples=15, deadline=None)
@given(inputs("revisions", TARGETS["revisions"].longest))
def test_any_name_of_a_revision_is_answered(data: bytes) -> None:
    TARGETS["revisions"].run(data)
