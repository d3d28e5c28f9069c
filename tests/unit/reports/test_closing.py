"""The lines that close a list of actions."""

from datetime import date

from tsreview.queries.dated import PlanSpan
from tsreview.reports.closing import ARITHMETIC, close_plans

DAY = date(2012, 1, 1)
ENDED = PlanSpan("joint-plan", "The joint plan", "December 2009", date(2009, 12, 31), date(2011, 3, 31), True)
RECKONED = ENDED._replace(id="old-plan", title="The old plan", ends=date(2006, 6, 30), end_is_published=False)
GOES_ON = ENDED._replace(id="new-plan", ends=date(2014, 3, 31))


def said(*spans: PlanSpan) -> tuple[str, ...]:
    return close_plans({span.id: span for span in spans}, DAY)


def test_one_plan_is_named_by_its_title() -> None:
    assert said(GOES_ON) == ()
    assert said(ENDED, GOES_ON) == (f"The joint plan: the plan ended March 2011; {ARITHMETIC}",)


def test_several_plans_share_a_line() -> None:
    star = " (* the latest day among its actions; no end was published)"
    ends = "2 plans have ended: joint-plan March 2011, old-plan June 2006"
    assert said(ENDED, RECKONED, GOES_ON) == (f"{ends}*; {ARITHMETIC}{star}",)
    assert said(ENDED, RECKONED._replace(end_is_published=True)) == (f"{ends}; {ARITHMETIC}",)
