"""Rules that look at every text of a record, whatever its kind; their findings are stored with its file."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path, Value
from tsreview.rules.texts import hygiene, privacy

TEXT_RULES = (*privacy.RULES, *hygiene.RULES)


def check(tree: Value, written: str) -> list[FieldFinding]:
    """Run every rule on the texts of a tree; `written` is the tree as JSON, in which most records show to be clean."""
    rules = [rule for rule in TEXT_RULES if rule.may_find(written)]
    return [
        FieldFinding(path, rule.code, message, rule.hint)
        for path, text in (_texts(tree, ()) if rules else ())
        for rule in rules
        if (message := rule.find(text))
    ]


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
