"""Rules about ids and what refers to them: TSR2xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

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
)
