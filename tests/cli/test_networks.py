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
    assert f"{len(nobody)} of 30 actions name nobody who nominates or leads" in closing


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
    assert dot.count("\n") == 8
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
    assert {f"area:{area}" for area in areas} <= set(grid[0])
    for row, cells in zip(plain, grid, strict=True):
        assert {area for area in areas if cells[f"area:{area}"]} == {*row["stated"], *row["implied"]}


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
    assert "Stated by others\n  Funded by  a-forum (since 2004)" in shown
    assert "SPA for  a-1" in shown
    found = json.loads(run("organisations", "show", "voluntary-council", "--format", "json", "-C", base).out)
    assert found["in_actions"] == {"spa": ["a-1"]}


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_a_card_shows_a_source_that_has_no_record(base: Path, form: str) -> None:
    text = BODY.format(id="a-forum", name="A Forum", more="").replace('joint-report\n    section: "2"', "joint-rep")
    put(base, "a-forum", text, "organisations")
    result = run("organisations", "show", "a-forum", "--format", form, "-C", base)
    assert result.status == 0, result.err
    assert "joint-rep" in result.out
    assert form == "json" or "no record of it can be read" in result.out


def test_a_briefing_is_on_one_plan(whole: Path) -> None:
    one = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", whole).out
    assert "Of 30 actions" in one
    other = run("report", "briefing", "--quarter", "2010/11 Q2", "--plan", "changeup-projects", "-C", whole).out
    assert "Of 6 actions" in other
    every = run("report", "briefing", "--quarter", "2010/11 Q2", "--plan", "all", "-C", whole).out
    assert "Of 203 actions" in every


def test_a_tie_to_no_sound_record_is_left_out_and_counted(base: Path) -> None:
    body(base, "a-forum", "A Forum", "parent: voluntary-council\nmemberships:\n  - organisation: faulty\n")
    for form in ("mermaid", "dot"):
        drawn = run("organisations", "network", "--all", "--format", form, "-C", base)
        assert drawn.status == 0
        assert "left out, as one of the two is no sound record: 1 tie" in drawn.out
        assert "faulty" not in drawn.out


@pytest.mark.parametrize("area", ["title", "set", '=HYPERLINK("http://x")', "a|b [x](javascript:1)"])
def test_an_area_stays_an_area_whatever_it_is_called(base: Path, area: str) -> None:
    path = next((base / "data" / "practices").iterdir())
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = [f"area: {json.dumps(area)}" if line.startswith("area:") else line for line in lines]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = ("principles", "coverage", "--by", "area", "-C", base)
    (row,) = items(*words)
    assert row["title"] != row[f"area:{area}"]
    heading = run(*words, "--format", "csv").out.removeprefix("\ufeff").splitlines()[0]
    assert not any(cell.startswith("=") for cell in next(csv.reader([heading])))
    table = [line for line in run(*words, "--format", "markdown").out.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1
    assert "[x](" not in "\n".join(table)


def test_a_role_is_text_and_keeps_its_capitals(base: Path) -> None:
    role = "role: |-\n      Chair of LSP\n\n      Sources\n"
    body(base, "a-forum", "A Forum", f"memberships:\n  - organisation: voluntary-council\n    {role}")
    shown = run("organisations", "show", "voluntary-council", "-C", base).out
    assert "  Members  a-forum (Chair of LSP  Sources)" in shown
    assert shown.splitlines().count("Sources") == 1


def test_actions_of_one_place_stand_in_the_order_of_their_ids(base: Path) -> None:
    for name in ("a-3", "a-2", "a-4"):
        put(base, name, action(name, more="principles:\n  - know-needs\n"))
    run("validate", "-C", base)
    path = base / "data/actions/a-2.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    for cache in ((), ("--no-cache",)):
        (row,) = items("principles", "coverage", *cache, "-C", base)
        assert row["action"] == ["a-1", "a-2", "a-3", "a-4"]


def test_workload_counts_one_plan(whole: Path) -> None:
    found = {each["id"]: each for each in items("organisations", "workload", "--plan", "working-together", "-C", whole)}
    assert found["mkclip"]["leads"] == 6
    assert "idea" not in found
    assert run("organisations", "workload", "--plan", "gone", "-C", whole).status == 2


def test_what_falls_due_on_the_day_of_the_briefing_is_in_it(shipped: Path) -> None:
    text = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", shipped).out
    due = text.partition("## 9 Due next quarter")[2].partition("## Appendix A")[0]
    on_the_day = items("actions", "list", "--as-of", "2010-09-30", "--where", "latest=2010-09-30", "-C", shipped)
    assert len(on_the_day) == 5
    assert all(each["id"] in due for each in on_the_day)


def test_a_plan_that_the_settings_name_and_nobody_wrote_is_told(base: Path) -> None:
    (base / "tsreview.toml").write_text('[report]\nplan = "joint-plam"\n', encoding="utf-8")
    told = run("report", "briefing", "-C", base)
    assert told.status == 3
    assert told.err.startswith('tsreview: `plan` in tsreview.toml: no plan has the id "joint-plam"')
    assert run("report", "briefing", "--plan", "all", "-C", base).status == 0


def test_a_format_that_no_file_name_tells_is_asked_for(base: Path, tmp_path: Path) -> None:
    told = run("report", "briefing", "-o", tmp_path / "b.pdf", "-C", base)
    assert (told.status, (tmp_path / "b.pdf").exists()) == (2, False)
    assert "--format" in told.err
