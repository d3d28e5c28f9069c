"""`tsreview validate --fix`: what has one right answer is mended, and nothing else is touched."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.datasets import CASES, action, copy_base, fingerprint, put
from tests.support.runs import run
from tsreview.codes import RULES
from tsreview.loading import writing
from tsreview.loading.lock import alone
from tsreview.loading.replacing import replace_whole

NAMES = sorted(path.parent.name for path in (CASES / "invalid").glob("*/data"))
MARKED = [
    name for name in NAMES if "(fixable with --fix)" in (CASES / "invalid" / name / "expected.txt").read_text("utf-8")
]
FIXABLE = {code for code, rule in RULES.items() if rule.fix}


def findings(dataset: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("validate", "--format", "json", "-C", dataset).out)["diagnostics"]
    return found


def known(found: list[dict[str, Any]]) -> Counter[tuple[str, str, str]]:
    return Counter((each["path"], each["code"], each["message"]) for each in found if each["severity"] != "advice")


# ---- every case of every rule


@pytest.mark.parametrize("name", MARKED)
def test_what_is_said_to_be_fixable_is_fixed_and_brings_nothing_worse(name: str, tmp_path: Path) -> None:
    dataset = shutil.copytree(CASES / "invalid" / name, copy_base(tmp_path / "dataset"), dirs_exist_ok=True)
    before, files = findings(dataset), fingerprint(dataset)
    done = run("validate", "--fix", "--format", "json", "-C", dataset)
    after = json.loads(done.out)["diagnostics"]
    assert not [each for each in after if each["fixable"]]
    assert not known(after) - known(before)
    assert [each for each in before if each["fixable"]]
    mended = {each["path"] for each in before if each["fixable"]}
    changed = {path for path, state in fingerprint(dataset).items() if files[path] != state}
    assert changed == mended
    assert f"fixed in {len(mended)} file" in done.err
    assert all(each["code"] in FIXABLE for each in before if each["fixable"])
    assert run("validate", "--fix", "-C", dataset).err == "0 findings fixed in 0 files\n"


def test_the_other_cases_are_left_as_they_are(tmp_path: Path) -> None:
    others = [name for name in NAMES if name not in MARKED]
    assert len(others) > 100
    for name in others[::9]:
        dataset = shutil.copytree(CASES / "invalid" / name, copy_base(tmp_path / name), dirs_exist_ok=True)
        before = fingerprint(dataset)
        assert run("validate", "--fix", "-C", dataset).err == "0 findings fixed in 0 files\n"
        assert fingerprint(dataset) == before


def test_every_rule_that_is_mended_has_a_case_and_an_example_here() -> None:
    assert {code for code, *_ in MENDED} == FIXABLE
    assert {code for code, *_ in LEFT} == FIXABLE - {"TSR106"}, "a mark can always be taken off"


# ---- one by one, both ways

LOG = "updates:\n  - on: {on}\n    status: {status}\n    progress: x\n"
BODY = 'id: x-1\nname: X\nkind: charity\n{more}sources:\n  - source: joint-report\n    section: "2"\n'
NUMBERS = "identifiers:\n  - scheme: {scheme}\n    id: {id}\n"


def log(on: str = "2010-05-01", status: str = "in_progress") -> str:
    return action("a-2", more=LOG.format(on=on, status=status))


def body(scheme: str = "GB-COH", number: str = '"09506232"') -> str:
    return BODY.format(more=NUMBERS.format(scheme=scheme, id=number))


def area(code: str) -> str:
    return BODY.format(more=f"area_code: {code}\n")


PLAIN = action("a-2")
MENDED = [
    ("TSR106", "\ufeff" + PLAIN, PLAIN),
    ("TSR210", body(number="9506232"), body()),
    ("TSR210", body("GB-SC", "sc 042386"), body("GB-SC", "SC042386")),
    ("TSR210", area("e06000042"), area("E06000042")),
    ("TSR211", body("gb_coh"), body()),
    ("TSR303", log("1/5/2010"), log()),
    ("TSR303", log("'1 May 2010'  # as printed"), log("2010-05-01  # as printed")),
    ("TSR401", PLAIN.replace("due:", "Due:"), PLAIN),
    ("TSR401", log().replace("status:", '"STATUS" :'), log().replace("status:", "status :")),
    ("TSR403", log(status="'In Progress'"), log()),
    ("TSR406", PLAIN.replace("id: a-2", "id: A 2"), PLAIN),
    ("TSR406", PLAIN.replace("anytown-council", "Anytown Council"), PLAIN),
    ("TSR406", PLAIN.replace("1a", "1A"), PLAIN),
    (
        "TSR406",
        PLAIN.replace("objective: 1a", "objective: >-  # x\n  1A\n\n").replace("\n", "\r\n"),
        PLAIN.replace("objective: 1a", "objective: 1a  # x\n\n").replace("\n", "\r\n"),
    ),
    ("TSR408", PLAIN + '    lines: "3 – 4"\n', PLAIN + '    lines: "3-4"\n'),
    (
        "TSR411",
        PLAIN.replace("role: spa", "role: spa\n    shared: Yes"),
        PLAIN.replace("role: spa", "role: spa\n    shared: true"),
    ),
    (
        "TSR411",
        PLAIN.replace("due: Sept 2010", "due: {published: Sept 2010, read_as: Sept 2010, shared: off}"),
        PLAIN.replace("due: Sept 2010", "due: {published: Sept 2010, read_as: Sept 2010, shared: false}"),
    ),
    ("TSR802", PLAIN.replace("1a\n", "1a  \n") + "notes: >-\n  a \n  b\t\n", PLAIN + "notes: >-\n  a\n  b\n"),
    ("TSR802", PLAIN.replace("\n", " \r\n"), PLAIN.replace("\n", "\r\n")),
    ("TSR804", PLAIN.replace("Publish", "Cafe\u0301"), PLAIN.replace("Publish", "Café")),
    ("TSR804", PLAIN + "notes: |-  # x\n  a\n  cafe\u0301  b\n", PLAIN + "notes: |-  # x\n  a\n  café b\n"),
    ("TSR806", PLAIN.replace("a protocol", "a   protocol"), PLAIN),
    (
        "TSR806",
        PLAIN.replace("Publish a protocol", "'Publish  it''s'"),
        PLAIN.replace("Publish a protocol", "'Publish it''s'"),
    ),
]
LEFT = [
    ("TSR210", body(number="1099712")),
    ("TSR210", body(number='"123456"')),
    ("TSR210", body("GB-CHC", '"0219830"')),
    ("TSR210", area("E123")),
    ("TSR211", body("Charity Commission")),
    ("TSR303", log("03/04/11")),
    ("TSR303", log("2010-02-30")),
    ("TSR303", log("May 2010")),
    ("TSR401", PLAIN.replace("due:", "deu:")),
    ("TSR401", PLAIN + "Due: Oct 2010\n"),
    ("TSR403", log(status="done")),
    ("TSR406", PLAIN.replace("id: a-2", "id: A 3")),
    ("TSR406", PLAIN.replace("anytown-council", "Othertown Council")),
    ("TSR406", PLAIN.replace("1a", "9Z")),
    ("TSR408", PLAIN + "    lines: the third row\n"),
    ("TSR411", PLAIN.replace("role: spa", "role: spa\n    shared: perhaps")),
    ("TSR802", PLAIN + 'notes: "a\\ \n  b"\n'),
    ("TSR804", PLAIN + 'notes: "cafe\\u0301"\n'),
    ("TSR806", PLAIN + "notes: '  a'\n"),
]


def file_of(dataset: Path, text: str) -> Path:
    return put(dataset, *(("x-1", text, "organisations") if "id: x-1" in text else ("a-2", text)))


@pytest.mark.parametrize(("code", "old", "new"), MENDED)
def test_what_has_one_answer_is_mended(base: Path, code: str, old: str, new: str) -> None:
    path = file_of(base, old)
    assert [each["code"] for each in findings(base) if each["fixable"]].count(code)
    done = run("validate", "--fix", "-C", base)
    assert path.read_bytes().decode() == new
    assert code not in [each["code"] for each in findings(base)]
    assert done.status == 0, done


@pytest.mark.parametrize(("code", "text"), LEFT)
def test_what_has_none_is_left(base: Path, code: str, text: str) -> None:
    path = file_of(base, text)
    assert code in [each["code"] for each in findings(base)]
    done = run("validate", "--fix", "--advice", "-C", base)
    assert path.read_bytes().decode() == text
    assert f" {code} " in done.out
    assert done.err.endswith("0 findings fixed in 0 files\n")


# ---- what is written, and what is said

MANY = log("1/5/2010", "In progress").replace("id: a-2", "id: A-2  ").replace("1a", "1A")


def test_all_of_a_file_is_mended_at_once_and_the_rest_is_listed(base: Path) -> None:
    path = put(base, "a-2", MANY.replace("voluntary-council", "nobody  # who?"))
    done = run("validate", "--fix", "-C", base)
    assert path.read_text() == log().replace("voluntary-council", "nobody  # who?")
    assert done.err == "5 findings fixed in 1 file\n"
    assert done.status == 1
    assert done.out.startswith("data/actions/a-2.yaml:10:19: error TSR201 no organisation")
    assert done.out.endswith("9 records in 9 files: 1 error, no warnings, no advice\n")


def test_a_diff_shows_what_would_be_written_and_writes_nothing(base: Path) -> None:
    put(base, "a-2", MANY)
    before = fingerprint(base)
    done = run("validate", "--fix", "--diff", "-C", base)
    assert (done.status, done.err) == (0, "5 findings would be fixed in 1 file\n")
    assert done.out.startswith("--- a/data/actions/a-2.yaml\n+++ b/data/actions/a-2.yaml\n@@ ")
    assert "-id: A-2  \n-plan: joint-plan\n-objective: 1A\n+id: a-2\n" not in done.out
    assert {"-id: A-2  ", "+id: a-2", "-objective: 1A", "+objective: 1a"} < set(done.out.splitlines())
    assert fingerprint(base) == before


def test_only_the_findings_of_chosen_codes_are_mended(base: Path) -> None:
    path = put(base, "a-2", MANY)
    run("validate", "--fix", "--select", "TSR802,TSR303", "-C", base)
    assert path.read_text() == MANY.replace("A-2  ", "A-2").replace("1/5/2010", "2010-05-01")
    run("validate", "--fix", "--ignore", "TSR406", "-C", base)
    assert path.read_text() == log().replace("id: a-2", "id: A-2").replace("1a", "1A")


def test_values_stay_where_mending_them_would_bring_what_is_worse(base: Path) -> None:
    """A report of completion that is read at last is one without evidence."""
    path = put(base, "a-2", log(status="Complete").replace("order: 2", "order: 2  "))
    other = put(base, "a-3", PLAIN.replace("id: a-2", "id: A-3"))
    done = run("validate", "--fix", "-C", base)
    assert path.read_text() == log(status="Complete")
    assert other.read_text() == PLAIN.replace("a-2", "a-3")
    note = "note: data/actions/a-2.yaml: values left as they are, as mending them would bring TSR501\n"
    assert done.err == f"{note}2 findings fixed in 2 files\n"


def test_values_that_cannot_be_mended_in_place_are_told_of(base: Path) -> None:
    text = PLAIN + 'notes: "cafe\u0301 \\u0065\u0301"\n'
    path = put(base, "a-2", text)
    done = run("validate", "--fix", "-C", base)
    assert path.read_text(encoding="utf-8") == text
    assert done.err.startswith("note: data/actions/a-2.yaml: values left as they are, as they are written in a way")
    run("format", "-C", base)
    assert run("validate", "--fix", "-C", base).err == "1 finding fixed in 1 file\n"
    assert path.read_text(encoding="utf-8") == PLAIN + "notes: café é\n"


def test_what_yaml_refuses_is_left(base: Path) -> None:
    texts = {"a-2": PLAIN + "due: Oct 2010  \n", "a-3": "id: [a  \n"}
    for identity, text in texts.items():
        put(base, identity, "\ufeff" + text)
    before = fingerprint(base)
    assert {"TSR106", "TSR802", "TSR115"} < {each["code"] for each in findings(base)}
    assert not [each for each in findings(base) if each["fixable"]]
    assert run("validate", "--fix", "-C", base).err == "0 findings fixed in 0 files\n"
    assert fingerprint(base) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--fix", "--at", "HEAD"), "--fix does not go with --at"),
        (("--fix", "--base", "HEAD"), "--fix does not go with --base"),
        (("--diff",), "--diff shows what --fix would change"),
        (("--fix", "--diff", "--format", "json"), "--diff prints a diff and no findings"),
        (("--fix", "--diff", "--output", "x"), "--diff prints a diff and no findings"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(base: Path, words: tuple[str, ...], message: str) -> None:
    put(base, "a-2", MANY)
    before = fingerprint(base)
    done = run("validate", *words, "-C", base)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert fingerprint(base) == before


def test_one_edit_at_a_time(base: Path) -> None:
    path = put(base, "a-2", MANY)
    with alone(base):
        assert run("validate", "--fix", "-C", base).status == 3
        assert run("validate", "--fix", "--diff", "-C", base).status == 0
    assert path.read_text() == MANY


def test_what_another_program_wrote_meanwhile_stays(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(base, "a-2", MANY)

    def disturbed(*given: Any, **named: Any) -> None:
        path.write_text("id: theirs\n")
        replace_whole(*given, **named)

    monkeypatch.setattr(writing, "replace_whole", disturbed)
    done = run("validate", "--fix", "-C", base)
    assert done.status == 3
    assert "was changed meanwhile, so nothing was written" in done.err
    assert path.read_text() == "id: theirs\n"


def test_explain_tells_what_is_mended() -> None:
    assert "With `tsreview validate --fix`\n    Takes the mark off.\n" in run("explain", "TSR106").out
    assert "--fix" not in run("explain", "TSR201").out


def test_a_key_that_looks_like_the_way_to_another_is_left_and_hinders_nothing(base: Path) -> None:
    odd = '"parties[1].Named": x\n"sources[0].Lines": x\n'
    path = put(base, "a-2", action("a-2", title="Publish a  protocol", more=odd))
    done = run("validate", "--fix", "-C", base)
    assert done.err == "1 finding fixed in 1 file\n"
    assert path.read_text() == action("a-2", title="Publish a protocol", more=odd)
    assert not [each for each in findings(base) if each["fixable"]]
