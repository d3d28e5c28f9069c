"""What a dataset begins with: settings that read back to what was asked for, whatever a title holds."""

from hypothesis import given
from hypothesis import strategies as st

from tsreview.loading.settings import parse_settings
from tsreview.rendering.starter import settings_text
from tsreview.settings import Settings

SEEN = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"]) | st.sampled_from(" \"'\\@#=[]")
LINE = st.text(SEEN, max_size=200) | st.from_regex(r"@(title|partnership|financial_year_starts)@", fullmatch=True)


@given(LINE, LINE, st.integers(1, 12))
def test_settings_read_back_to_what_was_asked_for(title: str, partnership: str, month: int) -> None:
    settings = Settings(title, partnership, month)
    assert parse_settings(settings_text(settings).encode()) == settings
