"""What a question in SQL may do: read the tables that were made for it, for so long and so much."""

import sqlite3
import time
from collections.abc import Collection

from tsreview.errors import TsreviewError

MOST_CHARACTERS = 10_000
MOST_SECONDS = 10
MOST_ROWS = 100_000
MOST_BYTES = 32 * 1024 * 1024
"""Of an answer, and of what is kept on the way to it."""
MOST_TEXT = 300_000
"""Bytes of one value; a record has fewer."""
MOST_PATTERN = 100
"""Bytes of a pattern of LIKE or GLOB."""
STEPS = 1_000
"""Steps between two looks at the clock."""
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MOST_TEXT,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 4 * MOST_CHARACTERS,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: MOST_PATTERN,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
FUNCTIONS = frozenset({
    "abs", "avg", "cast", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "format", "glob",
    "group_concat", "ifnull", "iif", "lag", "last_value", "lead", "length", "like", "lower", "max", "min", "nth_value",
    "ntile", "nullif", "percent_rank", "printf", "rank", "round", "row_number", "sign", "string_agg", "substr",
    "substring", "sum", "total", "typeof", "upper",
})  # fmt: skip
"""What SQLite offers and costs no more than the length of what it is given; none reads a clock or draws lots."""
_HARMLESS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}


def guard(
    connection: sqlite3.Connection, tables: Collection[str], functions: Collection[str], *, held: int, seconds: float
) -> None:
    """Let a connection do nothing but read some tables, within the limits; `held` bytes are in memory already."""
    allowed = FUNCTIONS | frozenset(functions)

    def judge(act: int, first: str | None, second: str | None, _in: str | None, _by: str | None) -> int:
        if act in _HARMLESS:
            return sqlite3.SQLITE_OK
        # No column is read of what is only counted; it may be a table that the question itself made by WITH.
        if act == sqlite3.SQLITE_READ and (first in tables or not second):
            return sqlite3.SQLITE_OK
        if act == sqlite3.SQLITE_FUNCTION and (second or "").lower() in allowed:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    # Nothing goes to a disk on the way, so what is held is what the heap may hold.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA hard_heap_limit = {held + MOST_BYTES}")
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
    connection.set_authorizer(judge)


def release(connection: sqlite3.Connection) -> None:
    """Lift the limit that holds for the whole process, and close."""
    connection.set_authorizer(None)
    connection.execute("PRAGMA hard_heap_limit = 0")
    connection.close()


def too_much(what: str) -> TsreviewError:
    """Word the failure of a question that goes beyond a limit."""
    return TsreviewError(f"the question {what}", hint="narrow it with WHERE, or join tables on their ids")
