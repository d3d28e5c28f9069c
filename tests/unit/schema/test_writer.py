"""JSON of trees and groups of fields."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from tsreview.schema.action import Update
from tsreview.schema.writer import part_as_json, tree_as_json

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
TREES = st.recursive(st.none() | TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=12)


@given(TREES)
@example({'a\x00\x1f\x7f"\\/\u2028': ["é\U0001f600", None]})
def test_a_tree_is_written_as_the_standard_library_does_without_blanks(tree: object) -> None:
    assert tree_as_json(tree) == json.dumps(tree, ensure_ascii=False, separators=(",", ":"))  # type: ignore[arg-type]


def test_what_has_no_value_is_left_out_of_a_group() -> None:
    update = Update.model_validate({"on": "2010-10-01", "status": "complete", "evidence": "Minute 4"})
    assert json.loads(part_as_json(update)) == {
        "on": "2010-10-01",
        "status": "complete",
        "evidence": "Minute 4",
        "sources": [],
    }
