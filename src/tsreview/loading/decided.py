"""What a change decides for itself: settings, waivers and the baseline, each of which is told."""

from collections import Counter
from collections.abc import Iterator

from tsreview.codes import RULES
from tsreview.diagnostics import Diagnostic
from tsreview.errors import DatasetFault
from tsreview.loading.baseline import parse_baseline, recorded_baseline
from tsreview.loading.opening import Dataset
from tsreview.loading.settings import FILE_NAME, SETTINGS, line_of
from tsreview.loading.verdict import waivers_of
from tsreview.location import Place
from tsreview.policy import Waiver, read_severities
from tsreview.time.calendar import say_count

HELD_AS_BEFORE = "with --base those of the base hold; merge it by itself if it is meant"


def decided_anew(now: Dataset, base: Dataset) -> list[Diagnostic]:
    """Tell what a change decides: TSR911 to TSR913."""
    return [*_settings(now, base), *_waivers(now, base), *_baselines(now, base)]


def _settings(now: Dataset, base: Dataset) -> Iterator[Diagnostic]:
    was, is_ = base.settings, now.settings
    for setting in SETTINGS:
        pair = getattr(was, setting.field), getattr(is_, setting.field)
        if pair[0] != pair[1]:
            yield _of_setting(now, setting.key, f"`{setting.key}`", *pair)
    before, after = read_severities(was.severities), read_severities(is_.severities)
    for code in sorted(before.keys() | after.keys()):
        usual = RULES[code].severity if code in RULES else ""
        if before.get(code) != after.get(code):
            yield _of_setting(now, code, f"the severity of {code}", before.get(code, usual), after.get(code, usual))


def _of_setting(now: Dataset, key: str, name: str, was: object, is_: object) -> Diagnostic:
    message = f"{name} was {_said(was)} and is {_said(is_)}"
    return _finding(Place(FILE_NAME, line_of(now.settings_file().decode(), key)), "TSR911", message, HELD_AS_BEFORE)


def _said(value: object) -> str:
    return f'"{str(value)[:60]}"' if value != "" else "not set"


def _waivers(now: Dataset, base: Dataset) -> Iterator[Diagnostic]:
    was, is_ = waivers_of(base.index, base.settings), waivers_of(now.index, now.settings)
    for waiver in _beyond(is_, was):
        message = (
            f"{waiver.rule} is waived till {waiver.until} ({waiver.approved_by[:60]}), which the base does not know"
        )
        yield _finding(
            waiver.place, "TSR912", message, "merge the waiver first, by itself; until then it does not hold"
        )
    present = {path for (path,) in now.index.rows("SELECT path FROM files")} | {FILE_NAME}
    for waiver in _beyond(was, is_):
        if waiver.place.path in present:
            message = f"the waiver of {waiver.rule} till {waiver.until} ({waiver.approved_by[:60]}) is gone"
            hint = "once this is merged, what it covered counts again"
            yield _finding(Place(waiver.place.path), "TSR912", message, hint)


def _beyond(some: list[Waiver], others: list[Waiver]) -> list[Waiver]:
    """Give the waivers that say what none of the others says."""
    known = Counter(each.says() for each in others)
    return [each for each in some if not known[each.says()]]


def _baselines(now: Dataset, base: Dataset) -> Iterator[Diagnostic]:
    name = now.settings.baseline
    if not name or name != base.settings.baseline:
        return  # Another file is another setting, which is told.
    was, is_ = _known(base, name), _known(now, name)
    if was is not None and is_ is None:
        message = f"{name} was a baseline and is none, so that nothing can be checked by it"
        yield _finding(Place(name), "TSR913", message, HELD_AS_BEFORE)
    elif was != is_:
        was, is_ = was or frozenset(), is_ or frozenset()
        more, fewer = len(is_ - was), len(was - is_)
        message = f"{name} has {say_count(more, 'entry', 'entries')} more and {fewer:,} fewer than in the base"
        yield _finding(Place(name), "TSR913", message, HELD_AS_BEFORE)


def _known(dataset: Dataset, name: str) -> frozenset[str] | None:
    """Give what a baseline holds; nothing where it cannot be read."""
    try:
        return parse_baseline(recorded_baseline(dataset, name))
    except DatasetFault:
        return None


def _finding(place: Place, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, RULES[code].severity, message, hint)
