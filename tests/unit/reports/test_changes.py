"""What is said of fields that changed: of any tree, and never with a traceback."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tsreview.reports.changes.actions import action_sentences
from tsreview.reports.changes.fields import sentences

WORDS = st.text(max_size=12)
VALUES = st.recursive(
    WORDS | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
)
FIELDS = st.sampled_from(["title", "due", "updates", "revisions", "parties", "sources", "notes", "corrections"])
TREES = st.dictionaries(FIELDS, VALUES, max_size=5)


@given(TREES, TREES)
def test_every_difference_is_said_and_no_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert len(list(sentences(before, after))) == sum(before.get(key) != after.get(key) for key in before | after)
    assert list(sentences(before, before)) == []


@given(TREES, TREES)
def test_whatever_an_action_holds_something_can_be_said(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert all(isinstance(each, str) for each in action_sentences(before, after, 4, str))
    assert list(action_sentences(after, after, 4, str)) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"area": "A"}, {"area": "B"}, 'area changed from "A" to "B"'),
        ({}, {"other_names": ["A"]}, 'other names: added "A"'),
        ({"acronyms": ["A", "B"]}, {"acronyms": ["B", "A"]}, "acronyms in another order"),
        ({"notes": "x" * 200}, {"notes": "y" * 200}, "notes reworded"),
        ({"area": "A"}, {}, 'area removed: "A"'),
        (
            {"memberships": [{"organisation": "a", "role": "x"}, {"organisation": "b"}]},
            {"memberships": [{"organisation": "b"}, {"organisation": "c"}]},
            "memberships: added c; removed x a",
        ),
        (
            {"figures": [{"measure": "members", "value": "3"}]},
            {"figures": [{"measure": "members", "value": "4"}]},
            "figures: changed members",
        ),
        ({"principles": ["a"]}, {"principles": [None]}, 'principles: added no value; removed "a"'),
        ({"principles": ["a"]}, {"principles": [["b"]]}, 'principles: added a list; removed "a"'),
    ],
)  # fmt: skip
def test_a_field_in_words(before: dict[str, Any], after: dict[str, Any], said: str) -> None:
    assert list(sentences(before, after)) == [said]


def test_an_edited_original_date_is_said_as_such() -> None:
    assert list(action_sentences({"due": "Sept 2010"}, {"due": "Dec 2010"}, 4, str)) == [
        "the original date was edited from Sept 2010 to Dec 2010"
    ]


def test_a_deleted_report_is_said() -> None:
    update = {"on": "2010-09-30", "status": "in_progress"}
    assert list(action_sentences({"updates": [update]}, {}, 4, str)) == [
        "the report of 30 September 2010 (in progress) was deleted"
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"parties": [{"role": "lead", "note": "x"}]}, "lead named: nobody"),
        ({"parties": [{"organisation": ["a"]}]}, "party named: a list"),
        ({"updates": [{"progress": "x"}]}, "reported no status on no day: x"),
        ({"updates": [{"on": "2010-10-01", "status": "complete", "by": {"a": None}}]},
         "reported complete on 1 October 2010 by a group of fields (was without a report)"),
        ({"revisions": [{"to": ["Dec 2010"]}]},
         "moved from no date to a list, first move, no approval recorded; "
         "how far from its original date cannot be measured"),
    ],
)  # fmt: skip
def test_what_an_entry_lacks_is_told_in_words(entry: dict[str, Any], said: str) -> None:
    assert list(action_sentences({}, entry, 4, str)) == [said]
