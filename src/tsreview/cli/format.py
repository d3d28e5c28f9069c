"""`tsreview format`: records are put into the canonical form, or what differs from it is shown."""

import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tsreview.cli import exits, streams
from tsreview.cli.lazy import single
from tsreview.cli.options import Folder
from tsreview.loading.settings import find_dataset

if TYPE_CHECKING:
    from tsreview.loading.formatting import Formatted
    from tsreview.loading.trial import Content


def format_(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders in data/; all records if left out."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what would change as a diff, and write nothing.")] = False,
    folder: Folder = None,
) -> None:
    """Put records into the canonical form; what they say and their comments stay. Exits with 1 if one is unreadable."""
    from tsreview.loading.choosing import files_at
    from tsreview.loading.formatting import format_files
    from tsreview.loading.lock import alone
    from tsreview.loading.writing import replace_records

    named = folder or ctx.find_root().obj
    root = Path(os.path.realpath(find_dataset(Path(named) if named else Path.cwd(), named=bool(named))))
    is_dry = check or diff
    with nullcontext() if is_dry else alone(root):
        done = list(format_files(root, files_at(root, paths or [])))
        changed = [each.content for each in done if each.content]
        changed, failures = (changed, []) if is_dry else replace_records(root, changed)
    _tell_of_refused(root, done)
    for failure in failures:
        streams.fail(failure.message, failure.hint, failure.exit_status)
    summary = _summary(done, changed, is_dry=is_dry)
    if diff:
        streams.write(_as_diff(changed))
        streams.remark(summary)
    else:
        streams.write(f"{_as_list(changed, is_dry=is_dry)}{summary}\n")
    _end(done, bool(failures), would_change=check and bool(changed))


def _tell_of_refused(root: Path, done: "list[Formatted]") -> None:
    """Tell of the files that were left as they are, and why."""
    from tsreview.index.connection import open_in_memory
    from tsreview.loading.excerpts import Excerpts
    from tsreview.loading.reading import Reader
    from tsreview.rendering.findings import as_text

    findings = [found for each in done for found in each.findings]
    if findings:
        with Reader(root) as reader:
            streams.remark(as_text(findings, Excerpts(open_in_memory(), reader.read)))
    for each in done:
        if each.failure:
            streams.remark(f"{each.path}: left as it is: formatted, {each.failure}")


def _as_list(changed: "list[Content]", *, is_dry: bool) -> str:
    from tsreview.rendering.inert import log, terminal

    what = "would be formatted" if is_dry else "formatted"
    return "".join(log(f"{terminal(each.path)}: {what}\n") for each in changed)


def _as_diff(changed: "list[Content]") -> str:
    from tsreview.rendering.differences import as_diff

    return "".join(as_diff(path, old.decode(), new.decode()) for path, old, new in changed)


def _summary(done: "list[Formatted]", changed: "list[Content]", *, is_dry: bool) -> str:
    """Count the files: those changed, those that stand in the form already, and those that were left."""
    from tsreview.time.calendar import say_count

    left = sum(bool(each.findings or each.failure) for each in done)
    same = sum(not (each.content or each.findings or each.failure) for each in done)
    what = "would be formatted" if is_dry else "formatted"
    counts = [f"{say_count(len(changed), 'file')} {what}", f"{same:,} in the canonical form already"]
    return ", ".join([*counts, f"{left:,} left as {'it is' if left == 1 else 'they are'}"] if left else counts)


def _end(done: "list[Formatted]", failed: bool, *, would_change: bool) -> None:
    """Give the exit status, the gravest first: a proof that failed, the disk, what could not be read."""
    if any(each.failure for each in done):
        raise typer.Exit(exits.OWN_FAULT)
    if failed:
        raise typer.Exit(exits.CANNOT_GO_ON)
    if would_change or any(each.findings for each in done):
        raise typer.Exit(exits.FINDINGS)


app = single(format_)
