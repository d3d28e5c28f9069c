"""Text from a stranger, in every field that holds text: nothing of it acts, wherever it comes out."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.test_streams import on_a_terminal, plain
from tests.support.datasets import CASES, action, copy_base, put
from tests.support.runs import Result, run

HOSTILE = {
    "rich": "[red]x[/red] [/] [link=http://evil.example]y[/link] :skull:",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>",
    "template": "{{7*7}} {% include '/etc/passwd' %} ${7*7} {{ ''.__class__ }}",
    "formula": "=cmd|'/C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "wide": "\uff1d1+1",
    "mention": "ask @team/leads and #1",
    "runner": "::error file=x,line=1::pwned",
    "runner_old": "##[error]pwned ##vso[task.complete]",
    "percent": "100%0A::stop-commands::x",
    "pipe": "a | b || c",
    "code": "`rm -rf` ``x`` ~~gone~~ **bold** __b__",
    "link": "[click](javascript:alert(1)) ![x](http://evil.example/p.png) <http://evil.example>",
    "bare_link": "http://evil.example/x www.evil.example mailto:a@evil.example",
    "heading": "# Heading",
    "rule": "---",
    "list": "1. one",
    "entity": "&lt;script&gt; &#x41; &copy;",
    "rtl": "\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645",
    "backslash": "\\ \\n \\u001b \\*",
}
"""What admission lets through: it is text, and nothing but text."""
REFUSED = {
    "ansi": "\\e[31mred\\e[0m",
    "osc": "\\e]52;c;aGk=\\a",
    "osc8": "\\e]8;;http://evil.example\\e\\\\x",
    "c1": "\\x9b31m",
    "bidi": "\\u202egnp.exe",
    "isolate": "\\u2066x\\u2069",
    "nul": "a\\0b",
    "bell": "\\a",
    "tags": "\\U000e0041",
    "separator": "a\\u2028b",
    "next_line": "a\\Nb",
}
DAY = ("--as-of", "2010-10-01")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def hostile(base: Path, text: str) -> Path:
    """Put a text into every field that holds text, of a record of each kind."""
    value = quoted(text)
    more = f"""description: {value}
outcome: {value}
outputs: [{value}]
measure_of_success: {value}
notes: {value}
figures: [{{measure: {value}, value: 3, unit: {value}, published: {value}}}]
revisions:
  - to: {{published: {value}, read_as: Aug 2010, why: {value}}}
    on: 2010-07-05
    kind: brought_forward
    reason: {value}
updates:
  - {{on: 2010-08-02, status: complete, progress: {value}, by: {value}, evidence: {value}, learning: {value}}}
  - {{on: 2010-08-03, status: in_progress, progress: {value}, reason: {value}, next_step: {value}}}
"""
    put(
        base, "h-1", action("h-1", title=value, due="Sept 2010", more=more).replace('section: "2"', f"section: {value}")
    )
    party = f"  - role: lead\n    named: {value}\n    note: {value}\ndue:"
    path = put(base, "h-2", action("h-2", title=value, due="April 2010").replace("due:", party))
    path.write_text(path.read_text(encoding="utf-8").replace("organisation: anytown-council", "organisation: h-body"))
    body = f"""id: h-body
name: {value}
kind: forum
acronyms: [{value}]
description: {value}
area: {value}
other_names: [{{name: {value}, kind: former, note: {value}}}]
notes: {value}
sources: [{{source: joint-report, section: {value}, page: {value}, note: {value}}}]
"""
    put(base, "h-body", body, "organisations")
    plan = base / "data/plans/joint-plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("title: Joint action plan", f"title: {value}")
                    .replace("title: Working with each other", f"title: {value}\n    description: {value}")
                    .replace("title: Meet and agree", f"title: {value}"), encoding="utf-8")  # fmt: skip
    source = base / "data/sources/joint-report.yaml"
    source.write_text(source.read_text(encoding="utf-8").replace("title: Joint report of the review", f"title: {value}")
                      + f"authors: [{value}]\n", encoding="utf-8")  # fmt: skip
    (base / "tsreview.toml").write_text(
        f"[dataset]\ntitle = {value}\npartnership = {value}\n[report]\nreport_of = {value}\ncontact = {value}\n"
        f"classification = {value}\n",
        encoding="utf-8",
    )
    assert run("validate", "-C", base).status == 0, run("validate", "-C", base).out
    return base


Made = Callable[[str], Path]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give the dataset that a hostile text fills; no test changes one."""
    return cache(lambda name: hostile(copy_base(tmp_path_factory.mktemp(name)), HOSTILE[name]))


