"""Find a dataset and read its settings."""

import errno
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from tsreview.errors import DatasetFault
from tsreview.settings import Settings
from tsreview.suggestions import did_you_mean

FILE_NAME = "tsreview.toml"
MOST_BYTES = 64 * 1024
LONGEST_LINE = 1_000
"""Characters; to read a name of many parts takes TOML's reader the square of their number."""

_WHERE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)\Z")
"""How TOML's reader ends what it says."""
_REMEDIES = {
    "Invalid value": "put a text in quotes",
    "Invalid date": "correct the day; a text goes in quotes",
    "Cannot declare": "join the two tables of this name into one",
    "Cannot overwrite": "the key stands twice: delete one of the two",
    "Expected '='": 'write it as key = "value"',
    "Expected ']": "close the name of the table: [table]",
    "Expected newline": "write one setting in a line, and put a text in quotes",
    "Illegal character '\\n'": "close the quote in its line",
    "Unescaped": "write two backslashes for one, or put the text in single quotes",
}
"""What to do, by how TOML's reader begins what it says."""
_NO_LINK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Setting(NamedTuple):
    """A setting: its table and key in the file, its type, and the bounds of a number."""

    table: str
    key: str
    field: str
    least: int | None = None
    most: int | None = None


SETTINGS = (
    Setting("dataset", "title", "title"),
    Setting("dataset", "partnership", "partnership"),
    Setting("time", "financial_year_starts", "financial_year_starts", 1, 12),
    Setting("rag", "amber_months", "amber_months", 0, 24),
    Setting("dataset", "network", "network"),
    Setting("report", "plan", "plan"),
    Setting("report", "meeting", "meeting"),
    Setting("report", "report_of", "report_of"),
    Setting("report", "contact", "contact"),
    Setting("report", "classification", "classification"),
    Setting("report", "status", "status"),
    Setting("validate", "baseline", "baseline"),
)
OF_RULES = ("severity", "waivers")
"""The tables that tell how grave findings are and which are waived."""


def find_dataset(start: Path, *, named: bool) -> Path:
    """Find the dataset's folder: the one named, or the nearest above the working folder that has settings."""
    candidates = [start] if named else [start, *start.parents]
    for folder in candidates:
        if (folder / FILE_NAME).is_file():
            return folder
    if not named:
        raise DatasetFault(
            f"no dataset here: no {FILE_NAME} in this folder or above it",
            hint="go to the dataset's folder, or name it with -C DIR or TSREVIEW_DATASET",
        )
    what = "is not a dataset: it has no " + FILE_NAME if start.is_dir() else "is not a folder"
    raise DatasetFault(f"{start} {what}", hint="name the folder that holds tsreview.toml and data/")


def read_text(root: Path) -> bytes:
    """Read the settings file of a dataset as it stands; DatasetFault where it cannot be read."""
    try:
        with os.fdopen(os.open(root / FILE_NAME, _NO_LINK), "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            hint = "put the file that it leads to in its place"
            raise DatasetFault(f"{FILE_NAME} is a link, which is not followed", hint=hint) from None
        raise DatasetFault(f"{FILE_NAME} cannot be read: {fault.strerror}") from None
    if len(data) > MOST_BYTES:
        raise DatasetFault(f"{FILE_NAME} is larger than 64 KiB", hint="it holds a handful of settings")
    return data


def parse_settings(data: bytes) -> Settings:
    """Read the settings from the file's bytes; DatasetFault where they make no sense."""
    import tomllib

    try:
        # A byte order mark, which Windows' editor writes, says nothing.
        text = data.decode("utf-8-sig")
        _look_at_lines(text)
        tables = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line, byte = fault.object.count(b"\n", 0, fault.start) + 1, fault.object[fault.start]
        raise DatasetFault(f"{FILE_NAME}:{line}: byte 0x{byte:02X} is not UTF-8", hint="save it as UTF-8") from None
    except RecursionError:
        raise DatasetFault(f"{FILE_NAME} is nested too deep", hint="a setting is a text or a number") from None
    except ValueError as fault:
        # Not each is one of TOML's own: of a number with thousands of digits Python itself complains.
        place, words = _WHERE.search(str(fault)), _WHERE.sub("", str(fault))
        where = f":{place[1] or text.count(chr(10)) + 1}:" if place else " is"
        remedy = next((each for begin, each in _REMEDIES.items() if words.startswith(begin)), "mend the line")
        raise DatasetFault(f"{FILE_NAME}{where} not valid TOML: {words[:160]}", hint=remedy) from None
    return _judge(tables, text)


def _look_at_lines(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            message = f"{FILE_NAME}:{number}: line has {len(line):,} characters, and {LONGEST_LINE:,} are allowed"
            raise DatasetFault(message, hint="make it shorter")


def _judge(tables: dict[str, Any], text: str) -> Settings:
    known = {(setting.table, setting.key): setting for setting in SETTINGS}
    known_tables = {setting.table for setting in SETTINGS}
    values: dict[str, Any] = _of_rules(tables, text)
    for table, content in tables.items():
        if table in OF_RULES:
            continue
        if not isinstance(content, dict) or (not content and table not in known_tables):
            raise _unknown(text, table, table)
        for key, value in content.items():
            if (table, key) not in known:
                raise _unknown(text, key, f"{table}.{key}")
            values[known[table, key].field] = _value(known[table, key], value, text)
    return Settings(**values)


def _unknown(text: str, key: str, name: str) -> DatasetFault:
    names = [f"{setting.table}.{setting.key}" for setting in SETTINGS]
    hint = did_you_mean(name, [*names, *OF_RULES]) or f"the settings are {', '.join([*names, *OF_RULES])}"
    if name in names:
        # It is one name with a dot in it, in quotes.
        hint = "write it without quotes"
    return fault_at(text, key, f'there is no setting "{name[:60]}"', hint)


def _of_rules(tables: dict[str, Any], text: str) -> dict[str, Any]:
    """Read what is decided of rules, which takes knowing them all."""
    if not any(table in tables for table in OF_RULES):
        return {}
    from tsreview.loading.rule_settings import read_rule_settings

    return read_rule_settings(tables, text)


def _value(setting: Setting, value: Any, text: str) -> str | int:
    if setting.least is None or setting.most is None:
        if isinstance(value, str):
            return value
        raise fault_at(text, setting.key, f"`{setting.key}` must be a text", "put it in quotes")
    if isinstance(value, int) and not isinstance(value, bool) and setting.least <= value <= setting.most:
        return value
    bounds = f"from {setting.least} to {setting.most}"
    usual = Settings._field_defaults[setting.field]
    raise fault_at(
        text, setting.key, f"`{setting.key}` must be a whole number {bounds}", f"such as {setting.key} = {usual}"
    )


def fault_at(text: str, key: str, message: str, hint: str) -> DatasetFault:
    """Word a failure at the line of a setting."""
    return DatasetFault(f"{FILE_NAME}:{line_of(text, key)}: {message}", hint=hint)


def line_of(text: str, key: str) -> int:
    """Find the line of a setting, as TOML's reader keeps no places; the first where it is written in another way."""
    found = re.search(rf"^[ \t\[\"']*{re.escape(key[:60])}(?![\w-])", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
