"""Questions across records: members, workload, network, coverage, exactness of dates."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import action, put
from tests.support.runs import run

DAY = ("--as-of", "2010-10-01")
BODY = """\
id: {id}
name: {name}
kind: forum
sector: third
{more}sources:
  - source: joint-report
    section: "2"
"""
SOURCES = """\
sources:
  - source: joint-report
"""


def items(*words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*words, "--format", "json").out)["items"]
    return found


def body(base: Path, identity: str, name: str, more: str = "") -> None:
    put(base, identity, BODY.format(id=identity, name=name, more=more), "organisations")


def test_members_are_those_that_state_it(base: Path) -> None:
    body(
        base,
        "a-forum",
        "A Forum",
        "memberships:\n  - organisation: voluntary-council\n    role: chair\n    since: 2004\n",
    )
    found = items("organisations", "members", "voluntary-council", "-C", base)
    assert [(each["id"], each["role"], each["since"]) for each in found] == [("a-forum", "chair", "2004")]
    assert items("organisations", "members", "a-forum", "-C", base) == []
    assert run("organisations", "members", "a-forrum", "-C", base).err == (
        'tsreview: no organisation has the id "a-forrum"\n  hint: did you mean "a-forum"?\n'
    )


def test_workload_counts_an_action_once_for_each_that_leads_it(shipped: Path) -> None:
    found = {each["id"]: each for each in items("organisations", "workload", *DAY, "-C", shipped)}
    led = items("actions", "list", *DAY, "--where", "nominator:LSPE", "-C", shipped)
    late = items("actions", "overdue", *DAY, "--where", "nominator:LSPE", "-C", shipped)
    assert found["lspe"]["leads"] == len(led) == len(found["lspe"]["actions"])
    assert found["lspe"]["late"] == len(late)
    closing = run("organisations", "workload", *DAY, "-C", shipped).out.splitlines()
    total = sum(each["leads"] for each in found.values())
    assert f"leading roles by sector, of {total}: " in "\n".join(closing)
    nobody = items("actions", "list", *DAY, "--where", "nominator:none and lead:none", "-C", shipped)
    assert f"{len(nobody)} of 30 actions name nobody who leads them" in closing


def test_the_network_draws_what_records_state_and_says_what_is_lost(shipped: Path) -> None:
    drawn = run("organisations", "network", "-C", shipped).out
    assert drawn.count('["') >= 17
    assert "lost the drawing of Diagram 1" in drawn.partition("flowchart TD")[0]
    assert 'member of (as at December 2005)"|' in drawn
    dot = run("organisations", "network", "--format", "dot", "-C", shipped).out
    assert dot.count(" -> ") == drawn.count(" -->|")
    assert '"cvys" -> "mkclip" [label="member of (as at December 2005)"];' in dot


@pytest.mark.parametrize("name", ['A "] --> B[" x', "A`\n</script>#", 'A\\" ; evil [', "A {}|<>%% :::"])
def test_a_name_stays_a_name_in_a_graph(base: Path, name: str) -> None:
    body(base, "a-forum", json.dumps(name), "parent: voluntary-council\n")
    mermaid = run("organisations", "network", "--all", "-C", base).out.partition("flowchart TD\n")[2].splitlines()
    assert len(mermaid) == 3
    assert sum(line.count('"') for line in mermaid) == 6
    dot = run("organisations", "network", "--all", "--format", "dot", "-C", base).out
    assert dot.count("\n") == 9
    labels = [line for line in dot.splitlines() if "label=" in line]
    for line in labels:
        assert line.replace("\\\\", "").replace('\\"', "").count('"') in (4, 6)


def test_coverage_finds_the_principles_without_action_or_practice(base: Path) -> None:
    (row,) = items("principles", "coverage", "-C", base)
    assert (row["actions"], row["practices"], row["action"]) == (1, 1, ["a-1"])
    put(base, "a-2", action("a-2", more=f"principles:\n  - {row['id']}\n"))
    (row,) = items("principles", "coverage", "-C", base)
    assert (row["actions"], row["action"], row["plan"]) == (2, ["a-1", "a-2"], ["joint-plan"])
    assert "no action: 0 of 1 principles" in run("principles", "coverage", "-C", base).out
    first = base / "data/actions/a-1.yaml"
    for path in (first, base / "data/actions/a-2.yaml"):
        path.write_text(path.read_text(encoding="utf-8").partition("principles:")[0] + SOURCES, encoding="utf-8")
    assert f"no action: 1 of 1 principles ({row['id']})" in run("principles", "coverage", "-C", base).out


def test_the_grids_hold_what_the_list_counts(whole: Path) -> None:
    words = ("principles", "coverage", "--where", "set:eight-principles", "-C", whole)
    plain = items(*words)
    for by in ("plan", "action", "area"):
        grid = list(csv.DictReader(io.StringIO(run(*words, "--by", by, "--format", "csv").out.removeprefix("\ufeff"))))
        assert len(grid) == len(plain) == 8
    areas = {area for row in plain for area in row["stated"] + row["implied"]}
    assert areas <= set(grid[0])
    for row, cells in zip(plain, grid, strict=True):
        assert {area for area in areas if cells[area]} == {*row["stated"], *row["implied"]}


def test_dates_are_sorted_by_how_firm_they_are(base: Path) -> None:
    for n, due in enumerate(("Sept 2010", "30 September 2010", "2010/11 Q2", "Ongoing", None), start=2):
        put(base, f"a-{n}", action(f"a-{n}", due=due))
    (base / "data/actions/a-1.yaml").unlink()
    (row,) = items("actions", "audit-dates", *DAY, "-C", base)
    assert [row[name] for name in ("actions", "firm", "vague", "open", "undated", "share")] == [5, 2, 1, 1, 1, 60]
    assert row["not_firm"] == ["a-4", "a-5", "a-6"]
    closing = run("actions", "audit-dates", *DAY, "-C", base).out
    assert "5 actions: 2 firm (40%), 1 vague (20%), 1 open (20%), 1 undated (20%)" in closing
    assert "most fall due in one month: 3 in September 2010" in closing


def test_an_organisation_shows_its_part_in_everything(base: Path) -> None:
    body(
        base,
        "a-forum",
        "A Forum",
        "relations:\n  - kind: funds\n    organisation: voluntary-council\n    since: 2004\n",
    )
    shown = run("organisations", "show", "voluntary-council", "-C", base).out
    assert "Stated by others\n  Funds  a-forum (since 2004)" in shown
    assert "SPA for  a-1" in shown
    found = json.loads(run("organisations", "show", "voluntary-council", "--format", "json", "-C", base).out)
    assert found["in_actions"] == {"spa": ["a-1"]}


def test_a_briefing_is_on_one_plan(whole: Path) -> None:
    one = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", whole).out
    assert "Of 30 actions" in one
    other = run("report", "briefing", "--quarter", "2010/11 Q2", "--plan", "changeup-projects", "-C", whole).out
    assert "Of 6 actions" in other
    every = run("report", "briefing", "--quarter", "2010/11 Q2", "--plan", "all", "-C", whole).out
    assert "Of 203 actions" in every