COMMANDS = (
    ("actions", "overdue", *DAY),
    ("actions", "list", *DAY, "--group-by", "title"),
    ("actions", "list", *DAY, "--columns", "title,party,progress,next_step"),
    ("actions", "list", "--as-of", "2013-01-01"),
    ("actions", "show", "h-1", *DAY),
    ("actions", "show", "h-2", *DAY),
    ("actions", "why", "h-1", *DAY),
    ("organisations", "list"),
    ("organisations", "show", "h-body"),
    ("plans", "list"),
    ("plans", "show", "joint-plan"),
    ("sources", "list"),
    ("sources", "show", "joint-report"),
    ("status", *DAY),
)


def ask(base: Path, words: tuple[str, ...], form: str) -> Result:
    result = run(*words, "--format", form, "-C", base)
    assert result.status == 0, result.err
    return result


@pytest.mark.parametrize("name", HOSTILE)
def test_plain_text_holds_it_as_written_and_drives_nothing(made: Made, name: str) -> None:
    base = made(name)
    for words in COMMANDS:
        out = ask(base, words, "table").out
        assert_quiet(out)
        if "show" in words or "title" in "".join(words):
            shown = HOSTILE[name].replace("::error file", "\\u{3a}:error file") if name == "runner" else HOSTILE[name]
            shown = re.sub(r"##(?=\[|vso)", r"#\\u{23}", shown)
            assert shown in out or HOSTILE[name] in out, words


@pytest.mark.parametrize("name", ["runner", "runner_old"])
def test_what_is_for_programs_commands_no_runner_in_a_log(made: Made, name: str, tmp_path: Path) -> None:
    base = shutil.copytree(made(name), tmp_path / "dataset")
    put(base, "h-3", action("h-3", title=quoted(f"x\n{HOSTILE[name]}"), due="Sept 2010"))
    titles = ("actions", "list", *DAY, "--columns", "title,id")
    for words, form in (
        (titles, "csv"),
        (titles, "json"),
        (("actions", "show", "h-1", *DAY), "json"),
        (("report", "briefing", "--quarter", "2010/11 Q2"), "html"),
        (("report", "plan", "joint-plan", *DAY), "html"),
        (("sql", "SELECT title FROM actions"), "csv"),
    ):
        for line in ask(base, words, form).out.splitlines():
            assert not line.lstrip().startswith("::"), (words, line)
            assert "##[" not in line, (words, line)
            assert "##vso[" not in line, (words, line)


def assert_quiet(out: str) -> None:
    """Hold that neither a terminal nor a runner finds anything to obey."""
    assert all(each.isprintable() or each in "\n\u00a0" for each in out)
    for line in out.splitlines():
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line, line
        assert "##vso[" not in line, line


@pytest.mark.parametrize("name", ["rich", "html", "runner", "runner_old", "rtl", "backslash", "code"])
def test_a_terminal_shows_it_as_written(made: Made, name: str) -> None:
    base = made(name)
    words = ("actions", "list", *DAY, "--columns", "id,title")
    drawn = plain(on_a_terminal(base, *words, columns=200))
    assert "\x1b" not in drawn
    assert_quiet(drawn)
    if not name.startswith("runner"):
        assert HOSTILE[name] in drawn
    assert "h-1" in drawn


@pytest.mark.parametrize("name", HOSTILE)
def test_json_gives_it_back_exactly(made: Made, name: str) -> None:
    base = made(name)
    items = json.loads(ask(base, ("actions", "list", *DAY), "json").out)["items"]
    assert {item["title"] for item in items if item["id"].startswith("h-")} == {HOSTILE[name]}
    card = json.loads(ask(base, ("actions", "show", "h-1", *DAY), "json").out)
    assert card["record"]["notes"] == card["record"]["updates"][0]["evidence"] == HOSTILE[name]


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_holds_no_formula(made: Made, name: str) -> None:
    base = made(name)
    for words in COMMANDS:
        if "show" in words or "why" in words or words[0] == "status":
            continue
        for row in csv.reader(io.StringIO(ask(base, words, "csv").out.removeprefix("\ufeff"))):
            for cell in row:
                assert not re.match(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell), cell


