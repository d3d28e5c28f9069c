"""The options of commands that write into a record, and how what they hold is read."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from tsreview.cli.session import read_day
from tsreview.errors import UsageFault
from tsreview.suggestions import as_word, did_you_mean

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day of it, such as 2010-10-01 or yesterday; today if left out."),
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who reported it.")]
Progress = Annotated[str | None, typer.Option("--progress", metavar="TEXT", help="What was done.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the change as a diff and write nothing.")]


def read_past_day(on: str | None) -> date:
    """Read the day of --on, which may not be after today."""
    day = read_day(on, "--on")
    if day > read_day(None):
        raise UsageFault(f"--on {day} is after today", hint="record it when it has happened")
    return day


def read_text(option: str, text: str | None) -> str | None:
    """Read the text of an option as it is to stand in the record; UsageFault when there is none in it."""
    return None if text is None else _read(option, text, "give one, or leave the option out")


def read_needed(option: str, text: str, example: str) -> str:
    """Read the text of an option that is needed; UsageFault, with an example, when there is none in it."""
    return _read(option, text, f"it is needed; give one, such as {example}")


def _read(option: str, text: str, hint: str) -> str:
    from tsreview.loading.characters import REFUSED, name_of

    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise UsageFault(f"{option} holds no text", hint=hint)
    if found := REFUSED.search(text):
        message = f"{option} holds the character {name_of(found[0])}, which no record may hold"
        raise UsageFault(message, hint="type the text anew")
    return text


def read_word(option: str, word: str, known: Iterable[str]) -> str:
    """Read the word of an option that takes one of a closed set, in any case, with blanks or hyphens.

    Raises:
        UsageFault: it is none of them; the hint has the nearest.
    """
    words = [str(each) for each in known]
    folded = as_word(word)
    if folded not in words:
        hint = did_you_mean(word, words) or f"one of: {', '.join(words)}"
        raise UsageFault(f'{option} "{word[:60]}" is not known', hint=hint)
    return folded
