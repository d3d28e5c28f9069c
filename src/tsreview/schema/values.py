"""The values that a field may hold. All arrive as text and are judged here; each refusal names its rule."""

import re
from datetime import date
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from tsreview.location import Path
from tsreview.schema.kinds import BY_NAME
from tsreview.time.grammar import read_date
from tsreview.time.window import Precision, Window

START_MONTH = "start_month"
"""The name by which a reader says in which month the financial year begins."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z|[0-9]{1,15}(?:\.[0-9]{1,6})?\Z")
COUNT = re.compile(r"[0-9]{1,6}\Z")
FLAG = re.compile(r"(?:true|false)\Z")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}\Z")
LOCAL_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,15}\Z")
LINES = re.compile(r"[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,5})?(?:, ?[1-9][0-9]{0,5}(?:-[1-9][0-9]{0,5})?)*\Z")
ADDRESS = re.compile(r"https?://[^\s\x00-\x20<>\x22]{3,2000}\Z")
RULE = re.compile(r"TSR[1-9][0-9]{2}\Z")
DIGEST = re.compile(r"[0-9a-f]{64}\Z")
DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)})


def refuse(code: str, message: str, hint: str = "", path: Path = ()) -> NoReturn:
    """Refuse a value under a rule's code; the reader turns it into a diagnostic. A path leads on from the value."""
    # The message is given as a value of the template, so that braces in data mean nothing.
    raise PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "path": path})


class Reference:
    """Marks a field as the id of a record of a kind."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


def no_text() -> tuple[str, str, str]:
    """Tell what is wrong with a text of blanks, as `not_a_text` does."""
    return "TSR407", "there is no text", "give a value, or delete the key"


def _slug(value: str) -> str:
    if value in DEVICES:
        refuse("TSR406", f'"{value}" is a name that Windows keeps for devices', "choose another id")
    if not SLUG.match(value):
        near = nearest_slug(value)
        refuse("TSR406", f'"{value[:60]}" is not an id', f'write "{near}"' if near else "")
    return value


def nearest_slug(value: str) -> str:
    """Give the id that a text comes nearest to; an empty text where it holds no letter and no digit."""
    return re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")[:63].rstrip("-")


def _local_id(value: str) -> str:
    if not LOCAL_ID.match(value):
        refuse("TSR406", f'"{value[:60]}" is not a reference such as "1a"', "use small letters and digits")
    return value


def _day(value: str) -> date:
    if DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            refuse("TSR303", f'there is no day "{value}"', "correct the day or the month")
    read = read_date(value)
    hint = "write it as YYYY-MM-DD, such as 2010-10-01"
    if isinstance(read, Window) and read.precision is Precision.DAY:
        hint = f"write {read.latest}"
    return refuse("TSR303", f'"{value[:60]}" is not written as a day of the log', hint)


def _date_text(value: str, info: ValidationInfo) -> str:
    if not value.strip():
        refuse(*no_text())
    read = read_date(value.strip(), (info.context or {}).get(START_MONTH, 4))
    if isinstance(read, Window):
        return read.text
    ways = " or ".join(f'"{way}"' for way in read.write)
    if not read.readings:
        # What to write is then a form, not a reading.
        message = f'"{value[:60]}" is not a date that can be read: {read.reason}'
        refuse("TSR301", message, f"write it in a form such as {ways}" if ways else "")
    message = f'"{value[:60]}" cannot be read for certain: {read.reason}'
    return refuse("TSR302", message, f"write {ways}" if ways else "")


def _number(value: str) -> float:
    if not NUMBER.match(value):
        refuse("TSR405", f'"{value[:60]}" is not a number', "write digits alone, such as 475 or 7.6")
    return float(value.replace(",", ""))


def _count(value: str) -> int:
    if not COUNT.match(value):
        refuse("TSR405", f'"{value[:60]}" is not a whole number', "write digits alone, such as 3")
    return int(value)


def _flag(value: str) -> bool:
    if not FLAG.match(value):
        refuse("TSR411", f'"{value[:60]}" is neither true nor false', "write true or false")
    return value == "true"


def _form(form: re.Pattern[str], code: str, message: str, hint: str) -> AfterValidator:
    """Check a text against a form."""

    def check(value: str) -> str:
        if not form.match(value):
            refuse(code, f'"{value[:60]}" {message}', hint)
        return value

    return AfterValidator(check)


def _only_text(value: Any) -> Any:
    """Say that a text was expected before a validator of ours meets something else."""
    if not isinstance(value, str):
        refuse(*not_a_text(value))
    return value


def not_a_text(value: Any) -> tuple[str, str, str]:
    """Tell what is wrong with a value that was to be a text: the rule's code, the message and the hint."""
    if value is None:
        return "TSR407", "there is no value", 'give one, or delete the key; put "null" in quotes if it is meant'
    shape = "a list" if isinstance(value, list) else "a group of fields"
    return "TSR404", f"a text was expected here, not {shape}", "write the text behind the key"


