"""`tsreview report`: what a board is given to read."""

from tsreview.cli.lazy import group

app = group(
    {
        "briefing": "tsreview.cli.briefing:app",
        "pack": "tsreview.cli.pack:app",
    },
    "Reports: the quarterly briefing, and the pack for a board.",
)
