"""The connection to the index: opened, built anew when it cannot be trusted, in memory when it must be."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import Any

from tsreview.index.tables import APPLICATION_ID, INDEXES, TABLE_NAMES, TABLES, VERSION

WAIT_SECONDS = 5.0
"""How long to wait for another run that is writing before going on with an index in memory."""
DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA)
"""Failures that mean a file without sense; others, such as a lock or a full disk, pass."""


Damaged = sqlite3.DatabaseError
"""What SQLite raises for an index that is damaged, or held by another run for too long."""
Unsound = (Damaged, ValueError, LookupError, TypeError, AttributeError)
"""What comes of an index that is damaged, or that holds values which no run of the tool wrote."""


class Index:
    """An open index. Statements go through it, so that SQLite is known in few places."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self.connection = connection
        self.path = path
        """The file; none for an index in memory."""
        self._widths: dict[str, int] = {}

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Ask a question and give all its rows."""
        return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> tuple[Any, ...] | None:
        """Ask a question and give its first row, or nothing."""
        found: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
        return found

    def meta(self, key: str) -> Any:
        """Give a fact about the index itself, or nothing."""
        found = self.row("SELECT value FROM meta WHERE key = ?", (key,))
        return found[0] if found else None

    def set_meta(self, key: str, value: Any) -> None:
        """Keep a fact about the index itself."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def width(self, table: str) -> int:
        """Tell how many columns a table has."""
        if table not in self._widths:
            self._widths[table] = self.rows("SELECT count(*) FROM pragma_table_info(?)", (table,))[0][0]
        return self._widths[table]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the index for writing: all that is written inside is kept, or none of it. It may be held already."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def clear(self) -> None:
        """Forget everything, as when the index was made by another state of the tool or of the settings."""
        for table in TABLE_NAMES:
            self.connection.execute(f"DELETE FROM {table}")

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill an empty index: what all rows are looked up by is made once at the end, which takes half the time."""
        # Those of a few rows cost little while it is filled, and at the end each would have all rows read again.
        dropped = {name: columns for name, columns in INDEXES.items() if " WHERE " not in columns}
        for name in dropped:
            self.connection.execute(f"DROP INDEX {name}")
        yield
        self.connection.execute("PRAGMA threads = 2")
        _create_indexes(self.connection, dropped)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def forget(self, failure: Exception) -> None:
        """Close after a failure; a file that is damaged or holds nonsense is removed, so that it is built anew."""
        self.connection.close()
        is_damaged = not isinstance(failure, Damaged) or getattr(failure, "sqlite_errorcode", 0) & 0xFF in DAMAGE
        # The lowest byte of an extended code is the plain one.
        if self.path is not None and is_damaged:
            with suppress(OSError):
                _remove(self.path)


def open_index(path: Path | None) -> Index:
    """Open the index at a path; without a path, or where it cannot be written, one in memory."""
    if path is None:
        return open_in_memory()
    try:
        return _open_file(path)
    except (OSError, sqlite3.DatabaseError):
        pass
    with suppress(OSError, sqlite3.DatabaseError):
        _remove(path)
        return _open_file(path)
    return open_in_memory()


def open_in_memory() -> Index:
    """Open an empty index that is gone with the process."""
    connection = _connect(":memory:")
    _create_tables(connection)
    return Index(connection)


def opened_again(path: Path) -> Index:
    """Open an index by a connection of its own, which only reads."""
    return Index(_connect(f"{path.as_uri()}?mode=ro", is_address=True))


def copied_in_memory(index: Index) -> Index:
    """Copy an index into memory, to try a change in without touching the user's."""
    copy = _connect(":memory:")
    index.connection.backup(copy)
    return Index(copy)


def _open_file(path: Path) -> Index:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _look_at(path)
    connection = _connect(str(path))
    try:
        # Rollback journal, never WAL: a home on a network disk cannot share WAL's memory.
        connection.execute("PRAGMA synchronous = OFF")
        if not _is_ours(connection):
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return Index(connection, path)


def _look_at(path: Path) -> None:
    """Refuse what is no file before SQLite opens it: it waits at a pipe for ever, and follows a link to anywhere."""
    for each in _files_of(path):
        with suppress(FileNotFoundError):
            if not S_ISREG(each.lstat().st_mode):
                raise sqlite3.DatabaseError(f"{each.name} is no file")


def _connect(where: str, *, is_address: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(where, timeout=WAIT_SECONDS, isolation_level=None, uri=is_address)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Tell whether the file is an index of this version; an empty file is one to be."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) == (APPLICATION_ID, VERSION):
        return True
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("an index of another make")
    return False


def _create(connection: sqlite3.Connection) -> None:
    """Create the tables, unless another run did so meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    if not _is_ours(connection):
        _create_tables(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()


def _create_tables(connection: sqlite3.Connection) -> None:
    for statement in filter(str.strip, TABLES.split(";\n")):
        connection.execute(statement)
    _create_indexes(connection, INDEXES)


def _create_indexes(connection: sqlite3.Connection, indexes: dict[str, str]) -> None:
    for name, columns in indexes.items():
        connection.execute(f"CREATE INDEX {name} ON {columns}")


def _files_of(path: Path) -> list[Path]:
    """Give the paths of all files that SQLite may open for an index."""
    return [path, *(path.with_name(path.name + behind) for behind in ("-journal", "-wal", "-shm"))]


def _remove(path: Path) -> None:
    for each in _files_of(path):
        each.unlink(missing_ok=True)
