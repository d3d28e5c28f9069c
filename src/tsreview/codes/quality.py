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
        "An action that no report closes has no party with the role `nominator`, while others of its plan have one, so "
        "nobody is asked to name who answers for it. Where more than five of a plan lack one, they are told of once, "
        "at the plan.",
        "an action without a nominator, in a plan that has them",
        "Add the nominator when the partnership names one.",
    ),
    Rule(
        "TSR503",
        "nobody to answer for an action",
        ADVICE,
        "An action that no report closes has no party with the role `spa`, the single point of accountability, so "
        "nobody answers for it. In a plan without nominators and SPAs a `lead` will do. Where more than five of a plan "
        "have none, they are told of once, at the plan.",
        "an action with a nominator and without an spa",
        "Add the SPA when the nominator has named one.",
    ),
    Rule(
        "TSR504",
        "no date that can be told",
        ADVICE,
        "An action that no report closes has no due date, or one that gives no day, so nobody can tell when it is "
        "late. Where more than five of a plan have none, they are told of once, at the plan.",
        "due: April",
        "Ask the plan's owner for the date and add it as a revision of the kind `first_dated`.",
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
        "TSR508",
        "date that leaves more than a year open",
        ADVICE,
        "The action's date is a span of more than a year and a month, and until its last day nobody can say that the "
        "action is late.",
        "due: 2008/09 to 2010/11",
        "Ask the plan's owner for a step that is due sooner; keep the date as published.",
    ),
    Rule(
        "TSR509",
        "many actions due in one month",
        ADVICE,
        "More than a third of a plan's dated actions, of nine or more, are due in one month, too many to keep.",
        "12 of 30 dated actions due in March 2010",
        "Ask which of them the partners can do by then; keep the dates as published.",
    ),
    Rule(
        "TSR510",
        "in progress without progress",
        ADVICE,
        "An update reports work in progress and does not tell what was done.",
        "status: in_progress, without progress",
        "Add `progress`.",
    ),
    Rule(
        "TSR511",
        "complete again with other evidence",
        ADVICE,
        "An action that was complete is reported complete again, and the evidence is another, so it was not complete "
        "the first time, or the second report says nothing new.",
        "complete on 2010-06-01 (Minute 4), complete on 2010-09-01 (Minute 9)",
        "Keep the entry that the evidence bears out, or report in between why the action was opened again.",
    ),
    Rule(
        "TSR512",
        "rating that does not fit the status",
        ADVICE,
        "Blue stands for complete. The reporter rated a complete action otherwise, or one blue that is not complete.",
        "status: complete, reported_rag: green",
        "Ask the reporter which is meant; the calculated rating goes by the status.",
    ),
    Rule(
        "TSR513",
        "objective without action",
        ADVICE,
        "A plan has an objective that none of its actions serves, or has no actions at all, so nobody can ask for it.",
        "objective 1a, to which no action belongs",
        "Add the action; where the plan has none, tell the board.",
    ),
    Rule(
        "TSR514",
        "principle without action or practice",
        ADVICE,
        "No action serves the principle and no practice shows it, though they do others of the same set.",
        "principle cp-8, named in no action and no practice",
        "Link what serves it; where nothing does, tell the board.",
    ),
    Rule(
        "TSR515",
        "more than one single point of accountability",
        ADVICE,
        "The action has several parties with the role `spa`, so that a board cannot tell whom to ask.",
        "two parties with role: spa",
        "Ask which of them is answerable; the others are `lead` or `support`.",
    ),
    Rule(
        "TSR516",
        "moved when it had passed",
        ADVICE,
        "A date was moved on a day after it had passed, so the action was late and the move hides it.",
        "due June 2010, revision on: 2010-09-01",
        "Keep it as it was agreed; ask that dates be moved before they pass.",
    ),
    Rule(
        "TSR517",
        "body that ends before the action is due",
        ADVICE,
        "A party of an action that is not closed ends before the action is due, so it cannot see it through.",
        "ended: March 2011, and spa of an action due December 2011",
        "Ask the plan's owner who takes its place.",
    ),
    Rule(
        "TSR518",
        "party named twice",
        WARNING,
        "The same party has the same role twice, so it is counted twice.",
        "two parties with role: lead and organisation: mkcvo",
        "Delete one of the two.",
    ),
    Rule(
        "TSR519",
        "behind, without a reason or a next step",
        ADVICE,
        "The last update of an action that is not closed rates it amber or red, or was made when its date had passed, "
        "and does not tell why it is behind, or what comes next. A board asks both.",
        "status: in_progress, reported_rag: red, without reason and next_step",
        "Add `reason` and `next_step` to the update.",
    ),
    Rule(
        "TSR520",
        "rating kinder than the rule",
        ADVICE,
        "The last update rates the action better than the rule does on the same day, when its date had passed. Reports "
        "show both ratings.",
        "due June 2010, on: 2010-09-01, reported_rag: green",
        "Ask the reporter why. If a new date was approved before that day, add it to `revisions`.",
    ),
    Rule(
        "TSR521",
        "in progress and not reported for a quarter",
        ADVICE,
        "The last update says that the action is in progress. A whole quarter passed without another, and after it at "
        "least two other actions of the plan were reported on, so this one was passed over. An action with a longer "
        "`review_every`, or a date that recurs less often, is given that time. "
        "More than five of a plan are told of once, at the plan.",
        "in progress on 2010-02-28, in a plan with updates until 2010-09-30",
        "Ask for a report and add it to `updates`.",
    ),
    Rule(
        "TSR522",
        "gone back without a reason",
        ADVICE,
        "An action that was closed is open again, or one that was in progress is not started, and the update does not"
        " tell why.",
        "complete on 2010-06-01, in_progress on 2010-09-01",
        "Add `reason`, or correct the status.",
    ),
    Rule(
        "TSR523",
        "set without principles",
        ADVICE,
        "A set of principles was entered and no principle names it as its `set`, so that no report has anything of it.",
        "data/principle-sets/joint-set.yaml, to which no principle belongs",
        "Add its principles, or correct the `set` of those that belong to it.",
    ),
)
