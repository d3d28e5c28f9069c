"""`--format FORMAT[=FILE]`, any number of times: in which formats findings are drawn, and where each goes."""

import os
from pathlib import Path
from typing import NamedTuple

from tsreview.errors import UsageFault
from tsreview.rendering.findings.drawing import FindingFormat
from tsreview.suggestions import did_you_mean


class Target(NamedTuple):
    """A format, and the file that it goes to; none for stdout."""

    form: FindingFormat
    file: Path | None


def read_targets(words: list[str], output: Path | None, by_itself: FindingFormat) -> list[Target]:
    """Read what the options name; without a format it is the one that comes by itself.

    Raises:
        UsageFault: a format is not known, two go to one place, or --output is left without a format.
    """
    targets = [_target(word, output) for word in words] or [Target(by_itself, output)]
    if output is not None and all(target.file != output for target in targets):
        raise UsageFault("each --format names a file, so --output has nothing to write", hint="leave --output out")
    places = [_place(target.file) for target in targets]
    twice = next((target for target, place in zip(targets, places, strict=True) if places.count(place) > 1), None)
    if twice is not None:
        where = f"to {twice.file}" if twice.file else "to stdout"
        raise UsageFault(f"two formats go {where}", hint="name a file for each further one: --format sarif=out.sarif")
    return targets


def _target(word: str, output: Path | None) -> Target:
    name, named, file = word.partition("=")
    if name not in list(FindingFormat):
        hint = did_you_mean(name, FindingFormat) or f"the formats are {', '.join(FindingFormat)}"
        raise UsageFault(f'there is no format "{name[:40]}"', hint=hint)
    if named and not file:
        raise UsageFault(f'--format "{word[:40]}" names no file', hint=f"such as --format {name}=findings.{name}")
    return Target(FindingFormat(name), Path(file) if named and file != "-" else output)


def _place(file: Path | None) -> str:
    return "-" if file is None or str(file) == "-" else os.path.realpath(file)
