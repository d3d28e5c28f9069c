"""Rules about the fields of a record: TSR4xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR = Severity.ERROR

FIELD_RULES = (
    Rule(
        "TSR401",
        "unknown key",
        ERROR,
        "The kind of record has no such field. A mistyped key would otherwise be ignored in silence.",
        "nominater: lspe",
        "Correct the key; `docs/data-model.md` lists the fields of every kind.",
        fix="Writes a key that is known but for case, hyphens and blanks.",
    ),
    Rule(
        "TSR402",
        "key missing",
        ERROR,
        "A record of this kind must have the field.",
        "an action without `plan`",
        "Add the field.",
    ),
    Rule(
        "TSR403",
        "not one of the allowed values",
        ERROR,
        "The field takes one of a closed set of words.",
        "status: done",
        "Use one of the words that the message lists.",
        fix="Writes a word of the set that differs in case, hyphens and blanks alone, such as `In progress`.",
    ),
    Rule(
        "TSR404",
        "wrong shape",
        ERROR,
        "A text, a list or a group of fields was expected and another of them stands there.",
        "sources: page 4",
        "Write it in the shape that the message names.",
    ),
    Rule(
        "TSR405",
        "not a number",
        ERROR,
        "The field takes a number in digits, such as 475 or 7.6. One with a nought in front, such as 012, is twelve to "
        "one reader of YAML and ten to another.",
        "value: about 400",
        'Write the digits alone; words such as "about" belong in the field `published`.',
    ),
    Rule(
        "TSR406",
        "not an id",
        ERROR,
        "Ids are lower-case ASCII letters, digits and hyphens, beginning with a letter or digit, 63 characters "
        "at most, and not a name that Windows keeps for devices.",
        "id: WT 1a",
        "Write it as `wt-1a`.",
        fix="Writes the id without capitals and other signs, if something has that id; a record's own, if its file "
        "has that name.",
    ),
    Rule(
        "TSR407",
        "no value",
        ERROR,
        "The key has nothing, `~` or `null` behind it. What a source leaves open is left out, with a note.",
        "due:",
        "Give a value, or delete the key and say why in `notes`. Put the word null in quotes if it is meant.",
    ),
    Rule(
        "TSR408",
        "text not of the required form",
        ERROR,
        "The text does not have the form that the field needs, such as `387` or `388-390` for lines.",
        "lines: the third row",
        "Write it in the form that the message names.",
        fix="Writes hyphens for the dashes of a word processor in `lines`, and small letters in digests.",
    ),
    Rule(
        "TSR409",
        "not a web address",
        ERROR,
        "Addresses begin with http:// or https://; no other scheme becomes a link in a report.",
        "url: javascript:alert(1)",
        "Write the whole address, beginning with https:// or http://.",
    ),
    Rule(
        "TSR410",
        "fields that do not go together",
        ERROR,
        "The fields of this group exclude or need each other.",
        "a party with neither `organisation` nor `named`",
        "Write the fields that the message asks for.",
    ),
    Rule(
        "TSR411",
        "neither true nor false",
        ERROR,
        "The field takes true or false.",
        "shared: yes",
        "Write true or false.",
        fix="Writes true for yes and on, and false for no and off.",
    ),
    Rule(
        "TSR412",
        "same entry twice",
        ERROR,
        "A list that must not repeat an entry does.",
        "two objectives with the id 1a",
        "Delete or correct one of the two.",
    ),
    Rule(
        "TSR413",
        "correction of no field",
        ERROR,
        "An entry of `corrections` names as `field` what no action has, so that nobody can tell what was mended, and "
        "`validate --base` does not take it for the correction of a date.",
        "field: date",
        "Write the name of the field as it stands in the record, such as `due`.",
    ),
)
