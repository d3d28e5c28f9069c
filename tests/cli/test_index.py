"""The index is disposable: whatever befalls it, the answer is the same, in silence, and it never lies about files."""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.support.datasets import CASES, TOP, action, fingerprint, put
from tests.support.git import commit, git
from tests.support.runs import Result, command, run, spawn
from tsreview.index.connection import Index
from tsreview.index.tables import TABLE_NAMES
from tsreview.loading.opening import DECIDING
from tsreview.loading.stamps import stamps_of

DAY = ("--as-of", "2010-10-01")
QUESTIONS = (
    ("actions", "overdue", *DAY),
    ("actions", "list", *DAY, "--format", "json"),
    ("actions", "due", *DAY),
    ("actions", "show", "wt-1b-2", *DAY),
    ("actions", "why", "wt-1b-2", *DAY),
    ("organisations", "list"),
    ("organisations", "show", "mkcvo"),
    ("search", "commissioning"),
    ("status", *DAY),
    ("report", "briefing", "--quarter", "2010/11 Q2"),
    ("validate", "--advice"),
)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a cache folder that only this test uses."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def index_of(cache: Path) -> Path:
    """Find the one index in a cache folder."""
    (found,) = cache.rglob("*.sqlite")
    return found


def overdue(dataset: Path, *words: str) -> Result:
    return run("actions", "overdue", "--as-of", "2010-10-01", "-C", dataset, *words)


# ---- the same answer always


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_cold_warm_and_without_are_one_answer(shipped: Path, own_cache: Path, words: tuple[str, ...]) -> None:
    without = run(*words, "-C", shipped, "--no-cache")
    assert not own_cache.exists()
    cold = run(*words, "-C", shipped)
    assert index_of(own_cache).stat().st_size > 0
    warm = run(*words, "-C", shipped)
    run("validate", "-C", shipped)
    judged = run(*words, "-C", shipped)
    assert without.status == 0
    assert cold == without
    assert warm == without
    assert judged == without


def _empty(index: Path) -> None:
    index.write_bytes(b"")


