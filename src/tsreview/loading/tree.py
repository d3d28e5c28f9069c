"""A record's tree and the places of its nodes, built event by event; PyYAML stays outside.

Depth and nodes are counted before anything grows, and nothing here recurses.
"""

import re
from array import array
from typing import Any, NoReturn

from tsreview.loading.characters import REFUSED, in_scalar, is_clean, name_of, refused, unseen
from tsreview.loading.decoding import place_of
from tsreview.loading.document import Document, DoubtError, StopError, cut, place_at, refuse, second_document
from tsreview.loading.fault import Fault
from tsreview.loading.limits import Limits
from tsreview.location import Value, locate

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The unquoted words for nothing."""
_TELLING = ("&", "!", "?")
"""What begins an anchor, a tag or a key of several lines."""
_ODD = NULLS | {"<<"}
"""Unquoted words that are more than a key or a text."""

# libyaml takes a comment that follows the sign of a block of text without a blank.
_HEADER_DOUBT = re.compile("[|>][-+0-9]*#")
_NAME_IT = "write the field's name followed by a colon"
_WHOLE = frozenset({"TSR107", "TSR115"})
"""The faults beside which a tree still holds what was written."""


class Builder:
    """One walk over the events of a text, which builds the tree and the marks.

    A mapping's entry that cannot be kept is read like any other, then its marks are cut off, so that marks
    and tree stay in step: `_cut` is the length to cut to when the entry's value is complete, or -1.
    """

    def __init__(self, text: str, limits: Limits, *, last_word: bool) -> None:
        self.marks = array("I")
        self.faults: list[Fault] = []
        self.ended = False
        self._text = text
        self._deepest, self._most, self._longest = limits.depth, limits.nodes, limits.scalar
        self._last_word = last_word
        self._nodes = self._documents = 0
        self._tree: Any = None
        # The mapping or list that is open, its key that waits for a value, and the number of its node.
        self._here: Any = None
        self._key: str | None = None
        self._cut = -1
        self._node = 0
        self._flow = False
        self._above: list[tuple[Any, str | None, int, int, bool]] = []
        self._lines: dict[tuple[int, str], int] = {}
        self._watch = "\\" in text or not (text.isascii() or is_clean(text))
        # A text shorter than what it may hold of nodes or characters cannot hold too many.
        long = len(text) > min(limits.nodes, limits.scalar)
        self._odd_text = self._watch or long or any(mark in text for mark in _TELLING)
        self._careful = self._odd_text

    def scalar(self, event: Any) -> None:
        """Take a key or a text; of fifty events these are forty, so that the common way is kept short."""
        mark, value, here = event.start_mark, event.value, self._here
        self.marks.append(mark.line + 1)
        self.marks.append(mark.column + 1)
        if self._careful or event.style or value in _ODD or type(here) is not dict:
            self._scalar_with_care(event)
        elif self._key is not None:
            here[self._key] = value
            self._key = None
        elif value in here:
            self._scalar_with_care(event)
        else:
            self._key = value

    def _scalar_with_care(self, event: Any) -> None:
        """Take a scalar that may be a finding, or that stands in a list or in brackets."""
        mark, value, plain = event.start_mark, event.value, not event.style
        self._nodes += 1
        if self._nodes > self._most or len(value) > self._longest:
            self._too_much(value, mark)
        if event.tag is not None or event.anchor is not None:
            self._named(event)
        is_key = self._key is None and type(self._here) is dict
        if self._watch:
            self._characters(event, is_key=is_key)
        if plain:
            # The two parsers do not agree on it.
            if self._flow and "?" in value:
                self._doubt()
        elif event.style in "|>" and _HEADER_DOUBT.match(self._text, mark.index):
            self._doubt()
        if is_key:
            self._take_key(event)
        elif plain and value in NULLS:
            self._nothing(value, mark)
        else:
            self._put(value)

    def mapping(self, event: Any) -> None:
        """Begin a mapping."""
        self._open(event, {})

    def sequence(self, event: Any) -> None:
        """Begin a list."""
        self._open(event, [])

    def close(self, _event: Any) -> None:
        """Finish a mapping or a list."""
        done = self._here
        self._here, self._key, self._cut, self._node, self._flow = self._above.pop()
        self._careful = self._odd_text or self._flow
        if self._key is None and type(self._here) is dict:
            # It stood where a key belongs; its value is still to come, and goes the same way.
            self._key = ""
        else:
            self._put(done)

    def alias(self, event: Any) -> None:
        """Report an alias."""
        self._doubt()
        self._count(event.start_mark)
        message = f"`*{cut(event.anchor)}` stands for another part of the file"
        hint = "write the value out; put text that begins with `*` in quotes"
        if self._key is None and type(self._here) is dict:
            self._drop(event.start_mark, "TSR113", message, hint)
            self._key = ""
        else:
            self._fault("TSR113", event.start_mark, message, hint)
            self._put(None)

    def document(self, event: Any) -> None:
        """Begin a document, of which there may be one."""
        self._documents += 1
        if self._documents > 1:
            raise StopError([*self.faults, second_document(place_at(event.start_mark))])

    def document_end(self, event: Any) -> None:
        """Note whether a line of `...` ends the record."""
        self.ended = event.explicit

    def begins_at(self) -> tuple[int, int]:
        """Tell where the record begins."""
        return (self.marks[0], self.marks[1]) if self.marks else (1, 1)

    def finished(self) -> Document:
        """Give what was built."""
        tree = self._tree
        if tree is None:
            nothing = Fault("TSR110", 1, 1, "file holds no record", "write the record, or delete the file")
            return refuse(self.faults or [nothing])
        if not isinstance(tree, dict):
            message = f"file holds a {'list' if isinstance(tree, list) else 'text'}, not a record"
            hint = "write `field: value` lines, without leading dashes"
            return refuse([*self.faults, Fault("TSR112", *self.begins_at(), message, hint)])
        if any(fault.code not in _WHOLE for fault in self.faults):
            return refuse(self.faults)
        return Document(tree, self.marks, self.faults)

    def _open(self, event: Any, container: Any) -> None:
        mark = event.start_mark
        self._count(mark)
        if event.tag is not None or event.anchor is not None:
            self._named(event)
        if len(self._above) == self._deepest:
            message = f"nested more than {self._deepest} levels deep"
            self._stop("TSR117", mark, message, "delete the brackets or the indentation that nothing needs")
        if self._key is None and type(self._here) is dict:
            self._drop(mark, "TSR116", "key is a list or a mapping", _NAME_IT)
        self._above.append((self._here, self._key, self._cut, self._node, self._flow))
        self._flow = event.flow_style
        self._careful = self._odd_text or self._flow
        self._here, self._key, self._cut, self._node = container, None, -1, len(self.marks) - 2

    def _nothing(self, value: str, mark: Any) -> None:
        """Take what was left empty, where the two parsers agree on its place: right behind the indicator."""
        indicator = ":" if type(self._here) is dict else "-"
        if not value and self._text[mark.index - 1 : mark.index] != indicator:
            self._doubt()
        self._put(None)

    def _doubt(self) -> None:
        """Leave it to PyYAML's own parser, unless this is it."""
        if not self._last_word:
            raise DoubtError

    def _put(self, value: Value) -> None:
        """Give a finished value to what it stands in."""
        here = self._here
        if type(here) is list:
            here.append(value)
        elif here is None:
            self._tree = value
        else:
            if self._cut < 0:
                here[self._key] = value
            else:
                del self.marks[self._cut :]
                self._cut = -1
            self._key = None

    def _take_key(self, event: Any) -> None:
        mark, key = event.start_mark, event.value
        plain, self._key = not event.style, key
        if key in self._here:
            message = f"key `{cut(key)}` stands here and in line {self._first_line(key)}"
            self._drop(mark, "TSR115", message, "delete one of the two")
        elif plain and key == "<<":
            self._drop(mark, "TSR113", "`<<` merges another part of the file", "write the fields out")
        elif not key or (plain and key in NULLS):
            self._doubt()
            self._drop(mark, "TSR116", "key is empty", "write the field's name before the colon")
        elif "\n" in key or event.end_mark.line != mark.line:
            self._drop(mark, "TSR116", "key has several lines", _NAME_IT)
        elif self._flow and self._text[mark.index - 1 : mark.index] == "?":
            # To YAML 1.2 the mark is part of the key; PyYAML leaves it out.
            self._drop(mark, "TSR116", "`?` stands before the key", "delete it, or put it and the key in quotes")

    def _first_line(self, key: str) -> int:
        """Tell the line of a key of the open mapping; one that stands there a thousand times is looked for once."""
        at = (self._node, key)
        if at not in self._lines:
            self._lines[at] = locate(self._here, self.marks[self._node :], (key,), key=True)[0]
        return self._lines[at]

    def _drop(self, mark: Any, code: str, message: str, hint: str) -> None:
        """Report a key, and cut off its entry when that is complete."""
        self._fault(code, mark, message, hint)
        self._cut = len(self.marks) - 2
        # From here on each scalar is asked whether it goes with a dropped entry.
        self._odd_text = self._careful = True

    def _named(self, event: Any) -> None:
        """Report an anchor or a tag."""
        self._doubt()
        if event.anchor is not None:
            message = f"`&{cut(event.anchor)}` is an anchor"
            hint = "delete it; put text that begins with `&` in quotes"
            self._fault("TSR113", event.start_mark, message, hint)
        if event.tag is not None:
            message = f"`{cut(event.tag.replace('tag:yaml.org,2002:', '!!', 1))}` is a tag"
            hint = "delete it; put text that begins with `!` in quotes"
            self._fault("TSR114", event.start_mark, message, hint)

    def _characters(self, event: Any, *, is_key: bool) -> None:
        """Look at a scalar's characters as they are meant, and report each where it is written."""
        value = event.value
        if (value.isascii() and value.isprintable()) or is_clean(value):
            return
        begin = event.start_mark.index
        raw = self._text[begin : event.end_mark.index]
        for offset, character in in_scalar(raw, escapes=event.style == '"', key=is_key):
            place = place_of(self._text, begin + offset)
            if REFUSED.match(character):
                self.faults.append(refused(character, *place))
            elif is_key:
                message = f"character {name_of(character)} is not allowed in a key"
                self.faults.append(Fault("TSR105", *place, message, "type the key anew"))
            else:
                self.faults.append(unseen(character, *place))

    def _count(self, mark: Any) -> None:
        """Note the place of a node, if there may be one more."""
        self._nodes += 1
        if self._nodes > self._most:
            self._too_much("", mark)
        self.marks.append(mark.line + 1)
        self.marks.append(mark.column + 1)

    def _too_much(self, value: str, mark: Any) -> None:
        if self._nodes > self._most:
            message = f"more than {self._most:,} keys and values"
            self._stop("TSR118", mark, message, "split it into records of their own")
        message = f"text has {len(value):,} characters, and {self._longest:,} are allowed"
        self._fault("TSR119", mark, message, "cite the document in `sources` and sum it up")

    def _fault(self, code: str, mark: Any, message: str, hint: str) -> None:
        self.faults.append(Fault(code, *place_at(mark), message, hint))

    def _stop(self, code: str, mark: Any, message: str, hint: str) -> NoReturn:
        self._fault(code, mark, message, hint)
        raise StopError(self.faults)
