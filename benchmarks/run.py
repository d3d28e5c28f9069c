"""Measure the jobs of the tool beside the obvious program, in turn in one run, and write benchmarks/RESULTS.md.

Whole processes, as a user starts them. What counts is the ratio to `python -c pass`, and to the obvious
program, of the same run: a shared machine's milliseconds drift. Bytecode is compiled first and kept.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import beside
import memory
from generate import generate

HERE = Path(__file__).parent
AS_OF = ("--as-of", "2010-10-01")
LIMITS = {300: 8, 3_000: 10, 30_000: 25}
"""The most that `actions overdue` may take, in times of `python -c pass`."""
LARGE, BRIEFED = 30_000, 3_000
BRIEFING = {"shipped, full": 20, "3,000 actions, full": 60}
"""The most that a briefing may take, in times of `python -c pass`; of 3,000 actions three times that of the shipped."""
BESIDE = {"validate, cold": "0.50", "validate, one file changed": "1.50"}
"""The most that validation of a large dataset may take, in times of what it stands beside."""
CHECKED = 3_000
CHECKERS = "check-jsonschema and yamllint"
FASTER = {"validate, cold": 10, "validate, one file changed": 50}
"""How many times faster than the checkers at hand validation is to be, at least."""
COLD_LIMIT = 250
"""The most that validation of a large dataset may take from nothing, in times of `python -c pass`."""
MOST_MB = 150
"""The most memory that validation of a large dataset may take from nothing, its processes together."""
PACKAGES = ("tsreview", "typer", "pydantic", "PyYAML", "rich")


def main() -> None:
    """Generate the datasets, run every job, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3_000, 30_000])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--only", choices=PARTS, help="measure one part, print it, and leave RESULTS.md as it is")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(HERE.parent / "src")], check=True)
        parts = [arguments.only] if arguments.only else list(PARTS)
        lines = [line for part in parts for line in PARTS[part](Path(folder), arguments)]
    text = "\n".join([*head(), *lines, ""])
    if not arguments.only:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


def head() -> list[str]:
    """Tell where and with what it was measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return [
        "# Results",
        "",
        f"Measured by `make bench` on {date.today().isoformat()}: Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {platform.system()}; {versions}. Medians of whole processes, run in turn.",
    ]


def measure_sizes(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure the jobs on datasets of several sizes."""
    lines = [line for size in arguments.sizes for line in measure_size(folder, size, arguments.runs)]
    return [
        "",
        "N actions and N/5 organisations, one record a file. The obvious program (`obvious.py`) reads everything at",
        "every start with yaml.CSafeLoader and Pydantic models.",
        "",
        "| N | job | median ms | times `python -c pass` | limit | times the obvious program | limit |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
        *lines,
    ]


