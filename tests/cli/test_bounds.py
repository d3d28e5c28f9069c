"""One hostile record costs little, whatever the rules across records have to say of it."""

import json
import time
from collections import Counter
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


def test_of_many_ids_that_nothing_has_the_nearest_is_looked_for_of_some(base: Path) -> None:
    bodies = "".join(f"  - {{role: lead, organisation: anytown-council-{n}}}\n" for n in range(100))
    put(base, "a-2", action("a-2").replace("due: ", bodies + "due: "))
    found = json.loads(run("validate", "--format", "json", "-C", base).out)["diagnostics"]
    hints = Counter(each["hint"] for each in found if each["code"] == "TSR201")
    assert hints == {'did you mean "anytown-council" (Anytown Council)?': 20, "correct the id, or add the record": 80}