@pytest.mark.parametrize("name", ["formula", "plus", "minus", "at", "wide"])
def test_csv_keeps_the_text_but_for_an_apostrophe(made: Made, name: str) -> None:
    base = made(name)
    out = ask(base, ("actions", "list", *DAY, "--columns", "id,title"), "csv").out.removeprefix("\ufeff")
    cells = {row[0]: row[1] for row in csv.reader(io.StringIO(out))}
    assert cells["h-1"] == cells["h-2"] == "'" + HOSTILE[name]


MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
ALLOWED = {"h1", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_renders_it_as_text(made: Made, name: str) -> None:
    base = made(name)
    texts = [ask(base, words, "markdown").out for words in COMMANDS]
    texts.append(ask(base, ("report", "briefing", "--quarter", "2010/11 Q2"), "md").out)
    for text in texts:
        assert_quiet(text.replace("\u2060", ""))
        assert not re.search(r"(?<!\\)https?://|(?<![\w.])www\.", text), "a bare address becomes a link"
        assert not re.search(r"(?<![\w.])@\w", text), "a mention notifies"
        page = Tags(MARKDOWN.render(text))
        assert page.tags <= ALLOWED, page.tags - ALLOWED
        assert page.attributes == []
        assert HOSTILE[name].split("http")[0].strip() in " ".join(page.text.replace("\u2060", "").split())


@pytest.mark.parametrize("name", HOSTILE)
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_heading(made: Made, name: str) -> None:
    base = made(name)
    rows = [line for line in ask(base, ("actions", "list", *DAY), "markdown").out.splitlines() if line.startswith("|")]
    assert len(rows) == 5
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_renders_it_as_text(made: Made, name: str) -> None:
    base = made(name)
    harmless = run("report", "briefing", "--quarter", "2010/11 Q2", "--format", "html", "-C", CASES / "base")
    before = Tags(harmless.out)
    text = ask(base, ("report", "briefing", "--quarter", "2010/11 Q2"), "html").out
    page = Tags(text)
    assert page.tags <= before.tags | {"ul", "li", "td", "strong", "section"}
    assert not {"script", "img", "b"} & page.tags
    assert {name for name, _ in page.attributes} <= {name for name, _ in before.attributes} | {"tabindex", "aria-label"}
    assert {value for name, value in page.attributes if name == "href" and not str(value).startswith("#")} == set()
    assert HOSTILE[name] in page.text
    assert "default-src 'none'" in text


def test_a_template_in_data_is_never_rendered(made: Made) -> None:
    base = made("template")
    for form in ("md", "html"):
        text = ask(base, ("report", "briefing", "--quarter", "2010/11 Q2"), form).out
        content = text.split("<!-- tsreview-report")[0]
        assert "49" not in (Tags(content).text if form == "html" else content)
        assert "root:" not in text
        assert "&lt;class" not in text
        assert "7*7" in Tags(text).text.replace("\\", "") if form == "html" else r"{{7\*7}}" in text


@pytest.mark.parametrize("name", REFUSED)
def test_what_drives_a_terminal_is_refused_as_an_escape_too(base: Path, name: str) -> None:
    put(base, "a-2", action("a-2", title=f'"x {REFUSED[name]} y"'))
    status, out, _ = run("validate", "-C", base)
    assert status == 1
    assert "data/actions/a-2.yaml:5:" in out
    assert " error TSR105 character U+" in out
    assert_quiet(out)
    github = run("validate", "-C", base, "--format", "github").out
    assert github.startswith("::error file=data/actions/a-2.yaml,line=5,col=")
    assert all(line.isprintable() for line in github.splitlines())


@pytest.mark.parametrize("name", ["runner", "percent", "mention", "runner_old", "html", "rich", "pipe"])
def test_annotations_cannot_be_ended_or_begun_by_data(base: Path, name: str) -> None:
    text = HOSTILE[name]
    put(base, "a-2", action("a-2", more=f"{quoted(text)}: x\n").replace("role: spa", f"role: {quoted(text)}"))
    lines = run("validate", "-C", base, "--format", "github").out.splitlines()
    findings = [line for line in lines if line.startswith("::")]
    assert len(findings) == 2
    for line in findings:
        assert re.match(r"::error file=data/actions/a-2\.yaml,line=[0-9]+,col=[0-9]+,title=TSR40[13]::", line)
        assert not re.search(r"%(?!25)", line.split("::", 2)[2])
        assert "##[" not in line
        assert "##vso[" not in line


def test_lines_of_a_file_shown_with_a_finding_command_no_runner(base: Path) -> None:
    text = 'notes: |\n  ::error file=x::pwned\n  ##[error]pwned\n::set-output name=x::y: "\\e[31m\n'
    put(base, "a-2", action("a-2", more=text))
    status, out, _ = run("validate", "-C", base, "--format", "text")
    assert status == 1
    assert_quiet(out)
    assert r"\u{3a}:set-output name=x::y" in out


HOSTILE_NAMES = (
    "x\x1b[31m.yaml", "x\n::error::y.yaml", "::error::y.yaml", "x%0A::y.yaml", "[red]x[red].yaml", "[].yaml",
    "{{7*7}}.yaml", "-rf.yaml", "x y.yaml", "<script>.yaml", "$(touch canary).yaml", "x\u202egnp.yaml", "\u05e9.yaml",
    "x'\".yaml", "CON.yaml", "x|y`z`.yaml", "x,line=9.yaml", "x:1:2.yaml", "=1+1.yaml", "x.yaml.txt", "x\udcff.yaml",
)  # fmt: skip


def test_hostile_file_names_are_named_once_and_inert(base: Path) -> None:
    for name in HOSTILE_NAMES:
        (base / "data/actions" / name).write_text("- not a record\n", encoding="utf-8")
    status, out, err = run("validate", "-C", base, "--format", "text")
    assert (status, err) == (1, "")
    assert_quiet(out)
    assert len(re.findall(r"^data/actions/.*:1:1: error TSR1(?:12|20) ", out, re.MULTILINE)) == len(HOSTILE_NAMES)
    assert out.endswith(
        f"8 records in {8 + len(HOSTILE_NAMES)} files: {len(HOSTILE_NAMES)} errors, no warnings, no advice\n"
    )
    found = json.loads(run("validate", "-C", base, "--format", "json").out)["diagnostics"]
    assert len({each["path"] for each in found}) == len(HOSTILE_NAMES)
    github = run("validate", "-C", base, "--format", "github").out.splitlines()
    *lines, more = [line for line in github if line.startswith("::")]
    assert len(lines) == 9
    for line in lines:
        assert line.isprintable()
        assert re.fullmatch(r"::error file=[^,:]+,line=1,col=1,title=TSR1(12|20)::.*", line), line
    assert more == f"::error title=tsreview::and {len(HOSTILE_NAMES) - 9} more; the log of this step lists them"
    assert_quiet("\n".join(github[10:]))
    assert "\ufffd" not in out


def test_a_hostile_argument_is_shown_inert(base: Path) -> None:
    for words in (
        ("actions", "show", "\x1b[31m[/]\n::error::x"),
        ("actions", "list", "--where", "\x1b[31m:x"),
        ("actions", "list", "--sort", "::error::\x1b[0m"),
        ("explain", "::error::\x9b"),
        ("actions", "overdue", "--as-of", "\x1b]0;x\x07"),
        ("\x1b[31m",),
        ("actions", "overdue", "--\x1b[31m"),
    ):
        status, out, err = run(*words, "-C", base) if words[0] == "actions" else run(*words)
        assert (status, out) == (2, ""), words
        assert_quiet(err)
    status, out, err = run("status", "-C", base / "\x1b[31m[/]")
    assert (status, out) == (3, "")
    assert_quiet(err)


@pytest.mark.parametrize("word", ["\udcff", "x" * 5_000], ids=["no text", "long"])
def test_any_word_is_refused_in_a_screen(base: Path, word: str) -> None:
    for words in (
        ("actions", "show", word),
        ("actions", "due", "--within", word),
        ("actions", "movement", "--plan", word),
        ("actions", "list", "--where", f"title:{word}("),
        ("principles", "coverage", "--by", word),
        ("report", "plan", word),
        ("report", "verify", word),
        ("report", "briefing", "--template", word),
        ("sql", word),
        ("status", "-C", word),
    ):
        status, out, err = run(*words, folder=base)
        assert (status in (2, 3), out) == (True, ""), words
        assert len(err) < 1_000, words
        assert_quiet(err)


def test_a_search_for_anything_is_only_a_search(base: Path) -> None:
    for text in ("a' OR 1=1 --", '"unclosed', "label:x", "NEAR(a b)", "a* ^b", "x AND", "{{7*7}}", "%", "a\x00b"):
        status, _, err = run("search", text, "-C", base)
        assert status in (0, 2), (text, err)
        assert "Traceback" not in err
    assert run("search", "meeting", "-C", base).out.count("a-1") == 1
