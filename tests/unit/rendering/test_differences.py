"""How a change is shown: as git does, with nothing hidden, and in little time."""

import time

from tsreview.rendering.differences import MOST_LINES, as_diff, count_changes


def test_a_change_is_shown_as_git_shows_it() -> None:
    assert as_diff("a.yaml", "a\nb\n", "a\nc") == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    )
    assert count_changes("a\nb\n", "a\nc\nd\n") == "2 lines added, 1 removed"


def test_line_ends_are_shown_only_where_they_change() -> None:
    assert "\\u{d}" not in as_diff("a", "a\r\n", "a\r\nb\r\n")
    assert as_diff("a", "a\r\n", "a\n").endswith("-a\\u{d}\n+a\n")


def test_a_long_text_is_compared_in_little_time() -> None:
    old = [f"#{number % 97}\n" for number in range(80_000)]
    began = time.process_time()
    drawn = as_diff("a", "".join(old), "".join(["id: a\n", *old[:-1]]))
    assert time.process_time() - began < 1
    assert drawn.count("\n") == 160_003
    assert drawn.startswith("--- a/a\n+++ b/a\n@@ -1,80000 +1,80000 @@\n-#0\n")
    assert len(old) > MOST_LINES
