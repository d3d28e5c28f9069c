"""The nearest name to a mistyped one."""

import pytest

from tsreview.suggestions import nearest


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("TSR2O1", ["TSR201", "TSR207", "TSR211"], "TSR201"),
        ("Mk Cvo", ["mk-cvo", "mkcvo"], "mk-cvo"),
        ("mkvco", ["mkcvo", "oldham"], "mkcvo"),
        ("quarterly", ["mkcvo", "oldham"], None),
    ],
)
def test_the_nearest_is_what_was_meant(written: str, known: list[str], meant: str | None) -> None:
    assert nearest(written, known) == meant
