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
Where = Annotated[
    str | None,
    typer.Option("--where", metavar="FILTER", help="FIELD:VALUE joined by and, or, not; an unknown FIELD lists them."),
]
Sort = Annotated[str | None, typer.Option("--sort", metavar="FIELDS", help="Fields to sort by; -FIELD for descending.")]
GroupBy = Annotated[str | None, typer.Option("--group-by", metavar="FIELD", help="The field to group by.")]
Columns = Annotated[str | None, typer.Option("--columns", metavar="FIELDS", help="The fields to show, in order.")]
ListFormat = Annotated[Format, typer.Option("--format", help="The format of the list.")]
ShowFormat = Annotated[CardFormat, typer.Option("--format", help="The format.")]
Identity = Annotated[str, typer.Argument(metavar="ID", help="Its id; a name or an acronym does too.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
]
FailIfAny = Annotated[bool, typer.Option("--fail-if-any", help="Exit with 1 when the list is not empty.")]
Against = Annotated[str, typer.Option("--against", metavar="current|original", help="The date to judge by.")]
QuarterOf = Annotated[
    str, typer.Option("--quarter", metavar="QUARTER", help='Such as "2010/11 Q2", this, last or next.')
]
Plan = Annotated[str | None, typer.Option("--plan", metavar="ID", help="The plan to report on; all plans with `all`.")]
AllowInvalid = Annotated[bool, typer.Option("--allow-invalid", help="Report despite errors in the data.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every file; use and keep no index.")]
Folder = Annotated[str | None, typer.Option("-C", "--dataset", metavar="DIR", help="The dataset's folder.")]
