"""Questions in SQL: answered like every list, refused in two lines, and able to read their tables and nothing else."""

import csv
import io
import json
import re
import time
from pathlib import Path

import pytest

from tests.support.datasets import action, fingerprint, put
from tests.support.runs import Result, run
from tsreview.queries.sql import guard
from tsreview.queries.sql.tables import TABLES
from tsreview.rendering.sql_schema import EXAMPLES

DAY = ("--as-of", "2010-10-01")


def ask(dataset: Path, question: str, *words: str) -> Result:
    return run("sql", question, *DAY, "-C", dataset, *words)


def items(dataset: Path, question: str, *words: str) -> list[dict[str, object]]:
    done = ask(dataset, question, "--format", "json", *words)
    assert (done.status, done.err) == (0, "")
    found: list[dict[str, object]] = json.loads(done.out)["items"]
    return found


# ---- what it answers


def test_every_format_gives_the_same_rows(shipped: Path) -> None:
    question = "SELECT id, days_late FROM actions WHERE rag = 'red' ORDER BY days_late DESC, id LIMIT 3"
    rows = items(shipped, question)
    assert [list(row) for row in rows] == [["id", "days_late"]] * 3
    text = ask(shipped, question).out
    assert text.startswith("Answer, as at 1 October 2010\n\nid       days_late\n")
    assert text.endswith("\n3 rows\n")
    for row in rows:
        assert f"{row['id']}  {row['days_late']}\n" in text
        assert f"| {row['id']} | {row['days_late']} |" in ask(shipped, question, "--format", "markdown").out
    table = csv.DictReader(io.StringIO(ask(shipped, question, "--format", "csv").out.removeprefix("\ufeff")))
    assert list(table) == [{name: str(value) for name, value in row.items()} for row in rows]


def test_lateness_is_that_of_the_list(whole: Path) -> None:
    names = "id,plan,theme,objective,earliest,latest,precision,lateness,days_late,rag,rag_reason,status,reported"
    listed = run("actions", "list", *DAY, "--format", "json", "--columns", names, "--sort", "id", "-C", whole)
    expected = [{name: row[name] or None for name in row} for row in json.loads(listed.out)["items"]]
    assert items(whole, f"SELECT {names} FROM actions ORDER BY id") == expected


def test_every_table_of_the_schema_is_there_with_its_columns(whole: Path) -> None:
    schema = run("sql", "--schema").out
    for table in TABLES:
        assert f"\n{table.name}: {table.says}\n" in f"\n{schema}"
        question = f"SELECT {', '.join(column.name for column in table.columns)} FROM {table.name}"
        found = ask(whole, f"{question} LIMIT 1", "--format", "csv")
        assert found.out.removeprefix("\ufeff").splitlines()[0] == ",".join(column.name for column in table.columns)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_and_column_holds_something(table: str, example: Path) -> None:
    columns = next(each.columns for each in TABLES if each.name == table)
    counted = ", ".join(f"count({column.name}) AS {column.name}" for column in columns)
    run("validate", "-C", example)
    (found,) = items(example, f"SELECT {counted} FROM {table}", "--as-of", "2025-12-31")
    never = {"memberships": {"until"}, "sources": {"lines"}, "citations": {"lines"}}.get(table, set())
    assert {name for name, number in found.items() if not number} <= never


@pytest.mark.parametrize(("says", "question"), EXAMPLES, ids=[says for says, _ in EXAMPLES])
def test_an_example_of_the_page_has_an_answer(says: str, question: str, whole: Path) -> None:
    assert items(whole, question), says


def test_a_day_is_known_by_its_name_and_its_quarter(base: Path) -> None:
    question = "SELECT :as_of AS day, days(latest, :as_of) AS days, quarter(latest) AS quarter, days(title, 3) AS none"
    assert items(base, f"{question} FROM actions") == [
        {"day": "2010-10-01", "days": 93, "quarter": "2010/11 Q1", "none": None}
    ]


def test_updates_and_revisions_end_with_the_day(base: Path) -> None:
    entry = "  - {{on: {}, status: in_progress, progress: x}}\n"
    put(base, "a-2", action("a-2", more="updates:\n" + entry.format("2010-09-01") + entry.format("2010-11-01")))
    assert items(base, "SELECT day FROM updates") == [{"day": "2010-09-01"}]


