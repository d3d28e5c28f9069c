"""Settings from a stranger: read, or refused in a line; nothing in them costs time or leads elsewhere."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tsreview.errors import DatasetFault
from tsreview.loading.settings import FILE_NAME, parse_settings, read_text


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
