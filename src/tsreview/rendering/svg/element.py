"""Elements of SVG and HTML as text. Only here do words become markup: what is `Drawn` was encoded."""

from functools import lru_cache
from itertools import starmap
from typing import NewType

from tsreview.rendering.inert import html

Drawn = NewType("Drawn", str)
"""Well-formed markup; plain text is made into it by `words`."""


def element(name: str, *children: Drawn, **attributes: str | int) -> Drawn:
    """Write an element: `stroke_width` is the attribute `stroke-width`, `class_` is `class`."""
    given = "".join(starmap(_attribute, attributes.items()))
    return Drawn(f"<{name}{given}>{''.join(children)}</{name}>")


@lru_cache(maxsize=4_096)
def _attribute(key: str, value: str | int) -> str:
    """Write an attribute; a picture of a plan has few that are different, each a thousand times."""
    return f' {key.rstrip("_").replace("_", "-")}="{html(str(value))}"'


def words(text: str) -> Drawn:
    """Write a text as content of an element, none of it markup."""
    return Drawn(html(text))


def lines(*parts: Drawn) -> Drawn:
    """Put pieces of markup below each other."""
    return Drawn("\n".join(part for part in parts if part))


def percent(share: float) -> str:
    """Write a share of the width, from 0 to 100, to a hundredth."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def described(prefix: str, title: str, description: str, *children: Drawn, **attributes: str | int) -> Drawn:
    """Write a picture with the name and the description by which it is read aloud; `prefix` makes their ids unique."""
    ids = (f"{prefix}-title", f"{prefix}-desc")
    told = (element("title", words(title), id=ids[0]), element("desc", words(description), id=ids[1]))
    return element("svg", lines(*told, *children), role="img", aria_labelledby=" ".join(ids), **attributes)
