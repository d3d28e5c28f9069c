"""The commands that show one thing or explain one: what an officer reads there."""

import csv
import io
import itertools
import json
import re
from pathlib import Path

import pytest

from tests.support.datasets import TOP, action, put
from tests.support.runs import run
from tsreview.codes import RULES
from tsreview.schema.kinds import KINDS, Kind

DAY = ("--as-of", "2010-10-01")
LOG = """revisions:
  - to: Dec 2010
    on: 2010-08-15
    kind: extended
    reason: The draft came late
    approved_by: Board, 15 August 2010
updates:
  - on: 2010-06-01
    status: in_progress
    progress: A draft was sent round
  - on: 2010-12-20
    status: complete
    evidence: Minute 9
"""


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_explained_with_cause_example_and_remedy(code: str) -> None:
    status, out, err = run("explain", code.lower())
    rule = RULES[code]
    assert (status, err) == (0, "")
    assert out.startswith(f"{code} {rule.title} ({rule.severity})\n\nCause\n    {rule.cause}\n")
    assert f"\nRemedy\n    {rule.remedy}\n" in out


def test_several_codes_and_beginnings_are_explained_in_order_and_once() -> None:
    status, out, err = run("explain", "TSR301", "tsr2,TSR201")
    assert (status, err) == (0, "")
    heads = re.findall(r"^(TSR[0-9]+) .* \((?:error|warning|advice)\)$", out, re.MULTILINE)
    assert heads == [code for code in RULES if code.startswith("TSR2")] + ["TSR301"]
    assert out.count("\nRemedy\n") == len(heads)


def test_all_codes_are_explained_as_the_page_of_the_documentation() -> None:
    page = (TOP / "docs/rules.md").read_text(encoding="utf-8")
    assert page.endswith(f"-->\n\n{run('explain', '--all').out}")


def test_all_codes_are_listed_in_order() -> None:
    lines = run("explain").out.splitlines()
    assert [line[:6] for line in lines] == sorted(RULES)
    assert len(lines) == len(RULES) > 50


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_of_every_kind_is_exported(kind: Kind, tmp_path: Path) -> None:
    name = kind.name
    status, out, err = run("schema", "export", name)
    assert (status, err) == (0, "")
    schema = json.loads(out)
    assert schema["additionalProperties"] is False
    assert {"id", "sources", "notes"} <= set(schema["properties"])
    assert run("schema", "export", name, "--output", tmp_path / "s.json") == (0, "", "")
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == out
    assert run("schema", "export", name.replace("_", "-")).out == out


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Sept 2010", ["  first day      1 September 2010", "  overdue from   1 October 2010"]),
        ("2009/10", ["  first day      1 April 2009", "  overdue from   1 April 2010"]),
        ("April 2010 onwards", ["  first day      1 April 2010", "  last day       none"]),
    ],
)
def test_dates_are_explained(text: str, lines: list[str]) -> None:
    status, out, err = run("dates", "explain", text)
    assert (status, err) == (0, "")
    assert set(lines) <= set(out.splitlines())


def test_the_start_of_the_financial_year_is_asked_for() -> None:
    assert "1 October 2009" in run("dates", "explain", "2009/10", "--financial-year-starts", "10").out
    assert run("dates", "explain", "2009/10", "--financial-year-starts", "13").status == 2


def test_the_state_is_that_of_the_last_update_on_or_before_the_day(base: Path) -> None:
    put(base, "a-2", action("a-2", more=LOG))

    def state(day: str) -> dict[str, object]:
        card = run("actions", "show", "a-2", "--as-of", day, "--format", "json", "-C", base)
        found: dict[str, object] = json.loads(card.out)["state"]
        return found

    assert (state("2010-05-31")["status"], state("2010-05-31")["rag"]) == (None, "grey")
    assert (state("2010-06-01")["status"], state("2010-08-14")["latest"]) == ("in_progress", "2010-09-30")
    assert (state("2010-08-15")["latest"], state("2010-08-15")["due"]) == ("2010-12-31", "Dec 2010")
    assert (state("2010-12-19")["status"], state("2010-12-19")["lateness"]) == ("in_progress", "due_now")
    assert (state("2010-12-20")["status"], state("2010-12-20")["rag"]) == ("complete", "blue")
    assert state("2011-06-01")["lateness"] == "closed"


