"""Rules about what a change may do to what was recorded before: TSR6xx, asked with `validate --base`."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

HISTORY_RULES = (
    Rule(
        "TSR601",
        "original date edited",
        ERROR,
        "The date that a plan published is what slippage is measured from, so it is never edited: a change of the plan "
        "is a revision, and a slip of the transcriber is mended with a correction that says so.",
        "due: Dec 2010, where the base has due: Sept 2010",
        "Put the published date back and add an entry to `revisions`; or, if it was mistranscribed, add an entry to "
        "`corrections` with `field: due` and, as `from`, the date that stood there.",
    ),
    Rule(
        "TSR602",
        "report deleted",
        ERROR,
        "An entry of `updates` that the base has is gone, or its day or status is another. The log is what every state "
        "and every earlier briefing was read from.",
        "updates without the entry of 2010-10-05 that the base has",
        "Put the entry back. If it was wrong, add a later one that says so.",
    ),
    Rule(
        "TSR603",
        "approved move deleted",
        ERROR,
        "An entry of `revisions` that the base has is gone, or it moves the date elsewhere. The moves of a date are "
        "never unmade: a later one takes its place.",
        "revisions without the entry of 2010-09-20 that the base has",
        "Put the entry back, and add a later revision.",
    ),
    Rule(
        "TSR604",
        "id used again",
        ERROR,
        "The id belonged to a record that was deleted. Minutes and earlier briefings still mean that one by it.",
        "a new action wt-1a-1, where an action of that id was deleted two years ago",
        "Give the new record an id that was never used.",
    ),
    Rule(
        "TSR605",
        "action deleted",
        WARNING,
        "An action that the base has is gone, and with it from every total. One that is given up is withdrawn or "
        "superseded, which stays in the account.",
        "data/actions/wt-1a-1.yaml deleted",
        "Put the file back and add an update with `status: withdrawn` and the reason.",
    ),
    Rule(
        "TSR606",
        "approver, rating or evidence taken away",
        ERROR,
        "An entry of `updates` or `revisions` that the base has is still there, but its evidence is gone, or who "
        "approved it or how it was rated is gone or is another. Reports that were sent tell what was shown, rated and "
        "approved.",
        "revisions: the entry of 2010-09-20 without the approved_by that the base has",
        "Put it back. If it was wrong, say so in a later entry, or in `corrections`.",
    ),
)
