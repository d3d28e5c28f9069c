"""What a YAML parser complains of, in the words of someone who wrote the file."""

from typing import NamedTuple

from tsreview.loading.fault import Fault


class Trouble(NamedTuple):
    """A complaint of PyYAML's parser: what, doing what, where, and where that began (both from 1)."""

    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]


class _Words(NamedTuple):
    """How to tell a complaint: the parts it is known by, and the finding made of it."""

    context: str
    problem: str
    message: str
    hint: str
    code: str = "TSR108"
    back: int | None = 0
    """Columns from the place of the complaint back to what is meant; None for where it began."""


_QUOTE = "put the text in quotes"
_PERCENT = "line that begins with `%` is a directive"
_DELETE = "delete it, or put the text in quotes"
_CLOSE = "close it with the same sign; a text that begins with an apostrophe goes in double quotes"
_WORDS = (
    _Words("", "that cannot start any token", "unquoted text cannot begin with {here}", _QUOTE),
    _Words("", "expected the node content", "unquoted text cannot begin with {here}", _QUOTE),
    _Words("", "mapping keys are not allowed", "unquoted text cannot begin with `? `", _QUOTE),
    _Words("a quoted scalar", "", "quote is opened here and never closed", _CLOSE, back=None),
    _Words(
        "a double-quoted scalar",
        "unknown escape character",
        "{here} means nothing in double quotes",
        "write `\\\\` for a backslash, or use single quotes",
        back=1,
    ),
    _Words(
        "a double-quoted scalar",
        "escape sequence",
        "{here} is not followed by the digits it needs",
        "write `\\\\` for a backslash, or use single quotes",
        back=2,
    ),
    _Words("scanning an a", "", "unquoted text cannot begin with {here}", _QUOTE, "TSR113", None),
    _Words("", "undefined tag handle", "`!` begins a tag, and tags are refused", _DELETE, "TSR114"),
    _Words(" a tag", "", "`!` begins a tag, and tags are refused", _QUOTE, "TSR114", None),
    _Words(" a directive", "", _PERCENT, _DELETE, "TSR114", None),
    _Words("", "incompatible YAML document", _PERCENT, _DELETE, "TSR114"),
    _Words("", "duplicate", _PERCENT, _DELETE, "TSR114"),
    _Words("", "'<directive>'", _PERCENT, _DELETE, "TSR114"),
    _Words(
        "a block scalar",
        "",
        "{here} begins a block of text and must end its line",
        "begin the text on the next line, or put it in quotes",
        back=None,
    ),
    _Words(
        "a simple key",
        "expected ':'",
        "line has no `: ` after a key",
        "write `key: value`, or indent the line if it goes on with the text above",
        back=None,
    ),
    _Words(
        "",
        "sequence entries are not allowed",
        "list cannot begin here",
        "begin it on a line of its own, or put text that begins with `- ` in quotes",
    ),
)
_ANY = "mend the line; put text that holds `: ` or ` #` in quotes"


def explain(trouble: Trouble, text: str) -> Fault:
    """Make a finding of a complaint."""
    if _at(text, trouble.at) == "\t":
        return tab(trouble.at)
    if "mapping values are not allowed" in trouble.problem:
        return _colon(trouble.at, text)
    if "a flow " in trouble.context and "expected ','" in trouble.problem:
        return _bracket(trouble, text)
    if "<block end>" in trouble.problem and "'<directive>'" not in trouble.problem:
        return _out_of_line(trouble.at, text)
    if "expected '<document start>'" in trouble.problem:
        return _after_the_end(trouble, text)
    for words in _WORDS:
        if words.context in trouble.context and words.problem in trouble.problem:
            return _tell(words, trouble, text)
    return _fault(trouble.at, "cannot be read as YAML", _ANY)


def tab(place: tuple[int, int]) -> Fault:
    """Word the finding of a tab outside quotes, blocks of text and comments."""
    return _fault(place, "tab stands where only blanks may", "put blanks in place of the tab, or quote the text")


