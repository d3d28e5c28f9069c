"""The options that mean the same on every command."""

from pathlib import Path
from typing import Annotated

import typer

from tsreview.rendering.cards import CardFormat
from tsreview.rendering.tables import Format

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
ListFormat = Annotated[Format, typer.Option("--format", help="The format of the list.")]
ShowFormat = Annotated[CardFormat, typer.Option("--format", help="The format.")]
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
