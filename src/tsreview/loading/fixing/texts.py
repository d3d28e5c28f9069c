"""Mends are put into the text of a record: another value or key in the place of the old one, all else as it is."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, NamedTuple

from tsreview.loading.fixing.mends import Mend
from tsreview.loading.outline import Node, Shape
from tsreview.loading.remarks import comment_of_block
from tsreview.loading.scalars import in_brackets, on_the_line
from tsreview.loading.yaml_reader import read_document, read_outline
from tsreview.location import Value

_BLANKS = re.compile("[ \t]+")


class _Found(NamedTuple):
    """A key or a value in the outline, and whether brackets are around it."""

    node: Node
    is_in_brackets: bool


def without_blanks(text: str) -> str:
    """Take the blanks off the ends of lines: TSR802; nothing where the words of a text would be others."""
    bare = "\n".join(line.rstrip(" \t\r") + "\r" * line.endswith("\r") for line in text.split("\n"))
    return bare if _words(read_document(bare).tree) == _words(read_document(text).tree) else text


def mended(text: str, mends: Iterable[Mend]) -> str:
    """Put mends into a readable text; if any would do more than is meant, the text stays as it is."""
    outline, wanted = read_outline(text), deepcopy(read_document(text).tree)
    spans: dict[tuple[int, int], str] = {}
    # A key is renamed in the tree when what is below it was found.
    for mend in sorted(mends, key=lambda mend: (mend.is_key, -len(mend.path))):
        node, is_in_brackets = _find(outline, mend)
        place = (node.begin, node.end)
        written = spans.get(place, text[node.begin : node.end])
        spans[place] = _put(written, node, mend, is_in_brackets=is_in_brackets)
        _set(wanted, mend)
    result = text
    for (begin, end), new in sorted(spans.items(), reverse=True):
        result = result[:begin] + new + result[end:]
    return result if read_document(result).tree == wanted else text


def _put(written: str, node: Node, mend: Mend, *, is_in_brackets: bool) -> str:
    """Give what is to stand in the place of a key or a value."""
    if mend.words is not None:
        # The line of a block's sign may hold a comment.
        sign, line_end, block = written.partition("\n") if node.style in ("|", ">") else ("", "", written)
        return sign + line_end + mend.words(block)
    value = mend.text if mend.is_bare else in_brackets(mend.text) if is_in_brackets else on_the_line(mend.text)
    if node.style not in ("|", ">"):
        return value
    # The comment behind a block's sign stays, and the line ends below it are not its own.
    comment = comment_of_block(written)
    return value + (f"  {comment}" if comment else "") + written[len(written.rstrip(" \r\n")) :]


def _find(node: Node, mend: Mend) -> _Found:
    """Find in the outline what a mend is about."""
    is_in_brackets = bool(node.style)
    for depth, step in enumerate(mend.path):
        is_in_brackets = is_in_brackets or bool(node.style)
        if node.shape is Shape.SEQUENCE:
            node = node.inner[int(step)]
            continue
        at = next(n for n, key in enumerate(node.inner[::2]) if key.value == step)
        is_last_key = mend.is_key and depth == len(mend.path) - 1
        node = node.inner[2 * at + (not is_last_key)]
    return _Found(node, is_in_brackets)


def _set(tree: Any, mend: Mend) -> None:
    """Mend the tree as the text is to be mended."""
    *way, last = mend.path
    for step in way:
        tree = tree[step]
    if mend.is_key:
        entries = [(mend.text if key == last else key, value) for key, value in tree.items()]
        tree.clear()
        tree.update(entries)
    else:
        tree[last] = mend.words(tree[last]) if mend.words else mend.text


def _words(tree: Value) -> Value:
    """Give a tree with its texts as words in lines, whatever the blanks between them."""
    if isinstance(tree, dict):
        return {key: _words(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_words(value) for value in tree]
    return "\n".join(" ".join(_BLANKS.split(line.strip(" \t"))) for line in tree.split("\n")) if tree else tree
