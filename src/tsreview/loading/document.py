"""What reading a text gives: the record's tree with the places of its nodes, or the faults that stood in the way."""

from array import array
from typing import Any, NamedTuple

from tsreview.loading.fault import Fault
from tsreview.location import Value


class Document(NamedTuple):
    """What was read: the record's tree if it holds what was written, the places of its nodes, the faults."""

    tree: dict[str, Value] | None
    marks: "array[int]"
    faults: list[Fault]


class StopError(Exception):
    """The walk ends here, with these faults."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__()
        self.faults = faults


class DoubtError(Exception):
    """libyaml read something that PyYAML's own parser reads, or places, otherwise."""


def refuse(faults: list[Fault]) -> Document:
    """Give faults and no tree."""
    return Document(None, array("I"), faults)


def second_document(place: tuple[int, int]) -> Fault:
    """Word the finding of a second document."""
    return Fault("TSR111", *place, "second document begins here", "put each record into a file of its own")


def place_at(mark: Any) -> tuple[int, int]:
    """Count a mark of PyYAML from 1."""
    return mark.line + 1, mark.column + 1


def cut(text: str) -> str:
    """Shorten what a message quotes."""
    return text if len(text) <= 60 else text[:59] + "…"
