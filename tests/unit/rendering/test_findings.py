"""Findings in every format, with a stranger's text in every part: read back whole, and nothing of it acts."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.support.schemas import read_sarif

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Excerpt, Place
from tsreview.rendering.findings.drawing import FindingFormat, draw
from tsreview.rendering.findings.facts import Detail, File, Findings
from tsreview.rendering.inert import terminal

HOSTILE = (
    "x\n::error file=a,line=1::pwned",
    "::stop-commands::x",
    "##[error]pwned ###[group]x ##vso[task.complete]",
    "]]></failure><testcase/>",
    '"><script>alert(1)</script>&amp;<!--',
    "\x1b[31mred\x1b[0m \x9b31m \x07",
    "100%0A%0D::error::x %2e",
    "[click](javascript:alert(1)) ![x](http://evil.example/p.png) [a](1)",
    "a | b || `c` **d** @team http://evil.example",
    "{0} {{1}} ${x}",
    "bidi \u202e tags \U000e0041 separator \u2028 surrogate \udcff",
    "\ufffe \uffff \x00 \x0b \x85",
)
MARKDOWN = MarkdownIt("commonmark").enable("table")
HARMLESS = {"h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong"}


def found(text: str, path: str = "data/actions/a-1.yaml", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(Place(path, 3, 5), "TSR301", severity, text, text, "due", (Place(path, 7, 2),))


def findings(*listed: Diagnostic, line: str = "due: soon", **more: Any) -> Findings:
    facts: dict[str, Any] = {
        "every": list(listed), "shown": list(listed), "listed": list(listed), "detail": Detail.LIST,
        "failing": frozenset({Severity.ERROR}), "records": 1, "files": [File("data/actions/a-1.yaml", "action")],
        "dataset": {"commit": None, "dirty": None}, "inside": "", "in_workspace": "",
        "excerpts": lambda _: Excerpt(line, 9),
    }  # fmt: skip
    return Findings(**(facts | more))


def each_part(text: str) -> Findings:
    """Give findings that hold a text as the message, the hint, the path, the line and the folder of the dataset."""
    path = f"data/actions/{text.replace('/', ' ')}.yaml"
    return findings(found(text), found(text, path), line=f"due: {text}", inside=f"{text.replace('/', ' ')}/")


def said(text: str) -> str:
    return terminal(f"{text} ({text})")


def read_text(text: str, drawn: str) -> None:
    assert len(re.findall(r"^data/actions/.*:3:5: error TSR301 ", drawn, re.MULTILINE)) == 2
    assert len(re.findall(r"^  also: data/actions/", drawn, re.MULTILINE)) == 2
    *lines, last = drawn.splitlines()
    assert all(re.match("data/actions/|    |  hint: |  also: ", line) for line in lines)
    assert last == "1 record in 1 file: 2 errors, no warnings, no advice"


def read_json(text: str, drawn: str) -> None:
    items = json.loads(drawn)["diagnostics"]
    assert {item["message"] for item in items} == {item["hint"] for item in items} == {text}
    assert items[1]["path"] == items[1]["related"][0]["path"] == each_part(text).every[1].place.path


def read_github(text: str, drawn: str) -> None:
    first, second, last = drawn.splitlines()
    for line in (first, second):
        assert re.fullmatch(r"::error file=[^:,]*,line=3,col=5,title=TSR301::.*", line)
        assert not re.search(r"%(?!25|3A|2C)", line)
    assert last == "1 record in 1 file: 2 errors, no warnings, no advice"


def read_gitlab(text: str, drawn: str) -> None:
    items = json.loads(drawn)
    assert [item["description"] for item in items] == [said(text)] * 2
    assert items[1]["location"]["path"] == each_part(text).inside + each_part(text).every[1].place.path
    assert len({item["fingerprint"] for item in items}) == 2


def read_sarif_log(text: str, drawn: str) -> None:
    first, second = read_sarif(drawn)["results"]
    message = first["message"]["text"]
    assert not re.search(r"(?<!\\)\](?=\()", message), "a link"
    assert message.replace("\\[", "[").replace("\\]", "]") == said(text)
    location = second["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", location["uri"])
    whole = each_part(text).inside + each_part(text).every[1].place.path
    assert unquote_to_bytes(location["uri"]) == whole.encode("utf-8", "surrogateescape")


def read_junit(text: str, drawn: str) -> None:
    top = ElementTree.fromstring(drawn)
    assert [each.tag for each in top.iter()] == ["testsuites", *(["testsuite", "testcase", "failure"] * 2)]
    cases = top.findall("testsuite/testcase")
    assert terminal(each_part(text).every[1].place.path) in {case.get("name") for case in cases}
    for failure in top.iter("failure"):
        assert f"error TSR301 {terminal(text)}" in (failure.text or "")
        assert f"  hint: {terminal(text)}" in (failure.text or "")


def read_markdown(text: str, drawn: str) -> None:
    tokens = MARKDOWN.parse(drawn)
    inner = [child for token in tokens for child in token.children or ()]
    assert {token.tag for token in [*tokens, *inner] if token.tag} <= HARMLESS
    assert not any(token.type in ("html_block", "html_inline", "link_open", "image") for token in [*tokens, *inner])
    assert len([token for token in tokens if token.type == "td_open"]) == 2 * 4
    assert not re.search(r"(?<!\\)://|(?<![\w.])@\w", drawn)


READ: dict[FindingFormat, Callable[[str, str], None]] = {
    FindingFormat.TEXT: read_text,
    FindingFormat.JSON: read_json,
    FindingFormat.GITHUB: read_github,
    FindingFormat.GITLAB: read_gitlab,
    FindingFormat.SARIF: read_sarif_log,
    FindingFormat.JUNIT: read_junit,
    FindingFormat.MARKDOWN: read_markdown,
}


@pytest.mark.parametrize("form", FindingFormat)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_and_drives_nothing(form: FindingFormat, text: str) -> None:
    drawn = draw(each_part(text), form)
    READ[form](text, drawn)
    assert_quiet(drawn, may_command=form is FindingFormat.GITHUB)


@given(st.text(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_is_read_back(text: str) -> None:
    for form in FindingFormat:
        drawn = draw(each_part(text), form)
        READ[form](text, drawn)
        assert_quiet(drawn, may_command=form is FindingFormat.GITHUB)


def assert_quiet(drawn: str, *, may_command: bool) -> None:
    """Hold that neither a terminal nor a runner finds anything to obey."""
    assert all(each.isprintable() or each in "\n\u00a0\u2009\u202f\u200c\u200d\u200e\u200f\u2060" for each in drawn)
    for line in drawn.splitlines():
        assert may_command or not line.lstrip().startswith("::"), line
        assert "##[" not in line, line
        assert "##vso[" not in line, line
