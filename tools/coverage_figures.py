"""Hold the parts of the tool to their figures of coverage: `make coverage`, which pipes `coverage json` in here."""

import json
import sys
from fnmatch import fnmatch
from typing import Any

TOP = "src/tsreview/"
READER = (
    "decoding", "characters", "yaml_reader", "tree", "plain_reader", "document", "syntax", "scalars", "layout",
    "reading", "files", "misfits", "admission",
)  # fmt: skip
WRITER = ("writing", "replacing", "lock", "editing", "outline", "canonical", "formatting", "fixing/*")
CACHE = ("sync", "stamps", "changes", "processes", "opening", "past")
PARTS = {
    "the reader": (100, [f"loading/{name}.py" for name in READER]),
    "the writer": (100, ["schema/writer.py", *(f"loading/{name}.py" for name in WRITER)]),
    "the cache": (100, ["index/*.py", *(f"loading/{name}.py" for name in CACHE)]),
    "the renderers": (100, ["rendering/*.py"]),
    "all": (95, ["*.py"]),
}
"""What each part must reach, of its statements and of its branches, and its files; a star stands for folders too."""


def main() -> int:
    """Print the figures of the parts, and fail where one is too low."""
    files = {name.replace("\\", "/").removeprefix(TOP): each for name, each in json.load(sys.stdin)["files"].items()}
    print(f"\n{'':15}{'statements':>17}{'branches':>17}")
    is_low = False
    for part, (least, patterns) in PARTS.items():
        for pattern in patterns:
            if not any(fnmatch(name, pattern) for name in files):
                sys.exit(f"no file is {pattern}: mend {__file__}")
        counts = _counts([each["summary"] for name, each in files.items() if any(fnmatch(name, p) for p in patterns)])
        # Counts are compared, as 99.99 is printed as 100.
        is_under = any(covered * 100 < least * of for covered, of in counts)
        figures = "".join(f"{f'{covered} of {of}':>17}" for covered, of in counts)
        print(f"{part:15}{figures}{f'  under {least} %' if is_under else ''}")
        is_low = is_low or is_under
    return 1 if is_low else 0


def _counts(summaries: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Add up what was run, and what there is, of statements and of branches."""
    pairs = (("covered_lines", "num_statements"), ("covered_branches", "num_branches"))
    return [(sum(each[run] for each in summaries), sum(each[of] for each in summaries)) for run, of in pairs]


if __name__ == "__main__":
    sys.exit(main())