def measure_size(folder: Path, size: int, runs: int) -> list[str]:
    """Measure all jobs on a dataset of a size."""
    data = made(folder, size)
    tool = [str(Path(sys.executable).parent / "tsreview"), "-C", str(data)]
    obvious = [sys.executable, str(HERE / "obvious.py")]
    record = data / "data/actions/000/act-00003.yaml"
    jobs: dict[str, tuple[list[str], Callable[[], None]]] = {
        "bare": ([sys.executable, "-c", "pass"], nothing),
        "overdue": ([*tool, "actions", "overdue", *AS_OF], nothing),
        "obvious overdue": ([*obvious, "overdue", str(data), *AS_OF], nothing),
        "due": ([*tool, "actions", "due", *AS_OF], nothing),
        "search": ([*tool, "search", "commissioning"], nothing),
        "validate, nothing changed": ([*tool, "validate"], nothing),
        "validate, one file changed": ([*tool, "validate"], lambda: change(record)),
        "validate, cold": ([*tool, "validate"], forget),
        "obvious validate": ([*obvious, "validate", str(data)], nothing),
    }
    fewer = runs if size <= 3_000 else max(3, runs // 3)
    subprocess.run(jobs["overdue"][0], check=True, capture_output=True)
    # A file touched within two seconds of being read is read once more; that run is not the one to measure.
    time.sleep(2.1)
    subprocess.run(jobs["overdue"][0], check=True, capture_output=True)
    subprocess.run(jobs["search"][0], check=True, capture_output=True)
    times = interleaved(dict(list(jobs.items())[:5]), runs) | interleaved(dict(list(jobs.items())[5:]), fewer)
    return [row(size, job, times) for job in jobs if job != "bare"]


def measure_checkers(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure validation beside the checkers at hand, which look at less, in turn with them."""
    title = ["", "## Beside the checkers at hand", ""]
    if reason := beside.install(folder / "checkers"):
        return [*title, f"Not measured: {CHECKERS} could not be installed ({reason})."]
    data = made(folder, CHECKED)
    record = data / "data/actions/000/act-00003.yaml"
    tool = [str(Path(sys.executable).parent / "tsreview"), "-C", str(data), "validate"]
    jobs: dict[str, tuple[list[str], Callable[[], None]]] = {
        "bare": ([sys.executable, "-c", "pass"], nothing),
        CHECKERS: (beside.command(folder / "checkers", data), nothing),
        "validate, cold": (tool, forget),
        "validate, one file changed": (tool, lambda: change(record)),
    }
    times = interleaved(jobs, max(3, arguments.runs // 3))
    return [
        *title,
        f"{CHECKED:,} actions. {beside.versions(folder / 'checkers')}, with the exported schemas.",
        "They know no rule across records, and no date as plans print it.",
        "",
        "| job | median ms | times `python -c pass` | times faster than both | at least |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(f"| {job} | {times[job] * 1000:,.0f} | {times[job] / times['bare']:.1f} | {times[CHECKERS] / times[job]:.1f} "
          f"| {FASTER.get(job, '')} |" for job in jobs if job != "bare"),
    ]  # fmt: skip


def measure_memory(folder: Path, _: argparse.Namespace) -> list[str]:
    """Measure what validation of a large dataset takes of the memory."""
    title = ["", "## Memory", ""]
    if not memory.can_measure():
        return [*title, "Not measured: this system does not tell what processes share."]
    data = made(folder, LARGE)
    tool = [str(Path(sys.executable).parent / "tsreview"), "-C", str(data), "validate"]
    forget()
    sizes = {"cold": memory.peak_mb(tool), "nothing changed": memory.peak_mb(tool)}
    sizes["without an index (--no-cache)"] = memory.peak_mb([*tool, "--no-cache"])
    return [
        *title,
        f"The most that `validate` of {LARGE:,} actions and its children took together (PSS).",
        "",
        "| run | MB | limit |",
        "| --- | ---: | ---: |",
        *(f"| {run} | {size:,.0f} | {MOST_MB if run == 'cold' else ''} |" for run, size in sizes.items()),
    ]


def made(folder: Path, size: int) -> Path:
    """Give the dataset of a size, generated where it is not there."""
    data = folder / f"d{size}"
    if not data.exists():
        generate(data, size)
    return data


def measure_briefings(folder: Path, arguments: argparse.Namespace) -> list[str]:
    """Measure the briefing of the shipped dataset and of a large one, warm, as HTML."""
    large, runs = made(folder, BRIEFED), arguments.runs
    datasets = {"shipped": HERE.parent, f"{BRIEFED:,} actions": large}
    jobs: dict[str, tuple[list[str], Callable[[], None]]] = {"bare": ([sys.executable, "-c", "pass"], nothing)}
    for name, data in datasets.items():
        for length in ("full", "summary"):
            words = ["-C", str(data), "report", "briefing", "--quarter", "2010/11 Q2", "--format", "html"]
            jobs[f"{name}, {length}"] = (
                [str(Path(sys.executable).parent / "tsreview"), *words, "--length", length],
                nothing,
            )
    for command, _ in jobs.values():
        subprocess.run(command, check=True, capture_output=True)
    time.sleep(2.1)
    for command, _ in jobs.values():
        subprocess.run(command, check=True, capture_output=True)
    times = interleaved(jobs, runs)
    return [
        "", "## The briefing", "", "Warm, as HTML, with its pictures.", "",
        "| dataset | median ms | times `python -c pass` | limit |", "| --- | ---: | ---: | ---: |",
        *(f"| {job} | {times[job] * 1000:,.0f} | {times[job] / times['bare']:.1f} | {BRIEFING.get(job, '')} |"
          for job in jobs if job != "bare"),
    ]  # fmt: skip


def interleaved(jobs: dict[str, tuple[list[str], Callable[[], None]]], runs: int) -> dict[str, float]:
    """Run the jobs in turn, and give the median seconds of each."""
    taken: dict[str, list[float]] = {job: [] for job in jobs}
    for _ in range(runs):
        for job, (command, prepare) in jobs.items():
            prepare()
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            taken[job].append(time.perf_counter() - began)
    return {job: statistics.median(found) for job, found in taken.items()}


def row(size: int, job: str, times: dict[str, float]) -> str:
    """Write a row of the table."""
    seconds, bare = times[job], times["bare"]
    limits = {"overdue": LIMITS.get(size, ""), "validate, cold": COLD_LIMIT if size == LARGE else ""}
    limit = limits.get(job, "")
    beside = {"overdue": "obvious overdue", "validate, cold": "obvious validate"}.get(job)
    ratio = f"{seconds / times[beside]:.2f}" if beside else ""
    if job == "validate, one file changed":
        ratio = f"{seconds / times['validate, nothing changed']:.2f} of nothing changed"
    wanted = BESIDE.get(job, "") if size == LARGE else ""
    return f"| {size:,} | {job} | {seconds * 1000:,.0f} | {seconds / bare:.1f} | {limit} | {ratio} | {wanted} |"


def nothing() -> None:
    """Leave all as it is."""


def change(record: Path) -> None:
    """Change the content of one file."""
    with record.open("a", encoding="utf-8") as file:
        file.write("# changed\n")


def forget() -> None:
    """Delete the index."""
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


PARTS: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
    "sizes": measure_sizes,
    "briefings": measure_briefings,
    "checkers": measure_checkers,
    "memory": measure_memory,
}
"""What is measured, in the order of the page."""

if __name__ == "__main__":
    main()
