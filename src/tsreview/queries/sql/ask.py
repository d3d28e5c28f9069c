"""A question in SQL is asked: of tables that are made for it in memory, so that it never meets the index."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from tsreview.errors import TsreviewError, UsageFault
from tsreview.queries.sql import guard
from tsreview.queries.sql.table import Given, SqlTable
from tsreview.queries.sql.tables import TABLES
from tsreview.suggestions import did_you_mean
from tsreview.time.calendar import FinancialCalendar

_COMMENT = r"--[^\n]*+(?:\n|\Z)|/\*(?>.*?(?:\*/|\Z))"
# Nothing is tried twice: comments could be cut into pieces in as many ways as there are pieces.
_BEGINS = re.compile(rf"(?:\s++|{_COMMENT})*+(?:select|with|values)\b", re.IGNORECASE | re.DOTALL)
_SCHEMA = "`tsreview sql --schema` lists tables, columns and functions"


class Asked(NamedTuple):
    """The answer: the names of its columns, each once, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Function(NamedTuple):
    """A function that questions may use beside those of SQL."""

    name: str
    arguments: str
    says: str


FUNCTIONS = (
    Function("days", "from, to", "the days from one day to another"),
    Function("quarter", "day", 'the financial quarter of a day, such as "2010/11 Q2"'),
)


def ask(question: str, given: Given, seconds: float | None = None) -> Asked:
    """Ask a question.

    Raises:
        UsageFault: it is no question in SQL, or names what there is not.
        TsreviewError: it takes too long, or gives too much.
    """
    if len(question) > guard.MOST_CHARACTERS:
        message = f"the question has {len(question):,} characters, and {guard.MOST_CHARACTERS:,} are allowed"
        raise UsageFault(message, hint="ask less at once")
    if not _BEGINS.match(question):
        raise UsageFault(
            "a question in SQL begins with SELECT or WITH", hint="`tsreview sql --schema` lists the tables"
        )
    named = tables_named(question)
    connection = _filled(named, given)
    try:
        functions = [function.name for function in FUNCTIONS]
        watch = guard.guard(connection, [table.name for table in named], functions, seconds or guard.MOST_SECONDS)
        return _answer(connection, question, given, named, watch)
    finally:
        connection.close()


def tables_named(question: str) -> list[SqlTable]:
    """Give the tables whose name stands in a question; it can read no other, so no other is made."""
    words = set(re.findall(r"\w+", question.lower()))
    return [table for table in TABLES if table.name in words]


def _filled(tables: Iterable[SqlTable], given: Given) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    # A question may cut a text within a character, or make one of bytes.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    for table in tables:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows(given))
    calendar = given.settings.calendar
    connection.create_function("days", 2, _days, deterministic=True)
    connection.create_function("quarter", 1, _in_calendar(calendar), deterministic=True)
    return connection


def _answer(
    connection: sqlite3.Connection, question: str, given: Given, tables: list[SqlTable], watch: guard.Watch
) -> Asked:
    try:
        cursor = connection.execute(question, {"as_of": given.as_of.isoformat()})
        return Asked(_names(cursor), _rows(cursor))
    except MemoryError:
        raise guard.too_much("needs too much memory") from None
    except (sqlite3.Error, sqlite3.Warning, ValueError) as failure:
        raise guard.too_much(watch.why) if watch.why else _told(failure, tables) from None


def _names(cursor: sqlite3.Cursor) -> tuple[str, ...]:
    """Give the names of the columns; of two that are the same the later gets a number."""
    names: list[str] = []
    for name, *_ in cursor.description:
        short = " ".join(name.split())[:60]
        number = 2
        while short in names:
            short = f"{' '.join(name.split())[:60]}_{number}"
            number += 1
        names.append(short)
    return tuple(names)


def _rows(cursor: sqlite3.Cursor) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    size = 0
    for row in cursor:
        rows.append(tuple(map(_plain, row)))
        size += sum(len(value) if isinstance(value, str) else 8 for value in rows[-1])
        if len(rows) > guard.MOST_ROWS:
            raise guard.too_much(f"gives more than {guard.MOST_ROWS:,} rows")
        if size > guard.MOST_BYTES:
            raise guard.too_much(f"gives more than {guard.MOST_BYTES:,} bytes")
    return rows


def _plain(value: Any) -> Any:
    """Give a value that every format can hold: bytes as hexadecimal digits, what is beyond all numbers as a word."""
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if value in (float("inf"), float("-inf")) else value


def _days(since: Any, until: Any) -> int | None:
    first, last = _day(since), _day(until)
    return (last - first).days if first and last else None


def _in_calendar(calendar: FinancialCalendar) -> Callable[[Any], str | None]:
    def quarter(day: Any) -> str | None:
        found = _day(day)
        return calendar.quarter_of(found).label if found else None

    return quarter


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


_NONE_SUCH = re.compile(r"no such (table|column|function): (.*)", re.DOTALL)
_DENIED = re.compile(r"(?:access to|not authorized to use function:) ?(.*?)(?: is prohibited)?\Z", re.DOTALL)


def _told(failure: Exception, tables: list[SqlTable]) -> TsreviewError:
    """Say what SQLite says of a question, with what would mend it."""
    said = str(failure)
    if "too big" in said:
        return guard.too_much(f"makes a text of more than {guard.MOST_TEXT:,} bytes")
    if missing := _NONE_SUCH.fullmatch(said):
        return UsageFault(
            f'there is no {missing[1]} "{missing[2][:60]}"', hint=_nearest(missing[1], missing[2], tables)
        )
    if "one statement" in said:
        return UsageFault("there is more than one question", hint="ask them one by one")
    if "binding" in said.lower():
        return UsageFault("the one value that stands for itself is :as_of", hint="write other values out, in quotes")
    if denied := _DENIED.match(said):
        hint = _SCHEMA if "." in denied[1] else _allowed()
        return UsageFault(f'"{denied[1][:60]}" cannot be used in a question', hint=hint)
    if said == "not authorized" or said.startswith("vtable"):
        return UsageFault("a question reads tables, and does nothing else", hint=_SCHEMA)
    return UsageFault(f"SQL: {said[:200]}", hint=_SCHEMA)


def _nearest(what: str, written: str, tables: list[SqlTable]) -> str:
    if what == "function":
        return _allowed()
    known = [table.name for table in TABLES]
    if what == "column":
        known = [column.name for table in tables for column in table.columns]
    near = did_you_mean(written.rpartition(".")[2], known)
    return near or f"{what}s: {', '.join(dict.fromkeys(known))}"


def _allowed() -> str:
    own = [f"{function.name}({function.arguments})" for function in FUNCTIONS]
    return f"functions: {', '.join([*own, *sorted(guard.FUNCTIONS)])}"
