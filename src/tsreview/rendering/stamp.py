"""The last line of a report: what it was drawn from, and a digest of all that stands above it.

It is a comment in HTML and in Markdown alike, so that a reader does not see it and a program finds it.
"""

import hashlib
import json
import re
from typing import Any, NamedTuple

_BEGINS, _ENDS = "<!-- tsreview-report ", " -->"
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "-": "\\u002d", "&": "\\u0026"}
"""What could end the comment; in JSON these stand in texts alone, and mean the same when escaped."""
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_TEXTS = ("report", "form", "as_of", "tool", "templates", "content")
MOST_STAMP = 16_384
MOST_BYTES = 64 * 1024 * 1024


class Stamp(NamedTuple):
    """What a report says of itself."""

    report: str
    """The name of the report, such as briefing."""
    form: str
    options: dict[str, str]
    """What it takes to draw it again."""
    as_of: str
    commit: str | None
    dirty: bool | None
    tool: str
    templates: str
    content: str
    """The SHA-256 digest of the text above the line, in hexadecimal digits."""


def stamped(text: str, stamp: Stamp) -> str:
    """Put the line below a report; its digest of the content is reckoned here."""
    facts = json.dumps(stamp._replace(content=digest_of(text))._asdict(), sort_keys=True)
    for mark, escaped in _ESCAPED.items():
        facts = facts.replace(mark, escaped)
    return f"{text}{_BEGINS}{facts} -->\n"


def read_stamp(text: str) -> tuple[str, Stamp] | None:
    """Give the text above the line and what the line says; nothing where there is no such line."""
    # The last line alone is looked at: whatever stands above it costs no time.
    content, line_end, line = text.rstrip("\n").rpartition("\n")
    at = line.rfind(_BEGINS)
    if at < 0 or not line.endswith(_ENDS) or len(line) > MOST_STAMP:
        return None
    try:
        said = json.loads(line[at + len(_BEGINS) : -len(_ENDS)])
    except (ValueError, RecursionError):
        return None
    return (content + line_end + line[:at], Stamp(**said)) if _is_sound(said) else None


def digest_of(text: str) -> str:
    """Give the digest of a report's content."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _is_sound(said: Any) -> bool:
    """Tell whether the line is one that the tool may have written; anybody can write into a file."""
    if not isinstance(said, dict) or set(said) != set(Stamp._fields) or not isinstance(said["options"], dict):
        return False
    commit, options = said["commit"], said["options"]
    known = commit is None or (isinstance(commit, str) and _COMMIT.fullmatch(commit) is not None)
    texts = (*(said[name] for name in _TEXTS), *options, *options.values())
    return known and said["dirty"] in (None, True, False) and all(isinstance(each, str) for each in texts)
