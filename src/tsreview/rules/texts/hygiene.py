"""Characters that are not what they seem, and blanks that nobody meant: TSR801 and TSR803 to TSR808."""

import re
import unicodedata

from tsreview.rules.texts.rule import TextRule

_LATIN = "A-Za-z\u00c0-\u024f"
_LIKE_LATIN = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαικνυ" + "ՕՏԼօսհոյց" + "ᎪᏴᏟᎠᎬᎻᎫᏦᎷᏢᏚᎢᏙᏔᏃ"
"""Letters of Cyrillic, Greek, Armenian and Cherokee that a reader takes for Latin ones."""
_FORMS = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
"""Letters and digits of double width, and those of mathematics."""
_UNLIKE_LATIN = f"(?![{_LIKE_LATIN}])[\u0370-\u03ff\u0400-\u058f\u13a0-\u13ff]"
# Compiled on first use: most records are plain ASCII.
_MIXED = f"[{_LATIN}][{_LIKE_LATIN}]|[{_LIKE_LATIN}][{_LATIN}]|[{_FORMS}]"
_WHOLE = rf"(?<!\w)[{_LIKE_LATIN}]{{2,40}}(?!\w)"
_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_GARBLED = "\ufffd|â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"
"""What stands for a character that could not be read, and what UTF-8 looks like when it is read as Windows-1252."""
_CURLY = "[‘’‚‛“”„‟′″]"
_WORDS = 20
"""Characters of a text that a message shows on each side."""


def letter_of_another_script(text: str) -> str:
    """Find a letter that looks like a Latin one, in a Latin word or in a word that is made of such letters."""
    match = re.search(_MIXED, text)
    # A text that also has other letters of the script is written in its language.
    if match is None and not re.search(_UNLIKE_LATIN, text):
        match = re.search(_WHOLE, text)
    if match is None:
        return ""
    letter = next(letter for letter in match[0] if not re.match(f"[{_LATIN}]", letter))
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
    """Find two blanks in a row; those that indent a line of a text of several are meant."""
    match = re.search(r"(?<![\n ])  ", text)
    return f'there are two blanks in "{_around(text, match.start())}"' if match else ""


def single_blanks(text: str) -> str:
    """Leave one blank of several between words of a line."""
    return re.sub(r"(?<=[^ \n]) {2,}(?=[^ \n])", " ", text)


def blank_of_another_kind(text: str) -> str:
    """Find a blank that is not the one of the space bar, such as one that breaks no line."""
    match = re.search(_BLANK, text)
    return f'a blank in "{_around(text, match.start())}" is U+{ord(match[0]):04X}' if match else ""


def garbled(text: str) -> str:
    """Find what is left of a character that a program read in the wrong encoding."""
    match = re.search(_GARBLED, text)
    return f'"{_around(text, match.start())}" holds what is left of another character' if match else ""


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
    TextRule("TSR807", (), blank_of_another_kind, "type a blank with the space bar"),
    TextRule("TSR808", (), garbled, "look the word up in the source, and type it anew"),
)