def _told(*types: str, form: str = r"\S", examples: tuple[str | int | bool, ...] = ()) -> WithJsonSchema:
    """Tell editors of a value. They read YAML 1.2, to which digits alone are a number."""
    told = {"type": list(types) if types[1:] else types[0], "pattern": form, "examples": list(examples)}
    return WithJsonSchema({key: value for key, value in told.items() if value})


def _whole(form: re.Pattern[str]) -> str:
    """Write a form as JSON Schema has it, whose patterns may match anywhere and know no end but `$`."""
    return "^(?:" + form.pattern.replace(r"\Z", "$") + ")"


def _told_id(kind: str) -> WithJsonSchema:
    """Tell editors of an id of a record of a kind."""
    return _told("string", "integer", form=_whole(SLUG), examples=(BY_NAME[kind].example,))


_DATES = ("Sept 2010", "31 March 2010", "Q4 2009/10", "by end February 2010", "Quarterly from Jan 2010", "Ongoing")

Text = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1),
    _told("string", "number", "boolean"),
]
Slug = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_slug),
    _told("string", "integer", form=_whole(SLUG)),
]
LocalId = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_local_id),
    _told("string", "number", form=_whole(LOCAL_ID), examples=("1a",)),
]
DateText = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_date_text),
    _told("string", "integer", examples=_DATES),
]
IsoDay = Annotated[
    date,
    BeforeValidator(lambda value: _day(_only_text(value))),
    _told("string", form=_whole(DAY), examples=("2010-10-01",)),
]
Number = Annotated[
    float,
    BeforeValidator(lambda value: _number(_only_text(value))),
    _told("string", "number", form=_whole(NUMBER), examples=(475, "7.6")),
]
Count = Annotated[
    int,
    BeforeValidator(lambda value: _count(_only_text(value))),
    _told("string", "integer", form=_whole(COUNT), examples=(3,)),
]
Flag = Annotated[
    bool,
    BeforeValidator(lambda value: _flag(_only_text(value))),
    WithJsonSchema({"enum": [True, False, "true", "false"]}),
]
Lines = Annotated[
    str,
    Field(strict=True),
    _form(LINES, "TSR408", "does not name lines", "write them as 387, 388-390 or 387, 391"),
    _told("string", "integer", form=_whole(LINES), examples=(387, "388-390", "387, 391")),
]
WebAddress = Annotated[
    str,
    Field(strict=True),
    _form(ADDRESS, "TSR409", "is not a web address", "begin it with https:// or http://"),
    _told("string", form=_whole(ADDRESS), examples=("https://example.org/report.pdf",)),
]
Digest = Annotated[
    str,
    Field(strict=True),
    _form(DIGEST, "TSR408", "is not a SHA-256 digest", "write its 64 hexadecimal digits in small letters"),
    _told("string", form=_whole(DIGEST)),
]
RuleCode = Annotated[
    str,
    Field(strict=True),
    _form(RULE, "TSR408", "is not the code of a rule", "write it as `tsreview validate` prints it, such as TSR508"),
    _told("string", form=_whole(RULE), examples=("TSR508",)),
]
OrganisationId = Annotated[Slug, Reference("organisation"), _told_id("organisation")]
SourceId = Annotated[Slug, Reference("source"), _told_id("source")]
PlanId = Annotated[Slug, Reference("plan"), _told_id("plan")]
PrincipleId = Annotated[Slug, Reference("principle"), _told_id("principle")]
PrincipleSetId = Annotated[Slug, Reference("principle_set"), _told_id("principle_set")]
ActionId = Annotated[Slug, Reference("action"), _told_id("action")]
EvidenceId = Annotated[Slug, Reference("evidence"), _told_id("evidence")]
