"""What an edit changes in a file: as a unified diff, and in one line."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from tsreview.rendering.inert import log, terminal
from tsreview.time.calendar import say_count

MOST_LINES = 20_000
"""Lines of a text that are compared one by one."""
_NO_END = "\\ No newline at end of file"


def as_diff(path: str, old: str, new: str) -> str:
    """Draw the difference of two texts as `git diff` does; what cannot be seen is escaped."""
    lines = _compared(_lines(old), _lines(new), path)
    # Where the line ends of Windows go or come, a reader who does not see them takes both lines for one.
    hidden = "\n" if ("\r\n" in old) != ("\r\n" in new) else "\r\n"
    return log("".join(part for line in lines for part in _shown(line, hidden)))


def count_changes(old: str, new: str) -> str:
    """Count the lines that an edit adds and removes: "4 lines added"."""
    signs = [line[0] for line in unified_diff(_lines(old), _lines(new), n=0)][2:]
    added, removed = signs.count("+"), signs.count("-")
    return f"{say_count(added, 'line')} added" + (f", {removed} removed" if removed else "")


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as git does."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]] * (not text.endswith("\n"))


def _compared(old: list[str], new: list[str], path: str) -> Iterable[str]:
    """Compare lines; of more than a record ever has, which takes long, all that were give way to all that are."""
    if max(len(old), len(new)) <= MOST_LINES:
        return unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="\n")
    head = (f"--- a/{path}\n", f"+++ b/{path}\n", f"@@ -1,{len(old)} +1,{len(new)} @@\n")
    return [*head, *("-" + line for line in old), *("+" + line for line in new)]


def _shown(line: str, hidden: str) -> Iterator[str]:
    yield terminal(line.rstrip(hidden)) + "\n"
    if not line.endswith("\n"):
        yield _NO_END + "\n"
