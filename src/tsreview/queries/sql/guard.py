"""What a question in SQL may do: read the tables that were made for it, for so long and so much."""

import sqlite3
import sys
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
STEPS = 200
"""Steps between two looks at the clock and at the memory."""
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


class Watch:
    """Stops a question that takes too long or too much memory, and says which it was."""

    def __init__(self, seconds: float) -> None:
        self.why = ""
        self._seconds, self._end = seconds, time.monotonic() + seconds
        self._most = _peak_bytes() + MOST_BYTES

    def __call__(self) -> int:
        """Look; what is not 0 stops the question."""
        if time.monotonic() > self._end:
            self.why = f"takes more than {self._seconds} seconds"
        elif _peak_bytes() > self._most:
            self.why = "needs too much memory"
        return int(bool(self.why))


def guard(connection: sqlite3.Connection, tables: Collection[str], functions: Collection[str], seconds: float) -> Watch:
    """Let a connection do nothing but read some tables, within the limits."""
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
    # Nothing goes to a disk on the way, so that the memory tells of all that is held.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA query_only = ON")
    watch = Watch(seconds)
    connection.set_progress_handler(watch, STEPS)
    connection.set_authorizer(judge)
    return watch


def _peak_bytes() -> int:
    """Give the most that the process has held; nothing where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def too_much(what: str) -> TsreviewError:
    """Word the failure of a question that goes beyond a limit."""
    return TsreviewError(f"the question {what}", hint="narrow it with WHERE, or join tables on their ids")
