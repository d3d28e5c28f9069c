"""Records as people write them: any order of keys, any style of values, and comments wherever YAML lets them stand."""

import json
from functools import partial
from random import Random
from typing import Any, NamedTuple

from tsreview.loading.scalars import is_plain

SAYING = ("", " ", " a remark", ": [x", ' "not a text', " it's - so", "# twice")
"""How comments go on behind their number."""


class Sloppy(NamedTuple):
    """A text, the comments in it, and the tree that it is read as."""

    text: str
    comments: list[str]


def written_sloppily(tree: dict[str, Any], random: Random, *, chance: float = 0.3) -> Sloppy:
    """Write a record in any way; `chance` is that of a comment where one may stand."""
    writer = _Writer(random, chance)
    lines = writer.loose(0)
    if random.random() < 0.1:
        lines += random.choice(([], ["%YAML 1.2"]))
        lines.append(f"---{writer.beside()}")
    if random.random() < 0.1:
        lines += writer.flow(tree, 0).split("\n")
        lines[-1] += writer.beside()
    else:
        lines += writer.group(tree, random.choice((0, 0, 0, 3)))
    lines += writer.loose(0) if not writer.in_block else []
    return Sloppy("\n".join(lines), writer.comments)


class _Writer:
    def __init__(self, random: Random, chance: float) -> None:
        self.comments: list[str] = []
        self.in_block = 0
        """The column of the block of text that the last line belongs to; what stands as deep would be a part of it."""
        self._random = random
        self._chance = chance

    def comment(self) -> str:
        self.comments.append(f"#{len(self.comments)}{self._random.choice(SAYING)}".rstrip())
        return self.comments[-1] + self._random.choice(("", "", "  "))

    def beside(self) -> str:
        return self._random.choice((" ", "   ")) + self.comment() if self._random.random() < self._chance else ""

    def loose(self, column: int) -> list[str]:
        """Write comments and blank lines, in any column."""
        lines = []
        while self._random.random() < self._chance:
            if self._random.random() < 0.3:
                lines.append("")
                continue
            deepest = self.in_block - 1 if self.in_block else column + 5
            lines.append(" " * self._random.randint(0, max(deepest, 0)) + self.comment())
            self.in_block = 0
        return lines

    def group(self, tree: dict[str, Any], column: int, lead: str = "") -> list[str]:
        keys, lines = list(tree), []
        self._random.shuffle(keys)
        for n, key in enumerate(keys):
            above = [] if lead and not n else self.loose(column)
            name = (lead if not n and lead else " " * column) + self.key(key)
            lines += [*above, *self.entry(f"{name}:", tree[key], column, least=column + 1)]
        return lines

    def items(self, items: list[Any], column: int, lead: str = "") -> list[str]:
        lines = []
        for n, item in enumerate(items):
            above = [] if lead and not n else self.loose(column)
            dash = (lead if not n and lead else " " * column) + "-"
            lines += [*above, *self.entry(dash, item, column, least=column + 1)]
        return lines

    def entry(self, name: str, value: Any, column: int, least: int) -> list[str]:
        """Write what stands behind a key or a dash."""
        if not isinstance(value, dict | list) or not value or self._random.random() < 0.2:
            return self.short(name, value, least)
        inner = least + self._random.randint(0, 3)
        if name.endswith("-") and self._random.random() < 0.7:
            inner = len(name) + self._random.randint(1, 3)
            lead = name + " " * (inner - len(name))
            return self.held(value, inner, lead)
        if isinstance(value, list) and not name.endswith("-") and self._random.random() < 0.3:
            inner = column
        lines = [name + self.beside(), *self.loose(inner)]
        self.in_block = 0
        return lines + self.held(value, inner)

    def held(self, value: dict[str, Any] | list[Any], column: int, lead: str = "") -> list[str]:
        return self.items(value, column, lead) if isinstance(value, list) else self.group(value, column, lead)

    def short(self, name: str, value: Any, least: int) -> list[str]:
        """Write a text, nothing, or what stands in brackets."""
        if value is None:
            self.in_block = 0
            return [name + self._random.choice(("", " ~", " null")) + self.beside()]
        if isinstance(value, str) and self._random.random() < 0.3 and (block := self.block(value, least)):
            self.in_block = len(block[1]) - len(block[1].lstrip(" "))
            return [f"{name} {block[0]}", *block[1:]]
        self.in_block = 0
        text = self.flow(value, least)
        if self._random.random() < 0.2:
            lines = [name + self.beside(), *self.loose(least), " " * least + text.split("\n")[0], *text.split("\n")[1:]]
            self.in_block = 0
        else:
            lines = f"{name} {text}".split("\n")
        lines[-1] += self.beside()
        return lines

    def block(self, text: str, least: int) -> list[str]:
        """Write a text as a block, where it can be one of two lines or more."""
        lines = text.split("\n")
        if any(line[:1] in ("", " ", "\t") or line.strip() != line for line in lines):
            return []
        margin = " " * (least + self._random.randint(0, 3))
        if len(lines) == 1 and " " in text and "  " not in text and "\t" not in text:
            words = text.split(" ")
            return [">-" + self.beside(), *(margin + word for word in words)]
        return ["|-" + self.beside(), *(margin + line for line in lines)]

    def flow(self, value: Any, column: int) -> str:
        """Write a value in brackets or in quotes, with line ends and comments between its parts."""
        if value is None:
            return "null"
        if isinstance(value, str):
            return self.scalar(value)
        gap = partial(self._gap, column)
        if isinstance(value, list):
            inner = [f"{gap()}{self.flow(item, column)}{gap()}" for item in value]
            return f"[{','.join(inner)}{gap()}]"
        keys = list(value)
        self._random.shuffle(keys)
        inner = [f"{gap()}{self.key(key)}: {gap()}{self.flow(value[key], column)}{gap()}" for key in keys]
        return f"{{{','.join(inner)}{gap()}}}"

    def _gap(self, column: int) -> str:
        if self._random.random() > self._chance:
            return self._random.choice(("", " "))
        margin = " " * (column + self._random.randint(1, 4))
        return "".join(self.beside() + "\n" + margin for _ in range(2))

    def key(self, key: str) -> str:
        return json.dumps(key, ensure_ascii=False) if not key.isidentifier() or self._random.random() < 0.1 else key

    def scalar(self, text: str) -> str:
        styles = [json.dumps(text, ensure_ascii=self._random.random() < 0.5)]
        if text and is_plain(text) and not set(text) & set("\n\t,[]{}?"):
            styles += [text] * 3
        if "\n" not in text and "\t" not in text:
            styles.append("'" + text.replace("'", "''") + "'")
        return self._random.choice(styles)