def test_the_dataset_as_it_was_and_without_a_cache(example_history: Path) -> None:
    question = "SELECT count(*) AS actions FROM actions"
    now, then = items(example_history, question), items(example_history, question, "--at", "HEAD~20")
    assert items(example_history, question, "--no-cache") == now != then


def test_findings_are_those_of_validate(base: Path) -> None:
    put(base, "a-2", action("a-2").replace("voluntary-council", "youth-forum"))
    done = ask(base, "SELECT path, code FROM findings WHERE severity = 'error'", "--format", "csv")
    assert done.out.splitlines()[1:] == ["data/actions/a-2.yaml,TSR201"]
    assert done.err == "note: the dataset has 1 error; `tsreview validate` lists them\n"


def test_findings_are_as_grave_as_the_settings_make_them(base: Path) -> None:
    put(base, "a-2", action("a-2", due="Feb 2009"))
    with (base / "tsreview.toml").open("a") as file:
        file.write('\n[severity]\nTSR308 = "error"\n')
    done = ask(base, "SELECT code, severity FROM findings", "--format", "csv")
    assert done.out.splitlines()[1:] == ["TSR308,error"]


def test_names_of_columns_and_odd_values_fit_every_format(base: Path) -> None:
    row = {"a": 1, "a_2": "00ff", "a_3": "inf", "a_4": None, "a_5": "\ufffd", "a_6": "=1+1"}
    question = "SELECT 1 AS a, x'00ff' AS a, 9e999 AS a, NULL AS a, CAST(x'c3' AS TEXT) AS a, '=1+1' AS a"
    assert items(base, question) == [row]
    assert "'=1+1" in ask(base, question, "--format", "csv").out
    assert "\x1b" not in ask(base, "SELECT CAST(x'1b5b33316d' AS TEXT) AS \"\x1b[31m\"").out


def test_output_and_fail_if_any(base: Path, tmp_path: Path) -> None:
    assert ask(base, "SELECT id FROM actions", "--fail-if-any", "--output", str(tmp_path / "x")).status == 1
    assert (tmp_path / "x").read_text().endswith("\n1 row\n")
    assert ask(base, "SELECT id FROM actions WHERE 0", "--fail-if-any").status == 0


# ---- what it refuses

REFUSED = {
    "SELECT * FROM action": ('there is no table "action"', 'did you mean "actions"?'),
    "SELECT titel FROM actions": ('there is no column "titel"', 'did you mean "title"?'),
    "SELECT a.titel FROM actions a": ('there is no column "a.titel"', 'did you mean "title"?'),
    "SELECT x FROM plans": ('there is no column "x"', "columns: id, title, owner, published, starts, ends"),
    "SELECT x()": ('there is no function "x"', "functions: days(from, to), quarter(day), abs,"),
    "SELECT * FROM files": ('there is no table "files"', ""),
    "SELECT * FROM texts_data": ('there is no table "texts_data"', ""),
    "SELECT * FROM sqlite_master": ('"sqlite_master.type" cannot be used in a question', ""),
    "SELECT * FROM pragma_table_info('actions')": ("a question reads tables, and does nothing else", ""),
    "SELECT * FROM json_each('[1]')": ("a question reads tables, and does nothing else", ""),
    "WITH actions AS (SELECT * FROM sqlite_master) SELECT * FROM actions": ('"sqlite_master.type" cannot', ""),
    "SELECT load_extension('x')": ('"load_extension" cannot be used in a question', "functions: "),
    "SELECT readfile('/etc/passwd')": ('there is no function "readfile"', "functions: "),
    "SELECT randomblob(1000000000)": ('"randomblob" cannot be used', ""),
    "SELECT zeroblob(1000000000)": ('"zeroblob" cannot be used', ""),
    "SELECT julianday('now')": ('"julianday" cannot be used', "functions: days(from, to), quarter(day), "),
    "SELECT current_date": ('"current_date" cannot be used', ""),
    "SELECT random()": ('"random" cannot be used', ""),
    "SELECT 1; SELECT 2": ("there is more than one question", "ask them one by one"),
    "SELECT :x": ("the one value that stands for itself is :as_of", ""),
    "SELECT ?": ("the one value that stands for itself is :as_of", ""),
    "SELECT 'x": ("SQL: unrecognized token", "`tsreview sql --schema` lists tables, columns and functions"),
    "SELECT id FROM actions WHERE": ("SQL: incomplete input", ""),
    "WITH x AS (SELECT 1) DELETE FROM actions": ("a question reads tables, and does nothing else", ""),
    "": ("a question in SQL begins with SELECT or WITH", "`tsreview sql --schema` lists"),
    "/* SELECT */": ("a question in SQL begins with SELECT or WITH", ""),
    "DROP TABLE actions": ("a question in SQL begins with SELECT or WITH", ""),
    "ATTACH '/etc/passwd' AS x": ("a question in SQL begins with SELECT or WITH", ""),
    "PRAGMA query_only = OFF": ("a question in SQL begins with SELECT or WITH", ""),
    "EXPLAIN SELECT 1": ("a question in SQL begins with SELECT or WITH", ""),
    "SELECT " + "(" * 5_000: ("SQL: parser stack overflow", ""),
    "SELECT 1" + " OR 1" * 1_500: ("SQL: Expression tree is too large", ""),
    "SELECT 1" + " UNION SELECT 1" * 500: ("SQL: too many terms in compound SELECT", ""),
    "SELECT " + ", ".join("1" * 200): ("SQL: too many columns in result set", ""),
    "SELECT title FROM actions WHERE title LIKE '" + "%a" * 60 + "'": ("SQL: LIKE or GLOB pattern too complex", ""),
    "SELECT '" + "x" * 10_000 + "'": ("the question has 10,009 characters, and 10,000 are allowed", ""),
}


