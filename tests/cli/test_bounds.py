"""One hostile record costs little, whatever the rules across records have to say of it."""

import time
from pathlib import Path

import pytest

from tests.support.datasets import action, put
from tests.support.runs import run

REFERENCES = {
    "principles": "principles:\n" + "".join(f"  - p-{n}\n" for n in range(4_900)),
    "parties": "".join(f"  - {{role: lead, organisation: b-{n}}}\n" for n in range(980)),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_thousands_of_references_that_lead_nowhere(base: Path, name: str) -> None:
    text = action("a-2")
    old = "due: " if name == "parties" else "sources:\n"
    put(base, "a-2", text.replace(old, REFERENCES[name] + old))
    began = time.process_time()
    done = run("validate", "--no-cache", "-C", base)
    assert time.process_time() - began < 2
    assert done.status == 1
    assert "no principle has the id" in done.out or "no organisation has the id" in done.out
