"""What every format of findings draws, and the caps of those that people read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

from tsreview.diagnostics import Diagnostic, Severity
from tsreview.location import Excerpt
from tsreview.policy import Waived

MOST_OF_A_FILE = 20
MOST_OF_A_RUN = 1_000
OF_THE_FILE = frozenset({"TSR101", "TSR102", "TSR103", "TSR106", "TSR110", "TSR120", "TSR121", "TSR122"})
"""Findings about a file as a whole; no line of it shows them, and it may be anything."""

Excerpts = Callable[[Diagnostic], Excerpt]
"""Gives what the file says where a finding stands."""


class Detail(StrEnum):
    """How much is told to people; programs are told everything."""

    LIST = "each finding"
    STATISTICS = "how many there are of each code"
    COUNTS = "how many there are of each severity"


class File(NamedTuple):
    """A file that was looked at."""

    path: str
    kind: str | None


class Findings(NamedTuple):
    """What a run of `validate` found."""

    every: list[Diagnostic]
    """All findings; they decide the exit status and are counted."""
    shown: list[Diagnostic]
    """Those that the user wants to see: programs get all of them."""
    listed: list[Diagnostic]
    """Those of them that people get: without advice, unless it was asked for."""
    detail: Detail
    failing: frozenset[Severity]
    """The severities that make the run fail."""
    records: int
    files: list[File]
    dataset: dict[str, Any]
    """Its state, as the envelope of JSON has it."""
    inside: str
    """The way from the repository's top to the dataset, with a slash at its end; empty at the top."""
    in_workspace: str
    """The same from the workspace of a GitHub job, whose annotations lead from there."""
    excerpts: Excerpts
    waived: Sequence[Waived] = ()
    """What does not count because it is waived."""
    known: int = 0
    """How many do not count because the baseline holds them."""
    others: int = 0
    """How many do not count because the change has not to answer for them."""


class Part(NamedTuple):
    """The findings of one file as far as the caps let them through, and how many more there are."""

    path: str
    findings: list[Diagnostic]
    more: int


def by_file(findings: Iterable[Diagnostic]) -> Iterator[Part]:
    """Group findings that are in order by their files; every file is named, however many findings came before."""
    room = MOST_OF_A_RUN
    for path, group in groupby(findings, key=lambda found: found.place.path):
        of_file = list(group)
        let_through = of_file[: min(MOST_OF_A_FILE, room)]
        room -= len(let_through)
        yield Part(path, let_through, len(of_file) - len(let_through))


def written_at(found: Diagnostic, excerpts: Excerpts) -> Excerpt:
    """Give what the file says where a finding stands; nothing for one that is about the file as a whole."""
    return Excerpt("", None) if found.code in OF_THE_FILE else excerpts(found)
