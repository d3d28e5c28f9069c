"""`tsreview schema export`: JSON Schemas of the kinds, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import STYLE
from tsreview.errors import UsageFault
from tsreview.schema.json_schema import as_text, file_name
from tsreview.schema.kinds import BY_FOLDER, BY_NAME, KINDS, Kind
from tsreview.suggestions import did_you_mean

app = typer.Typer(**STYLE, help="Schemas: export them for editors.")


@app.callback()
def _schema() -> None:
    """Schemas: export them for editors."""


@app.command()
def export(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="Such as action; all kinds if left out.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file; of all kinds, to a folder.")
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of record, made from what `validate` uses, or write those of all kinds."""
    if kind is not None:
        streams.write(as_text(_find(kind)), output)
        return
    if output is None:
        raise UsageFault("the schemas of all kinds need a folder", hint="name a kind, or a folder with --output DIR")
    output.mkdir(parents=True, exist_ok=True)
    for each in KINDS:
        streams.write(as_text(each), output / file_name(each))


def _find(name: str) -> Kind:
    found = BY_NAME.get(name.replace("-", "_")) or BY_FOLDER.get(name)
    if found is None:
        hint = did_you_mean(name, BY_NAME) or f"the kinds are {', '.join(BY_NAME)}"
        raise UsageFault(f'there is no kind "{name[:40]}"', hint=hint)
    return found
