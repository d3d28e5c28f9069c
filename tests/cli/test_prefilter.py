"""SQL only narrows: on a made dataset of every sort of date and log, it loses no late action and counts none wrong."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.support.datasets import action, copy_base
from tsreview.loading.opening import Dataset, open_dataset
from tsreview.queries.actions import LATE, all_views, late_views
from tsreview.queries.dated import AGAINST
from tsreview.time.window import Precision

SEED = 20100930
HOW_MANY = 260
DUES = (
    "31 March 2010", "1 April 2010", "28/02/2010", "Feb 2010", "by end Sept 2010", "June to December 2010",
    "April – Sept 2010", "2010-01/2010-12", "April 2010 onwards", "from April 2010", "2009/10", "2010/11 Q2",
    "Q4 2009/10", "2009/10 to 2010/11", "2010", "early 2010", "mid 2011", "late 2010", "spring 2010", "winter 2010",
    "Quarterly", "Annually", "Monthly", "Quarterly from Jan 2010", "Dec 2009 then quarterly",
    "every 4 months until Mar 2011", "Ongoing", "Immediate", "TBC", "?", "April", None,
)  # fmt: skip
STATES = ("not_started", "in_progress", "complete", "suspended", "withdrawn", "superseded")
FIRST, LAST = date(2009, 11, 1), date(2012, 6, 30)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """Open a dataset of actions with chance dates, revisions and updates, in two plans."""
    folder = copy_base(tmp_path_factory.mktemp("made"))
    chance = random.Random(SEED)
    plan = (folder / "data/plans/joint-plan.yaml").read_text()
    other = plan.replace("joint-plan", "open-plan").replace("ends: March 2012\n", "")
    (folder / "data/plans/open-plan.yaml").write_text(other.replace("December 2009", "2009/10"))
    for n in range(HOW_MANY):
        identity = f"m-{n:03}"
        due = DUES[n % len(DUES)]
        written = "'?'" if due == "?" else due
        text = action(identity, due=written, more=_revisions(chance) + _updates(chance))
        if chance.random() < 0.3:
            text = text.replace("plan: joint-plan", "plan: open-plan")
        if due == "Ongoing" and chance.random() < 0.5:
            text += f"review_every: {chance.choice([1, 2, 6, 12])}\n"
        (folder / f"data/actions/{identity}.yaml").write_text(text, encoding="utf-8")
    opened = open_dataset(folder, named=True, cached=False)
    yield opened
    opened.index.close()


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(chance.randrange((LAST - FIRST).days))


def _revisions(chance: random.Random) -> str:
    days = sorted(_day(chance) for _ in range(chance.choice([0, 0, 1, 2])))
    dated = [due for due in DUES if due]
    rest = "    kind: reprogrammed\n    reason: chance\n"
    entries = [f"  - to: {chance.choice(dated)!r}\n    on: {day}\n{rest}" for day in days]
    return "revisions:\n" + "".join(entries) if entries else ""


def _updates(chance: random.Random) -> str:
    days = sorted({_day(chance) for _ in range(chance.choice([0, 0, 1, 2, 4]))})
    if chance.random() < 0.2:
        days.reverse()
    entries = [f"  - on: {day}\n    status: {chance.choice(STATES)}\n" for day in days]
    return "updates:\n" + "".join(entries) if entries else ""


def _days() -> list[date]:
    """Give days at which dates turn, and days between them."""
    chance = random.Random(SEED + 1)
    turns = [date(2009, 12, 31), date(2010, 2, 28), date(2010, 3, 31), date(2010, 9, 30), date(2010, 12, 31)]
    around = [day + timedelta(n) for day in turns for n in (0, 1)]
    return sorted({*around, *(_day(chance) for _ in range(14)), date(2008, 1, 1), date(2026, 1, 1)})


def test_the_dataset_is_as_varied_as_it_claims(dataset: Dataset) -> None:
    views = all_views(dataset.index, date(2010, 10, 1), dataset.settings)
    assert len(views) == HOW_MANY + 1
    assert {view.facts.window.precision for view in views} == set(Precision)
    assert len({view.found.lateness for view in views}) == 7
    assert dataset.index.rows("SELECT count(*) FROM findings WHERE severity = 'error'") == [(0,)]


@pytest.mark.parametrize("against", AGAINST)
def test_the_prefilter_loses_no_late_action_and_finds_no_other(dataset: Dataset, against: str) -> None:
    seen = 0
    for day in _days():
        late = {view.facts.id: view for view in late_views(dataset.index, day, dataset.settings, against=against).views}
        every = {view.facts.id: view for view in all_views(dataset.index, day, dataset.settings, against=against)}
        assert len(every) == HOW_MANY + 1
        assert late == {name: view for name, view in every.items() if view.found.lateness in LATE}, day
        seen += len(late)
    assert seen > 500


@pytest.mark.parametrize("against", AGAINST)
def test_counting_in_groups_is_counting_one_by_one(dataset: Dataset, against: str) -> None:
    for day in _days():
        views = all_views(dataset.index, day, dataset.settings, against=against)
        counted = late_views(dataset.index, day, dataset.settings, against=against).counts
        one_by_one = Counter(view.found.lateness for view in views)
        assert {each: number for each, number in counted.items() if number} == one_by_one, day
        assert sum(counted.values()) == HOW_MANY + 1


def test_original_and_current_dates_differ_where_a_revision_is_in_force(dataset: Dataset) -> None:
    day = date(2011, 6, 1)
    moved = dataset.index.rows("SELECT count(DISTINCT file) FROM revisions WHERE day <= ?", (day.isoformat(),))[0][0]
    current = all_views(dataset.index, day, dataset.settings)
    original = {view.facts.id: view for view in all_views(dataset.index, day, dataset.settings, against="original")}
    assert moved > 50
    assert 0 < sum(view.facts.due != original[view.facts.id].facts.due for view in current) <= moved
    assert all(view.facts.published == original[view.facts.id].facts.due for view in current)
