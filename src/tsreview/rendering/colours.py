"""The colours of ratings where a file carries its own; the word always stands beside them."""

from typing import NamedTuple


class Tint(NamedTuple):
    """The colours of a rating, each as RRGGBB: of its word, and of the ground behind it."""

    ink: str
    ground: str


RATINGS = {
    "red": Tint("7A1A1F", "FBDCD9"),
    "amber": Tint("5C3B00", "FDE7C1"),
    "green": Tint("0B4F35", "CCE2D8"),
    "blue": Tint("0C2D4A", "D2E2F1"),
    "grey": Tint("383F43", "EEEFEF"),
}
"""Those of the page's style sheet; dark on pale, so that they can be read and printed."""
ACCENT = "1B4F8A"
RULE = "4A5055"
PALE_RULE = "C3C7CA"
HEADING_GROUND = "F3F4F5"
