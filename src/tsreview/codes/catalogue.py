"""The table of all rules, in the order of their codes."""

from tsreview.codes.decisions import DECISION_RULES
from tsreview.codes.fields import FIELD_RULES
from tsreview.codes.files import FILE_RULES
from tsreview.codes.history import HISTORY_RULES
from tsreview.codes.privacy import PRIVACY_RULES
from tsreview.codes.quality import QUALITY_RULES
from tsreview.codes.references import REFERENCE_RULES
from tsreview.codes.rule import Rule
from tsreview.codes.texts import TEXT_RULES
from tsreview.codes.times import TIME_RULES

_ALL = (
    *FILE_RULES,
    *REFERENCE_RULES,
    *TIME_RULES,
    *FIELD_RULES,
    *QUALITY_RULES,
    *HISTORY_RULES,
    *PRIVACY_RULES,
    *TEXT_RULES,
    *DECISION_RULES,
)
RULES: dict[str, Rule] = {each.code: each for each in _ALL}
RANGES = {
    "TSR1": "Files and YAML",
    "TSR2": "Ids and references",
    "TSR3": "Dates and the log",
    "TSR4": "Fields",
    "TSR5": "Quality of a plan",
    "TSR6": "What a change may do to the record",
    "TSR7": "Privacy",
    "TSR8": "Text",
    "TSR9": "Decisions on findings",
}
"""How the codes of each group begin, and what the group is about."""


def rule(code: str) -> Rule:
    """Give the rule of a code; KeyError when no rule bears it."""
    return RULES[code]
