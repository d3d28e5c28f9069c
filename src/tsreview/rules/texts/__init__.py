"""Rules that look at every text of a record, whatever its kind; their findings are stored with its file."""

import re
from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path, Value
from tsreview.rules.texts import hygiene, privacy
from tsreview.rules.texts.rule import TextRule

TEXT_RULES = (*privacy.RULES, *hygiene.RULES)
# A search for one character takes a tenth of the time of one for two.
_SIGNS = [(sign[0], sign, rule) for rule in TEXT_RULES for sign in rule.signs]
_BEYOND_ASCII = [rule for rule in TEXT_RULES if not rule.signs]


def check(tree: Value, written: str) -> list[FieldFinding]:
    """Run every rule on the texts of a tree; `written` is the tree as JSON, in which most records show to be clean."""
    rules = may_find(written)
    return list(_findings(tree, rules)) if rules else []


def may_find(written: str) -> list[TextRule]:
    """Give the rules that may find something in the texts of a tree, written as JSON."""
    rules = [rule for first, sign, rule in _SIGNS if first in written and sign in written]
    if not written.isascii():
        rules += _BEYOND_ASCII
    elif not rules:
        return rules
    return [rule for rule in dict.fromkeys(rules) if re.search(rule.form, written)]


def _findings(tree: Value, rules: list[TextRule]) -> Iterator[FieldFinding]:
    for path, text in _texts(tree, ()):
        for rule in rules:
            if message := rule.find(text):
                yield FieldFinding(path, rule.code, message, rule.hint)


def _texts(tree: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Give the texts of a tree, whose depth is limited when it is read."""
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(value, (*path, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _texts(value, (*path, n))
