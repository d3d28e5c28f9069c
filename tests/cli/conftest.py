"""What tests of commands that write stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.datasets import fingerprint
from tests.support.edits import TODAY
from tsreview.cli import session


@pytest.fixture
def october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pin today to 1 October 2010."""
    monkeypatch.setattr(session, "today", lambda: TODAY)


@pytest.fixture
def kept(base: Path) -> Iterator[Path]:
    """Give the small dataset, and hold that the test left it as it was."""
    before = fingerprint(base)
    yield base
    assert fingerprint(base) == before
