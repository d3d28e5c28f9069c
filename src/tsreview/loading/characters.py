"""Which characters no text may hold, which a reader cannot see, and how to tell of them."""

import re

from tsreview.loading.fault import Fault

MAX_FAULTS = 20
"""Findings of one sort of character in one file; a binary file would bring thousands."""

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_NONCHARACTERS = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_REFUSED = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    f"\U000e0000-\U000e0fff{_NONCHARACTERS}"
)
_JOINERS = "\u200c-\u200f"
REFUSED = re.compile(f"[{_REFUSED}]|\r(?!\n)")
"""What no text may hold, as written or as an escape."""
UNSEEN = re.compile(f"[{_UNSEEN}]")
"""What a text may hold though a reader cannot see it: a warning."""
UNSEEN_IN_KEY = re.compile(f"[{_UNSEEN}{_JOINERS}]")
"""What no key may hold: also the joiners and marks that some scripts need in a text."""

PLAIN_ASCII = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
"""What nearly every file is made of."""
# A class beyond Latin-1 is slow to search for: what is plain is left out first.
_NOT_PLAIN = re.compile("[^\t\n\r\x20-\x7e]+")
_WATCHED = re.compile(f"[{_REFUSED}{_UNSEEN}{_JOINERS}]")
_ESCAPED = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
# The escapes of YAML whose characters need a look; the others stand for what may be typed.
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_NAMES = {
    "\x00": "NUL",
    "\r": "carriage return",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u202e": "right-to-left override",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}


def is_clean(text: str) -> bool:
    """Tell quickly whether a text holds nothing that is refused or cannot be seen."""
    if text.isascii() and not text.encode().translate(None, PLAIN_ASCII):
        return True
    rest = "".join(_NOT_PLAIN.findall(text))
    if rest and _WATCHED.search(rest):
        return False
    return "\r" not in text or text.count("\r") == text.count("\r\n")


def name_of(character: str) -> str:
    """Name a character that cannot be shown: `U+2028 (line separator)`."""
    name = _NAMES.get(character)
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def refused(character: str, line: int, column: int) -> Fault:
    """Word the finding of a character that no text may hold."""
    hint = "delete it; type the text anew where you cannot see it"
    if character == "\r":
        hint = "save the file with the line ends of Unix (LF) or Windows (CRLF)"
    return Fault("TSR105", line, column, f"character {name_of(character)} is not allowed", hint)


def unseen(character: str, line: int, column: int) -> Fault:
    """Word the warning of a character that a reader cannot see."""
    return Fault(
        "TSR107",
        line,
        column,
        f"character {name_of(character)} cannot be seen",
        "delete it, unless the language of the text needs it",
    )


def in_scalar(raw: str, *, escapes: bool, key: bool) -> list[tuple[int, str]]:
    """Find what is refused or unseen in a scalar as written, by offset; unseen in a text only as an escape.

    What stands in a text unescaped was told when the file was decoded.
    """
    units = [(match.start(), match[0]) for match in _ESCAPED.finditer(raw)] if escapes else []
    found = [(at, character) for at, unit in units if _watched(character := _meant(unit), key=key)]
    if key:
        found += ((match.start(), match[0]) for match in UNSEEN_IN_KEY.finditer(raw))
    found += ((match.start(), match[0]) for match in REFUSED.finditer(raw))
    return sorted(found)[:MAX_FAULTS]


def _watched(character: str, *, key: bool) -> bool:
    return bool(REFUSED.match(character) or (UNSEEN_IN_KEY if key else UNSEEN).match(character))


def _meant(escape: str) -> str:
    """Give the character that an escape stands for, as far as it matters here."""
    letter, digits = escape[1:2], escape[2:]
    return chr(int(digits, 16)) if digits else _LETTERS.get(letter, " ")
