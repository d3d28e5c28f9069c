"""Months, financial quarters and financial years, and how a day or a span of days is said."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LAST_MONTH = 9999 * 12 + 11  # the last month that `date` can hold, counted from the year 0
_FIRST_MONTH = 12
_SEEN = 4_096  # days of which the answer is kept: a plan has far more actions than days
_LONGEST_QUARTER = 40  # no way of naming a quarter is longer


@lru_cache(maxsize=_SEEN)
def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Tell whether a day is the last of its month."""
    return day == month_end(day.year, day.month)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last of that month where it has no such day.

    Beyond what `date` can hold the answer is `date.max` or `date.min`: no day makes this raise.
    """
    index = day.year * 12 + day.month - 1 + months
    if index > _LAST_MONTH:
        return date.max
    if index < _FIRST_MONTH:
        return date.min
    last = month_end(index // 12, index % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def months_after(day: date, months: int) -> date:
    """Return the day that ends a stretch of calendar months begun by a due day.

    A due day that is a month end stands for its month, so the end of the later month counts: one
    month after 28 February 2010 is 31 March; one month after 15 March is 15 April. It is the rule
    for "up to one calendar month behind".
    """
    later = add_months(day, months)
    return month_end(later.year, later.month) if is_month_end(day) else later


def months_between(earlier: date, later: date) -> int:
    """Return the whole calendar months from one day to another; negative when the second comes first.

    Between two month ends it is the difference of the month numbers: 31 March to 30 April is 1.
    Otherwise a month counts once its day is reached: 15 March to 14 April is 0, to 15 April is 1.
    """
    if later < earlier:
        return -months_between(later, earlier)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months if add_months(earlier, months) <= later else months - 1


@lru_cache(maxsize=_SEEN)
def say_day(day: date) -> str:
    """Print a day in full: "1 October 2010"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_month(day: date) -> str:
    """Print the month of a day: "October 2010"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=_SEEN)
def say_span(since: date, until: date) -> str:
    """Print how long lies between two days: "93 days", and from a calendar year on "1 year 2 months".

    The span has no sign: whether it is late or early is for the caller to say.
    """
    since, until = min(since, until), max(since, until)
    months = months_between(since, until)
    if months < 12:
        return say_count((until - since).days, "day")
    years, rest = divmod(months, 12)
    return f"{say_count(years, 'year')} {say_count(rest, 'month')}" if rest else say_count(years, "year")


def say_count(number: int, unit: str, plural: str = "") -> str:
    """Print a number with its unit, in the plural where it should be: "1 day", "93 days"."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {plural or unit + 's'}"


class FinancialYear(NamedTuple):
    """The twelve months that begin in `start_month` of the calendar year `year`."""

    year: int
    start_month: int = 4

    @property
    def earliest(self) -> date:
        """The first day."""
        return _first_of(self.year, self.start_month, 0)

    @property
    def latest(self) -> date:
        """The last day."""
        return _end_of(self.year, self.start_month, 11)

    @property
    def label(self) -> str:
        """The usual name: "2010/11", or "2010" where the financial year is the calendar year."""
        if self.start_month == 1:
            return str(self.year)
        return f"{self.year}/{(self.year + 1) % 100:02d}"


class Quarter(NamedTuple):
    """A quarter (1 to 4) of the financial year that begins in the calendar year `year`."""

    year: int
    number: int
    start_month: int = 4

    @property
    def earliest(self) -> date:
        """The first day."""
        return _first_of(self.year, self.start_month, 3 * self.number - 3)

    @property
    def latest(self) -> date:
        """The last day."""
        return _end_of(self.year, self.start_month, 3 * self.number - 1)

    @property
    def label(self) -> str:
        """The short name: "2010/11 Q2"."""
        return f"{FinancialYear(self.year, self.start_month).label} Q{self.number}"

    @property
    def title(self) -> str:
        """The name in full: "Quarter 2, 2010/11 (July to September 2010)"."""
        first, last = self.earliest, self.latest
        opening = MONTHS[first.month - 1] if first.year == last.year else say_month(first)
        year = FinancialYear(self.year, self.start_month).label
        return f"Quarter {self.number}, {year} ({opening} to {say_month(last)})"

    def next(self) -> "Quarter":
        """Return the quarter after."""
        return self._moved(1)

    def previous(self) -> "Quarter":
        """Return the quarter before."""
        return self._moved(-1)

    def a_year_before(self) -> "Quarter":
        """Return the same quarter of the financial year before."""
        return self._moved(-4)

    def _moved(self, quarters: int) -> "Quarter":
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1, self.start_month)


class FinancialCalendar(NamedTuple):
    """The month, 1 to 12, in which a partnership's financial year starts (set in `tsreview.toml`)."""

    start_month: int = 4

    def quarter_of(self, day: date) -> Quarter:
        """Return the financial quarter that a day falls in."""
        number = (day.month - self.start_month) % 12 // 3 + 1
        return Quarter(self.year_of(day).year, number, self.start_month)

    def year_of(self, day: date) -> FinancialYear:
        """Return the financial year that a day falls in."""
        return FinancialYear(day.year - (day.month < self.start_month), self.start_month)


def read_quarter(text: str, calendar: FinancialCalendar, today: date) -> Quarter | None:
    """Read "2010/11 Q2", "Q2 2010/11", "2010/11-Q2", "this" or "last"; None when it is none of these."""
    words = text[: _LONGEST_QUARTER + 1].lower()
    if len(words) > _LONGEST_QUARTER or not words.isascii():
        return None
    parts = words.replace("quarter", "q").replace("-", " ").replace(",", " ").replace("q", " q").split()
    match parts:
        case ["this"] | ["this", "q"]:
            return calendar.quarter_of(today)
        case ["last"] | ["last", "q"]:
            return calendar.quarter_of(today).previous()
        case ["q", number, year] | [year, "q", number]:
            return _named_quarter(year, number, calendar)
        case [number, year] if number.startswith("q"):
            return _named_quarter(year, number[1:], calendar)
        case [year, number] if number.startswith("q"):
            return _named_quarter(year, number[1:], calendar)
    return None


def _named_quarter(year: str, number: str, calendar: FinancialCalendar) -> Quarter | None:
    if number not in {"1", "2", "3", "4"} or not year[:4].isdigit():
        return None
    quarter = Quarter(int(year[:4]), int(number), calendar.start_month)
    # the label is the one spelling of a financial year, so "2010/12" and "2010" fail here
    known = FinancialYear(quarter.year, quarter.start_month).label == year and quarter.year > 0
    return quarter if known else None


def _first_of(year: int, month: int, months: int) -> date:
    index = year * 12 + month - 1 + months
    index = min(max(index, _FIRST_MONTH), _LAST_MONTH)
    return date(index // 12, index % 12 + 1, 1)


def _end_of(year: int, month: int, months: int) -> date:
    first = _first_of(year, month, months)
    return month_end(first.year, first.month)
