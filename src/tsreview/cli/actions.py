"""`tsreview actions`: what is overdue, due, and how each came to be so."""

from tsreview.cli.lazy import group

app = group(
    {
        "overdue": "tsreview.cli.overdue:app",
        "due": "tsreview.cli.due:app",
        "list": "tsreview.cli.action_list:app",
        "show": "tsreview.cli.action_show:app",
        "movement": "tsreview.cli.movement:app",
        "slippage": "tsreview.cli.slippage:app",
        "audit-dates": "tsreview.cli.audit_dates:app",
        "why": "tsreview.cli.why:app",
        "update": "tsreview.cli.action_update:app",
        "complete": "tsreview.cli.action_complete:app",
        "revise": "tsreview.cli.action_revise:app",
    },
    "Actions: what is overdue, what is due, and why; what is reported of them.",
)
