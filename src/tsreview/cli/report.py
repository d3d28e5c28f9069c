"""`tsreview report`: what a board is given to read."""

from tsreview.cli.lazy import group

app = group(
    {
        "briefing": "tsreview.cli.briefing:app",
        "plan": "tsreview.cli.plan_report:app",
        "organisation": "tsreview.cli.organisation_report:app",
        "principles": "tsreview.cli.principles_report:app",
        "pack": "tsreview.cli.pack:app",
        "verify": "tsreview.cli.verify:app",
    },
    "Reports: the quarterly briefing, and others for a board; also for Word and Excel.",
)