def test_a_card_says_which_entries_do_not_count_yet(base: Path) -> None:
    put(base, "a-2", action("a-2", more=LOG))
    out = run("actions", "show", "a-2", "--as-of", "2010-07-01", "-C", base).out
    assert "in progress\n" in out
    later = [line for line in out.splitlines() if "after the day that is reckoned from; does not count" in line]
    assert [line.split("  ")[1] for line in later] == ["Revised 15 August 2010", "20 December 2010"]
    assert "does not count" not in run("actions", "show", "a-2", "--as-of", "2011-01-01", "-C", base).out


def test_why_names_the_places_of_the_facts(base: Path) -> None:
    put(base, "a-2", action("a-2", more=LOG))
    card = json.loads(run("actions", "why", "a-2", "--as-of", "2011-01-01", "--format", "json", "-C", base).out)
    places = {fact["what"]: fact["place"] for fact in card["facts"]}
    assert places["Due"] == "data/actions/a-2.yaml:11:6"
    assert places["Revision"] == "data/actions/a-2.yaml:16:5"
    assert places["State"] == "data/actions/a-2.yaml:25:5"
    assert card["rule"][card["matched"]].startswith("blue")


@pytest.mark.parametrize("day", ["2009-12-15", "2010-04-15", "2010-10-01", "2011-06-01"])
def test_why_points_at_the_line_of_the_rule_that_gave_the_rating(shipped: Path, day: str) -> None:
    listed = json.loads(run("actions", "list", "--as-of", day, "--format", "json", "-C", shipped).out)["items"]
    for item in listed:
        card = json.loads(run("actions", "why", item["id"], "--as-of", day, "--format", "json", "-C", shipped).out)
        assert card["rag"] == item["rag"]
        assert card["rule"][card["matched"]].startswith(item["rag"])
        assert card["lateness"] == item["lateness"]


def test_an_organisation_is_found_by_id_acronym_or_name_and_shows_who_refers_to_it(shipped: Path) -> None:
    card = run("organisations", "show", "mkcvo", "-C", shipped)
    assert card.out == run("organisations", "show", "MKCVO", "-C", shipped).out
    assert (
        card.out == run("organisations", "show", "Milton Keynes Council of Voluntary Organisations", "-C", shipped).out
    )
    assert card.out.startswith("Milton Keynes Council of Voluntary Organisations (mkcvo)\n")
    assert "wt-2a-1" in run("organisations", "show", "lsp", "-C", shipped).out


def test_due_lists_what_falls_within_the_days_asked_for(shipped: Path) -> None:
    words = ("actions", "due", "--as-of", "2010-09-01", "-C", shipped, "--format", "json", "--columns", "day,id")

    def days(*more: str) -> list[str]:
        return [item["day"] for item in json.loads(run(*words, *more).out)["items"]]

    assert set(days("--within", "29")) == {"2010-09-30"}
    assert days("--within", "28") == []
    assert days("--within", "60")[-1] == "2010-10-31"
    assert days("--quarter", "this") == days("--quarter", "2010/11 Q2") == days("--within", "29")
    assert days("--quarter", "next") == days("--quarter", "2010/11 Q3")
    assert days("--quarter", "2010/11 Q2") == sorted(days("--quarter", "2010/11 Q2"))
    one = run("actions", "due", "--as-of", "2010-09-01", "-C", shipped, "--where", "id:wt-1b-4").out
    assert "1 action and 0 reports fall due" in one


@pytest.mark.parametrize(("asked", "form"), list(itertools.product(("overdue", "due", "list"), ("csv", "json"))))
def test_machines_are_told_who_leads_as_people_are(asked: str, form: str, base: Path) -> None:
    due = "Nov 2010" if asked == "due" else "Feb 2010"
    put(base, "a-2", action("a-2", due=due).replace("role: nominator", "role: lead"))
    words = ("actions", asked, *DAY, "--where", "id:a-2", "-C", base)
    assert "AC (lead)" in run(*words).out
    out = run(*words, "--format", form).out
    read = json.loads(out)["items"] if form == "json" else csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
    (row,) = read
    assert (row["lead"], row["nominator"]) in (("AC", ""), (["AC"], []))


