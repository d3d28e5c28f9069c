"""The invented dataset: it is valid, it says that it is invented, and it has everything a living plan has."""

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.support.example import EXAMPLE
from tests.support.runs import run
from tsreview.schema.action import Role
from tsreview.time.lateness import Lateness
from tsreview.time.moves import RevisionKind
from tsreview.time.rag import Rag
from tsreview.time.state import Status
from tsreview.time.window import Precision

LAST_DAYS = ("2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31")
"""The ends of the last six quarters, and of the one before them."""
QUARTERS = list(pairwise(LAST_DAYS))
END = LAST_DAYS[-1]
LATE = {"overdue", "report_missed"}
Actions = dict[str, dict[str, Any]]


@cache
def actions(example: Path, day: str) -> Actions:
    done = run("-C", example, "actions", "list", "--as-of", day, "--format", "json")
    return {item["id"]: item for item in json.loads(done.out)["items"]}


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.*"))]


def logged(key: str) -> set[str]:
    return {word for text in texts() for word in re.findall(rf"^  (?:- |  ){key}: (\w+)$", text, re.MULTILINE)}


def test_it_is_valid_without_a_warning(example: Path) -> None:
    done = run("-C", example, "validate", "--strict", "--no-cache")
    assert done.status == 0, done.out
    assert "no errors, no warnings" in done.out


@pytest.mark.parametrize("name", ["README.md", "tsreview.toml", "data/sources/about-this-example.yaml"])
def test_it_says_that_it_is_invented(name: str) -> None:
    assert "invented" in (EXAMPLE / name).read_text(encoding="utf-8")


def test_no_address_and_no_number_can_be_somebody_s() -> None:
    for text in texts():
        hosts = re.findall(r"(?:https?://|@|\b)((?:[\w-]+\.)+(?:org|uk|com|net)\b)", text)
        assert all(host == "example.org" or host.endswith(".example.org") for host in hosts), hosts
        assert not re.search(r"\b\d{6,}\b", text)


@pytest.mark.parametrize(("before", "day"), QUARTERS)
def test_in_each_quarter_something_happens(example: Path, before: str, day: str) -> None:
    was, now = actions(example, before), actions(example, day)
    assert [each for each in now if now[each]["status"] == "complete" != was[each]["status"]]
    assert [each for each in now if now[each]["lateness"] in LATE and was[each]["lateness"] not in LATE]
    assert [each for each in now if now[each]["due"] != was[each]["due"]]


def test_at_the_end_of_2025_all_ratings_are_there(example: Path) -> None:
    found = [item["rag"] for item in actions(example, END).values()]
    assert {rag: found.count(rag) for rag in Rag} == {"blue": 17, "green": 7, "amber": 4, "red": 5, "grey": 7}


def test_every_sort_of_date_and_of_lateness_is_there(example: Path) -> None:
    now = actions(example, END)
    assert {item["precision"] for item in now.values()} == set(Precision)
    assert {item["lateness"] for item in now.values()} == set(Lateness)


def test_every_status_revision_and_role_is_there() -> None:
    assert logged("status") == set(Status)
    assert logged("role") == set(Role)
    assert set(RevisionKind) <= logged("kind")


def test_the_rating_reported_is_at_times_kinder_than_the_rule(example: Path) -> None:
    now = actions(example, END)
    assert now["wf-2a-3"]["rag"] == "red"
    assert now["wf-4c-2"]["rag"] == "amber"
    for action, reported in (("wf-2a-3", "amber"), ("wf-4c-2", "green")):
        text = (EXAMPLE / f"data/actions/stronger-together/{action}.yaml").read_text(encoding="utf-8")
        assert re.findall(r"reported_rag: (\w+)", text)[-1] == reported


def test_one_body_leads_far_too_much(example: Path) -> None:
    done = run("-C", example, "organisations", "workload", "--as-of", END, "--format", "json")
    first, second = json.loads(done.out)["items"][:2]
    assert (first["short"], first["leads"]) == ("WCVS", 14)
    assert first["leads"] > 1.5 * second["leads"]


def test_one_principle_has_no_action(example: Path) -> None:
    done = run("-C", example, "principles", "coverage", "--format", "json")
    assert [row["id"] for row in json.loads(done.out)["items"] if not row["actions"]] == ["wcc-7"]
