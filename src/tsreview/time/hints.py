"""What can be said of words that no form of date reads."""

from collections.abc import Sequence

from tsreview.suggestions import nearest
from tsreview.time.calendar import MONTHS, is_month_end, say_day, say_month
from tsreview.time.points import single
from tsreview.time.reading import Reading, Refusal
from tsreview.time.window import Window
from tsreview.time.words import FIRST_YEAR, LAST_YEAR, MONTH, WORD, Token, shape, strip_lead

EXAMPLES = ("31 March 2010", "March 2010", "January 2010 to March 2011", "quarterly")
"""Forms to write, for a text that gives no clue of what was meant."""
_TWOFOLD = {
    "bimonthly": (("every two months", "twice a month"), ("every 2 months", "monthly")),
    "biannual": (("twice a year", "every two years"), ("every 6 months", "every 24 months")),
    "biennial": (("every two years", "twice a year"), ("every 24 months", "every 6 months")),
    "biyearly": (("twice a year", "every two years"), ("every 6 months", "every 24 months")),
}
_OFTEN = frozenset({"daily", "weekly", "fortnightly", "biweekly"})
_SHORT = frozenset({"day", "days", "week", "weeks", "fortnight"})
_EVERY_YEAR = frozenset({"eM", "RM", "RlM"})


def hint(reading: Reading, tokens: Sequence[Token]) -> Refusal:
    """Refuse words that no form reads, with the nearest thing that may be written."""
    words = [token.text for token in tokens]
    joined = "".join(words).replace("-", "")
    for word, (readings, write) in _TWOFOLD.items():
        if word in joined:
            return reading.refuse(f'"{word}" has two meanings', readings, write)
    if "within" in words:
        return reading.refuse("it counts from a day that it does not give", (), EXAMPLES[:2])
    if not _OFTEN.isdisjoint(words) or ("e" in shape(tokens) and not _SHORT.isdisjoint(words)):
        return reading.refuse("reports are counted in whole months", (), ("monthly",))
    known = _misspelt(reading, tokens) or _of_shape(reading, tokens)
    return known or reading.refuse("it is in none of the known forms", (), EXAMPLES)


def _misspelt(reading: Reading, tokens: Sequence[Token]) -> Refusal | None:
    """Refuse a word that is near the name of a month; what is meant is for the writer to say."""
    for token in tokens:
        month = nearest(token.text, MONTHS) if token.kind == WORD and len(token.text) > 3 else None
        if month:
            words = [MONTHS[each.number - 1] if each.kind == MONTH else each.text for each in tokens]
            words[tokens.index(token)] = month
            return reading.refuse(f'"{token.text}" is no month', (), (" ".join(words),))
    return None


def _of_shape(reading: Reading, tokens: Sequence[Token]) -> Refusal | None:
    kinds = shape(tokens)
    if kinds in _EVERY_YEAR:
        month = MONTHS[tokens[-1].number - 1]
        return reading.refuse("the first year is not given", (), (f"{month} YYYY then annually",))
    strange = next((token.text for token in tokens if token.kind == "N"), "")
    if strange:
        reason = f"{strange} is neither a day nor a year from {FIRST_YEAR} to {LAST_YEAR}"
        return reading.refuse(reason, (), EXAMPLES[:2])
    if kinds.startswith(("x", "y", "lx")):
        return _beside(reading, tokens[kinds.startswith("l") :])
    return None


def _beside(reading: Reading, tokens: Sequence[Token]) -> Refusal | None:
    """Refuse "before March 2010" and "after March 2010", which name a date that is not meant."""
    found = single(reading, strip_lead(tokens[1:]))
    if not isinstance(found, Window) or found.earliest is None or found.latest is None:
        return found if isinstance(found, Refusal) else None
    word = tokens[0].text
    if word == "before":
        edge = found.earliest.toordinal() - 1
        meant = "by "
    else:
        edge = found.latest.toordinal() + 1
        meant = "from "
    day = found.earliest.fromordinal(edge)
    whole = is_month_end(day) if word == "before" else day.day == 1
    write = meant + (say_month(day) if whole else say_day(day))
    return reading.refuse(f'"{word}" names a date that is not meant', (write,), (write,))
