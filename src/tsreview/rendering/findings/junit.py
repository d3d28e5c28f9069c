"""Findings as JUnit's XML, which CI services show: a suite for each kind of record, a case for each file."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tsreview.diagnostics import Diagnostic
from tsreview.rendering.findings.counts import count_by_severity, say_number
from tsreview.rendering.findings.facts import File, Findings
from tsreview.rendering.findings.text import head_of
from tsreview.rendering.inert import html

OTHER = "other"
"""The suite of what is no record's file."""


def draw(findings: Findings) -> str:
    """Draw findings as JUnit's XML: a file fails by what makes the run fail, and its other findings are its output."""
    of_file: dict[str, list[Diagnostic]] = {}
    for found in findings.shown:
        of_file.setdefault(found.place.path, []).append(found)
    failed = {path for path, found in of_file.items() if _failures(found, findings)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    files = _every_file(findings.files, of_file)
    lines.append(f'<testsuites name="tsreview validate" tests="{len(files)}" failures="{len(failed)}">')
    for kind, group in groupby(files, key=_suite):
        cases = list(group)
        failures = sum(file.path in failed for file in cases)
        lines.append(
            f'  <testsuite name="{html(kind)}" tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
        )
        for file in cases:
            lines += _case(file, of_file.get(file.path, []), findings)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _every_file(files: Iterable[File], of_file: Iterable[str]) -> list[File]:
    """List the files that were looked at, and those that are gone and have findings all the same."""
    known = {file.path: file for file in files}
    gone = [File(path, None) for path in of_file if path not in known]
    return sorted([*known.values(), *gone], key=lambda file: (_suite(file), file.path))


def _suite(file: File) -> str:
    return file.kind or OTHER


def _failures(found: list[Diagnostic], findings: Findings) -> list[Diagnostic]:
    return [each for each in found if each.severity in findings.failing]


def _case(file: File, found: list[Diagnostic], findings: Findings) -> Iterator[str]:
    where = f'file="{html(findings.inside + file.path)}"'
    start = f'    <testcase classname="{html(_suite(file))}" name="{html(file.path)}" {where}'
    if not found:
        yield f"{start}/>"
        return
    yield f"{start}>"
    failures = _failures(found, findings)
    if failures:
        counts = count_by_severity(failures)
        said = ", ".join(say_number(number, each.value) for each, number in counts.items() if number)
        yield f'      <failure type="{html(failures[0].code)}" message="{html(said)}">{_lines(failures)}</failure>'
    others = [each for each in found if each not in failures]
    if others:
        yield f"      <system-out>{_lines(others)}</system-out>"
    yield "    </testcase>"


def _lines(findings: list[Diagnostic]) -> str:
    lines = []
    for found in findings:
        lines += [head_of(found), f"  hint: {found.hint}"] if found.hint else [head_of(found)]
    return "\n".join(map(html, lines))
