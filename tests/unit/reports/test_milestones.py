import re

from hypothesis import given
from hypothesis import strategies as st

from tsreview.reports.milestones import owner_of
from tsreview.settings import Settings


@given(st.text(max_size=200), st.text(max_size=20))
def test_the_owner_is_part_of_an_id_whatever_the_partnership_is_called(partnership: str, title: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", owner_of(Settings(title=title, partnership=partnership)))


def test_the_partnership_names_the_owner_and_else_the_dataset_does() -> None:
    assert owner_of(Settings(title="The review", partnership="St Alban\u2019s & C\u00f4te LSP")) == "st-albans-cote-lsp"
    assert owner_of(Settings(title="The review")) == "the-review"
    assert owner_of(Settings()) == "dataset"
