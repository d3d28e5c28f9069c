"""A due date: the source's words, and how they are read."""

from functools import lru_cache
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, model_validator

from tsreview.schema.base import Part
from tsreview.schema.values import START_MONTH, DateText, Flag, Text, refuse
from tsreview.time.grammar import LONGEST


class DueWords(Part):
    """A date as published, and how it is read where the words alone cannot tell."""

    published: Text = Field(description="the source's words, verbatim")
    read_as: DateText | None = Field(None, description="the date in the grammar; absent where it cannot be told")
    why: Text | None = Field(None, description="how the reading was reached, or why there is none")
    shared: Flag = Field(False, description="true where one date of the source stands against several actions")

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.read_as != self.published and self.why is None:
            refuse("TSR402", "`why` is missing", "say how the words were read, or why they cannot be")
        return self


def _words(value: Any, info: ValidationInfo) -> Any:
    """Take a text alone for both the words and their reading."""
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        # No date, and not to be kept.
        return _both(value)
    return _sound(value, (info.context or {}).get(START_MONTH, 4)) or _both(value)


@lru_cache(maxsize=4096)
def _sound(text: str, start_month: int) -> DueWords | None:
    """Give the date that a text alone stands for, which many actions share; nothing where findings are to be told."""
    try:
        return DueWords.model_validate(_both(text), context={START_MONTH: start_month})
    except ValidationError:
        return None


def _both(text: str) -> dict[str, str]:
    return {"published": text, "read_as": text}


Due = Annotated[DueWords, BeforeValidator(_words, json_schema_input_type=DateText | DueWords)]
