"""Dates that are refused: for each doubtful shape, what it might mean and what to write instead."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tsreview.time.calendar import MONTHS, Quarter, month_end, say_day, say_month
from tsreview.time.reading import Reading, Refusal
from tsreview.time.words import Token

_Doubt = Callable[[Reading, Sequence[Token]], Refusal]
_CENTURY = 70  # a two-digit year from 70 on is of the 1900s
_NO_YEAR = "no year is given"


def not_a_day(reading: Reading, day: int, month: int, year: int) -> Refusal:
    """Refuse a day that its month does not have."""
    last = month_end(year, month)
    name = say_month(last) if month == 2 else MONTHS[month - 1]
    if not day:
        first = say_day(last.replace(day=1))
        return reading.refuse("the first day of a month is 1", (), (first, say_month(last)))
    near = (say_day(last), say_day(last + timedelta(days=1)))
    return reading.refuse(f"{name} has {last.day} days", near, (say_day(last), say_month(last)))


def not_a_month(reading: Reading, day: int, month: int, year: int) -> Refusal:
    """Refuse a month beyond the twelfth: often the American order, month before day."""
    reason = f"there is no month {month}"
    if american := _day(month, day, year):
        return reading.refuse(f"{reason}: it may be the day", (american,), (american,))
    return reading.refuse(reason, (), (f"31 March {year}", f"March {year}"))


def year_and_number(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `2010-11`, `2010-13`, `2010 – 12`: a month, a financial year, or years."""
    year, number = values[0].number, values[1].number
    follows = number == (year + 1) % 100
    last = year - year % 100 + number
    meanings = []
    if 1 <= number <= 12:
        meanings.append(("a month", f"{MONTHS[number - 1]} {year}"))
    if follows:
        meanings.append(("a financial year", reading.financial_years(year, year)))
    if follows and not 1 <= number <= 12:
        meanings.append(("calendar years", f"{year} to {year + 1}"))
    if last > year and not follows:
        meanings += _stretch(reading, year, last)
    return _choose(reading, meanings, f"{values[1].text} is neither a month nor a later year")


