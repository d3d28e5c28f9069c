"""The values that a field may hold. All arrive as text and are judged here; each refusal names its rule."""

import re
from datetime import date
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tsreview.location import Path
from tsreview.schema.kinds import BY_NAME
from tsreview.time.grammar import read_date
from tsreview.time.window import Window

START_MONTH = "start_month"
"""The name by which a reader says in which month the financial year begins."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# To one reader of YAML 012 is twelve, to another ten.
NUMBER = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?\Z|(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?\Z")
COUNT = re.compile(r"(?:0|[1-9][0-9]{0,5})\Z")
POSITION = re.compile(r"[1-9][0-9]{0,5}\Z")
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
    """Tell what is wrong with a text of blanks: the rule's code, the message and the hint."""
    return "TSR407", "there is no text", "give a value, or delete the key"


def _no_device(value: str) -> str:
    if value in DEVICES:
        refuse("TSR406", f'"{value}" is a name that Windows keeps for devices', "choose another id")
    return value


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


def _without_commas(value: str) -> str:
    return value.replace(",", "")


def _address(value: str) -> str:
    # Not `_written`: there, so long a form of letters of all scripts takes 30 ms to compile.
    if not ADDRESS.match(value):
        hint = "begin it with https:// or http://"
        if value.startswith(("https://", "http://")):
            hint = "copy the address from the browser; it holds no blanks, quotes or angle brackets"
        refuse("TSR409", f'"{value[:60]}" is not a web address', hint)
    return value


def whole(form: re.Pattern[str]) -> str:
    """Write a form as Pydantic's core and JSON Schema have it, whose patterns may match anywhere and end with `$`."""
    return "^(?:" + form.pattern.replace(r"\Z", "$") + ")"


def _written(form: re.Pattern[str]) -> GetPydanticSchema:
    """Have a text judged by its form before it is read as what it stands for.

    Pydantic's core does both in half the time of a function of ours; `wordings` has what is said of the rest.
    """

    def judged(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # Made anew for each field: Pydantic keeps in it what editors are told of one.
        text = core_schema.str_schema(strict=True, pattern=whole(form))
        return text if source is str else core_schema.chain_schema([text, handler(source)])

    return GetPydanticSchema(judged)


def _told(*types: str, form: str = r"\S", examples: tuple[str | int | bool, ...] = ()) -> WithJsonSchema:
    """Tell editors of a value. They read YAML 1.2, to which digits alone are a number."""
    told = {"type": list(types) if types[1:] else types[0], "pattern": form, "examples": list(examples)}
    return WithJsonSchema({key: value for key, value in told.items() if value})


def _told_id(kind: str) -> WithJsonSchema:
    """Tell editors of an id of a record of a kind."""
    return _told("string", "integer", form=whole(SLUG), examples=(BY_NAME[kind].example,))


_DATES = ("Sept 2010", "31 March 2010", "Q4 2009/10", "by end February 2010", "Quarterly from Jan 2010", "Ongoing")

Text = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, min_length=1),
    _told("string", "number", "boolean"),
]
Slug = Annotated[
    str,
    _written(SLUG),
    _told("string", "integer", form=whole(SLUG)),
]
RecordId = Annotated[Slug, AfterValidator(_no_device)]
LocalId = Annotated[
    str,
    _written(LOCAL_ID),
    _told("string", "number", form=whole(LOCAL_ID), examples=("1a",)),
]
DateText = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_date_text),
    _told("string", "integer", examples=_DATES),
]
IsoDay = Annotated[
    date,
    _written(DAY),
    _told("string", form=whole(DAY), examples=("2010-10-01",)),
]
Number = Annotated[
    float,
    BeforeValidator(_without_commas),
    _written(NUMBER),
    _told("string", "number", form=whole(NUMBER), examples=(475, "7.6")),
]
Count = Annotated[
    int,
    _written(COUNT),
    _told("string", "integer", form=whole(COUNT), examples=(3,)),
]
Position = Annotated[
    int,
    _written(POSITION),
    _told("string", "integer", form=whole(POSITION), examples=(3,)),
]
Flag = Annotated[
    bool,
    _written(FLAG),
    WithJsonSchema({"enum": [True, False, "true", "false"]}),
]
Lines = Annotated[
    str,
    _written(LINES),
    _told("string", "integer", form=whole(LINES), examples=(387, "388-390", "387, 391")),
]
WebAddress = Annotated[
    str,
    Field(strict=True),
    AfterValidator(_address),
    _told("string", form=whole(ADDRESS), examples=("https://example.org/report.pdf",)),
]
Digest = Annotated[
    str,
    _written(DIGEST),
    _told("string", form=whole(DIGEST)),
]
RuleCode = Annotated[
    str,
    _written(RULE),
    _told("string", form=whole(RULE), examples=("TSR508",)),
]
OrganisationId = Annotated[Slug, Reference("organisation"), _told_id("organisation")]
SourceId = Annotated[Slug, Reference("source"), _told_id("source")]
PlanId = Annotated[Slug, Reference("plan"), _told_id("plan")]
PrincipleId = Annotated[Slug, Reference("principle"), _told_id("principle")]
PrincipleSetId = Annotated[Slug, Reference("principle_set"), _told_id("principle_set")]
ActionId = Annotated[Slug, Reference("action"), _told_id("action")]
EvidenceId = Annotated[Slug, Reference("evidence"), _told_id("evidence")]
