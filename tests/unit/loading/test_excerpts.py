"""Where a faulty value ends on its line, however it is written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.loading.excerpts import end_of
from tsreview.loading.outline import Node, Shape
from tsreview.loading.yaml_reader import read_document, read_outline


@pytest.mark.parametrize(
    ("line", "column", "value", "marked"),
    [
        ("due: 2010-11", 6, "2010-11", "2010-11"),
        ("due: 2010-11   # the month?", 6, "2010-11", "2010-11"),
        ("name: 'It''s' # so", 7, "It's", "'It''s'"),
        (r'name: "a \"b\" \\"', 7, 'a "b" \\', r'"a \"b\" \\"'),
        ("{id: a, due: April}", 14, "April", "April"),
        ("titel: Publish", 1, "titel", "titel"),
        ("name: Café – naïve", 7, "Café – naïve", "Café – naïve"),
        ("due: >-", 6, "in two lines", None),
        ("name: the first", 7, "the first and the next", None),
        ("name: 'the first", 7, "the first and the next", None),
        ("due:", 5, "", None),
        ("updates:", 1, [], None),
        ("updates:", 1, None, None),
        ("", 1, "gone meanwhile", None),
        ("id: a", 99, "a", None),
    ],
)
def test_the_end_of_a_value_is_told_where_it_stands_on_one_line(
    line: str, column: int, value: object, marked: str | None
) -> None:
    end = end_of(line, column, value)  # type: ignore[arg-type]
    assert (end and line[column - 1 : end - 1]) == marked


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=30))
@example("''")
@example('"')
@example("a # b")
def test_the_end_is_that_of_pyyaml_in_every_style(value: str) -> None:
    single = value.replace("'", "''")
    double = value.replace("\\", "\\\\").replace('"', '\\"')
    for written in (value, f"'{single}'", f'"{double}"'):
        text = f"name: {written}  # and a remark\n"
        if read_document(text).tree != {"name": value}:
            continue
        node = read_outline(text).inner[1]
        assert end_of(text, node.column + 1, value) == _end_column(node, text)


def _end_column(node: Node, text: str) -> int | None:
    assert node.shape is Shape.SCALAR
    return node.end + 1 if node.style in ("", "'", '"') else None