def test_status_counts_records_and_findings(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Within 9 months"))
    found = json.loads(run("status", *DAY, "--format", "json", "-C", base).out)
    assert found["records"] == {
        "organisation": 2, "action": 2, "principle": 1, "principle_set": 1, "plan": 1, "source": 1, "evidence": 0,
        "contradiction": 0, "practice": 1,
    }  # fmt: skip
    assert found["findings"] == {"error": 1, "warning": 0, "advice": 0}
    assert sum(found["lateness"].values()) == sum(found["rag"].values()) == 1


def test_status_names_who_leads_what_is_next_where_nobody_nominates(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Nov 2010").replace("role: nominator", "role: lead"))
    text = run("status", *DAY, "-C", base).out
    assert re.search(r"^  30 November 2010 +a-2: .* \(.+ \(lead\)\)$", text, re.MULTILINE), text
    assert re.search(r"^  all files +0 errors, 0 warnings, \d+ advice$", text, re.MULTILINE), text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("organisations", "list"), "2 organisations"),
        (("organisations", "list", "--where", "id:none"), "0 of 2 organisations"),
        (("plans", "list"), "1 plan"),
        (("principle-sets", "list"), "1 principle set"),
        (("evidence", "list"), "0 evidence"),
        (("actions", "audit-dates"), "1 action: 1 firm (100%), 0 vague (0%), 0 open (0%), 0 undated (0%)"),
    ],
)
def test_one_is_not_counted_as_many(words: tuple[str, ...], said: str, base: Path) -> None:
    assert f"\n{said}\n" in run(*words, "-C", base).out


def test_search_finds_other_forms_of_a_word_and_phrases(shipped: Path) -> None:
    def found(*words: str) -> set[str]:
        result = run("search", *words, "--limit", "100", "--format", "json", "-C", shipped)
        return {item["id"] for item in json.loads(result.out)["items"]}

    assert found("commission") == found("commissioning") >= {"wt-2a-1"}
    assert found('"social return"') == found("social", "return") == {"wt-2d-1", "working-together"}
    assert found('"return social"') == set()
    empty = run("search", "xyzzy", "-C", shipped)
    assert (empty.status, empty.err) == (0, "hint: try fewer words, or a shorter one\n")
    assert run("search", "xyzzy", "--fail-if-any", "-C", shipped).status == 0
    assert run("search", "commission", "--fail-if-any", "-C", shipped).status == 1
    assert (
        "found, the first 2 of them listed; --limit shows more"
        in run("search", "commission", "--limit", "2", "-C", shipped).out
    )


def test_dates_at_the_ends_of_the_calendar_break_no_command(base: Path) -> None:
    for day in ("0001-01-01", "9999-12-31", "1970-01-01", "2038-01-19", "2106-02-07"):
        log = f"updates:\n  - on: {day}\n    status: in_progress\nrevisions:\n  - to: Dec 2010\n    on: {day}\n"
        put(base, "a-2", action("a-2", more=log + "    kind: reprogrammed\n    reason: none given\n"))
        put(base, "a-3", action("a-3", due="Ongoing", more=f"updates:\n  - on: {day}\n    status: in_progress\n"))
        assert run("validate", "-C", base).status == 0
        for words in (
            ("actions", "overdue"), ("actions", "list"), ("actions", "due"), ("actions", "show", "a-2"),
            ("actions", "why", "a-2"), ("actions", "why", "a-3"), ("status",), ("report", "briefing"),
        ):  # fmt: skip
            for as_of in ("1800-01-01", "2010-10-01", "2199-12-31"):
                result = run(*words, "--as-of", as_of, "-C", base)
                # In 1800 there was no plan to report on, which is said.
                is_early = words[0] == "report" and as_of < "1900"
                assert result.status == (2 if is_early else 0), (day, words, as_of, result.err)


def test_a_rating_that_differs_from_the_rule_is_shown_beside_it(example: Path) -> None:
    card = run("actions", "show", "wf-3c-2", "--as-of", "2025-12-31", "-C", example).out
    assert "  Rating given  green, where the rule gives amber\n" in card
    assert "  Reported by: CVS training worker\n" in card
    blue = run("actions", "show", "wf-4b-3", "--as-of", "2025-12-31", "-C", example).out
    assert "where the rule gives" not in blue


def test_shares_of_a_part_of_the_bodies_are_said_to_be_of_a_part(example: Path) -> None:
    words = ("organisations", "workload", "--as-of", "2025-12-31", "-C", example)
    assert "\nleading roles by sector, of 44: " in run(*words).out
    some = run(*words, "--where", "sector:third").out
    assert "\n11 of 22 bodies listed\nleading roles of the bodies listed by sector, of 24: " in some
