"""What pictures with rows share: a key, and rows of a label in HTML, which breaks its lines, beside a track."""

from tsreview.rendering.svg.element import Drawn, described, element, lines, words
from tsreview.rendering.svg.shapes import centred


def key(entries: list[tuple[Drawn, str]]) -> Drawn:
    """Write a key: each symbol with what it stands for."""
    items = (element("li", _symbol(drawn), words(f" {meaning}")) for drawn, meaning in entries)
    return element("ul", lines(*items), class_="key")


def _symbol(drawn: Drawn) -> Drawn:
    return element("svg", centred(drawn), width=30, height=18, aria_hidden="true")


def row(prefix: str, title: str, description: str, label: Drawn, *drawn: Drawn) -> Drawn:
    """Lay a label beside its track. Read aloud, the track speaks for both."""
    track = described(prefix, title, description, *drawn, width="100%", height="100%")
    shown = element("div", label, class_="label", aria_hidden="true")
    return element("div", shown, element("div", track, class_="track"), class_="row")


def rows(*parts: Drawn) -> Drawn:
    """Put rows below each other, in a group that printing keeps on one page."""
    return element("div", Drawn("\n"), lines(*parts), Drawn("\n"), class_="rows")


def note(text: str) -> Drawn:
    """Write a line below a picture; nothing for no words."""
    return element("p", words(text), class_="about") if text else Drawn("")
