"""`tsreview init`: begin a dataset."""

import os
import shlex
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.errors import UsageFault
from tsreview.loading.beginning import KEEPER, Begun, begin, has_records, refuse_what_cannot_begin
from tsreview.loading.git import find_repository
from tsreview.loading.settings import FILE_NAME
from tsreview.rendering.inert import terminal
from tsreview.rendering.starter import example_files, starter_files
from tsreview.settings import Settings
from tsreview.time.calendar import say_count

MOST_OF_A_NAME = 200
"""Characters."""
CHECKS = (".github/", ".gitlab-ci.yml")
"""How the paths begin of what services read."""


class Service(StrEnum):
    """The services that check pull requests."""

    GITHUB = "github"
    GITLAB = "gitlab"


def init(
    ctx: typer.Context,
    named: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Its folder; the working folder if left out.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What the dataset is of.")] = "",
    partnership: Annotated[str, typer.Option("--partnership", metavar="TEXT", help="Whose review it is.")] = "",
    month: Annotated[
        int, typer.Option("--financial-year-starts", metavar="MONTH", min=1, max=12, help="Such as 4 for April.")
    ] = 4,
    empty: Annotated[bool, typer.Option("--empty", help="Write no example records.")] = False,
    services: Annotated[
        list[Service] | None, typer.Option("--ci", help="Write what checks pull requests there; may be given again.")
    ] = None,
) -> None:
    """Begin a dataset: settings, folders, examples, and what editors and pre-commit need. Nothing is overwritten."""
    if getattr(ctx.find_root().get_parameter_source("dataset"), "name", "") == "COMMANDLINE":
        raise UsageFault("`init` begins a dataset, so -C names none", hint="`tsreview init DIR`")
    folder = named or Path()
    target = Path(os.path.realpath(folder))
    refuse_what_cannot_begin(target)
    settings = Settings(_line(title, "--title"), _line(partnership, "--partnership"), month)
    chosen = [each.value for each in Service if each in (services or ())]
    examples = {} if empty or has_records(target) else example_files()
    begun = begin(target, starter_files(settings, chosen) | examples)
    streams.write("\n".join(_told(folder, begun, has_records(target))) + "\n")
    for remark in _remarks(target, begun, bool(title or partnership)):
        streams.remark(f"note: {remark}")


def _line(text: str, option: str) -> str:
    """Give what an option says, which must fit into a line of the settings."""
    if text.isprintable() and len(text) <= MOST_OF_A_NAME:
        return text
    raise UsageFault(f"{option} takes a line of at most {MOST_OF_A_NAME} characters, all of which can be seen")


def _told(folder: Path, begun: Begun, has_any: bool) -> list[str]:
    """Tell what was written, and the next acts."""
    where = terminal(str(folder))
    written, left = _listed(begun.written), _listed(begun.left)
    head = [f"written into {where}:", *(f"  {path}" for path in written)] if written else ["nothing was to be written"]
    stood = ["left as they were:", *(f"  {path}" for path in left)] if left else []
    return [*head, *stood, "", "next:", *(f"  {line}" for line in _next(folder, has_any))]


def _listed(paths: list[str]) -> list[str]:
    """List what a user may want to read; there are many schemas."""
    schemas = sum(path.startswith("schemas/") for path in paths)
    told = [path for path in paths if not path.startswith("schemas/") and not path.endswith(KEEPER)]
    return [*told, *([f"schemas/ ({say_count(schemas, 'file')}, for editors)"] if schemas else [])]


def _next(folder: Path, has_any: bool) -> list[str]:
    go = [] if str(folder) == "." else [f"cd {shlex.quote(terminal(str(folder)))}"]
    if has_any:
        return [*go, "tsreview validate --strict", "tsreview actions overdue"]
    return [
        *go,
        "write a first record, say of a document: data/sources/ID.yaml",
        "tsreview validate --strict (until there is a record, it and others exit with 3)",
    ]


def _remarks(target: Path, begun: Begun, is_named: bool) -> Iterator[str]:
    if is_named and FILE_NAME in begun.left:
        yield f"{FILE_NAME} was there, so its title and partnership are as they were"
    services = [path for path in begun.written if path.startswith(CHECKS)]
    if services:
        what = "the address of the tool and the full id of one of its commits"
        yield f"put {what} where {' and '.join(services)} say OWNER and COMMIT"
    repository = find_repository(target)
    moved = [path for path in begun.written if path.startswith((*CHECKS, ".pre-commit"))]
    if repository and repository.inside and moved:
        yield f"{' and '.join(moved)} must stand at the top of the repository, and name {repository.inside} there"


app = single(init)
