"""A date written as a text alone: read once for all actions that share it, and refused as what it is."""

import pytest
from pydantic import BaseModel, ValidationError

from tsreview.schema import due
from tsreview.schema.due import Due, DueWords
from tsreview.schema.values import START_MONTH
from tsreview.time.grammar import LONGEST


class Dated(BaseModel):
    due: Due


def read(text: str, start_month: int = 4) -> DueWords:
    return Dated.model_validate({"due": text}, context={START_MONTH: start_month}).due


def test_actions_share_a_date_that_is_written_alike() -> None:
    assert read("Sept 2010") is read("Sept 2010")
    assert read(" Sept 2010 ").model_dump(exclude_defaults=True) == {"published": "Sept 2010", "read_as": "Sept 2010"}


@pytest.mark.parametrize("text", ["31 Sept 2010", "", "x" * (LONGEST + 1)])
def test_what_is_no_date_is_refused_each_time(text: str) -> None:
    told = []
    for _ in range(2):
        with pytest.raises(ValidationError) as failure:
            read(text)
        told.append(failure.value.errors(include_url=False))
    assert told[0] == told[1]
    assert {error["loc"][0] for error in told[0]} == {"due"}


def test_a_long_text_is_not_kept() -> None:
    due._sound.cache_clear()
    with pytest.raises(ValidationError):
        read("x" * 40_000)
    assert due._sound.cache_info().currsize == 0