def _tell(words: _Words, trouble: Trouble, text: str) -> Fault:
    line, column = trouble.since if words.back is None else trouble.at
    place = line, max(1, column - (words.back or 0))
    # What is stepped back over is an escape: a backslash and a letter.
    here = _at(text, place, 2 if words.back else 1)
    here = "a backtick" if here == "`" else f"`{here}`"
    return Fault(words.code, *place, words.message.format(here=here), words.hint)


def _colon(place: tuple[int, int], text: str) -> Fault:
    """A colon where no key can stand: in most cases a text that needs quotes."""
    line, column = place
    before = _line(text, line)[: column - 1]
    if ": " in before or before.lstrip().startswith(("- ", "'", '"')) or not before.strip():
        return _fault(place, "unquoted text holds `: `", _QUOTE)
    if column > 1024:
        return _fault((line, 1), "key is longer than 1,024 characters", "shorten it")
    hint = "begin it in the column of the key above, or put text that holds `: ` in quotes"
    return _fault(place, "line with a key goes on with the text above", hint)


def _bracket(trouble: Trouble, text: str) -> Fault:
    if _at(text, trouble.at) == "?":
        return _fault(trouble.at, "unquoted text in brackets cannot hold `?`", _QUOTE)
    if _at(text, trouble.at) == ":" and trouble.at[0] == trouble.since[0]:
        return _fault(trouble.at, "unquoted text holds `: `", _QUOTE)
    opened = _at(text, trouble.since)
    closing = "]" if opened == "[" else "}"
    hint = f"close it with `{closing}`; text that begins with `{opened}` goes in quotes"
    if any(end in trouble.problem for end in ("'<stream end>'", "'<document start>'", "'<document end>'")):
        return _fault(trouble.since, f"`{opened}` is opened here and never closed", hint)
    if trouble.at[0] == trouble.since[0]:
        return _fault(trouble.at, f"comma or `{closing}` is missing before this", hint)
    return _fault(trouble.at, f"`{opened}` of line {trouble.since[0]} is not closed before this", hint)


def _out_of_line(place: tuple[int, int], text: str) -> Fault:
    """Something that continues neither the mapping nor the list it stands in."""
    before, here = _line(text, place[0])[: place[1] - 1].rstrip(), _at(text, place)
    if before.strip():
        if before[-1] in "'\"":
            if opened := _opened_above(place[0], before, text):
                return _fault(opened, "quote is opened here and not closed in its line", _CLOSE)
            return _fault(place, "text goes on after its closing quote", "put all of it in quotes")
        return _fault(place, f"`{here}` cannot stand here", _QUOTE)
    if here == ":":
        return _fault(place, "nothing stands before the `:`", "write the field's name followed by a colon")
    if here == "-":
        return _fault(place, "list item stands where `key: value` is expected", "indent it below its key")
    return _fault(place, "indentation fits none of the lines above", "begin it in the column of the key above")


def _opened_above(line: int, before: str, text: str) -> tuple[int, int] | None:
    """Find where a text was opened that a quote closes which was meant to open the next one."""
    quote = before[-1]
    if before.count(quote) % 2 == 0:
        return None
    for number in range(line - 1, 0, -1):
        if (column := _line(text, number).rfind(quote)) >= 0:
            return number, column + 1
    return None


def _after_the_end(trouble: Trouble, text: str) -> Fault:
    lines = text.split("\n")[: trouble.at[0] - 1]
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    if lines and lines[-1].startswith("%"):
        return Fault("TSR114", len(lines), 1, _PERCENT, _DELETE)
    if not _line(text, trouble.at[0])[: trouble.at[1] - 1].strip() and trouble.at[1] < trouble.since[1]:
        return _fault(
            trouble.at,
            "line is indented less than the first of the record",
            "begin every field of the record in the same column",
        )
    return _fault(trouble.at, "record has ended before this", "write `key: value` lines, one below the other")


def _fault(place: tuple[int, int], message: str, hint: str) -> Fault:
    return Fault("TSR108", *place, message, hint)


def _line(text: str, number: int) -> str:
    return text.split("\n", number)[number - 1] if number <= text.count("\n") + 1 else ""


def _at(text: str, place: tuple[int, int], length: int = 1) -> str:
    return _line(text, place[0])[place[1] - 1 : place[1] - 1 + length]
