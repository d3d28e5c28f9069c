"""What fuzzing starts from: inputs that the other tests have, and those that once found a fault."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.fuzz.targets import BETWEEN
from tests.support.datasets import CASES, TOP
from tsreview.rendering.sql_schema import EXAMPLES
from tsreview.rendering.stamp import Stamp, stamped
from tsreview.schema.kinds import KINDS

FOUND = Path(__file__).parent / "found"
"""A folder for each target, with the inputs that it once failed on."""
FOLDERS = [kind.folder for kind in KINDS]
FILTERS = (
    "theme:2 and spa:none and due<2010-07", "not (rag:red or rag=amber)", 'title:"social return"', "days_late>=30",
    "due!=none", 'lateness:"report missed"', "reported>2010/11", 'nominator!="A B" or late:year', "due:Q3-2010/11",
)  # fmt: skip
QUESTIONS = (
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n, printf('%.*c', n, 'x') FROM r LIMIT 9",
    "SELECT group_concat(a.id, x'00') FROM actions a, parties p ON p.action = a.id GROUP BY a.rag HAVING count(*) > 1",
    "SELECT * FROM sqlite_master", "VALUES (:as_of, 9e999, x'ff', -1e-9, NULL)", "SELECT rank() OVER (ORDER BY 1)",
    "SELECT days(latest, :as_of), quarter(latest) FROM actions", "PRAGMA table_info(actions)", "SELECT 1; SELECT 2",
    "WITH actions AS (SELECT 1 AS id) SELECT actions.id FROM actions, main.actions a", "SELECT load_extension('x')",
)  # fmt: skip
REVISIONS = (
    "HEAD", "main", "HEAD~1", "HEAD^", "HEAD^{commit}", "HEAD^{/Record}", ":/Record", "@", "@{0}", "main@{1}", "-1",
    "--output=x", "--upload-pack=x", "HEAD:record.yaml", "HEAD..main", "^HEAD", "main...HEAD", "refs/heads/main",
    "HEAD@{2 days ago}", ":0:record.yaml", "HEAD^{tree}", "HEAD^{}", "HEAD\n--all", "$(id)", "../..", "*", "?", "[",
)  # fmt: skip
SETTINGS = (
    "[time]\nfinancial_year_starts = 4\n[rag]\namber_months = 1\n", 'dataset.title = "x"\n',
    "[report]\nplan = '''a\nb'''", "[dataset]\ntitle = 3\n", "a = [1, {b = 2}]\n[[c]]\nd = 1979-05-27T07:32:00Z\n",
    '"\\u0078" = 0x_1\n',
)  # fmt: skip
TEXTS = (
    "::error file=x::pwned", "##[error]x", "<script>", "=1+1", "\x1b]52;c;x\a", "[a](b) @team www.x.y", "\u202e", "%0A",
    "1. one\n- two", "\\u{1b}", "```", "a | b", "&lt;",
)  # fmt: skip
STAMP = Stamp("briefing", "md", {"quarter": "2010/11 Q2"}, "2010-10-01", "a" * 40, False, "0.1.0", "b" * 64, "")


@cache
def seeds(target: str) -> list[bytes]:
    """Give what a target starts from, without those that once failed."""
    return list(_SEEDS[target]())


def found(target: str) -> list[Path]:
    """List the inputs that a target once failed on."""
    return sorted(path for path in (FOUND / target).glob("*") if path.is_file())


def _records() -> Iterator[tuple[str, bytes]]:
    """Give every record of the cases with the folder of its kind."""
    for path in sorted(CASES.rglob("*.yaml")):
        folder = path.parts[path.parts.index("data") + 1]
        if path.is_file() and folder in FOLDERS:
            yield folder, path.read_bytes()


def _admission() -> Iterator[bytes]:
    return (bytes([FOLDERS.index(folder)]) + record for folder, record in _records())


def _reading() -> Iterator[bytes]:
    return (record for _, record in _records())


def _dates() -> Iterator[bytes]:
    texts = {each.strip() for _, record in _records() for each in re.findall(rb"(?:due|to|read_as): ([^{\n]+)", record)}
    rows = re.findall(r"^\| `([^`]+)` \|", (TOP / "docs" / "dates.md").read_text(encoding="utf-8"), re.MULTILINE)
    return (b"\3" + text for text in sorted(texts | {row.encode() for row in rows}))


def _settings() -> Iterator[bytes]:
    yield (CASES / "base" / "tsreview.toml").read_bytes()
    yield (TOP / "tsreview.toml").read_bytes()
    yield from map(str.encode, SETTINGS)


def _stamp() -> Iterator[bytes]:
    yield stamped("# Report\n", STAMP).encode()
    yield stamped("<p>x</p>\n", STAMP._replace(options={}, commit=None, dirty=None)).encode()
    yield b"# Report\n<!-- tsreview-report {} -->"


def _editing() -> Iterator[bytes]:
    words = (b"Minute 9", b"no: # text", b"a\n\n  b", b'"quoted" \\ ' + b"long " * 30)
    actions = [record for folder, record in _records() if folder == "actions"]
    return (words[number % len(words)] + BETWEEN + record for number, record in enumerate(actions))


def _of(texts: tuple[str, ...]) -> Callable[[], Iterator[bytes]]:
    return lambda: map(str.encode, texts)


_SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "admission": _admission,
    "reading": _reading,
    "dates": _dates,
    "filters": _of(FILTERS),
    "sql": _of((*QUESTIONS, *(question for _, question in EXAMPLES))),
    "settings": _settings,
    "stamp": _stamp,
    "editing": _editing,
    "formatting": _reading,
    "revisions": _of(REVISIONS),
    "encoders": _of(TEXTS),
}
