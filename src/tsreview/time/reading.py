"""The words being read, the calendar they are read by, and the two answers: a window or a refusal."""

from dataclasses import dataclass
from datetime import date

from tsreview.time.calendar import FinancialCalendar, FinancialYear, say_month
from tsreview.time.window import Precision, Recurrence, Window


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that are not read, because they could mean two things or nothing.

    `reason` is part of a sentence, in an officer's words; `readings` is what they might mean; `write`
    is what to write instead (`YYYY` stands for a year that only the officer knows).
    """

    text: str
    reason: str
    readings: tuple[str, ...] = ()
    write: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The verbatim text and the financial calendar, from which windows and refusals are made."""

    text: str
    calendar: FinancialCalendar

    def window(
        self,
        precision: Precision,
        earliest: date | None,
        latest: date | None,
        recurrence: Recurrence | None = None,
    ) -> Window:
        """Make a window of this text."""
        return Window(self.text, precision, earliest, latest, recurrence)

    def refuse(self, reason: str, readings: tuple[str, ...] = (), write: tuple[str, ...] = ()) -> Refusal:
        """Make a refusal of this text."""
        return Refusal(self.text, reason, readings, write)

    def financial_years(self, first: int, last: int) -> str:
        """Print a financial year, or some, in a form that is read here.

        Where the financial year is the calendar year, "2010/11" can only be another body's: it is
        given by the months that it has in most of the public sector.
        """
        if self.calendar.start_month == 1:
            opening = FinancialYear(first, 4).earliest
            return f"{say_month(opening)} to {say_month(FinancialYear(last, 4).latest)}"
        opening_label = self._label(first)
        return opening_label if first == last else f"{opening_label} to {self._label(last)}"

    def _label(self, year: int) -> str:
        return FinancialYear(year, self.calendar.start_month).label
