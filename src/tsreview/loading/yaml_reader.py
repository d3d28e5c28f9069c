"""From text to a tree of values, by the events of PyYAML, of which this is the only user.

No composer and no constructor of PyYAML is ever used: they fall to deep nesting, grow without bound on
merge keys and raise whatever they like on a wrong date. One walk over the events counts before it builds.
libyaml is fast and reads what nearly every file is; PyYAML's own parser has the last word on all that
libyaml refuses or the two read differently, so that a file is judged alike where libyaml is missing.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from yaml.error import Mark, MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from tsreview.loading import syntax
from tsreview.loading.decoding import place_of, refused_in
from tsreview.loading.document import Document, DoubtError, StopError, place_at, refuse, second_document
from tsreview.loading.fault import Fault
from tsreview.loading.layout import with_remarks
from tsreview.loading.limits import LIMITS, Limits
from tsreview.loading.outline import Node, Outline
from tsreview.loading.plain_reader import read_plain
from tsreview.loading.tree import Builder

__all__ = ["Document", "read_document", "read_outline", "read_slowly"]

Built = TypeVar("Built", covariant=True)

# Nothing is tried twice: of a line that ends in CR LF, a comment could take the CR or leave it, each line anew.
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\n]*+|\r)?+\n)*+%")
_VERSION = re.compile(r"%YAML +1\.[12] *(?: #.*)?\r?")


class _Events(Protocol):
    def get_event(self) -> Any: ...


class _Builder(Protocol[Built]):
    """What is led over the events: of each kind, a method takes one."""

    def scalar(self, event: Any) -> None: ...
    def mapping(self, event: Any) -> None: ...
    def sequence(self, event: Any) -> None: ...
    def close(self, event: Any, /) -> None: ...
    def alias(self, event: Any) -> None: ...
    def document(self, event: Any) -> None: ...
    def document_end(self, event: Any) -> None: ...
    def finished(self) -> Built: ...


class _Parser(Reader, Scanner, Parser):
    """PyYAML's own parser, as far as events."""

    def __init__(self, text: str) -> None:
        self._text = text
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_mark(self) -> Mark:
        """Count a byte order mark inside a text as the character it is, which PyYAML leaves out."""
        mark = super().get_mark()
        if "\ufeff" in self._text:
            # A block of text asks at each of its lines: to count the lines above as well would take the square of them.
            mark.column = mark.index - self._text.rfind("\n", 0, mark.index) - 1
        return mark


def _libyaml() -> Callable[[str], _Events] | None:
    """Find libyaml's parser, which some platforms' builds of PyYAML lack."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    return CParser


LIBYAML = _libyaml()


def read_document(text: str, limits: Limits = LIMITS) -> Document:
    """Read the one record of a text; no exception ever leaves."""
    if faults := _refused_before(text):
        return refuse(faults)
    # In the plain form no line ends in blanks.
    return read_plain(text, limits) or with_remarks(read_events(text, limits), text)


def read_events(text: str, limits: Limits = LIMITS) -> Document:
    """Read a text that nothing refused so far by the events of libyaml, or of PyYAML's own parser."""
    # The two parsers do not agree where tabs may stand, nor on byte order marks.
    if LIBYAML is None or "\t" in text or "\ufeff" in text:
        return _read_slowly(text, limits)
    try:
        return _walk(LIBYAML(text), Builder(text, limits, last_word=False))
    except StopError as stop:
        return refuse(stop.faults)
    except (DoubtError, YAMLError, ValueError):
        return _read_slowly(text, limits)


def read_slowly(text: str, limits: Limits = LIMITS) -> Document:
    """Read a text with PyYAML's own parser alone, as `read_document` does where libyaml is missing."""
    if faults := _refused_before(text):
        return refuse(faults)
    return with_remarks(_read_slowly(text, limits), text)


def read_outline(text: str) -> Node:
    """Tell how a text that `read_document` gave a tree of is written, by PyYAML's own parser, whose ends are exact."""
    return _walk(_Parser(text), Outline())


def _read_slowly(text: str, limits: Limits) -> Document:
    builder, parser = Builder(text, limits, last_word=True), _Parser(text)
    try:
        return _walk(parser, builder)
    except StopError as stop:
        return refuse(stop.faults)
    except MarkedYAMLError as error:
        return refuse([_not_yaml(error, text, builder)])
    except (ValueError, OverflowError):
        # The digits of an escape were read, and stand for no character.
        line, column = place_at(parser.get_mark())
        return refuse([Fault("TSR105", line, max(1, column - 2), "escape names no character", "delete it")])


def _walk(parser: _Events, builder: _Builder[Built]) -> Built:
    """Lead a builder over the events."""
    act: dict[type, Callable[[Any], None]] = {
        MappingStartEvent: builder.mapping,
        SequenceStartEvent: builder.sequence,
        MappingEndEvent: builder.close,
        SequenceEndEvent: builder.close,
        AliasEvent: builder.alias,
        DocumentStartEvent: builder.document,
        DocumentEndEvent: builder.document_end,
        StreamStartEvent: _pass,
        StreamEndEvent: _pass,
    }
    get, scalar = parser.get_event, builder.scalar
    while event := get():
        if type(event) is ScalarEvent:
            scalar(event)
        else:
            act[type(event)](event)
    return builder.finished()


def _pass(_event: Any) -> None:
    """Begin or end the stream, of which there is nothing to say."""


def _refused_before(text: str) -> list[Fault]:
    """Refuse what no parser shall see: it hides keys from a reviewer, or the parsers disagree on it."""
    return refused_in(text) or _directives(text)


def _directives(text: str) -> list[Fault]:
    """Refuse the lines of `%` before a record, but for one that says which YAML it is."""
    at = versions = 0
    while match := _DIRECTIVE.match(text, at):
        begin = match.end() - 1
        at = text.find("\n", begin) + 1 or len(text)
        versions += 1
        if versions > 1 or not _VERSION.fullmatch(text[begin:at].rstrip("\n")):
            place = place_of(text, begin)
            return [Fault("TSR114", *place, "line that begins with `%` is a directive", "delete it")]
    return []


def _not_yaml(error: MarkedYAMLError, text: str, builder: Builder) -> Fault:
    """Tell why the parser gave up."""
    since = place_at(error.context_mark) if error.context_mark else None
    at = place_at(error.problem_mark) if error.problem_mark else since or (1, 1)
    if builder.ended:
        return second_document(since or at)
    trouble = syntax.Trouble(error.problem or "", error.context or "", at, since or builder.begins_at())
    return syntax.explain(trouble, text)
