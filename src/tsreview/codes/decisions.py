"""Rules about what maintainers decide of findings: waivers, and changes of settings; TSR9xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

DECISION_RULES = (
    Rule(
        "TSR901",
        "waiver that has ended",
        ERROR,
        "A waiver accepts a finding until a day, and that day has passed. The finding counts again.",
        "waivers: [{rule: TSR508, reason: agreed, approved_by: LSP Executive, until: 2010-09-30}], on 1 October 2010",
        "Mend what the rule finds and delete the waiver; or have it approved anew, with a later day.",
    ),
    Rule(
        "TSR902",
        "waiver of nothing",
        WARNING,
        "Nothing is found that the waiver is about: it was mended, or the waiver names another file or field. Left "
        "there, it would hide the next finding of the kind.",
        "waivers: [{rule: TSR508, ...}], where the date is exact",
        "Delete the waiver.",
    ),
    Rule(
        "TSR903",
        "waiver of what cannot be waived",
        ERROR,
        "The rule is not known, or it finds what could not be read. A file or a field that was not read is in no list "
        "and no total, and no approval brings it back.",
        "waivers: [{rule: TSR401, ...}]",
        "Delete the waiver and mend what the rule finds.",
    ),
    Rule(
        "TSR911",
        "settings changed",
        WARNING,
        "The change alters `tsreview.toml`, by which records are read, judged and reported. With `--base` the change "
        "itself is judged by the settings of the base, and its own hold once it is merged.",
        '[severity] TSR502 = "advice", where the base has "warning"',
        "Look at it by itself, and merge it if it is meant.",
    ),
    Rule(
        "TSR912",
        "waiver changed",
        WARNING,
        "The change adds a waiver, or alters one. With `--base` only the waivers of the base hold, so that no change "
        "can waive what it does wrong; a new one holds once it is merged.",
        "waivers: [{rule: TSR201, ...}], where the base has none",
        "Ask whom it names in `approved_by`, and merge it first, by itself.",
    ),
    Rule(
        "TSR913",
        "baseline changed",
        WARNING,
        "The change alters the file of findings that are known and not counted. With `--base` the file of the base "
        "holds.",
        "baseline.json with an entry that the base has not",
        "Mend what is new instead; a baseline only ever grows shorter.",
    ),
)
