"""The pictures of a plan, from a dataset."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.support.datasets import action, put

from tsreview.index.connection import Index
from tsreview.loading.opening import open_dataset
from tsreview.queries.actions import ActionView, all_views, count_lateness
from tsreview.queries.dated import plan_spans
from tsreview.queries.moves import Moved, moved_dates
from tsreview.reports.pictures import Timeline
from tsreview.reports.plan_pictures import milestones, rag_by_theme, trend
from tsreview.settings import Settings
from tsreview.time.lateness import Lateness

DAY = date(2010, 9, 30)
MOVED = """revisions:
  - {to: July 2010, on: 2010-03-01, kind: extended, reason: The draft came late}
  - {to: Nov 2010, on: 2010-07-01, kind: extended, reason: The draft came late}
  - {to: Dec 2010, on: 2010-10-15, kind: extended, reason: The draft came late}
"""
DONE = """updates:
  - {on: 2010-05-01, status: complete, progress: The protocol was signed, evidence: Minute 7}
"""


@pytest.fixture
def data(base: Path) -> Iterator[tuple[Index, Settings]]:
    for path in (base / "data/actions").iterdir():
        path.unlink()
    put(base, "a-1", action("a-1", due="April 2010", more=MOVED))
    put(base, "a-2", action("a-2", due="June 2010", more=DONE))
    put(base, "a-3", action("a-3", due=None))
    put(base, "a-4", action("a-4", due="Feb 2010"))
    put(base, "a-5", action("a-5", due="until March 2011"))
    dataset = open_dataset(base, named=True, cached=False)
    yield dataset.index, dataset.settings
    dataset.index.close()


def views_of(data: tuple[Index, Settings], day: date = DAY) -> list[ActionView]:
    return all_views(data[0], day, data[1])


def counts_of(data: tuple[Index, Settings], day: date = DAY) -> dict[Lateness, int]:
    return count_lateness(data[0], day, data[1])


def pictured(data: tuple[Index, Settings], day: date = DAY) -> Timeline:
    (found,) = milestones(views_of(data, day), moved_dates(data[0], day), plan_spans(data[0], day), day)
    return found


def test_former_days_are_those_before_the_date_in_force(data: tuple[Index, Settings]) -> None:
    index, _ = data
    original = date(2010, 4, 30)
    assert moved_dates(index, date(2010, 2, 28)) == {}
    assert moved_dates(index, date(2010, 3, 1)) == {"a-1": Moved(original, ())}
    assert moved_dates(index, DAY) == {"a-1": Moved(original, (date(2010, 7, 31),))}
    assert moved_dates(index, date(2011, 1, 1)) == {"a-1": Moved(original, (date(2010, 7, 31), date(2010, 11, 30)))}


def test_a_date_given_for_the_first_time_has_no_original(base: Path) -> None:
    first = "revisions:\n  - {to: July 2010, on: 2010-03-01, kind: first_dated, reason: A date was found}\n"
    put(base, "a-9", action("a-9", due=None, more=first))
    dataset = open_dataset(base, named=True, cached=False)
    assert moved_dates(dataset.index, DAY)["a-9"] == Moved(None, ())
    dataset.index.close()


def test_ratings_add_up_and_the_title_tells_what_was_found(data: tuple[Index, Settings]) -> None:
    picture = rag_by_theme(views_of(data), data[1].rag_rule, DAY)
    (row,) = picture.rows
    assert (row.counts, row.total) == ((1, 1, 0, 1, 2), 5)
    assert picture.title == "2 of 5 actions are complete or on target"
    assert picture.meanings[2:4] == ("up to one month behind", "over one month behind")
    assert "30 September 2010" in picture.description


def test_no_actions_make_an_empty_picture(data: tuple[Index, Settings]) -> None:
    assert rag_by_theme([], data[1].rag_rule, DAY).title == "0 of 0 actions are complete or on target"
    assert milestones([], {}, {}, DAY) == ()
    assert trend([]).quarters == ()


def test_one_action_takes_the_singular(data: tuple[Index, Settings]) -> None:
    done = [view for view in views_of(data) if view.facts.id == "a-2"]
    assert rag_by_theme(done, data[1].rag_rule, DAY).title == "1 of 1 action is complete or on target"


def test_a_timeline_has_the_days_of_each_action(data: tuple[Index, Settings]) -> None:
    picture = pictured(data)
    rows = {row.id: row for row in picture.rows}
    assert (rows["a-1"].latest, rows["a-1"].former) == (date(2010, 11, 30), (date(2010, 4, 30), date(2010, 7, 31)))
    assert (rows["a-2"].is_closed, rows["a-2"].closed_on) == (True, date(2010, 5, 1))
    assert not rows["a-3"].is_dated
    assert picture.title.endswith(": 1 of 5 actions is overdue or without a report that was due")
    assert (picture.first, picture.last) == (min(day for row in picture.rows for day in row.days).replace(day=1),
                                             date(2011, 3, 31))  # fmt: skip


def test_an_action_without_a_first_day_runs_from_its_plan_s_publication(data: tuple[Index, Settings]) -> None:
    begins = plan_spans(data[0], DAY)["joint-plan"].begins
    assert begins
    rows = {row.id: row for row in pictured(data).rows}
    assert rows["a-5"].earliest == begins
    (bare,) = milestones(views_of(data), {}, {}, DAY)
    assert {row.id: row.earliest for row in bare.rows}["a-5"] is None


def test_a_day_long_after_the_dates_does_not_crowd_them(data: tuple[Index, Settings]) -> None:
    assert pictured(data, date(2012, 3, 31)).last == date(2012, 3, 31)
    assert pictured(data, date(2026, 1, 1)).last == date(2011, 3, 31)


def test_a_trend_counts_open_and_late_and_says_how_late_moved(data: tuple[Index, Settings]) -> None:
    days = {"2009/10 Q4": date(2010, 3, 31), "2010/11 Q1": date(2010, 6, 30), "2010/11 Q4": date(2011, 4, 1)}
    picture = trend([(name, counts_of(data, day)) for name, day in days.items()])
    assert [(each.name, each.values) for each in picture.series] == [("open", (5, 4, 4)), ("late", (1, 1, 3))]
    assert picture.title == "Late actions rose from 1 to 3 between 2009/10 Q4 and 2010/11 Q4"
    same = trend([(name, counts_of(data, days[name])) for name in list(days)[:2]])
    assert same.title == "Late actions: 1 at the end of 2010/11 Q1, as at the end of 2009/10 Q4"
    assert trend([("2010/11 Q1", counts_of(data))]).title == "1 action late at the end of 2010/11 Q1"
    fallen = trend([("2010/11 Q4", counts_of(data, days["2010/11 Q4"])), ("2009/10 Q4", counts_of(data))])
    assert fallen.title.startswith("Late actions fell from 3 to 1")
