"""Settings from a stranger: read, or refused in a line; nothing in them costs time or leads elsewhere."""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tsreview.errors import DatasetFault
from tsreview.loading.settings import FILE_NAME, parse_settings, read_text
from tsreview.settings import Settings


def refusal(data: bytes) -> DatasetFault:
    with pytest.raises(DatasetFault) as caught:
        parse_settings(data)
    return caught.value


@pytest.fixture
def few_digits() -> Iterator[None]:
    """Let Python read numbers of no more digits than the environment may set."""
    usual = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(usual)


@pytest.mark.usefixtures("few_digits")
def test_a_number_that_python_does_not_read_is_refused() -> None:
    assert "is not valid TOML: Exceeds the limit" in refusal(b"[rag]\namber_months = " + b"1" * 700).message


def test_a_byte_order_mark_says_nothing() -> None:
    assert parse_settings(b'\xef\xbb\xbf[dataset]\r\ntitle = "Our review"\r\n').title == "Our review"


WAIVER = "[[waivers]]\nrule = 'TSR508'\nfiles = 'x'\nreason = 'x'\napproved_by = 'x'\nuntil = 2031-01-01\n"
THE_SETTINGS = "the settings are dataset.title, dataset.partnership, time.financial_year_starts, "
WITH_A_REMEDY = {
    "a number out of bounds": ("[rag]\namber_months = 99", ":2: `amber_months` must", "such as amber_months = 1"),
    "a year that begins in no month": ("[time]\nfinancial_year_starts = 0", "from 1 to 12", "_starts = 4"),
    "nothing like a setting": ("[x]\nyz = 1", ':2: there is no setting "x.yz"', THE_SETTINGS),
    "a table of nothing": ("\n[x]", ':2: there is no setting "x"', THE_SETTINGS),
    "a setting without a name": ('[dataset]\n"" = "x"', 'no setting "dataset."', "did you mean"),
    "a name with a dot": ('"dataset.title" = "x"', ':1: there is no setting "dataset.title"', "without quotes"),
    "tables with a name of a table": ("[[dataset]]", ':1: there is no setting "dataset"', "did you mean"),
    "nothing like a rule": ("[severity]\nx = 'error'", ':2: no rule has the code "x"', "`tsreview explain` lists"),
    "a waiver of no rule": (WAIVER.replace("TSR508", "x"), ':1: no rule has the code "x"', "`tsreview explain` lists"),
    "a waiver with another key": (WAIVER + "x = 1", ':1: a waiver has no key "x"', "its keys are rule, files, field, "),
    "a waiver until a week": (WAIVER.replace("2031-01-01", "'2031-W01-1'"), "must be a day", "such as until = 2011-"),
    "a waiver until digits": (WAIVER.replace("2031-01-01", "'20310101'"), "must be a day", "such as until = 2011-"),
    "half a line": ("\n[rag", ":2: not valid TOML: Expected ']'", "close the name of the table"),
    "a text without an end": ('\n[dataset]\ntitle = """x\n', ":4: not valid TOML: Unterminated", "mend the line"),
    "a long name twice": (f"\n[{'a' * 400}]\n" * 2, ":4: not valid TOML: Cannot declare ('aaa", "join the two tables"),
    "a text without quotes": ("[dataset]\ntitle = Our review", ":2: not valid TOML: Invalid", "put a text in quotes"),
    "a text with half its quotes": ('[dataset]\ntitle = "Our review\n', ":2: not valid TOML: Ill", "close the quote"),
    "a key that stands twice": ("[rag]\n" + "amber_months = 1\n" * 2, ":3: not valid TOML: Cannot over", "delete one"),
    "a key of YAML": ("[dataset]\ntitle: Our review", ":2: not valid TOML: Expected '='", 'key = "value"'),
    "a quote within the text": ("[dataset]\ntitle = 'Bob's review'", ":2: not valid TOML: Exp", "put a text in quotes"),
    "a day that is none": ("[dataset]\ntitle = 2010-02-30", ":2: not valid TOML: Invalid date", "correct the day"),
    "a path of Windows": ('[dataset]\ntitle = "C:\\data"', ":2: not valid TOML: Unescaped", "single quotes"),
    "a letter of Latin-1": ("[dataset]\ntitle = '\xe9'", ":2: byte 0xE9 is not UTF-8", "save it as UTF-8"),
}


@pytest.mark.parametrize("name", WITH_A_REMEDY)
def test_a_refusal_names_line_and_remedy(name: str) -> None:
    text, message, hint = WITH_A_REMEDY[name]
    found = refusal(text.encode("latin-1"))
    assert found.message.startswith("tsreview.toml:")
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize(
    ("code", "why"), [("TSR901", "it judges waivers themselves"), ("TSR108", "what it finds was not read")]
)
def test_what_cannot_be_decided_is_told_with_its_reason(code: str, why: str) -> None:
    waived = refusal(re.sub("TSR[0-9]{3}", code, WAIVER).encode())
    assert waived.message.endswith(f"cannot be waived: {why}")
    assert refusal(f'[severity]\n{code} = "advice"\n'.encode()).message.endswith(f"is always an error: {why}")


def test_a_table_may_be_empty() -> None:
    assert parse_settings(b"[dataset]\n[severity]\n[report]\n") == Settings()


def test_a_day_may_be_in_quotes() -> None:
    assert parse_settings(WAIVER.encode()) == parse_settings(WAIVER.replace("2031-01-01", "'2031-01-01'").encode())


HOSTILE = {
    "blank lines before a name that is escaped": b"\n" * 60_000 + b'"\\u0078" = 1',
    "blanks before a name that is escaped": (b" " * 990 + b"\n") * 60 + b'"\\u0078" = 1',
    "a name of many parts": b"\n".join(b"a%02d." % n + b"a." * 490 + b"a = 1" for n in range(60)),
    "many tables": b"[[a.a.a.a.a]]\n" * 4_600,
    "many lists": b"a = " + b"[\n" * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_takes_long(name: str) -> None:
    assert len(HOSTILE[name]) <= 64 * 1024
    began = time.process_time()
    refusal(HOSTILE[name])
    assert time.process_time() - began < 1


def test_a_long_line_is_named() -> None:
    assert refusal(b"# a\n" + b"a." * 30_000 + b"a = 1").message == (
        "tsreview.toml:2: line has 60,005 characters, and 1,000 are allowed"
    )


def test_the_line_of_a_setting_is_named_and_not_that_of_a_longer_one() -> None:
    text = b'[dataset]\ntitle = "titles"\ntitles_of = "x"\n"titl" = "x"\n'
    assert refusal(text.replace(b"titles_of", b"title_")).message.startswith("tsreview.toml:3: there is no setting")
    assert refusal(b'[dataset]\ntitle = "x"\n  "titl" = "x"\n').message.startswith("tsreview.toml:3: ")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text("secret = 1\n", encoding="utf-8")
    (tmp_path / FILE_NAME).symlink_to("elsewhere.toml")
    with pytest.raises(DatasetFault, match="is a link, which is not followed") as caught:
        read_text(tmp_path)
    assert "secret" not in caught.value.message + caught.value.hint
