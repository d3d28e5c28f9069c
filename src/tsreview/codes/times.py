"""Rules about dates and the log: TSR3xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

TIME_RULES = (
    Rule(
        "TSR301",
        "date not understood",
        ERROR,
        "Dates are read by a closed grammar, as plans print them. What is outside it is not guessed.",
        "due: Within 9 months",
        "Write it in the grammar (`tsreview dates explain TEXT` tells how a text is read), or keep the source's "
        "words: due: {published: Within 9 months, read_as: Sept 2010, why: ...}.",
    ),
    Rule(
        "TSR302",
        "date can be read in two ways",
        ERROR,
        "The text has more than one reading, and picking one would be a guess.",
        "due: 2010-11",
        "Write the reading that the source means: `November 2010` or `2010/11`.",
    ),
    Rule(
        "TSR303",
        "not a day",
        ERROR,
        "Days of the log are written as year-month-day, such as 2010-10-01, and must exist.",
        "on: 1/10/2010",
        "Write the day as YYYY-MM-DD.",
        fix="Writes a day that can be read in one way, such as 1 October 2010, as 2010-10-01.",
    ),
    Rule(
        "TSR304",
        "ends before it begins",
        ERROR,
        "A period's end is before its start.",
        "since: May 2010, until: January 2010",
        "Correct one of the two.",
    ),
    Rule(
        "TSR305",
        "log out of order",
        WARNING,
        "Entries of `updates` and `revisions` stand in the order of their days, so that a reader sees the last "
        "one last.",
        "on: 2010-06-01 above on: 2010-03-01",
        "Move the entry, or correct its day.",
    ),
    Rule(
        "TSR306",
        "two states on one day",
        ERROR,
        "Two updates of one day report different states, so the state of that day cannot be told.",
        "two entries on 2010-06-01, complete and in_progress",
        "Merge the two, or correct a day.",
    ),
    Rule(
        "TSR307",
        "revision against its kind",
        WARNING,
        "`extended` moves a date later and `brought_forward` earlier; `first_dated` gives the first one. This entry "
        "does something else, or its new date gives no day.",
        "due Sept 2010, kind: extended, to: June 2010",
        "Correct `kind` or `to`.",
    ),
    Rule(
        "TSR308",
        "before the plan was published",
        WARNING,
        "An update, a due date or an approved move of it lies before its plan was published.",
        "due: Feb 2009, in a plan published December 2009",
        "Correct the date; where the source says so, say it in `notes`, which ends the warning.",
    ),
    Rule(
        "TSR309",
        "complete before it could begin",
        WARNING,
        "An action is reported complete before the first day of the range or open start that is its date.",
        "complete on 2010-02-01, due: June 2010 to Dec 2010",
        "Correct the day of the report, or the date; if the work was brought forward, add the revision.",
    ),
    Rule(
        "TSR310",
        "work before the plan began",
        WARNING,
        "Progress or completion is reported after the plan was published and before the day on which it `starts`.",
        "on: 2010-02-01, in a plan that starts in April 2010",
        "Correct the day; where the work did begin before, say so in `notes`, which ends the warning.",
    ),
    Rule(
        "TSR311",
        "revision that moves nothing",
        WARNING,
        "A revision gives the date that was in force already, so it counts as a move and is none.",
        "due Sept 2010, to: September 2010",
        "Give the date that was agreed, or delete the entry.",
    ),
    Rule(
        "TSR312",
        "year that nobody means",
        WARNING,
        "A date of a plan, of an action or of its log is before 1900 or after 2100, most likely by a slip of the "
        "keyboard.",
        "on: 0210-06-01",
        "Correct the year.",
    ),
    Rule(
        "TSR313",
        "due after the plan ends",
        ADVICE,
        "An action is due when its plan has ended, so nobody may be there to ask for it.",
        "due: June 2012, in a plan that ends in March 2012",
        "Keep both as published; tell the board that they do not agree.",
    ),
    Rule(
        "TSR314",
        "outside the life of the body",
        WARNING,
        "A membership, a post or a relation of a body began, or was so, before the body was established or after it "
        "had ended.",
        "since: 1999, of a body with established: 2005",
        "Correct the date that is wrong; what a forerunner did belongs in its own record.",
    ),
    Rule(
        "TSR315",
        "in progress before it could begin",
        ADVICE,
        "An action is reported in progress before the first day of the range or open start that is its date.",
        "in progress on 2010-02-01, due: June 2010 to Dec 2010",
        "Correct the day of the report, or the date. If it was prepared before, say so in the `note` of the update, "
        "which ends the advice.",
    ),
    Rule(
        "TSR316",
        "date moved when the action was closed",
        ADVICE,
        "A date was moved on a day on which the action was complete, withdrawn or superseded already, so that there "
        "was nothing to move.",
        "complete on 2010-06-01, revision on: 2010-08-01",
        "Correct the day, or add the update by which the action was opened again.",
    ),
)
