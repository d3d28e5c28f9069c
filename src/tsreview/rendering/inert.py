"""The encoders: text from data, made inert for the sink that it goes to. No data reaches a sink otherwise."""

import re
from html import escape
from typing import Any

KEPT = frozenset("\u00a0\u2009\u202f\u200c\u200d\u200e\u200f")
"""Blanks and joiners that text in some languages needs; they neither print nor do harm."""
FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet takes for the beginning of a formula, full-width forms among them."""
MARKDOWN = {ord(mark): "\\" + mark for mark in "\\`*_[]<>|~$"} | {ord("&"): "&amp;"}
_BLOCK = r"^(?:([0-9]{1,9})([.)])(?=\s|$)|([-+=#:!]))"
"""What would begin a list, a heading or a rule at the start of a line."""
_RUNNER = re.compile(r"^([ \t]*)::|##(?=\[|vso)", re.MULTILINE)
"""What GitHub's runner, which passes over blanks, and that of Azure take for a command."""
_BEGINS_COMMAND = re.compile(r"^(\s*)::")
_UNDOUBLED = re.compile("#(?=#)")
"""A number sign before another, with which commands of older runners begin."""
_MENTION = r"(?<![\w.])@(?=\w)"
_JOINER = "\u2060"
"""Nobody sees it, and it keeps what stands on its two sides from being one name."""
_REFERENCE = re.compile(
    r'(?:[@#!%^]|\\[~$\[*]|&amp;|\bGH-|:(?=[\w+-]+:))(?=[\w"+-])|:(?=//)|www(?=\\?\.)', re.IGNORECASE
)
"""With what GitHub or GitLab begins a reference, an address, an emoji or a mention, once Markdown was read."""
_COMMIT = re.compile(r"(?<!\w)[0-9a-f]{7,}(?!\w)", re.IGNORECASE)
_FEWER = 6
"""Characters of a commit's id that are too few to name one."""
MOST_CELL = 32_767
"""Characters that a cell of Excel takes."""
MOST_PROPERTY = 255
"""Characters that a property of a file of Word or Excel takes."""
MOST_HEADER = 100
"""Of the 255 that Excel's head of a page takes, those that are certain to fit when each is doubled."""


def terminal(text: str) -> str:
    r"""Show what could drive a terminal or a log as `\u{1b}`; line ends become blanks."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each in KEPT else " " if each in "\n\t" else f"\\u{{{ord(each):x}}}"
        for each in text
    )


def log(text: str) -> str:
    """Keep a runner that reads the log from obeying a line of it: `::error` at its start, `##[error]` anywhere."""
    if "::" not in text and "##" not in text:
        return text
    return _RUNNER.sub(lambda found: f"{found[1]}\\u{{3a}}:" if found[1] is not None else "#\\u{23}", text)


def csv_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, at its start or after a line end; nor is it a command."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join("'" + line if line.lstrip(" ").startswith(tuple(FORMULA)) else line for line in lines)
    return _shortened(log(text))


def spreadsheet(text: str) -> str:
    """Write a text for a cell that is known to hold text: what cannot be seen is shown, and Excel's limit is kept."""
    return _shortened(terminal(text))


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CELL else text[: MOST_CELL - 16] + " ... (shortened)"


def header_code(text: str) -> str:
    """Write a text for the head or foot of Excel's printed pages, where `&` begins a code."""
    return terminal(text)[:MOST_HEADER].replace("&", "&&")


def file_property(text: str) -> str:
    """Write a text for what a file says of itself, such as its title."""
    return terminal(text)[:MOST_PROPERTY]


def markdown(text: str) -> str:
    """Write a text in one line of Markdown so that none of it is markup, a named link or a mention of a person.

    For documents, from which people copy: what a site makes of bare e-mail addresses, `#3` or the ids of commits
    is not prevented, as it is by `comment`.
    """
    line = " ".join(terminal(text).translate(MARKDOWN).split())
    # A word joiner, which nobody sees, keeps a name from being notified; the rest is exact when rendered.
    line = re.sub(_MENTION, "@\u2060", line).replace("://", "\\://").replace("www.", "www\\.")
    return re.sub(_BLOCK, lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


def comment(text: str) -> str:
    """Write a text in one line of a comment on GitHub or GitLab, where it also refers to nothing and nobody.

    Such a site makes links of `#3`, ids of commits, addresses and names after it has read the Markdown, so that no
    backslash keeps it from that.
    """
    return _COMMIT.sub(_broken, _REFERENCE.sub(lambda found: found[0] + _JOINER, markdown(text)))


def _broken(found: re.Match[str]) -> str:
    return _JOINER.join(found[0][n : n + _FEWER] for n in range(0, len(found[0]), _FEWER))


def html(text: str) -> str:
    """Write a text as content or as an attribute of HTML, SVG or XML: no character in it is one that XML refuses.

    Where the page goes to a log, no runner finds a command in it; a reader of the page sees the text as it is.
    """
    shown = escape(terminal(text))
    if "::" not in shown and "##" not in shown:
        return shown
    return _UNDOUBLED.sub("&#35;", _BEGINS_COMMAND.sub(r"\1&#58;:", shown))


def json_text(value: Any, *, ascii_alone: bool = True) -> str:
    """Write a JSON document that no runner obeys; in ASCII any stream takes it, lone surrogates and all."""
    # What starts fast imports this module, and no JSON.
    import json

    return _UNDOUBLED.sub(r"\\u0023", json.dumps(value, ensure_ascii=ascii_alone, indent=2)) + "\n"


def toml_string(text: str) -> str:
    """Write a text as a string of TOML in one line."""
    import json

    return json.dumps(terminal(text), ensure_ascii=False)


def sarif_message(text: str) -> str:
    """Write a text as a message of SARIF, in which `[words](address)` would be a link."""
    shown = terminal(text)
    return shown.replace("[", "\\[").replace("]", "\\]") if "](" in shown else shown


def css_string(text: str) -> str:
    """Write a text as the inside of a string of CSS, which it cannot end, nor the style sheet around it."""
    return "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in terminal(text))


def annotation(text: str) -> str:
    """Encode the message of a GitHub workflow command, so that it cannot end it or begin another."""
    return terminal(text).replace("%", "%25").replace("##[", "## [").replace("##vso", "## vso")


def annotation_property(text: str) -> str:
    """Encode a property of a GitHub workflow command, such as the path."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")
