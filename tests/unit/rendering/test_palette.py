"""The colours can be read, and are those of the style sheet."""

import re

import pytest

from tsreview.rendering.documents import templates_folder
from tsreview.rendering.palette import GRID, MUTED, PAGE, RATINGS, SERIES, TEXT
from tsreview.time.rag import Rag

STYLE = (templates_folder() / "document.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("rag", Rag)
def test_a_rating_can_be_read_and_its_outline_seen(rag: Rag) -> None:
    ink, paper = RATINGS[rag]
    assert contrast(ink, paper) >= 4.5
    assert contrast(ink, PAGE) >= 3


@pytest.mark.parametrize("colour", [TEXT, MUTED, *SERIES])
def test_other_text_and_lines_can_be_read_on_the_page(colour: str) -> None:
    assert contrast(colour, PAGE) >= 4.5


def test_the_style_sheet_has_the_colours_of_the_palette() -> None:
    rules = dict(re.findall(r"^\.(\w+) \{ color: #\w+; background: (#\w+); \}$", STYLE, re.MULTILINE))
    inks = dict(re.findall(r"^\.(\w+) \{ color: (#\w+); background: #\w+; \}$", STYLE, re.MULTILINE))
    assert {rag: (inks[rag], rules[rag]) for rag in Rag} == RATINGS
    assert f"color: {TEXT}; background: {PAGE};" in STYLE
    assert MUTED in STYLE
    assert GRID in STYLE