@pytest.mark.parametrize("question", REFUSED, ids=lambda question: question[:50])
def test_what_is_no_question_is_refused_in_two_lines(base: Path, question: str) -> None:
    before = fingerprint(base)
    status, out, err = ask(base, question)
    message, hint = REFUSED[question]
    assert (status, out) == (2, "")
    assert re.fullmatch(f"tsreview: {re.escape(message)}[^\n]*\n  hint: {re.escape(hint)}[^\n]*\n", err), err
    assert fingerprint(base) == before


COSTLY = {
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r": "takes more than",
    "WITH n AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) SELECT count(*) FROM n, n, n, n, n, n, n, n, n, n":
        "takes more than",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r": "gives more than 100,000 rows",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT printf('%.*c', 90000, 'x') FROM r":
        "gives more than 33,554,432 bytes",
    "WITH RECURSIVE r(x) AS (SELECT printf('%.*c', 90000, 'x') UNION SELECT x || 'x' FROM r) SELECT count(*) FROM r":
        "needs too much memory",
    "WITH RECURSIVE r(x) AS (SELECT title FROM actions UNION ALL SELECT x || x FROM r) SELECT max(x) FROM r":
        "makes a text of more than 300,000 bytes",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r LIMIT 99999) SELECT group_concat('1234567890') FROM r":
        "makes a text of more than 300,000 bytes",
}  # fmt: skip


@pytest.mark.parametrize("question", COSTLY)
def test_what_costs_too_much_is_stopped(base: Path, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.3 if "takes" in COSTLY[question] else 5)
    began = time.monotonic()
    status, out, err = ask(base, question)
    assert time.monotonic() - began < 5
    assert (status, out) == (3, "")
    assert re.fullmatch(
        f"tsreview: the question {COSTLY[question]}[^\n]*\n  hint: narrow it with WHERE, or join [^\n]+\n", err
    )
    # No limit outlives its question.
    assert len(items(base, "SELECT printf('%.*c', 250000, 'x') AS x")) == 1


def test_a_pattern_that_fits_a_long_text_in_many_ways_takes_little_time(base: Path) -> None:
    text = "printf('%.*c', 290000, 'a')"
    began = time.monotonic()
    for each in (f"{text} LIKE '{'%_a' * 32}%b'", f"{text} GLOB '{'*[a-z]' * 16}*b'"):
        assert items(base, f"SELECT {each} AS found") == [{"found": 0}]
    assert time.monotonic() - began < 5


def test_without_a_question_it_says_so() -> None:
    assert run("sql") == (
        2, "", "tsreview: there is no question\n  hint: give a SELECT; `tsreview sql --schema` lists the tables\n",
    )  # fmt: skip
