"""Rules about ids and what refers to them: TSR2xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

REFERENCE_RULES = (
    Rule(
        "TSR201",
        "nothing has this id",
        ERROR,
        "A record refers to an id that no record of the dataset has. References to a record whose file could "
        "not be read are not reported: its own finding says enough.",
        "organisation: mkvco",
        "Correct the id, or add the record.",
    ),
    Rule(
        "TSR202",
        "id used twice",
        ERROR,
        "Two files of one kind claim the same id, so a reference to it means either.",
        "data/actions/x/a-1.yaml and data/actions/y/a-1.yaml",
        "Give the newer record another id and name its file after it.",
    ),
    Rule(
        "TSR203",
        "id and file name differ",
        ERROR,
        "A record's file is its id followed by `.yaml`, so that a reader finds one by the other.",
        "data/actions/a-1.yaml with id: a-2",
        "Rename the file or correct the id.",
    ),
    Rule(
        "TSR204",
        "organisations contain each other",
        ERROR,
        "Following `parent` from an organisation leads back to it.",
        "a has parent b, b has parent a",
        "Delete the `parent` that is wrong.",
    ),
    Rule(
        "TSR205",
        "reference to itself",
        ERROR,
        "A record names itself where another must stand.",
        "not_same_as: its own id",
        "Name the other record, or delete the entry.",
    ),
    Rule(
        "TSR206",
        "two organisations with one name",
        WARNING,
        "Two organisations share a name, so they may be one body entered twice.",
        "name: Volunteer Centre, in two files",
        "Merge the two, or say in `not_same_as` that they are different bodies.",
    ),
    Rule(
        "TSR207",
        "lines beyond the end of the source",
        ERROR,
        "A citation names lines that the source does not have: its record tells how many lines its text has.",
        "lines: 9001, of a text of 472 lines",
        "Correct the lines; they count from 1 in the text that the source record names.",
    ),
    Rule(
        "TSR208",
        "body that had ended",
        WARNING,
        "A plan is owned by a body, or gives it a part in an action, whose record says that it had ended before the "
        "plan was published.",
        "ended: March 2009, and spa of an action in a plan published December 2009",
        "Name the body that took its place, or correct `ended`.",
    ),
    Rule(
        "TSR209",
        "organisations follow each other",
        ERROR,
        "Following `successions` from an organisation leads back to it, so each would be older than itself.",
        "a replaces b, and b replaces a",
        "Correct the `kind` of the succession that is the wrong way round, or delete it.",
    ),
    Rule(
        "TSR210",
        "not a number of that register",
        WARNING,
        "The numbers of a register have a form, and this one has another. Spreadsheets drop the noughts that a company "
        "number begins with. `area_code` is a GSS code: a letter and eight digits.",
        "scheme: GB-COH, id: 9506232",
        "Look the number up in the register, and write it with all its digits.",
        fix="Takes blanks and the register's code out, sets the case, and puts back one lost nought, unless the number "
        "may be that of a charity.",
    ),
    Rule(
        "TSR211",
        "register not known",
        WARNING,
        "`scheme` is the code of a register at org-id.guide. This is none of the British ones that are known here, and "
        "has not the form of one of another country, so that nobody can look the number up.",
        "scheme: Charity Commission",
        "Write the code, such as GB-CHC for the Charity Commission or GB-COH for Companies House. If org-id.guide does "
        "have this one, ask for it to be added to the tool.",
        fix="Writes a code that is known but for case, hyphens and blanks.",
    ),
    Rule(
        "TSR212",
        "one number for two organisations",
        WARNING,
        "Two organisations give the same number of one register, which gives a number to one body alone.",
        "GB-CHC 1099712, in two files",
        "Correct the number that is wrong, or merge the two records.",
    ),
    Rule(
        "TSR213",
        "two names that read alike",
        WARNING,
        'The names of two organisations differ only in accents, punctuation or the plural, in "and", "&", "of", "for" '
        'or "the", or in "Ltd" for "Limited" or "St" for "Saint", so they may be one body entered twice.',
        "Council for Youth Services, and The Council of Youth Service",
        "Merge the two, or say in `not_same_as` that they are different bodies.",
    ),
    Rule(
        "TSR214",
        "two organisations with one acronym",
        WARNING,
        "Lists print acronyms for names. Two bodies with the same one cannot be told apart there.",
        "acronyms: [MKC], in two files",
        "Take the acronym from the body that uses it less, or say in `not_same_as` that they are different bodies.",
    ),
    Rule(
        "TSR215",
        "other name that is another's name",
        WARNING,
        "A former, short or alternative name of one organisation is a name or an acronym of another: they may be one "
        "body, or the name stands with the wrong one. Names `as_printed` may be shared, as they hold in one place.",
        "other_names: Youth Forum, where another organisation has that name",
        "Merge the two, move the name, or say in `not_same_as` that they are different bodies.",
    ),
    Rule(
        "TSR216",
        "ids that differ only in hyphens",
        WARNING,
        "Two records of a kind have ids that are the same but for hyphens, so one is soon written for the other.",
        "wt-1a1 and wt-1a-1",
        "Give the newer record an id that cannot be mistaken for the other.",
    ),
    Rule(
        "TSR217",
        "source that nothing cites",
        ADVICE,
        "A document was entered and no record cites it. One that is itself known only from another document is left "
        "out.",
        "data/sources/annual-report.yaml, cited nowhere",
        "Cite it where a fact was taken from it, or delete it.",
    ),
    Rule(
        "TSR218",
        "documents known only from each other",
        ERROR,
        "The `sources` of a document name the document that it is known from. Followed, they lead back to it, so that"
        " none of them was seen by anybody.",
        "a is known from b, and b from a",
        "Delete the entry that is wrong: a document that was read needs none.",
    ),
)
