"""From bytes to text: UTF-8 alone, and no character that a reviewer cannot see or a terminal obeys."""

import re
from itertools import islice
from typing import NamedTuple

from tsreview.loading.characters import MAX_FAULTS, PLAIN_ASCII, REFUSED, UNSEEN, is_clean, refused, unseen
from tsreview.loading.fault import Fault

MARK = b"\xef\xbb\xbf"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
# PyYAML's two parsers disagree on a byte order mark that starts a line; elsewhere it is only unseen.
_REFUSED = re.compile(f"{REFUSED.pattern}|^\ufeff", re.MULTILINE)
_LFS = "version https://git-lfs.github.com/spec/"


class Text(NamedTuple):
    """A file's text without its byte order mark, line ends as they are, and what to warn of."""

    text: str
    faults: list[Fault]


def decode(data: bytes) -> Text | list[Fault]:
    """Read bytes as the text of a record, or tell why they are none."""
    # Nearly every file is plain ASCII, and two passes in C settle that it needs no closer look.
    if not data.isascii() or data.translate(None, PLAIN_ASCII):
        return _decode_closely(data)
    text = data.decode("ascii")
    stop = _not_a_record(text)
    return [stop] if stop else Text(text, [])


def place_of(text: str, index: int) -> tuple[int, int]:
    """Tell the line and the column, both from 1, of the character at an index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def refused_in(text: str) -> list[Fault]:
    """Find the characters that no record's text may hold."""
    if is_clean(text):
        return []
    found = islice(_REFUSED.finditer(text), MAX_FAULTS)
    return [refused(match[0], *place_of(text, match.start())) for match in found]


def _decode_closely(data: bytes) -> Text | list[Fault]:
    """Decode what is not plain ASCII, and look at each character."""
    if wide := _wide_encoding(data):
        return [Fault("TSR104", 1, 1, f"file is {wide}, not UTF-8", "save the file as UTF-8")]
    faults = []
    if data.startswith(MARK):
        data = data[len(MARK) :]
        faults.append(Fault("TSR106", 1, 1, "file starts with a byte order mark", "save it as UTF-8 without one"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [_bad_byte(data, error.start)]
    if stop := _not_a_record(text):
        return [stop]
    if is_clean(text):
        return Text(text, faults)
    if found := refused_in(text):
        return found
    seen = islice(UNSEEN.finditer(text), MAX_FAULTS)
    return Text(text, faults + [unseen(match[0], *place_of(text, match.start())) for match in seen])


def _not_a_record(text: str) -> Fault | None:
    """Recognise what git leaves in place of a record, and a file with nothing in it."""
    if text.startswith(_LFS):
        return Fault("TSR122", 1, 1, "file is a Git LFS pointer, not the record", "run `git lfs pull`")
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (mark := _CONFLICT.search(text)):
        return Fault(
            "TSR109",
            *place_of(text, mark.start()),
            f"`{mark[0]}` is the mark of a merge conflict",
            "choose between the two versions and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`",
        )
    if not text or text.isspace():
        return Fault("TSR110", 1, 1, "file is empty", "write the record, or delete the file")
    return None


def _wide_encoding(data: bytes) -> str:
    """Name UTF-16 or UTF-32 by its mark, or by the zero bytes it puts between Latin letters."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    sample = data[:400]
    pairs, even, odd = len(sample) // 2, sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 2 or max(even, odd) < 0.6 * pairs:
        return ""
    if min(even, odd) > 0.3 * pairs:
        # Three zeros of four are UTF-32; nothing but zeros is no text at all, and is named as NUL.
        return "UTF-32" if even + odd < len(sample) else ""
    return "UTF-16"


def _bad_byte(data: bytes, start: int) -> Fault:
    """Name the first byte that is not UTF-8, and guess what it is in Windows' code page."""
    before = data[:start].decode("utf-8")
    hint = "save the file as UTF-8"
    alone = data[start + 1 : start + 2] < b"\x80"
    if alone and (meant := data[start : start + 1].decode("cp1252", "ignore")):
        hint = f'in Windows-1252 it stands for "{meant}"; save the file as UTF-8'
    return Fault("TSR104", *place_of(before, len(before)), f"byte 0x{data[start]:02X} is not UTF-8", hint)