def _half(index: Path) -> None:
    index.write_bytes(index.read_bytes()[: index.stat().st_size // 2])


def _page(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:4096])


def _noise(index: Path) -> None:
    index.write_bytes(os.urandom(20_000))


def _noise_behind_the_header(index: Path) -> None:
    data = index.read_bytes()
    index.write_bytes(data[:4096] + os.urandom(len(data) - 4096))


def _noise_among_the_rows(index: Path) -> None:
    data, keep = index.read_bytes(), 16 * 4096
    index.write_bytes(data[:keep] + os.urandom(len(data) - keep))


def _text(index: Path) -> None:
    index.write_text("this is not an index\n" * 100)


def _folder(index: Path) -> None:
    index.unlink()
    (index / "inside").mkdir(parents=True)


def _another(index: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TABLE files (path TEXT)")
        connection.execute("INSERT INTO files VALUES ('data/actions/evil.yaml')")
    connection.close()


def _newer(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()


def _foreign(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA application_id = 1")
    connection.close()


def _without_a_table(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE actions")
    connection.close()


def _dangling(index: Path) -> None:
    index.unlink()
    index.symlink_to("nowhere/at/all")


def _pipe(index: Path) -> None:
    index.unlink()
    os.mkfifo(index)


def _pipe_beside(index: Path) -> None:
    os.mkfifo(f"{index}-journal")


def _pipe_beside_another_mode(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    os.mkfifo(f"{index}-wal")


def _gone(index: Path) -> None:
    shutil.rmtree(index.parent)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    _empty, _half, _page, _noise, _noise_behind_the_header, _noise_among_the_rows, _text, _folder, _another, _newer,
    _foreign, _without_a_table, _dangling, _gone,
    _pipe, _pipe_beside, _pipe_beside_another_mode,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_built_anew_in_silence(
    shipped: Path, own_cache: Path, damage: Callable[[Path], None]
) -> None:
    answer = overdue(shipped, "--no-cache")
    verdict = run("validate", "--advice", "-C", shipped, "--no-cache")
    for ask, expected in ((overdue, answer), (_verdict, verdict)):
        _verdict(shipped)
        damage(index_of(own_cache))
        assert ask(shipped) == expected
        assert ask(shipped) == expected
        assert overdue(shipped) == overdue(shipped) == answer
        # It is built anew, not passed over for ever; but nothing takes a folder away.
        assert damage is _folder or _is_sound(own_cache, shipped)
        shutil.rmtree(own_cache)


def _verdict(dataset: Path) -> Result:
    return run("validate", "--advice", "-C", dataset)


def _is_sound(cache: Path, dataset: Path) -> bool:
    connection = sqlite3.connect(index_of(cache))
    sql = "SELECT (SELECT count(*) FROM files), (SELECT count(*) FROM actions), (SELECT count(*) FROM targets)"
    files, actions, targets = connection.execute(sql).fetchone()
    connection.close()
    records = len(list(dataset.rglob("*.yaml")))
    return bool((files, actions) == (records, 30) and targets > records)


def test_a_link_in_place_of_the_index_is_not_followed(shipped: Path, own_cache: Path, tmp_path: Path) -> None:
    answer = overdue(shipped)
    index = index_of(own_cache)
    elsewhere = index.rename(tmp_path / "elsewhere")
    with sqlite3.connect(elsewhere) as connection:
        connection.execute("UPDATE meta SET value = 'another' WHERE key = 'maker'")
    connection.close()
    before = elsewhere.read_bytes()
    index.symlink_to(elsewhere)
    assert overdue(shipped) == answer
    assert elsewhere.read_bytes() == before
    assert not index.is_symlink()


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_an_index_without_one_of_its_tables_costs_no_answer(shipped: Path, own_cache: Path, table: str) -> None:
    for words in (QUESTIONS[0], QUESTIONS[3], QUESTIONS[7]):
        answer = run(*words, "-C", shipped)
        with sqlite3.connect(index_of(own_cache)) as connection:
            connection.execute(f"DROP TABLE {table}")
        connection.close()
        assert run(*words, "-C", shipped) == answer
        shutil.rmtree(own_cache)


POISONS = (
    "DELETE FROM files",
    "UPDATE files SET tree = '[]'",
    "UPDATE files SET tree = '{'",
    "UPDATE files SET marks = x'00'",
    "UPDATE updates SET status = 'evil'",
    "UPDATE updates SET day = 'nonsense'",
    "UPDATE actions SET latest = '2010-99-99'",
    "UPDATE actions SET precision = 'nonsense'",
    "UPDATE actions SET every = 'x', position = 'y'",
    "UPDATE findings SET severity = 'nonsense', related = '[['",
    "UPDATE targets SET label = 42",
    "UPDATE meta SET value = 'x' WHERE key = 'settings.financial_year_starts'",
    "UPDATE meta SET value = NULL",
    "DELETE FROM meta WHERE key LIKE 'settings.%'",
)


@pytest.mark.parametrize("poison", POISONS)
def test_values_that_no_run_wrote_end_no_command(shipped: Path, own_cache: Path, poison: str) -> None:
    for words in (QUESTIONS[0], QUESTIONS[9], QUESTIONS[10]):
        run("validate", "-C", shipped)
        with sqlite3.connect(index_of(own_cache)) as connection:
            connection.execute(poison)
        connection.close()
        for _ in range(2):
            done = run(*words, "-C", shipped)
            assert done.status == 0, (words, done.err)
        shutil.rmtree(own_cache)


@pytest.mark.parametrize("place", ["/dev/null", "/dev/null/below", "/proc", "{file}", "{file}/below", "relative"])
def test_a_cache_folder_that_is_none_costs_no_answer(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "file").write_text("mine\n")
    answer = overdue(shipped, "--no-cache")
    monkeypatch.setenv("XDG_CACHE_HOME", place.format(file=tmp_path / "file"))
    monkeypatch.chdir(tmp_path)
    assert overdue(shipped) == answer
    assert run("validate", "-C", shipped).status == 0
    assert (tmp_path / "file").read_text() == "mine\n"


def test_a_cache_folder_that_is_not_absolute_is_not_used(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(base)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(base.parent / "home"))
    assert run("validate", folder=base).status == 0
    assert fingerprint(base) == before
    assert list((base.parent / "home/.cache/tsreview/index").glob("*.sqlite"))


def test_an_index_that_cannot_be_written_costs_no_answer(
    shipped: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a read-only cache folder; the superuser may write anyway, so the connection is made to refuse."""
    answer, verdict = overdue(shipped, "--no-cache"), run("validate", "--advice", "-C", shipped, "--no-cache")
    overdue(shipped)
    really_connect = sqlite3.connect

    def read_only(where: str, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = really_connect(where, **options)  # type: ignore[call-overload]
        if where != ":memory:":
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    before = index_of(own_cache).read_bytes()
    for words in QUESTIONS:
        assert run(*words, "-C", shipped).status == 0, words
    assert overdue(shipped) == answer
    assert run("validate", "--advice", "-C", shipped) == verdict
    assert index_of(own_cache).read_bytes() == before


def test_an_index_that_another_run_holds_is_not_waited_for_without_end(
    shipped: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = overdue(shipped, "--no-cache")
    verdict = run("validate", "--advice", "-C", shipped, "--no-cache")
    overdue(shipped)
    monkeypatch.setattr("tsreview.index.connection.WAIT_SECONDS", 0.05)
    holder = sqlite3.connect(index_of(own_cache), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert overdue(shipped) == answer
        assert run("validate", "--advice", "-C", shipped) == verdict
    finally:
        holder.close()
    assert overdue(shipped) == answer


def test_eight_runs_at_once_give_one_answer(shipped: Path, own_cache: Path) -> None:
    answer = overdue(shipped, "--no-cache")
    started = [
        subprocess.Popen(
            command("actions", "overdue", "--as-of", "2010-10-01", "-C", shipped),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(8)
    ]  # fmt: skip
    for process in started:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.decode(), err) == (0, answer.out, b"")
    assert overdue(shipped) == answer


@pytest.mark.parametrize("words", [(), ("--at", "HEAD")], ids=["files", "revision"])
def test_of_two_runs_that_begin_an_index_one_clears_it(
    base: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """The second waits for the first, which asks its question of what it then finds."""
    git(base, "init", "-q")
    commit(base)
    answer = overdue(base, "--no-cache", *words)
    really_write, really_clear = Index.writing, Index.clear
    cleared: set[Index] = set()
    others: list[Result] = []

    def write_after_another(index: Index) -> AbstractContextManager[None]:
        monkeypatch.setattr(Index, "writing", really_write)
        others.append(overdue(base, *words))
        return really_write(index)

    def clear(index: Index) -> None:
        cleared.add(index)
        really_clear(index)

    monkeypatch.setattr(Index, "writing", write_after_another)
    monkeypatch.setattr(Index, "clear", clear)
    assert overdue(base, *words) == answer
    assert others == [answer]
    assert len(cleared) == 1


def test_the_index_is_never_inside_the_dataset_and_nothing_is_written_there(own_shipped: Path, tmp_path: Path) -> None:
    before = fingerprint(own_shipped)
    for words in QUESTIONS:
        assert run(*words, "-C", own_shipped).status == 0
    assert run("actions", "overdue", "-C", own_shipped, "--output", tmp_path / "out.txt").status == 0
    assert spawn("validate", folder=own_shipped).status == 0
    assert fingerprint(own_shipped) == before


def test_two_datasets_do_not_share_an_index(base: Path, shipped: Path, own_cache: Path) -> None:
    assert "wt-1a-1" in overdue(shipped).out
    assert "wt-1a-1" not in overdue(base).out
    assert len(list(own_cache.rglob("*.sqlite"))) == 2


def test_the_start_of_the_financial_year_is_part_of_what_is_stored(base: Path, own_cache: Path) -> None:
    put(base, "a-2", action("a-2", due="2009/10"))
    words = ("actions", "list", *DAY, "--where", "id:a-2", "--columns", "latest", "--format", "csv", "-C", base)
    assert run(*words).out.splitlines()[1] == "2010-03-31"
    settings = base / "tsreview.toml"
    settings.write_text(settings.read_text() + "\n[time]\nfinancial_year_starts = 7\n")
    assert run(*words).out.splitlines()[1] == "2010-06-30"


def test_the_rule_for_ratings_is_part_of_what_is_found(base: Path, own_cache: Path) -> None:
    shutil.copytree(CASES / "invalid/TSR520-amber-when-red/data", base / "data", dirs_exist_ok=True)
    assert "TSR520" in run("validate", "--advice", "-C", base).out
    settings = base / "tsreview.toml"
    settings.write_text(settings.read_text() + "\n[rag]\namber_months = 2\n")
    assert "TSR520" not in run("validate", "--advice", "-C", base).out


def test_all_code_that_decides_what_is_stored_is_asked_for_its_state() -> None:
    package = TOP / "src" / "tsreview"
    tops = {name.partition("/")[0] for name in DECIDING}
    folders = {path.parent for top in tops for path in (package / top).rglob("*.py")}
    assert folders == {package / name for name in DECIDING}


# ---- the files as they are


def test_a_change_in_the_same_tick_is_seen(base: Path) -> None:
    """The file is changed at once after it was read, with the same size and the same time of change."""
    for n in range(10):
        path = put(base, "a-2", action("a-2", title=f"Title {n:03}", due="March 2010"))
        status = path.stat()
        assert f"Title {n:03}" in overdue(base).out
        path.write_text(path.read_text().replace(f"Title {n:03}", f"Other {n:03}"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert f"Other {n:03}" in overdue(base).out


def test_what_was_just_written_is_not_believed_the_next_time(
    base: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a tick of the clock no stamp tells of a change, so none is kept of a file that is younger."""

    def believed() -> tuple[int, int]:
        connection = sqlite3.connect(index_of(own_cache))
        files = connection.execute("SELECT count(*) FROM files WHERE size >= 0").fetchone()[0]
        sql = "SELECT count(*) FROM meta WHERE key = 'stamps' AND value IS NOT NULL"
        stamps = connection.execute(sql).fetchone()[0]
        connection.close()
        return files, stamps

    overdue(base)
    assert believed() == (0, 0)
    monkeypatch.setattr("tsreview.loading.sync.RACY_NS", -(10**12))
    overdue(base)
    assert believed() == (8, 1)
    monkeypatch.setattr("tsreview.loading.sync.RACY_NS", 10**12)
    put(base, "a-2", action("a-2"))
    overdue(base)
    assert believed() == (0, 0)


@pytest.mark.parametrize(
    ("refused", "status", "said"),
    [
        (errno.EIO, 0, "8 files with errors could not be read as records"),
        (errno.EMFILE, 3, "the records cannot be read: too many files are open\n  hint: close other programs"),
        (errno.ENOMEM, 3, "the records cannot be read: there is no memory left\n  hint: close other programs"),
    ],
)
def test_what_could_not_be_read_is_read_the_next_time(
    base: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, refused: int, status: int, said: str
) -> None:
    """The disk or the system may have refused for a moment, and the files look as they did."""

    def refuse(*_: object) -> bytes:
        raise OSError(refused, "refused")

    monkeypatch.setattr("tsreview.loading.sync.RACY_NS", -(10**12))
    answer = overdue(base, "--no-cache")
    with monkeypatch.context() as faulty:
        faulty.setattr("tsreview.loading.reading._read", refuse)
        found = overdue(base)
        assert found.status == status
        assert said in found.err
    assert overdue(base) == answer


def test_validate_trusts_content_alone(base: Path, own_cache: Path) -> None:
    """The index is made to hold the stamps of the changed file, as if no stamp had told of the change."""
    path = put(base, "a-2", action("a-2", due="March 2010"))
    assert run("validate", "-C", base).status == 0
    path.write_text(path.read_text().replace("March 2010", "Morch 2010"))
    status, stamps = path.stat(), stamps_of(str(base))
    assert stamps is not None
    four = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    with sqlite3.connect(index_of(own_cache)) as connection:
        connection.execute(
            "UPDATE files SET (size, mtime_ns, ctime_ns, inode) = (?, ?, ?, ?) WHERE record = 'a-2'", four
        )
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('stamps', ?)", (stamps.all,))
    connection.close()
    assert "March 2010" in overdue(base).out
    result = run("validate", "-C", base)
    assert result.status == 1
    assert '"Morch 2010" is not a date that can be read' in result.out
    assert "March 2010" not in overdue(base).out


def test_files_that_come_go_and_move_are_seen(base: Path) -> None:
    def listed() -> list[str]:
        out = run("actions", "list", *DAY, "--columns", "id", "--format", "csv", "-C", base).out
        return out.removeprefix("\ufeff").split()[1:]

    assert listed() == ["a-1"]
    path = put(base, "a-2", action("a-2"))
    assert listed() == ["a-1", "a-2"]
    folder = base / "data/actions/deeper/still"
    folder.mkdir(parents=True)
    path.rename(folder / "a-2.yaml")
    assert listed() == ["a-1", "a-2"]
    assert "data/actions/deeper/still/a-2.yaml" in run("actions", "show", "a-2", *DAY, "-C", base).out
    (folder / "a-2.yaml").unlink()
    assert listed() == ["a-1"]
    put(base, "a-1", action("a-1", due="nonsense"))
    assert listed() == []
    assert run("validate", "-C", base).status == 1


def test_findings_across_records_follow_the_files(base: Path) -> None:
    put(base, "a-2", action("a-2").replace("voluntary-council", "youth-forum"))
    assert "TSR201" in run("validate", "-C", base).out
    put(base, "youth-forum", "id: youth-forum\nname: Youth Forum\nkind: forum\nsources:\n  - source: joint-report\n",
        "organisations")  # fmt: skip
    assert run("validate", "-C", base).status == 0
    (base / "data/organisations/youth-forum.yaml").unlink()
    assert "TSR201" in run("validate", "-C", base).out


def test_search_follows_the_files(base: Path) -> None:
    assert run("search", "zebra", "-C", base).out.count("a-2") == 0
    put(base, "a-2", action("a-2", title="Count the zebras"))
    assert run("search", "zebra", "-C", base).out.count("a-2") == 1
    put(base, "a-2", action("a-2", title="Count the lions"))
    assert run("search", "zebra", "-C", base).out.count("a-2") == 0
    assert run("search", "lion", "-C", base).out.count("a-2") == 1


def test_a_dataset_reached_over_a_link_is_the_same_dataset(shipped: Path, tmp_path: Path, own_cache: Path) -> None:
    (tmp_path / "link").symlink_to(shipped)
    assert overdue(tmp_path / "link") == overdue(shipped)
    assert index_of(own_cache).is_file()


def test_a_copy_with_every_file_touched_gives_the_same(own_shipped: Path, shipped: Path) -> None:
    before = overdue(own_shipped)
    for path in (own_shipped / "data").rglob("*.yaml"):
        os.utime(path)
    assert overdue(own_shipped) == before == overdue(shipped)
