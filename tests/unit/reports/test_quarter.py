"""The days that a quarterly report sets side by side."""

from datetime import date
from pathlib import Path

from tests.support.datasets import copy_base

from tsreview.loading.opening import open_dataset
from tsreview.queries.actions import judged_actions
from tsreview.reports.movement import Stock, account, behind
from tsreview.reports.quarter import History, QuarterViews, views_of_quarter
from tsreview.time.calendar import FinancialCalendar


def seen(folder: Path, day: date) -> QuarterViews:
    dataset = open_dataset(copy_base(folder), named=True)
    quarter = FinancialCalendar().quarter_of(day)
    return views_of_quarter(dataset.index, dataset.settings, quarter, day, None, History())


def test_actions_of_a_plan_that_was_not_published_yet_were_not_there(tmp_path: Path) -> None:
    first = seen(tmp_path / "first", date(2009, 12, 31))
    assert (len(first.now), first.before, first.last_year) == (1, [], {})
    assert account(Stock.OPEN, first.sides).plus


def test_the_days_are_the_ends_of_quarters(tmp_path: Path) -> None:
    found = seen(tmp_path / "later", date(2010, 8, 1))
    assert (found.opening, found.year_ago, found.as_of) == (date(2010, 6, 30), date(2009, 9, 30), date(2010, 8, 1))
    assert len(found.before) == 1


def test_what_was_behind_a_year_before_is_what_a_look_at_every_action_finds(example_history: Path) -> None:
    dataset = open_dataset(example_history, named=True)
    quarter = FinancialCalendar().quarter_of(date(2025, 12, 31))
    found = views_of_quarter(dataset.index, dataset.settings, quarter, quarter.latest, None, History())
    assert found.last_year == behind(judged_actions(dataset.index, found.year_ago, dataset.settings))
    assert any(found.last_year.values())
