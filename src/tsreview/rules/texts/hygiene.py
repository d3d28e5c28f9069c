"""Characters that are not what they seem, and blanks that nobody meant: TSR801 and TSR803 to TSR806."""

import re
import unicodedata

from tsreview.rules.texts.rule import TextRule

_LATIN = "A-Za-z\u00c0-\u024f"
_LIKE_LATIN = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαικνυ"
"""Letters of Cyrillic and Greek that a reader takes for Latin ones."""
# Compiled on first use: most records are plain ASCII.
_MIXED = f"[{_LATIN}][{_LIKE_LATIN}]|[{_LIKE_LATIN}][{_LATIN}]"
_CURLY = "[‘’‚‛“”„‟′″]"
_WORDS = 20
"""Characters of a text that a message shows on each side."""


def letter_of_another_script(text: str) -> str:
    """Find a Cyrillic or Greek letter beside a Latin one that it looks like."""
    match = re.search(_MIXED, text)
    if match is None:
        return ""
    letter = next(letter for letter in match[0] if letter in _LIKE_LATIN)
    name = unicodedata.name(letter).capitalize()
    return f'in "{_around(text, match.start())}" the letter "{letter}" is U+{ord(letter):04X} ({name})'


def tab(text: str) -> str:
    """Find a tab."""
    at = text.find("\t")
    return f'there is a tab in "{_around(text, at)}"' if at >= 0 else ""


def decomposed(text: str) -> str:
    """Find a letter that is written as a letter and an accent, where one character stands for both."""
    if unicodedata.is_normalized("NFC", text):
        return ""
    at = next((n for n, (one, other) in enumerate(zip(text, composed(text), strict=False)) if one != other), 0)
    return f'"{_around(text, at)}" is not in the composed form of Unicode (NFC)'


def composed(text: str) -> str:
    """Write letters with their accents in one, where Unicode can."""
    return unicodedata.normalize("NFC", text)


def curly_quote_in_address(text: str) -> str:
    """Find the quotes of a word processor in an address on the web."""
    is_address = text.startswith(("http://", "https://")) and " " not in text
    match = re.search(_CURLY, text) if is_address else None
    return f'there is a "{match[0]}" in the address' if match else ""


def two_blanks(text: str) -> str:
    """Find two blanks in a row."""
    at = text.find("  ")
    return f'there are two blanks in "{_around(text, at)}"' if at >= 0 else ""


def single_blanks(text: str) -> str:
    """Leave one blank of several between words of a line."""
    return re.sub(r"(?<=[^ \n]) {2,}(?=[^ \n])", " ", text)


def _around(text: str, at: int) -> str:
    """Give the words around a character, with blanks as they are."""
    return text[max(at - _WORDS, 0) : at + _WORDS].replace("\t", "\u21e5").replace("\n", " ")


RULES = (
    TextRule("TSR801", (), letter_of_another_script, "type the letter anew on a Latin keyboard"),
    # Where a text has a tab, JSON has its escape.
    TextRule("TSR803", ("\\t",), tab, "write a blank for it"),
    TextRule("TSR804", (), decomposed, "type the letter anew, with its accent in one"),
    TextRule("TSR805", (), curly_quote_in_address, "copy the address from the browser"),
    TextRule("TSR806", ("  ",), two_blanks, "delete one of the two"),
)
