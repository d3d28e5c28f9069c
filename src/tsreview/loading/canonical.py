"""The one text that a record has: its keys in the schema's order, its values in one style, its comments in place."""

import json
import re
from collections.abc import Mapping
from typing import TypeAlias

from tsreview.loading.remarks import Remarks
from tsreview.loading.scalars import written
from tsreview.loading.tree import NULLS
from tsreview.location import Path, Value
from tsreview.schema.forms import UNKNOWN, Form

Group: TypeAlias = dict[str, Value]

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_LONGEST_KEY = 1_000
"""Characters of a key that its colon can follow at once; of more than 1,024 YAML asks for a mark in front."""
_STEP = 2
"""Columns by which what belongs to a key or a dash stands further to the right."""
_NONE = Remarks([], [], [])


def canonical(tree: Group, form: Form, remarks: Mapping[Path, Remarks]) -> str:
    """Write a record."""
    writing = _Writing(remarks)
    of_record = remarks.get((), _NONE)
    writing.remarks(of_record.above, 0)
    if of_record.above:
        writing.remarks([""], 0)
    if tree:
        writing.group(tree, form, (), "", 0)
    else:
        writing.lines.append("{}")
    writing.remarks([*of_record.beside, *of_record.below], 0)
    return "\n".join(writing.lines).rstrip("\n") + "\n"


def in_order(group: Group, form: Form) -> list[str]:
    """Give the keys of a group in the schema's order; one that it does not know stays behind the one before it."""
    places, place = {}, -1
    for key in group:
        place = form.order.get(key, place)
        places[key] = place
    return sorted(group, key=lambda key: places[key])


class _Writing:
    """The lines that are written so far."""

    def __init__(self, remarks: Mapping[Path, Remarks]) -> None:
        self.lines: list[str] = []
        self._remarks = remarks

    def group(self, group: Group, form: Form, entry: Path, lead: str, column: int) -> None:
        """Write the fields of a group; the first follows what leads it, which is a dash or nothing."""
        for n, key in enumerate(in_order(group, form)):
            name = (" " * column if n else lead) + _named(key, column)
            value, inner = group[key], form.inner.get(key, UNKNOWN)
            if not isinstance(value, dict | list) or not value:
                bare = form.bare.get(key)
                self._scalar(f"{name} ", value, bare, (*entry, key), column, is_first=not n)
                continue
            remarks = self._remarks.get((*entry, key), _NONE)
            self._above(remarks.above, name, is_first=not n)
            self.lines.append(_beside(name, remarks))
            self._inside(value, inner, (*entry, key), " " * (column + _STEP), column + _STEP)

    def _list(self, items: list[Value], form: Form, entry: Path, lead: str, column: int) -> None:
        """Write the entries of a list behind their dashes."""
        for n, item in enumerate(items):
            dash = f"{' ' * column if n else lead}- "
            if not isinstance(item, dict | list) or not item:
                self._scalar(dash, item, None, (*entry, n), column, is_first=not n)
                continue
            # The first field of a group follows the dash, which leaves no room for a comment.
            remarks = self._remarks.get((*entry, n), _NONE)
            self._above([*remarks.above, *remarks.beside], dash, is_first=not n)
            self._inside(item, form, (*entry, n), dash, column + _STEP)

    def _inside(self, held: Group | list[Value], form: Form, entry: Path, lead: str, column: int) -> None:
        """Write what is in a group or a list, and the comments below it."""
        if isinstance(held, dict):
            self.group(held, form, entry, lead, column)
        else:
            self._list(held, form, entry, lead, column)
        self.remarks(self._remarks.get(entry, _NONE).below, column)

    def _scalar(
        self, lead: str, value: Value, bare: re.Pattern[str] | None, entry: Path, column: int, *, is_first: bool
    ) -> None:
        """Write a text, or that there is nothing, behind a key or a dash."""
        remarks = self._remarks.get(entry, _NONE)
        first, *below = _value(value, bare, len(lead), column + _STEP)
        # Below a block of text, a comment would be a part of it.
        self._above([*remarks.above, *(remarks.below if below else [])], lead, is_first=is_first)
        self.lines += [_beside((lead + first).rstrip(" "), remarks), *below]
        if not below:
            self.remarks(remarks.below, column + _STEP)

    def _above(self, comments: list[str], lead: str, *, is_first: bool) -> None:
        """Write what stands above a line; below the key that opens a list or a group there is no blank line."""
        skipped = next((n for n, comment in enumerate(comments) if comment), len(comments)) if is_first else 0
        self.remarks(comments[skipped:], len(lead) - len(lead.lstrip(" ")))

    def remarks(self, comments: list[str], column: int) -> None:
        """Write comments on lines of their own; of several blank lines one stays."""
        for comment in comments:
            if comment:
                self.lines.append(" " * column + comment)
            elif self.lines and self.lines[-1]:
                self.lines.append("")


def _value(value: Value, bare: re.Pattern[str] | None, before: int, column: int) -> list[str]:
    if value is None:
        return [""]
    if not isinstance(value, str):
        return ["{}" if isinstance(value, dict) else "[]"]
    return [value] if bare and bare.match(value) else written(value, before, column)


def _beside(line: str, remarks: Remarks) -> str:
    return "  ".join([line, *remarks.beside])


def _named(key: str, column: int) -> str:
    """Write a key with its colon: a word as it is, what else there may be in quotes."""
    is_word = _WORD.fullmatch(key) and key not in NULLS
    written = key if is_word else json.dumps(key, ensure_ascii=False)
    return f"{written}:" if len(written) <= _LONGEST_KEY else f"? {written}\n{' ' * column}:"
