"""Names that a reader takes for one are folded to one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.loading.names import fold


@pytest.mark.parametrize(
    "name",
    [
        "Age Concern and Help",
        "age concern & help",
        "The Age Concern & Help",
        "Age-Concern, and Help.",
        "Âge Concern & Help",
    ],
)
def test_like_names_are_one(name: str) -> None:
    assert fold(name) == "age concern help"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Council of Voluntary Organisations", "Council for Voluntary Organisation"),
        ("St. Mary's Hospices Ltd", "Saint Mary’s Hospice Limited"),
        ("Friends of the Charities", "The Friend of Charity"),
        ("Sgìre Ùige", "Sgire Uige"),
        ("Y.M.C.A. of Anytown", "YMCA Anytown"),
        ("Y&H", "YH"),
        ("انجمنِ اردو", "انجمن اردو"),
    ],
)
def test_names_that_read_alike_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Age Concern", "Age Concern UK"),
        ("Hope House", "Hopehouse"),
        ("MIND", "MINS"),
        ("Mencap", "Mind"),
        ("Access", "Acces"),
        ("Campus", "Campu"),
        ("Cyngor Sir Fôn", "Cyngor Sir Faen"),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(min_size=1))
@example("The The")
@example("\u0301")
def test_no_name_is_folded_to_nothing(name: str) -> None:
    assert fold(name)
