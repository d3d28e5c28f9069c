"""How far an action's date has moved: current latest day less original latest day, in whole months."""

from tsreview.time.calendar import months_between, say_count
from tsreview.time.window import Window


def slippage_months(original: Window, current: Window) -> int | None:
    """Return whole calendar months of slippage, negative when brought forward; None: not measurable."""
    if original.latest is None or current.latest is None:
        return None
    return months_between(original.latest, current.latest)


def say_slippage(original: Window, current: Window) -> str:
    """Print slippage: "3 months", "2 months earlier", "none", "under 1 month", "not measurable"."""
    if original.latest is None or current.latest is None:
        return "not measurable"
    if original.latest == current.latest:
        return "none"
    months = months_between(original.latest, current.latest)
    extent = say_count(abs(months), "month") if months else "under 1 month"
    return extent if current.latest > original.latest else f"{extent} earlier"
