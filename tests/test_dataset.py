"""The shipped dataset: how much of each document it holds, and that nothing in it hangs in the air."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.runs import run

HELD = {
    "working-together-2009": (74, 30, 0, 1, 73, 30, 0),
    "bolton-future-role-2008": (176, 7, 89, 1, 0, 25, 17),
    "public-services-action-plan-one-year-on": (64, 73, 0, 1, 2, 10, 0),
    "gearing-up-for-growth-2005": (57, 90, 44, 2, 51, 11, 0),
    "ptp-adapting-to-deliver": (64, 4, 0, 1, 20, 8, 0),
}
"""Organisations, actions, principles, plans, evidence, contradictions and practices that cite a document. A record
added or taken away changes a number here, so that nobody does either without noticing."""
COUNTED = ("organisations", "actions", "principles", "plans", "evidence", "contradictions", "practices")


def items(whole: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*words, "--format", "json", "-C", whole).out)["items"]
    return found


@pytest.mark.parametrize("source", HELD)
def test_each_document_is_held(source: str, whole: Path) -> None:
    citing = f"source: {source}\n"
    held = tuple(
        sum(citing in path.read_text(encoding="utf-8") for path in (whole / "data" / folder).rglob("*.yaml"))
        for folder in COUNTED
    )
    assert held == HELD[source]


def test_the_whole_action_plan_is_there(whole: Path) -> None:
    plan = items(whole, "actions", "list", "--where", "plan:working-together", "--as-of", "2010-10-01")
    assert len(plan) == 30
    assert len({action["theme"] for action in plan}) == 3
    assert len({action["objective"] for action in plan}) == 16


def test_the_five_documents_are_sources_with_texts(whole: Path) -> None:
    assert {item["id"] for item in items(whole, "sources", "list", "--where", "lines>0")} == set(HELD)


def test_the_local_areas_and_the_sets_are_whole(whole: Path) -> None:
    assert len(items(whole, "practices", "list")) == 17
    sizes = {"eight-principles": 8, "pathfinder-critical-success-factors": 9, "funding-modes": 3}
    for name, size in sizes.items():
        assert len(items(whole, "principles", "list", "--where", f"set:{name}")) == size, name
    assert len(items(whole, "actions", "list", "--where", "plan:changeup-projects")) == 6


def test_mkclip_has_the_eleven_members_of_december_2005(whole: Path) -> None:
    members = items(whole, "organisations", "members", "mkclip")
    assert len(members) == 11
    assert {member["as_at"] for member in members} == {"December 2005"}


def test_an_action_of_which_nothing_is_reported_has_no_update(whole: Path) -> None:
    assert not items(whole, "actions", "list", "--where", "plan:working-together and not status:none")
