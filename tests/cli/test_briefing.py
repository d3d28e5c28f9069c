"""The briefing on the shipped data, byte for byte, and what a board would trip over."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.datasets import GOLDEN, action, put
from tests.support.pages import bare_page
from tests.support.runs import run, spawn

BRIEFINGS = {
    "briefing-2009-10-q4": ("--quarter", "2009/10 Q4"),
    "briefing-2010-11-q2": ("--quarter", "2010/11 Q2"),
    "briefing-2011-12-q1": ("--quarter", "2011/12 Q1"),
}
"""Early in the plan, in its midst, and after it ended."""


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", BRIEFINGS)
def test_the_briefing_is_exactly_this(shipped: Path, name: str, form: str, update_golden: bool) -> None:
    status, out, err = run("report", "briefing", *BRIEFINGS[name], "--format", form, "-C", shipped)
    golden = GOLDEN / f"{name}.{form}"
    if update_golden and not err:
        golden.write_text(bare_page(out), encoding="utf-8", newline="")
    assert (status, err) == (0, "")
    assert bare_page(out) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["md", "html"])
def test_two_runs_and_other_hash_seeds_give_the_same_bytes(shipped: Path, form: str) -> None:
    words = ("report", "briefing", "--quarter", "2010/11 Q2", "--format", form)
    answer = run(*words, "-C", shipped, "--no-cache")
    assert answer.status == 0
    for seed in ("0", "1", "4242"):
        env = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        assert spawn(*words, folder=shipped, env=env) == answer
    assert run(*words, "-C", shipped) == answer


def test_the_name_of_the_output_file_tells_the_format(shipped: Path, tmp_path: Path) -> None:
    words = ("report", "briefing", "--quarter", "2010/11 Q2", "-C", shipped, "--output")
    for name, form in (("b.html", "html"), ("b.HTM", "html"), ("b.md", "md"), ("b", "md")):
        assert run(*words, tmp_path / name) == (0, "", "")
        golden = (GOLDEN / f"briefing-2010-11-q2.{form}").read_text(encoding="utf-8")
        assert bare_page((tmp_path / name).read_text(encoding="utf-8")) == golden


def test_the_numbers_add_up(shipped: Path) -> None:
    text = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", shipped).out
    rows = {cells[1]: cells for line in text.splitlines() if len(cells := [c.strip() for c in line.split("|")]) == 7}
    ratings = [rows[name] for name in ("Blue", "Green", "Amber", "Red", "Grey")]
    for column in (3, 5):
        assert sum(int(cells[column]) for cells in ratings) == int(rows["All"][column]) == 30
    assert sum(int(cells[4].removesuffix("%")) for cells in ratings) == 100
    listed = json.loads(run("actions", "list", "--as-of", "2010-09-30", "--format", "json", "-C", shipped).out)["items"]
    for cells in ratings:
        assert int(cells[3]) == sum(item["rag"] == cells[1].lower() for item in listed)
    exceptions = re.search(r"There are (\d+) exceptions: (\d+) red \(over one month behind\) and (\d+) amber", text)
    assert exceptions is not None
    assert int(exceptions[1]) == int(exceptions[2]) + int(exceptions[3]) == int(ratings[2][3]) + int(ratings[3][3])


def test_the_quarter_is_printed_in_full_and_the_day_is_its_last_if_past(shipped: Path) -> None:
    text = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", shipped).out
    assert text.startswith("# Quarterly briefing: Quarter 2, 2010/11 (July to September 2010)\n")
    assert "\n- **Data as at**: 30 September 2010\n" in text
    lasts = run("report", "briefing", "--quarter", "last", "--as-of", "2010-08-01", "-C", shipped).out
    assert lasts.startswith("# Quarterly briefing: Quarter 1, 2010/11 (April to June 2010)\n")
    assert "\n- **Data as at**: 30 June 2010\n" in lasts


def test_no_update_is_no_report_and_never_not_done(shipped: Path) -> None:
    text = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", shipped).out
    assert "No update is recorded for any of the 30 actions." in text
    assert "not that nothing was done" in text
    assert "0 changed state" not in text
    for name in BRIEFINGS:
        assert "None" not in (GOLDEN / f"{name}.md").read_text(encoding="utf-8")
        assert "nan" not in (GOLDEN / f"{name}.md").read_text(encoding="utf-8").split()


def test_after_the_plan_it_says_that_lateness_is_arithmetic() -> None:
    assert "arithmetic" not in (GOLDEN / "briefing-2010-11-q2.md").read_text(encoding="utf-8")
    assert (GOLDEN / "briefing-2011-12-q1.md").read_text(encoding="utf-8").count("is arithmetic, not a finding") == 1


def test_outside_git_it_says_so(shipped: Path) -> None:
    assert "The dataset is not in git." in run("report", "briefing", "-C", shipped).out


def test_what_was_reported_in_the_quarter_is_told_and_what_was_not_is_not(base: Path) -> None:
    log = """updates:
  - on: 2010-05-01
    status: in_progress
    progress: An earlier report
  - on: 2010-08-01
    status: complete
    progress: The protocol was signed
    evidence: Minute 7 of the board
revisions:
  - to: Dec 2010
    on: 2010-07-15
    kind: extended
    reason: The draft came late
"""
    put(base, "a-2", action("a-2", more=log))
    text = run("report", "briefing", "--quarter", "2010/11 Q2", "-C", base).out
    assert "| complete | Plus completed | 1 | a-2 |" in text
    assert "The protocol was signed. Evidence: Minute 7 of the board." in text
    assert "An earlier report" not in text
    assert (
        "| a-2 | Publish a protocol | Sept 2010 | Dec 2010 | 15 July 2010 | The draft came late | not recorded |"
        in text
    )
    assert "to approve the revised date in table 4 that nobody has approved" in text
    later = run("report", "briefing", "--quarter", "2010/11 Q3", "-C", base).out
    assert "No achievement is recorded in the quarter." in later
    assert "No date was revised in the quarter." in later


class Outline(HTMLParser):
    """Holds HTML against what a page must have, tag by tag."""

    EMPTY = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", BRIEFINGS)
def test_the_page_is_well_formed_and_loads_nothing(name: str) -> None:
    outline = Outline()
    outline.feed((GOLDEN / f"{name}.html").read_text(encoding="utf-8"))
    assert outline.open == []
    tags = [tag for tag, _ in outline.seen]
    assert not {"script", "iframe", "img", "link", "object", "form"} & set(tags)
    assert tags.count("h1") == tags.count("main") == 1
    ids = [attributes["id"] for _, attributes in outline.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [str(attributes["href"]) for tag, attributes in outline.seen if tag == "a"]
    assert targets
    assert all(target.startswith("#") and target[1:] in ids for target in targets)
    assert all("scope" in attributes for tag, attributes in outline.seen if tag == "th")
    assert not any(name.startswith("on") for _, attributes in outline.seen for name in attributes)


def test_a_rating_is_a_word_in_its_cell() -> None:
    page = (GOLDEN / "briefing-2010-11-q2.html").read_text(encoding="utf-8")
    tags = re.findall(r'<strong class="tag (\w+)">([^<]*)</strong>', page)
    assert len(tags) > 40
    assert all(word == colour.capitalize() for colour, word in tags)
