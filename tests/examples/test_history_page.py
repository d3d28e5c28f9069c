"""The page on time and history: what it quotes of the example is what the tool prints."""

import re
import shlex
from pathlib import Path

import pytest

from tests.support.datasets import TOP
from tests.support.runs import run

PAGE = (TOP / "docs" / "history.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(tsreview [^\n]*)\n```\n\n(?:```text\n(.*?)^```$)?", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_five_commands_and_four_screens() -> None:
    assert [bool(screen) for _, screen in COMMANDS] == [True, True, True, True, False]


@pytest.mark.parametrize(("command", "screen"), COMMANDS)
def test_a_screen_is_what_the_tool_prints(example_history: Path, command: str, screen: str) -> None:
    done = run(*shlex.split(command)[1:], folder=example_history)
    assert (done.status, done.err) == (0, "")
    rest = iter(done.out.splitlines())
    for line in screen.splitlines():
        assert line == "..." or line in rest, line
