"""The options that mean the same on every command."""

from pathlib import Path
from typing import Annotated, TypeVar

import typer

from tsreview.errors import UsageFault
from tsreview.rendering.cards import CardFormat
from tsreview.rendering.tables import Format

AnyFormat = TypeVar("AnyFormat", Format, CardFormat)
NAMES = {".csv": "csv", ".json": "json", ".md": "markdown", ".markdown": "markdown"}
"""The format that the end of a file's name stands for; another stands for none, and gets the table."""
OTHERS = (".doc", ".docx", ".htm", ".html", ".ods", ".odt", ".pdf", ".xls", ".xlsx")
"""Ends that stand for a format which lists and cards do not have: what would be written is not what opens it."""


def by_name(ctx: typer.Context, form: AnyFormat) -> AnyFormat:
    """Take the format that is asked for, else that of the name of --output; UsageFault where there is no such."""
    # What the user wrote is read before what was left out, so that --output is known here.
    source = ctx.get_parameter_source("form")
    suffix = Path(ctx.params.get("output") or "").suffix.casefold()
    if source is None or source.name != "DEFAULT" or suffix not in (*NAMES, *OTHERS):
        return form
    formats = {str(each): each for each in type(form)}
    if NAMES.get(suffix) not in formats:
        ends = ", ".join(end for end in NAMES if NAMES[end] in formats)
        raise UsageFault(f'no format of this command goes by "{suffix}"', hint=f"write to {ends}, or name the --format")
    return formats[NAMES[suffix]]


AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day to reckon from, such as 2010-10-01; today if left out."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="REVISION", help="The dataset as it was at a revision of git, such as v1 or HEAD~3."),
]
Where = Annotated[
    str | None,
    typer.Option("--where", metavar="FILTER", help="FIELD:VALUE joined by and, or, not; an unknown FIELD lists them."),
]
Sort = Annotated[str | None, typer.Option("--sort", metavar="FIELDS", help="Fields to sort by; -FIELD for descending.")]
GroupBy = Annotated[str | None, typer.Option("--group-by", metavar="FIELD", help="The field to group by.")]
Columns = Annotated[str | None, typer.Option("--columns", metavar="FIELDS", help="The fields to show, in order.")]
ListFormat = Annotated[
    Format,
    typer.Option("--format", callback=by_name, help="The format of the list; by the name of --output if left out."),
]
ShowFormat = Annotated[
    CardFormat, typer.Option("--format", callback=by_name, help="The format; by the name of --output if left out.")
]
Identity = Annotated[
    str, typer.Argument(metavar="ID", help="Its id; a name, an acronym, or words that are in its name alone do too.")
]
ActionId = Annotated[str, typer.Argument(metavar="ID", help="Its id; words that are in its title alone do too.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
]
FailIfAny = Annotated[bool, typer.Option("--fail-if-any", help="Exit with 1 when the list is not empty.")]
Against = Annotated[str, typer.Option("--against", metavar="current|original", help="The date to judge by.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file; use and keep no index.")]
Folder = Annotated[str | None, typer.Option("-C", "--dataset", metavar="DIR", help="The dataset's folder.")]
