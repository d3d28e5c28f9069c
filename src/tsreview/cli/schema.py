"""`tsreview schema export`: JSON Schemas of the kinds, for editors."""

import json
from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import STYLE
from tsreview.cli.options import Output
from tsreview.errors import UsageFault
from tsreview.schema.json_schema import json_schema
from tsreview.schema.kinds import BY_FOLDER, BY_NAME
from tsreview.suggestions import did_you_mean

app = typer.Typer(**STYLE, help="Schemas: export them for editors.")


@app.callback()
def _schema() -> None:
    """Schemas: export them for editors."""


@app.command()
def export(kind: Annotated[str, typer.Argument(metavar="KIND", help="Such as action.")], output: Output = None) -> None:
    """Print the JSON Schema of a kind of record, generated from what `validate` uses."""
    found = BY_NAME.get(kind.replace("-", "_")) or BY_FOLDER.get(kind)
    if found is None:
        hint = did_you_mean(kind, BY_NAME) or f"the kinds are {', '.join(BY_NAME)}"
        raise UsageFault(f'there is no kind "{kind[:40]}"', hint=hint)
    streams.write(json.dumps(json_schema(found), indent=2, ensure_ascii=False) + "\n", output)
