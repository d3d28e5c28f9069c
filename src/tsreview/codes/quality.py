"""Rules about the quality of a plan: TSR5xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE

QUALITY_RULES = (
    Rule(
        "TSR501",
        "complete without evidence",
        WARNING,
        "An update reports an action complete and names no evidence, so a board cannot test the claim.",
        "status: complete, without evidence",
        "Add `evidence`: a minute, a document, an address.",
    ),
    Rule(
        "TSR502",
        "no nominator",
        ADVICE,
        "The action has no party with the role `nominator`, so nobody is asked to name who is answerable.",
        "an action without a nominator",
        "Add the nominator when the partnership names one.",
    ),
    Rule(
        "TSR503",
        "no single point of accountability",
        ADVICE,
        "The action has no party with the role `spa`: nobody is answerable for it.",
        "an action without an spa",
        "Add the SPA when the nominator has named one.",
    ),
    Rule(
        "TSR504",
        "no date that can be told",
        ADVICE,
        "The action has no due date, or one that gives no day, so nobody can tell when it is late.",
        "due: April",
        "Ask the source's owner for the date and add it as a revision of the kind `first_dated`.",
    ),
    Rule(
        "TSR505",
        "theme or objective due before its actions",
        ADVICE,
        "A theme or objective asks for action by a day that is before some of its own actions are due.",
        "a theme due March 2010 with an action due September 2010",
        "Keep both as published; tell the board that they do not agree.",
    ),
    Rule(
        "TSR506",
        "revision without approval",
        WARNING,
        "A date was moved and `approved_by` does not say who agreed to it.",
        "a revision without approved_by",
        "Add who approved it, or take the revision back.",
    ),
    Rule(
        "TSR507",
        "suspended or withdrawn without a reason",
        WARNING,
        "An update stops an action and gives no reason.",
        "status: suspended, without reason",
        "Add `reason`.",
    ),
    Rule(
        "TSR517",
        "body that ends before the action is due",
        ADVICE,
        "A party of an action that is not closed ends before the action is due, so it cannot see it through.",
        "ended: March 2011, and spa of an action due December 2011",
        "Ask the plan's owner who takes its place.",
    ),
)
