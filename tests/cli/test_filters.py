"""`--where`, `--sort`, `--group-by` and `--columns`: what they let through, and what they say of mistakes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.runs import Result, run

Ask = Callable[..., Result]


@pytest.fixture
def ask(shipped: Path) -> Ask:
    def asked(*words: str) -> Result:
        return run("actions", "list", "--as-of", "2010-10-01", "-C", shipped, *words)

    return asked


def ids(result: Result) -> list[str]:
    assert result.status == 0, result.err
    return [item["id"] for item in json.loads(result.out)["items"]]


def where(ask: Ask, filter_: str) -> list[str]:
    return ids(ask("--format", "json", "--where", filter_))


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        ("id:wt-1a-1", ["wt-1a-1"]),
        ("id=WT-1A-1", ["wt-1a-1"]),
        ("theme:3 and nominator:lspe and due<2010-07", []),
        ("spa:none and theme:2 and due<=2010-04", ["wt-2a-1", "wt-2d-2"]),
        ("not spa:none", ["wt-1c-2"]),
        ("spa!=none", ["wt-1c-2"]),
        ('title:"social return"', ["wt-2d-1"]),
        ("nominator:mkce", ["wt-2d-2"]),
        ("due:30/06/2010", ["wt-2e-1", "wt-2e-2", "wt-2e-3", "wt-2e-4"]),
        ("due:2010-06-30", ["wt-2e-1", "wt-2e-2", "wt-2e-3", "wt-2e-4"]),
        ('due:"June 2010" and not (id:wt-2e-1 or id:wt-2e-2)', ["wt-2e-3", "wt-2e-4"]),
        ("due<2010-02", ["wt-2a-1"]),
        ("due<=2010-02", ["wt-1a-1", "wt-1d-1", "wt-2a-1"]),
        ("due>=2010-02 and due<2010-04", ["wt-1a-1", "wt-1c-1", "wt-1d-1"]),
        ("days_late>200", ["wt-1a-1", "wt-1d-1", "wt-2a-1"]),
        ("days_late=243", ["wt-2a-1"]),
        ("lateness:report_missed", ["wt-1d-3", "wt-1e-1"]),
        ('lateness:"report missed"', ["wt-1d-3", "wt-1e-1"]),
        ("theme:1 and id:wt-1a-1 or id:wt-2a-1", ["wt-1a-1", "wt-2a-1"]),
        ("(theme:1 or theme:2) and id:wt-2a-1", ["wt-2a-1"]),
        ("NOT NOT id:wt-2a-1", ["wt-2a-1"]),
    ],
)
def test_a_filter_finds(ask: Ask, filter_: str, found: list[str]) -> None:
    assert where(ask, filter_) == found


def test_none_stands_for_no_value_and_the_halves_add_up(ask: Ask) -> None:
    assert len(where(ask, "due:none")) == 8
    assert len(where(ask, "not due:none")) == len(where(ask, "due!=none")) == 22
    assert len(where(ask, "status:none")) == 30
    assert len(where(ask, "rag:red or rag:amber")) + len(where(ask, "not rag:red and rag!=amber")) == 30


@pytest.mark.parametrize(
    ("filter_", "message", "hint"),
    [
        ("thme:2", 'no field "thme" to filter by', 'did you mean "theme"? fields: days_late, due, '),
        ("theme:2 and", '--where: the name of a field is missing (at "the end")', "write FIELD:VALUE"),
        ("", '--where: the name of a field is missing (at "the end")', "write FIELD:VALUE"),
        ("theme 2", '--where: a comparison is missing (at "theme", character 1)', "write theme:VALUE"),
        ("theme:2 and (rag:red", '--where: this bracket is not closed (at "(", character 13)', 'add ")"'),
        ("theme:2)", '--where: there is more than one filter (at ")", character 8)', 'join them with "and" or "or"'),
        ("theme:2 rag:red", '--where: there is more than one filter (at "rag", character 9)', 'join them with "and"'),
        ('title:"social', '--where: this cannot be read (at ""social", character 7)', "put text in double quotes"),
        (
            "due<2010-11",
            '"2010-11" cannot be compared with: it could be a month or',
            'write "November 2010" or "2010/11"',
        ),
        ("due<03/04/11", '"03/04/11" cannot be compared with: the year has two figures', 'write "3 April 2011"'),
        ("due<Sept", '"Sept" cannot be compared with: it gives no days', "write a date such as 2010-07"),
        ("due:ongoing", '"ongoing" cannot be compared with: it gives no days', "write a date such as 2010-07"),
        ("status:done", '`status` is never "done" (at "done", character 8)', "allowed: not_started, in_progress"),
        ("rag:redd", '`rag` is never "redd" (at "redd", character 5)', 'did you mean "red"?'),
        ("days_late>soon", '`days_late` is a number, and "soon" is none', "write digits"),
        ("theme<2", '`theme` has no order to compare by "<" (at "<", character 6)', "write theme:VALUE"),
        ('__import__("os").system("touch x")', 'no field "__import__"', "fields: "),
        ("id:x or __class__:y", 'no field "__class__"', "fields: "),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_next_act(ask: Ask, filter_: str, message: str, hint: str) -> None:
    status, out, err = ask("--where", filter_)
    assert (status, out) == (2, "")
    first, second = err.splitlines()
    assert first.startswith("tsreview: ")
    assert message in first
    assert second.startswith(f"  hint: {hint}")


def test_nothing_of_a_filter_is_executed(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for filter_ in (
        'title:"\'); DROP TABLE files; --"',
        'title:"{{7*7}}"',
        'title:"$(touch canary)"',
        "id:\"__import__('os').system('touch canary')\"",
    ):
        assert where(ask, filter_) == []
    assert list(tmp_path.iterdir()) == []
    assert len(where(ask, "plan:working-together")) == 30


def test_thirty_levels_are_read_and_more_are_refused(ask: Ask) -> None:
    assert where(ask, "(" * 28 + "id:wt-1a-1" + ")" * 28) == ["wt-1a-1"]
    assert "nested too deep" in ask("--where", "(" * 900 + "id:x").err
    assert "nested too deep" in ask("--where", "not " * 400 + "id:x").err
    assert "longer than 2,000 characters" in ask("--where", "id:" + "x" * 2_001).err


def test_the_filter_is_told_with_the_list(ask: Ask) -> None:
    out = ask("--where", "theme:2 and rag:red").out
    assert "\n6 of 30 actions are listed (--where theme:2 and rag:red)\n6 actions: " in out


def test_sorting_puts_what_has_no_value_last_either_way(ask: Ask) -> None:
    up = json.loads(ask("--sort", "due,id", "--format", "json").out)["items"]
    down = json.loads(ask("--sort", "-due,id", "--format", "json").out)["items"]
    days = [item["latest"] for item in up]
    assert days[:22] == sorted(days[:22])
    assert days[22:] == [None] * 8
    assert [item["latest"] for item in down] == sorted(days[:22], reverse=True) + [None] * 8
    assert [item["id"] for item in up[22:]] == sorted(item["id"] for item in up[22:])
    assert ids(ask("--sort", "-id", "--format", "json"))[0] == "wt-3f-1"


def test_grouping_gives_each_group_a_heading_and_loses_no_row(ask: Ask) -> None:
    lines = ask("--group-by", "nominator").out.splitlines()
    headings = [line for line in lines if line.startswith("Nominator: ")]
    assert headings == sorted(headings)
    assert "Nominator: not named" in headings
    assert sum(line.startswith("wt-") for line in lines) == 30
    assert ask("--group-by", "theme", "--format", "markdown").out.count("\n## Theme: ") == 3


def test_columns_stand_in_the_order_asked_for(ask: Ask) -> None:
    item = json.loads(ask("--columns", "rag, id", "--format", "json", "--where", "id:wt-2a-1").out)["items"][0]
    assert list(item.items()) == [("rag", "red"), ("id", "wt-2a-1")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--sort", "deu"), 'no field "deu" to sort by'),
        (("--group-by", "nominators"), 'no field "nominators" to group by'),
        (("--columns", "id,titel"), 'no field "titel" to show'),
    ],
)
def test_an_unknown_field_is_a_usage_error_with_the_nearest(ask: Ask, words: tuple[str, str], message: str) -> None:
    status, out, err = ask(*words)
    assert (status, out) == (2, "")
    assert message in err
    assert "did you mean" in err


def test_lists_of_records_take_the_same_options(shipped: Path) -> None:
    words = ("organisations", "list", "-C", shipped, "--format", "json")
    found = json.loads(run(*words, "--where", "acronyms:mkcvo").out)["items"]
    assert [item["id"] for item in found] == ["mkcvo"]
    kinds = json.loads(run(*words, "--sort", "kind,-id", "--columns", "kind,id").out)["items"]
    assert [item["kind"] for item in kinds] == sorted(item["kind"] for item in kinds)
    assert len(kinds) == len(list((shipped / "data" / "organisations").iterdir()))
    assert run(*words, "--where", "id:nobody", "--fail-if-any").status == 0
    assert run(*words, "--where", "id:mkcvo", "--fail-if-any").status == 1
    assert run("principles", "list", "-C", shipped, "--where", "number>=7").out.splitlines()[-1] == "2 of 8 principles"


def test_a_word_that_no_row_holds_is_told_when_nothing_is_found(ask: Ask) -> None:
    typo = ask("--where", "nominator:MKCLP")
    assert (typo.status, typo.err) == (0, 'hint: no row has `nominator` "MKCLP"; did you mean "MKCLIP"?\n')
    known = ask("--where", "nominator:MKCLIP and theme:2")
    assert known.err == ""
    strange = ask("--where", "spa:xyzzy")
    assert strange.err == 'hint: no row has `spa` "xyzzy"\n'
