"""The page docs/dataset.md, made from the shipped data and from the log of how it was checked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tsreview.index.connection import Index
from tsreview.loading.opening import open_dataset
from tsreview.loading.sync import Trust
from tsreview.schema.kinds import KINDS

NOT_STATED = "not_stated"
ROOT = Path(__file__).resolve().parent.parent


class Pass(NamedTuple):
    """A pass in which somebody who had not transcribed them held records against their lines."""

    range: str
    checked: str
    changed: int
    found: str


PASSES = (
    Pass("Working Together, whole", "220", 53,
         "wrong name, number or date 0; unsupported or unsaid inference 12; missing fact 8; wording of the source 32"),
    Pass("Bolton paper, lines 1-511, notes, references", "about 270", 46,
         "wrong line 3; unsupported 7; missing fact 20; wording of the source 11; twice 6"),
    Pass("Bolton paper, lines 513-884", "about 190", 22,
         "wrong line 4; unsupported or overstated 9; inferred date 1; missing fact 10; figure without its place 2"),
    Pass("Action plan one year on, whole", "164", 36,
         "unsupported 9; inference unsaid 5; missing fact 7; wording of the source 12; wrong line 1; twice 2"),
    Pass("Gearing up for Growth, bodies and findings", "178", 43,
         "wrong line 8; unsupported or overstated 15; inference unsaid 13; missing fact 12; twice 1"),
    Pass("Gearing up for Growth, plans; Adapting to Deliver; commitments of the Bolton paper", "204", 45,
         "unsupported 15; lead read from the text without saying so 9; wrong date 2; wrong line 4; missing fact 5"),
    Pass("Organisations that look alike, all documents", "366", 36,
         "one pair merged, a spelling variant; 18 pairs told apart by `not_same_as`"),
)  # fmt: skip
"""What each pass found and mended, as counted by those who made it."""


def dataset() -> list[str]:
    """Give the lines of the page."""
    opened = open_dataset(ROOT, named=True, cached=False, trust=Trust.CONTENT)
    index = opened.index
    return [
        "# The dataset", "",
        "What the five documents say, each fact with its place in them. Text is in our own words; names, numbers, "
        "amounts and dates are as published. What a document leaves open is open here too, and `notes` says so.", "",
        "What a document reports of an action is an update dated to the document: to the last day of its month where "
        "it prints no day. The action plan review prints no date at all; its reports are dated to the end of December "
        "2007, one year after the plan, and each says so.", "",
        "## What is there", "", *_kinds(index), "",
        "## By document", "",
        "Records that cite each of the five documents; a record that cites two counts with both.", "",
        *_documents(index), "",
        "## Plans", "", *_plans(index), "",
        "## How it was checked", "",
        "Each document was transcribed by section. Then somebody who had not transcribed it held every record against "
        "the lines that it cites. What was wrong was mended; the last column counts it.", "",
        "| pass | records checked | records changed | what was found |", "| --- | ---: | ---: | --- |",
        *(f"| {each.range} | {each.checked} | {each.changed} | {each.found} |" for each in PASSES), "",
        "## What is open", "", *_open(index), "",
        "## Where the documents differ", "",
        "Recorded as `data/contradictions/`, with both places, and not resolved in silence.", "",
        *_contradictions(index), "",
    ]  # fmt: skip


def _kinds(index: Index) -> Iterator[str]:
    counts = dict(index.rows("SELECT kind, count(*) FROM files GROUP BY kind"))
    yield from ("| kind | records |", "| --- | ---: |")
    yield from (f"| {kind.plural} | {counts.get(kind.name, 0)} |" for kind in KINDS)


def _documents(index: Index) -> Iterator[str]:
    kinds = [kind for kind in KINDS if kind.name != "source"]
    yield f"| document | {' | '.join(kind.plural for kind in kinds)} |"
    yield "| --- |" + " ---: |" * len(kinds)
    for source, title, text in index.rows(
        """SELECT f.record, t.label, json_extract(f.tree, '$.text.name') FROM files f
           JOIN targets t ON t.file = f.id AND t.n = 0
           WHERE f.kind = 'source' AND json_extract(f.tree, '$.text.name') IS NOT NULL ORDER BY 3"""
    ):
        counts = cited(index, source)
        numbers = " | ".join(str(counts.get(kind.name, 0)) for kind in kinds)
        yield f"| `{source}`: {title} ({text}) | {numbers} |"


def cited(index: Index, source: str) -> dict[str, int]:
    """Count the records that cite a source, by kind."""
    sql = """SELECT f.kind, count(DISTINCT f.id) FROM links l JOIN files f ON f.id = l.file
             WHERE l.kind = 'source' AND l.id = ? GROUP BY f.kind"""
    return dict(index.rows(sql, (source,)))


def _plans(index: Index) -> Iterator[str]:
    yield from (
        "| plan | published | actions | with an update | without a date |",
        "| --- | --- | ---: | ---: | ---: |",
    )
    yield from (
        f"| `{plan}`: {title} | {published} | {actions} | {updated} | {undated} |"
        for plan, title, published, actions, updated, undated in index.rows(
            """SELECT p.id, p.title, p.published, count(a.file), count(a.last_on), sum(a.due IS NULL)
               FROM plans p LEFT JOIN actions a ON a.plan = p.id GROUP BY p.id ORDER BY p.id"""
        )
    )


def _open(index: Index) -> list[str]:
    trees = [(kind, json.loads(text)) for kind, text in index.rows("SELECT kind, tree FROM files WHERE readable")]
    bodies = [tree for kind, tree in trees if kind == "organisation"]
    actions = [tree for kind, tree in trees if kind == "action"]
    counts = {
        "organisations whose sort of body no document tells": sum(body["kind"] == NOT_STATED for body in bodies),
        "organisations whose sector no document tells": sum(body["sector"] == NOT_STATED for body in bodies),
        "actions without a date": sum("due" not in action for action in actions),
        "actions without any body that has a part in them": sum("parties" not in action for action in actions),
        "actions without an update": sum("updates" not in action for action in actions),
        "records with notes on what is open or was read": sum("notes" in tree for _, tree in trees),
    }
    return [f"- {number} {words}" for words, number in counts.items()]


def _contradictions(index: Index) -> Iterator[str]:
    for (text,) in index.rows("SELECT tree FROM files WHERE kind = 'contradiction' ORDER BY record"):
        tree: dict[str, Any] = json.loads(text)
        accounts = "; ".join(map(_account, tree["accounts"]))
        yield f"- **{tree['title']}** (`{tree['id']}`): {accounts}."


def _account(account: dict[str, Any]) -> str:
    return f'"{account["says"].rstrip(".")}" (`{account["source"]}`{_lines(account)})'


def _lines(account: dict[str, Any]) -> str:
    return f", {'lines' if not account['lines'].isdigit() else 'line'} {account['lines']}" if "lines" in account else ""
