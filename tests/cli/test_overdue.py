"""`actions overdue` on the shipped data: the exact list, its days, its counts and its formats."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.datasets import GOLDEN
from tests.support.runs import run

DAY = "2010-10-01"
FIRST_LATE_ON_DAY = {"wt-1b-4", "wt-2b-1", "wt-2d-1", "wt-3b-1", "wt-3f-1"}
"""Due in September 2010: not late on its last day, late on the day after."""


def overdue(shipped: Path, day: str, *words: str) -> dict[str, dict[str, object]]:
    found = json.loads(run("actions", "overdue", "--as-of", day, "--format", "json", "-C", shipped, *words).out)
    return {item["id"]: item for item in found["items"]}


def test_the_list_is_exactly_this(shipped: Path, update_golden: bool) -> None:
    status, out, err = run("actions", "overdue", "--as-of", DAY, "-C", shipped)
    golden = GOLDEN / "overdue-2010-10-01.txt"
    if update_golden:
        golden.write_text(out, encoding="utf-8", newline="")
    assert (status, err) == (0, "")
    assert out == golden.read_text(encoding="utf-8")


def test_an_action_is_late_after_its_last_day_and_never_on_it(shipped: Path) -> None:
    before, after = overdue(shipped, "2010-09-30"), overdue(shipped, DAY)
    assert set(after) - set(before) == FIRST_LATE_ON_DAY
    assert set(before) - set(after) == set()
    assert {after[each]["days_late"] for each in FIRST_LATE_ON_DAY} == {1}
    assert {after[each]["late"] for each in FIRST_LATE_ON_DAY} == {"1 day"}
    assert {after[each]["rag"] for each in FIRST_LATE_ON_DAY} == {"amber"}


def test_the_date_of_february_is_amber_to_the_end_of_march(shipped: Path) -> None:
    assert overdue(shipped, "2010-03-28")["wt-1a-1"]["rag"] == "amber"
    assert overdue(shipped, "2010-03-31")["wt-1a-1"]["rag"] == "amber"
    assert overdue(shipped, "2010-04-01")["wt-1a-1"]["rag"] == "red"


@pytest.mark.parametrize(
    "day", ["2009-01-01", "2009-12-31", "2010-01-31", "2010-02-01", "2010-09-30", DAY, "2011-04-01", "2026-01-01"]
)
def test_the_counts_add_up_to_all_thirty_actions(shipped: Path, day: str) -> None:
    found = json.loads(run("actions", "overdue", "--as-of", day, "--format", "json", "-C", shipped).out)
    assert sum(found["counts"].values()) == 30
    assert found["counts"]["overdue"] + found["counts"]["report_missed"] == len(found["items"])
    assert found["counts"]["cannot_tell"] == 5
    closing = run("actions", "overdue", "--as-of", day, "-C", shipped).out.splitlines()
    counts = next(line for line in closing if line.startswith("30 actions: "))
    numbers = [int(part.split()[0]) for part in counts.removeprefix("30 actions: ").split(", ")]
    assert sum(numbers) == 30


def test_nothing_is_late_before_the_plan_and_much_is_after_it(shipped: Path) -> None:
    assert overdue(shipped, "2009-12-01") == {}
    # Five have no date that can be told, and one has a start alone.
    assert len(overdue(shipped, "2026-01-01")) == 24


def test_days_late_grow_by_one_each_day(shipped: Path) -> None:
    start = date(2010, 2, 27)
    late = [overdue(shipped, str(start + timedelta(n))).get("wt-1a-1", {}).get("days_late") for n in range(5)]
    assert late == [None, None, 1, 2, 3]


def test_lateness_beyond_a_year_is_told_in_years_and_months(shipped: Path) -> None:
    assert overdue(shipped, "2011-02-28")["wt-1a-1"]["late"] == "1 year"
    assert overdue(shipped, "2011-02-27")["wt-1a-1"]["late"] == "364 days"
    assert overdue(shipped, "2012-06-15")["wt-1a-1"]["late"] == "2 years 3 months"


def test_after_the_plan_it_is_said_once_that_lateness_is_arithmetic(shipped: Path) -> None:
    assert "arithmetic" not in run("actions", "overdue", "--as-of", "2010-12-31", "-C", shipped).out
    assert run("actions", "overdue", "--as-of", "2012-01-01", "-C", shipped).out.count("arithmetic, not a finding") == 1


def test_an_action_without_an_update_is_never_called_not_done(shipped: Path) -> None:
    out = run("actions", "overdue", "--as-of", DAY, "-C", shipped).out
    assert out.count("no update recorded") == 17
    assert "not done" not in out


def test_columns_asked_for_are_the_same_in_every_format(shipped: Path) -> None:
    words = ("actions", "overdue", "--as-of", DAY, "-C", shipped, "--columns", "id,due,days_late,rag", "--format")
    names = ["id", "due", "days_late", "rag"]
    headings = ["Action", "Due", "Days late", "RAG"]
    assert list(json.loads(run(*words, "json").out)["items"][0]) == names
    assert next(csv.reader(io.StringIO(run(*words, "csv").out.removeprefix("\ufeff")))) == names
    assert run(*words, "table").out.splitlines()[2].split("  ")[0::1][0] == headings[0]
    assert [word.strip() for word in run(*words, "table").out.splitlines()[2].split("  ") if word.strip()] == headings
    assert run(*words, "markdown").out.splitlines()[2] == "| " + " | ".join(headings) + " |"


def test_the_formats_hold_the_same_rows(shipped: Path) -> None:
    words = ("actions", "overdue", "--as-of", DAY, "-C", shipped, "--format")
    items = json.loads(run(*words, "json").out)["items"]
    text = run(*words, "csv").out
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n") == 18
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert list(rows[0]) == list(items[0])
    assert [row["latest"] for row in rows] == [item["latest"] or "" for item in items]
    assert [row["days_late"] for row in rows] == [str(item["days_late"]) for item in items]
    markdown = [line.split(" | ") for line in run(*words, "markdown").out.splitlines() if line.startswith("| wt")]
    assert [cells[0].removeprefix("| ") for cells in markdown] == [item["id"] for item in items]
    assert {len(cells) for cells in markdown} == {9}
    table = [line.split("  ")[0] for line in run(*words, "table").out.splitlines() if line.startswith("wt-")]
    assert table == [item["id"] for item in items]


def test_the_envelope_of_json(shipped: Path) -> None:
    found = json.loads(run("actions", "overdue", "--as-of", DAY, "--format", "json", "-C", shipped).out)
    assert list(found) == ["schema_version", "as_of", "dataset", "counts", "items"]
    assert found["schema_version"] == 1
    assert found["as_of"] == DAY
    assert found["dataset"] == {"commit": None, "dirty": None}


def test_display_filters_never_change_the_exit_status_and_fail_if_any_does(shipped: Path) -> None:
    words = ("actions", "overdue", "-C", shipped, "--as-of")
    assert run(*words, DAY).status == 0
    assert run(*words, DAY, "--where", "id:none-such").status == 0
    assert run(*words, DAY, "--fail-if-any").status == 1
    assert run(*words, DAY, "--fail-if-any", "--where", "rag:green").status == 0
    assert run(*words, "2009-12-01", "--fail-if-any").status == 0


def test_the_longest_late_stand_first(shipped: Path) -> None:
    days = [item["days_late"] for item in overdue(shipped, DAY).values()]
    assert days == sorted(days, key=lambda number: -int(str(number)))


def test_against_the_original_date(own_shipped: Path) -> None:
    path = own_shipped / "data/actions/working-together/wt-1a-1.yaml"
    revision = """revisions:
  - to: Nov 2010
    on: 2010-03-01
    kind: extended
    reason: The room was not free
    approved_by: LSPE, 1 March 2010
"""
    path.write_text(path.read_text(encoding="utf-8") + revision, encoding="utf-8")
    assert "wt-1a-1" not in overdue(own_shipped, DAY)
    assert overdue(own_shipped, DAY, "--against", "original")["wt-1a-1"]["days_late"] == 215
    # A revision counts from its own day on.
    assert "wt-1a-1" in overdue(own_shipped, "2010-03-01", "--against", "original")
    assert "wt-1a-1" not in overdue(own_shipped, "2010-03-01")
    assert run("actions", "overdue", "--against", "first", "-C", own_shipped).status == 2
