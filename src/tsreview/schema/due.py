"""A due date: the source's words, and how they are read."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from tsreview.schema.base import Part
from tsreview.schema.values import DateText, Flag, Text, refuse


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


def _words(value: Any) -> Any:
    """Take a text alone for both the words and their reading."""
    return {"published": value, "read_as": value} if isinstance(value, str) else value


Due = Annotated[DueWords, BeforeValidator(_words, json_schema_input_type=DateText | DueWords)]