def two_years(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `2010-2013` and `2010/2011`: calendar years or financial years."""
    first, last = values[0].number, values[1].number
    meanings = _stretch(reading, first, last) if last > first else []
    return _choose(reading, meanings, "the second year is not after the first")


def months_or_years(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `2010-11/12`: two months, or two financial years."""
    year, first, last = (value.number for value in values)
    meanings = []
    if 1 <= first < last <= 12:
        meanings.append(("months", f"{MONTHS[first - 1]} {year} to {MONTHS[last - 1]} {year}"))
    if first == (year + 1) % 100 and last == (first + 1) % 100:
        meanings.append(("financial years", reading.financial_years(year, year + 1)))
    return _choose(reading, meanings, "neither months nor financial years are in order")


def not_a_financial_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `2009/11`, whose second part is not the year after the first."""
    year, number = values[0].number, values[1].number
    last = year - year % 100 + number
    meanings = [("one financial year", reading.financial_years(year, year))]
    if 1 <= number <= 12:
        meanings.append(("a month", f"{MONTHS[number - 1]} {year}"))
    if last > year + 1:
        meanings += _stretch(reading, year, last)
    written = tuple(meaning for _, meaning in meanings)
    return reading.refuse(
        f"the second part of a financial year is the year after the first, {(year + 1) % 100:02d}",
        written,
        written,
    )


def not_our_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse a financial year over two calendar years where the dataset's is the calendar year."""
    year = values[0].number
    months = reading.financial_years(year, year)
    reason = "the financial year of this dataset is the calendar year"
    return reading.refuse(reason, (months,), (months, str(year)))


def quarter_without_years(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `Q4 2010`: a quarter of the financial year that ends then, or of that which begins then."""
    year = next(value.number for value in values if value.kind == "Y")
    number = next(value.number for value in values if value.kind == "Q")
    if not 1 <= number <= 4:
        return not_a_quarter(reading, f"{year}/{(year + 1) % 100:02d}")
    both = [Quarter(first, number, reading.calendar.start_month) for first in (year - 1, year)]
    return reading.refuse(
        "a quarter belongs to a financial year, and this gives one calendar year",
        tuple(quarter.title for quarter in both),
        tuple(quarter.label for quarter in both),
    )


def not_a_quarter(reading: Reading, year: str) -> Refusal:
    """Refuse a fifth quarter."""
    return reading.refuse("a year has quarters 1 to 4", (), (f"{year} Q1", f"{year} Q4"))


def _two_digit_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    year = _full_year(values[2].number)
    if values[0].kind == "M":
        orders = [_day(values[1].number, values[0].number, year)]
    elif values[1].kind == "M":
        orders = [_day(values[0].number, values[1].number, year)]
    else:
        first, second = values[0].number, values[1].number
        orders = [_day(first, second, year), _day(second, first, year)]
    readings = tuple(dict.fromkeys(order for order in orders if order))
    write = readings[:1] or ("31 March YYYY",)
    return reading.refuse("the year has two figures", readings, write)


def _month_and_number(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `Sep 10`: a day of no year, or a month of a year with two figures."""
    month = next(value.number for value in values if value.kind == "M")
    number = next(value.number for value in values if value.kind == "D")
    in_year = f"{MONTHS[month - 1]} {_full_year(number)}"
    if not _day(number, month, 2000):
        return reading.refuse("the year has two figures", (in_year,), (in_year,))
    day = f"{number} {MONTHS[month - 1]}"
    reason = "it could be a day without a year, or a month and the end of a year"
    return reading.refuse(reason, (f"{day} of no year", in_year), (in_year, f"{day} YYYY"))


def _day_without_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    month = next(value.number for value in values if value.kind == "M")
    number = next(value.number for value in values if value.kind != "M")
    if not _day(number, month, 2000):
        return not_a_day(reading, number, month, 2000)
    return reading.refuse(_NO_YEAR, (), (f"{number} {MONTHS[month - 1]} YYYY",))


def _words_without_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    text = values[0].text
    if values[0].kind == "M":
        text = MONTHS[values[0].number - 1]
    return reading.refuse(_NO_YEAR, (), (f"{text} YYYY",))


def _quarter_alone(reading: Reading, values: Sequence[Token]) -> Refusal:
    year = "YYYY" if reading.calendar.start_month == 1 else "YYYY/YY"
    if not 1 <= values[0].number <= 4:
        return not_a_quarter(reading, year)
    return reading.refuse(_NO_YEAR, (), (f"{year} Q{values[0].number}",))


def _two_numbers(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `09/10`: a financial year, a month of a year with two figures, or a day of no year."""
    first, second = values[0].number, values[1].number
    readings, write = [], []
    if second == (first + 1) % 100:
        write.append(reading.financial_years(_full_year(first), _full_year(first)))
        readings.append(f"the financial year {write[-1]}")
    if 1 <= first <= 12:
        write.append(f"{MONTHS[first - 1]} {_full_year(second)}")
        readings.append(write[-1])
    if 1 <= second <= 12 and _day(first, second, 2000):
        write.append(f"{first} {MONTHS[second - 1]} YYYY")
        readings.append(f"{first} {MONTHS[second - 1]} of no year")
    return reading.refuse("the year is not written in full", tuple(readings), tuple(write))


def _short_financial_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `Q4 09/10` and `FY 09/10`, whose years have two figures."""
    first = _full_year(next(value.number for value in values if value.kind == "D"))
    year = reading.financial_years(first, first)
    quarter = next((f" Q{value.number}" for value in values if value.kind == "Q"), "")
    if quarter and (quarter[2:] not in "1234" or reading.calendar.start_month == 1):
        return _quarter_alone(reading, [value for value in values if value.kind == "Q"])
    return reading.refuse("the year has two figures", (), (year + quarter,))


def _one_financial_year(reading: Reading, values: Sequence[Token]) -> Refusal:
    """Refuse `FY2010` and `FY 2009-10`: a financial year is known by both its years and a slash."""
    first = values[0].number if values[0].kind == "Y" else _full_year(values[0].number)
    years = (first,) if len(values) == 2 else (first - 1, first)
    written = tuple(reading.financial_years(year, year) for year in years)
    return reading.refuse("a financial year is written with both years and a slash", written, written)


def _year_first(reading: Reading, values: Sequence[Token]) -> Refusal:
    year, month, day = (value.number for value in values)
    written = tuple(text for text in (_day(day, month, year),) if text)
    reason = "a date that begins with its year is written with hyphens"
    return reading.refuse(reason, written, written or ("31 March YYYY",))


def _part_of_month(reading: Reading, values: Sequence[Token]) -> Refusal:
    month = f"{MONTHS[values[1].number - 1]} {values[2].number}"
    return reading.refuse(f'"{values[0].text}" leaves the days of the month in doubt', (), (month,))


def _season_over_years(reading: Reading, values: Sequence[Token]) -> Refusal:
    written = tuple(f"{values[0].text} {values[1].number + later}" for later in (0, 1))
    return reading.refuse("the season falls in one calendar year", written, written)


def _stretch(reading: Reading, first: int, last: int) -> list[tuple[str, str]]:
    noun = "financial years" if last > first + 1 else "a financial year"
    return [("calendar years", f"{first} to {last}"), (noun, reading.financial_years(first, last - 1))]


def _choose(reading: Reading, meanings: list[tuple[str, str]], otherwise: str) -> Refusal:
    if not meanings:
        return reading.refuse(otherwise, (), ("March YYYY", "YYYY"))
    nouns = [noun for noun, _ in meanings]
    reason = "it could be " + " or ".join([", ".join(nouns[:-1]), nouns[-1]] if nouns[1:] else nouns)
    readings = tuple(text if text[0].isalpha() else f"the {noun.removeprefix('a ')} {text}" for noun, text in meanings)
    clear = reason if nouns[1:] else f"{reason}, but is not clear"
    return reading.refuse(clear, readings, tuple(text for _, text in meanings))


def _full_year(number: int) -> int:
    return number + (1900 if number >= _CENTURY else 2000)


def _day(day: int, month: int, year: int) -> str:
    if 1 <= month <= 12 and 1 <= day <= month_end(year, month).day:
        return say_day(date(year, month, day))
    return ""


DOUBTS: dict[str, _Doubt] = {
    "Y~D": year_and_number,
    **dict.fromkeys(("Y-Y", "Y~Y", "Y/Y"), two_years),
    "Y-D/D": months_or_years,
    **dict.fromkeys(("QY", "YQ", "Q-Y", "Y-Q"), quarter_without_years),
    **dict.fromkeys(("D/D/D", "D.D.D", "D-D-D", "DMD", "OMD", "MDD", "MOD", "D-M-D"), _two_digit_year),
    **dict.fromkeys(("MD", "M-D", "D-M", "M/D", "M~D"), _month_and_number),
    **dict.fromkeys(("DM", "OM", "MO", "D/M"), _day_without_year),
    **dict.fromkeys(("M", "S"), _words_without_year),
    "Q": _quarter_alone,
    "D/D": _two_numbers,
    **dict.fromkeys(("QD/D", "D/DQ", "FD/D"), _short_financial_year),
    **dict.fromkeys(("FY", "FD", "FY-D", "FY-Y", "FY/Y"), _one_financial_year),
    **dict.fromkeys(("Y/D/D", "Y.D.D"), _year_first),
    **dict.fromkeys(("PMY", "P-MY"), _part_of_month),
    "SY/D": _season_over_years,
}
"""The shapes that are always in doubt; those that are in doubt by their numbers come from `points`."""
