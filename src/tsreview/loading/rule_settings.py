"""The tables of the settings that are about rules: `[severity]` and `[[waivers]]`."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from tsreview.codes import RULES
from tsreview.diagnostics import Severity
from tsreview.errors import DatasetFault
from tsreview.loading.settings import FILE_NAME, fault_at
from tsreview.location import Place
from tsreview.policy import Waiver, write_severities, write_waivers
from tsreview.schema.values import DAY
from tsreview.suggestions import did_you_mean

TEXTS = ("rule", "files", "field", "reason", "approved_by")
KEYS = (*TEXTS, "until")
REQUIRED = ("rule", "files", "reason", "approved_by", "until")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?waivers[\"']?[ \t]*\]\]", re.MULTILINE)


def read_rule_settings(tables: dict[str, Any], text: str) -> dict[str, str]:
    """Read both tables as the settings keep them; DatasetFault where they make no sense."""
    severities, waivers = tables.get("severity", {}), tables.get("waivers", [])
    if not isinstance(severities, dict):
        raise fault_at(text, "severity", "`severity` must be a table", 'such as [severity], then TSR508 = "warning"')
    if not isinstance(waivers, list) or not all(isinstance(each, dict) for each in waivers):
        raise fault_at(text, "waivers", "`waivers` must be a list of tables", "begin each with [[waivers]]")
    lines = [text.count("\n", 0, found.start()) + 1 for found in _HEAD.finditer(text)]
    # Written in another way, such as in braces, they stand where the first line of them is.
    places = lines if len(lines) == len(waivers) else [1] * len(waivers)
    return {
        "severities": write_severities({code: _severity(code, word, text) for code, word in severities.items()}),
        "waivers": write_waivers([_waiver(each, line) for each, line in zip(waivers, places, strict=True)]),
    }


def _severity(code: str, word: Any, text: str) -> Severity:
    if code not in RULES:
        raise fault_at(text, code, *_no_rule(code))
    if word not in list(Severity):
        raise fault_at(text, code, f"`{code}` must be one of {', '.join(Severity)}", 'such as "warning"')
    severity = Severity(word)
    if RULES[code].is_fixed and severity is not Severity.ERROR:
        message = f"{code} ({RULES[code].title}) is always an error: {RULES[code].why_fixed}"
        raise fault_at(text, code, message, "delete the line, and mend what it finds")
    return severity


def _waiver(given: dict[str, Any], line: int) -> Waiver:
    for key in given:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"its keys are {', '.join(KEYS)}"
            raise _fault(line, f'a waiver has no key "{key[:40]}"', hint)
    for key in REQUIRED:
        if key not in given:
            raise _fault(line, f"the waiver has no `{key}`", f"add a line `{key} = ...`")
    for key in TEXTS:
        if key in given and (not isinstance(given[key], str) or not given[key].strip()):
            raise _fault(line, f"`{key}` of the waiver must be a text", "put it in quotes")
    code = given["rule"]
    if code not in RULES:
        raise _fault(line, *_no_rule(code))
    if RULES[code].is_fixed:
        message = f"{code} ({RULES[code].title}) cannot be waived: {RULES[code].why_fixed}"
        raise _fault(line, message, "mend what it finds, and delete the waiver")
    rule, files, field, reason, approved_by = (given.get(key, "").strip() for key in TEXTS)
    return Waiver(rule, files, field, reason, approved_by, _day(given["until"], line), Place(FILE_NAME, line))


def _no_rule(code: str) -> tuple[str, str]:
    hint = did_you_mean(code, RULES) or "`tsreview explain` lists the codes"
    return f'no rule has the code "{code[:40]}"', hint


def _day(value: Any, line: int) -> date:
    """Read a day of TOML's own, or one in quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    # Python reads other forms too, such as 2031-W01-1.
    if isinstance(value, str) and DAY.match(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise _fault(line, "`until` of the waiver must be a day", "such as until = 2011-03-31")


def _fault(line: int, message: str, hint: str) -> DatasetFault:
    return DatasetFault(f"{FILE_NAME}:{line}: {message}", hint=hint)
