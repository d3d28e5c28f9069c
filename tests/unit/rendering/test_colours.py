import re
from pathlib import Path

from tsreview.rendering.colours import RATINGS
from tsreview.time.rag import Rag

CSS = (Path(__file__).parents[3] / "templates/document.css").read_text(encoding="utf-8")


def test_every_rating_has_the_colours_of_the_page() -> None:
    rules = {
        name: (ink, ground) for name, ink, ground in re.findall(r"\.(\w+) \{ color: #(\w+); background: #(\w+)", CSS)
    }
    assert set(RATINGS) == set(Rag)
    for rag, tint in RATINGS.items():
        assert (tint.ink.lower(), tint.ground.lower()) == rules[rag]


def test_the_words_can_be_read_on_their_grounds() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for tint in RATINGS.values():
        assert (light(tint.ground) + 0.05) / (light(tint.ink) + 0.05) >= 4.5
