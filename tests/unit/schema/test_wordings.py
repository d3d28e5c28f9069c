"""The forms of values: one in Python and in Pydantic's core, and something to say of what is in none."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError, core_schema

from tsreview.schema import values
from tsreview.schema.values import whole
from tsreview.schema.wordings import not_in_form

FORMS = {name: form for name, form in vars(values).items() if isinstance(form, re.Pattern) and name != "ADDRESS"}
"""Those that Pydantic's core judges; web addresses are judged by a function."""
JUDGES = {
    name: SchemaValidator(core_schema.str_schema(strict=True, pattern=whole(form))) for name, form in FORMS.items()
}
NEAR = st.text("0189,.-TSRabcftruels\n ￼٣é", max_size=12)
"""Texts that come near to the forms, with a digit of another script and the end of a line."""


@pytest.mark.parametrize("name", FORMS)
def test_core_and_python_take_the_same_texts(name: str) -> None:
    form, judge = FORMS[name], JUDGES[name]

    @given(st.one_of(NEAR, st.from_regex(form.pattern.replace(r"\Z", "$")), st.text(max_size=8)))
    @example("2010-10-01\n")
    @example("٣")
    @example("a" * 64)
    def holds(text: str) -> None:
        assert _takes(judge, text) is (form.match(text) is not None)

    holds()


@pytest.mark.parametrize("name", FORMS)
def test_what_is_in_no_form_is_worded(name: str) -> None:
    code, message, hint = not_in_form("{x} " * 30, whole(FORMS[name]))
    assert re.fullmatch("TSR[34][0-9]{2}", code)
    assert message.startswith('"{x} ')
    assert len(message) < 120
    assert hint


def test_a_number_stays_one_that_a_computer_can_hold() -> None:
    assert values.NUMBER.match("123,456,789,012,345.123456")
    assert not values.NUMBER.match("1" + ",000" * 100)


def _takes(judge: SchemaValidator, text: str) -> bool:
    try:
        judge.validate_python(text)
    except ValidationError:
        return False
    return True
