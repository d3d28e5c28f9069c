"""The page on the example: what it quotes is what the tool prints, and its links lead somewhere."""

import re
import shlex

import pytest

from tests.support.datasets import TOP
from tests.support.runs import run

PAGE = (TOP / "examples" / "README.md").read_text(encoding="utf-8")
SCREENS = re.findall(r"^```sh\n(tsreview [^\n]*)\n```\n\n```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_three_screens() -> None:
    assert len(SCREENS) == 3


@pytest.mark.parametrize(("command", "screen"), SCREENS)
def test_a_screen_is_what_the_tool_prints(command: str, screen: str) -> None:
    done = run(*shlex.split(command)[1:], folder=TOP)
    assert done.status == 0, done.err
    rest = iter(done.out.splitlines())
    for line in screen.splitlines():
        assert line == "..." or line in rest, line


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", PAGE)
    assert links
    assert all((TOP / "examples" / link).exists() for link in links)
