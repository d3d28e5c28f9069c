"""A single date by its shape: a day, a month, a quarter, a financial year, a year or a part of one."""

from collections.abc import Callable, Sequence
from datetime import date

from tsreview.time.calendar import FinancialYear, Quarter, add_months, month_end
from tsreview.time.doubts import (
    DOUBTS,
    not_a_day,
    not_a_financial_year,
    not_a_month,
    not_a_quarter,
    not_our_year,
    quarter_without_years,
    year_and_number,
)
from tsreview.time.reading import Reading, Refusal
from tsreview.time.window import Precision, Window
from tsreview.time.words import Token, shape

Answer = Window | Refusal
_Reader = Callable[[Reading, Sequence[Token]], Answer]
_MARKS = frozenset("-~/.F")
_WINTER = 12


def single(reading: Reading, tokens: Sequence[Token]) -> Answer | None:
    """Read one date, without the words that may stand before it; None when no date has this shape."""
    kinds = shape(tokens)
    reader = _POINTS.get(kinds) or DOUBTS.get(kinds)
    return reader(reading, [token for token in tokens if token.kind not in _MARKS]) if reader else None


def interval_end(reading: Reading, tokens: Sequence[Token]) -> Answer | None:
    """Read one end of an ISO 8601 interval, where `2010-11` can only be a month."""
    if shape(tokens) == "Y-D" and _is_month(tokens[2]):
        return _month(reading, tokens[0].number, tokens[2].number)
    return single(reading, tokens) if shape(tokens) == "Y-D-D" else None


def _is_month(token: Token) -> bool:
    return len(token.text) == 2 and 1 <= token.number <= 12


def _day(reading: Reading, day: int, month: int, year: int) -> Answer:
    if not 1 <= month <= 12:
        return not_a_month(reading, day, month, year)
    if not 1 <= day <= month_end(year, month).day:
        return not_a_day(reading, day, month, year)
    found = date(year, month, day)
    return reading.window(Precision.DAY, found, found)


def _month(reading: Reading, year: int, month: int) -> Answer:
    return reading.window(Precision.MONTH, date(year, month, 1), month_end(year, month))


def _day_first(reading: Reading, values: Sequence[Token]) -> Answer:
    return _day(reading, values[0].number, values[1].number, values[2].number)


def _month_first(reading: Reading, values: Sequence[Token]) -> Answer:
    return _day(reading, values[1].number, values[0].number, values[2].number)


def _year_first(reading: Reading, values: Sequence[Token]) -> Answer:
    return _day(reading, values[2].number, values[1].number, values[0].number)


def _month_of_year(reading: Reading, values: Sequence[Token]) -> Answer:
    if not 1 <= values[0].number <= 12:
        return not_a_month(reading, 0, values[0].number, values[1].number)
    return _month(reading, values[1].number, values[0].number)


def _iso_month(reading: Reading, values: Sequence[Token]) -> Answer:
    """Read `2010-02`, unless it could be a financial year with a hyphen, as `2010-11` could."""
    year, month = values
    if not _is_month(month) or month.number == (year.number + 1) % 100:
        return year_and_number(reading, values)
    return _month(reading, year.number, month.number)


def _financial_year(reading: Reading, values: Sequence[Token]) -> Answer:
    if doubt := _doubt_of_year(reading, values):
        return doubt
    year = FinancialYear(values[0].number, reading.calendar.start_month)
    return reading.window(Precision.FINANCIAL_YEAR, year.earliest, year.latest)


def _quarter(reading: Reading, values: Sequence[Token]) -> Answer:
    years = [value for value in values if value.kind != "Q"]
    if doubt := _doubt_of_year(reading, years):
        return doubt
    return _quarter_of(reading, years[0].number, values)


def _calendar_quarter(reading: Reading, values: Sequence[Token]) -> Answer:
    if reading.calendar.start_month != 1:
        return quarter_without_years(reading, values)
    return _quarter_of(reading, next(value.number for value in values if value.kind == "Y"), values)


def _quarter_of(reading: Reading, year: int, values: Sequence[Token]) -> Answer:
    start = reading.calendar.start_month
    quarter = Quarter(year, next(value.number for value in values if value.kind == "Q"), start)
    if not 1 <= quarter.number <= 4:
        return not_a_quarter(reading, FinancialYear(year, start).label)
    return reading.window(Precision.QUARTER, quarter.earliest, quarter.latest)


def _doubt_of_year(reading: Reading, values: Sequence[Token]) -> Refusal | None:
    year, second = values
    if second.number != (year.number + 1) % 100 or len(second.text) != 2:
        return not_a_financial_year(reading, values)
    return not_our_year(reading, values) if reading.calendar.start_month == 1 else None


def _year(reading: Reading, values: Sequence[Token]) -> Answer:
    year = values[0].number
    return reading.window(Precision.YEAR, date(year, 1, 1), date(year, 12, 31))


def _part(reading: Reading, values: Sequence[Token]) -> Answer:
    """Read early, mid or late: the first, middle or last four months."""
    return _months(reading, Precision.PART_OF_YEAR, values, 4)


def _season(reading: Reading, values: Sequence[Token]) -> Answer:
    """Read a season: winter is that which begins in the December of its year."""
    return _months(reading, Precision.SEASON, values, 3)


def _season_of_years(reading: Reading, values: Sequence[Token]) -> Answer:
    """Read `winter 2006/07`, the one season that falls in two years."""
    follows = values[2].number == (values[1].number + 1) % 100
    if values[0].number == _WINTER and follows:
        return _season(reading, values[:2])
    return DOUBTS["SY/D"](reading, values)


def _months(reading: Reading, precision: Precision, values: Sequence[Token], months: int) -> Answer:
    first = date(values[1].number, values[0].number, 1)
    last = add_months(first, months - 1)
    return reading.window(precision, first, month_end(last.year, last.month))


_POINTS: dict[str, _Reader] = {
    **dict.fromkeys(("DMY", "OMY", "D-M-Y", "D/M/Y", "D/D/Y", "D.D.Y", "D-D-Y"), _day_first),
    **dict.fromkeys(("MDY", "MOY"), _month_first),
    "Y-D-D": _year_first,
    **dict.fromkeys(("MY", "M-Y", "M~Y", "M/Y", "D/Y"), _month_of_year),
    "Y-D": _iso_month,
    **dict.fromkeys(("Y/D", "FY/D"), _financial_year),
    **dict.fromkeys(("QY/D", "Y/DQ", "Y/D-Q", "QFY/D"), _quarter),
    **dict.fromkeys(("QY", "YQ", "Y-Q"), _calendar_quarter),
    "Y": _year,
    **dict.fromkeys(("PY", "P-Y", "P~Y"), _part),
    "SY": _season,
    "SY/D": _season_of_years,
}
"""The shapes that are read. Those of `DOUBTS` are refused, and any other is not the shape of a date."""
