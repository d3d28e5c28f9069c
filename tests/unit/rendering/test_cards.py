"""One record shown whole."""

from tsreview.rendering.cards import CardFormat, render
from tsreview.reports.card import Card, section

CARD = Card("A record", (section("Nothing", ("Notes", None)), section("Said", ("Due", "April"), ("", "alone"))), {})


def test_a_section_that_has_nothing_to_say_is_left_out() -> None:
    assert render(CARD, CardFormat.TABLE) == "A record\n\nSaid\n  Due  April\n  alone\n"
    assert render(CARD, CardFormat.MARKDOWN) == "# A record\n\n## Said\n\n- **Due**: April\n- alone\n"
