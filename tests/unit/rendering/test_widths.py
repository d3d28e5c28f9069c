from hypothesis import given
from hypothesis import strategies as st

from tsreview.rendering.widths import fitted
from tsreview.reports.tabular import Cell, DocTable

TEXTS = st.text(alphabet="ab \u00e9\u05d0", max_size=90)


def table(*columns: tuple[str, ...], refs: bool = False) -> DocTable:
    rows = zip(*(column[1:] for column in columns), strict=True)
    return DocTable(
        "Table 1",
        tuple(column[0] for column in columns),
        tuple(tuple(Cell(text, is_ref=refs and n == 0) for n, text in enumerate(row)) for row in rows),
    )


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=12), st.integers(1, 200))
def test_the_columns_take_the_whole_line_and_each_has_some_of_it(
    columns: list[tuple[str, str, str]], room: int
) -> None:
    widths = fitted(table(*columns), room)
    assert len(widths) == len(columns)
    assert abs(sum(widths) - room) < 1e-6
    assert min(widths) > 0


def test_short_cells_stay_in_one_line_and_long_ones_share_the_rest() -> None:
    action, late, cause = fitted(table(("Action", "word " * 40), ("Late", "none recorded"), ("Why", "word " * 40)), 100)
    assert late >= len("none recorded")
    assert abs(action - cause) < 4


def test_an_id_is_given_room_to_stay_whole() -> None:
    identity = "a-plan-with-a-long-name-1a-1"
    columns = (("Ref", identity), *((("Text", "word " * 40),) * 9))
    assert fitted(table(*columns, refs=True), 100)[0] >= len(identity)
    assert fitted(table(*columns), 100)[0] < len(identity)
