"""What counts of the findings: what is waived does not, and a waiver that ended or that is about nothing does."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tsreview.diagnostics import Diagnostic, Severity, in_order
from tsreview.index.connection import Index
from tsreview.index.places import record_in_file
from tsreview.index.store import stored_findings
from tsreview.loading.checking import checked, weighed
from tsreview.loading.opening import Dataset
from tsreview.policy import Waived, Waiver, read_waivers
from tsreview.settings import Settings
from tsreview.time.calendar import say_day

if TYPE_CHECKING:
    from tsreview.codes import Rule


class Verdict(NamedTuple):
    """What counts, what is waived, and how many records and files were looked at."""

    findings: list[Diagnostic]
    waived: list[Waived]
    records: int
    files: int


def verdict_on(dataset: Dataset, as_of: date) -> Verdict:
    """Judge a dataset by what its own settings and records decide."""
    report = checked(dataset.index)
    waivers = waivers_of(dataset.index, dataset.settings)
    counting, waived = sift(report.findings, waivers, waivers, as_of)
    return Verdict(counting, waived, report.records, report.files)


def waivers_of(index: Index, settings: Settings) -> list[Waiver]:
    """Give the waivers of the settings, then those of records in the order of their files."""
    sql = """SELECT path, n, rule, field, reason, approved_by, until
             FROM waivers JOIN files ON files.id = waivers.file ORDER BY path, n"""
    found = read_waivers(settings.waivers)
    for path, n, rule, field, reason, approved_by, until in index.rows(sql):
        record = record_in_file(index, path)
        assert record is not None  # noqa: S101 - it has waivers, and so was read
        place = record.place(("waivers", n, "rule"))
        found.append(Waiver(rule, path, field, reason, approved_by, date.fromisoformat(until), place))
    return found


def sift(
    findings: list[Diagnostic], in_force: Sequence[Waiver], written: Sequence[Waiver], as_of: date
) -> tuple[list[Diagnostic], list[Waived]]:
    """Sift findings by the waivers in force, and judge the waivers that are written in the dataset."""
    if not in_force and not written:
        return findings, []
    holding = _Holding(in_force, as_of)
    waived = [Waived(found, by) for found in findings if (by := holding.waiver_of(found)) is not None]
    left = Counter(findings) - Counter(each.finding for each in waived)
    counting = [found for found in findings if left[found]]
    fields = _fields_by_place(findings)
    counting += [found for each in written if (found := _fault_of(each, fields, as_of)) is not None]
    return in_order(counting), waived


def counts_so_far(dataset: Dataset, as_of: date) -> dict[str, int]:
    """Count errors and warnings as far as they are stored, the waived ones apart, without running any rule."""
    holding = _Holding(waivers_of(dataset.index, dataset.settings), as_of)
    found = weighed(stored_findings(dataset.index), dataset.settings.severities)
    return Counter(
        each.severity.value
        for each in found
        if each.severity is not Severity.ADVICE and holding.waiver_of(each) is None
    )


class _Holding:
    """The waivers that hold on a day; of thousands, those about a rule in a file are looked for once."""

    def __init__(self, waivers: Sequence[Waiver], as_of: date) -> None:
        self._named, self._wide = defaultdict[tuple[str, str], list[int]](list), defaultdict[str, list[int]](list)
        self._waivers = [each for each in waivers if as_of <= each.until and _can_be_waived(each.rule)]
        for n, each in enumerate(self._waivers):
            (self._wide[each.rule] if each.is_wide else self._named[each.rule, each.files]).append(n)
        self._about: dict[tuple[str, str], list[Waiver]] = {}

    def waiver_of(self, found: Diagnostic) -> Waiver | None:
        """Give the first waiver that covers a finding."""
        place = found.code, found.place.path
        if place not in self._about:
            self._about[place] = self._about_place(*place)
        return next((each for each in self._about[place] if each.is_about_field(found.field)), None)

    def _about_place(self, code: str, path: str) -> list[Waiver]:
        wide = [n for n in self._wide.get(code, ()) if self._waivers[n].is_about(path)]
        return [self._waivers[n] for n in sorted([*self._named.get((code, path), ()), *wide])]


def _fields_by_place(findings: list[Diagnostic]) -> dict[str, dict[str, set[str]]]:
    """Give the fields that findings are about, by rule and file."""
    fields: dict[str, dict[str, set[str]]] = {}
    for found in findings:
        fields.setdefault(found.code, {}).setdefault(found.place.path, set()).add(found.field)
    return fields


def _can_be_waived(code: str) -> bool:
    found = _rules().get(code)
    return found is not None and not found.is_fixed


def _rules() -> "dict[str, Rule]":
    # Reports ask for a verdict, and most datasets have no waivers.
    from tsreview.codes import RULES

    return RULES


def _fault_of(waiver: Waiver, fields: dict[str, dict[str, set[str]]], as_of: date) -> Diagnostic | None:
    """Tell what is wrong with a waiver: TSR901 to TSR903; by the fields that findings are about."""
    if not _can_be_waived(waiver.rule):
        known = _rules().get(waiver.rule)
        why = known.title if known else "there is no such rule"
        return _finding(waiver, "TSR903", f"{waiver.rule} ({why}) cannot be waived", "delete the waiver")
    if not _covers_any(waiver, fields.get(waiver.rule, {})):
        return _finding(waiver, "TSR902", f"nothing is found that {waiver.rule} is waived for", "delete the waiver")
    if as_of > waiver.until:
        hint = f"mend what {waiver.rule} finds, or have the waiver approved anew"
        message = f"the waiver of {waiver.rule} ended on {say_day(waiver.until)}"
        return _finding(waiver, "TSR901", f"{message} ({waiver.approved_by[:60]})", hint)
    return None


def _covers_any(waiver: Waiver, by_file: dict[str, set[str]]) -> bool:
    """Tell whether a waiver is about any of the fields that its rule found fault with."""
    files = filter(waiver.is_about, by_file) if waiver.is_wide else [waiver.files]
    return any(waiver.is_about_field(field) for file in files for field in by_file.get(file, ()))


def _finding(waiver: Waiver, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(waiver.place, code, _rules()[code].severity, message, hint)
