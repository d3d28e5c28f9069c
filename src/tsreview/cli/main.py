"""The entry: the table of commands, and the one boundary that turns failures into exit statuses."""

import gc
import os
import sys
from typing import Annotated, Any

import typer

from tsreview import __version__
from tsreview.cli import exits, streams
from tsreview.cli.lazy import STYLE, LazyGroup
from tsreview.errors import TsreviewError

COMMANDS = {
    "actions": "tsreview.cli.actions:app",
    "organisations": "tsreview.cli.organisations:app",
    "principles": "tsreview.cli.principles:app",
    "principle-sets": "tsreview.cli.records:principle_sets",
    "plans": "tsreview.cli.records:plans",
    "practices": "tsreview.cli.records:practices",
    "evidence": "tsreview.cli.records:evidence",
    "contradictions": "tsreview.cli.records:contradictions",
    "sources": "tsreview.cli.records:sources",
    "report": "tsreview.cli.report:app",
    "status": "tsreview.cli.status:app",
    "search": "tsreview.cli.search:app",
    "sql": "tsreview.cli.sql:app",
    "validate": "tsreview.cli.validate:app",
    "format": "tsreview.cli.format:app",
    "diff": "tsreview.cli.diff:app",
    "ci": "tsreview.cli.ci:app",
    "explain": "tsreview.cli.explain:app",
    "init": "tsreview.cli.init:app",
    "dates": "tsreview.cli.dates:app",
    "schema": "tsreview.cli.schema:app",
}


class Root(LazyGroup):
    """The commands of the tool."""

    table = COMMANDS


app = typer.Typer(**{**STYLE, "cls": Root, "add_completion": True})


def _version(wanted: bool) -> None:
    if wanted:
        streams.write(f"tsreview {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    dataset: Annotated[
        str | None,
        typer.Option("-C", "--dataset", metavar="DIR", envvar="TSREVIEW_DATASET", help="The dataset's folder."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Query, validate and report on a review of the third sector and public bodies."""
    ctx.obj = dataset


def main() -> int:
    """Run the tool; give the exit status. Nothing leaves as a traceback."""
    # A run is short and frees what it is done with; to search for cycles would take a tenth of its time.
    gc.disable()
    streams.prepare()
    try:
        return _run()
    except TsreviewError as failure:
        return streams.fail(failure.message, failure.hint, failure.exit_status)
    except SystemExit as ended:
        # Typer ends so where help was printed for a reader that has seen enough; what else ends so means it.
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        streams.silence()
        return exits.DONE
    except typer.Abort:
        return exits.INTERRUPTED
    except (KeyboardInterrupt, EOFError):
        return exits.INTERRUPTED
    except MemoryError:
        hint = "close other programs, or raise the limit (`ulimit -v` shows it)"
        return streams.fail("there is not enough memory", hint, exits.CANNOT_GO_ON)
    except OSError as failure:
        # It may be stdout that failed, as where help is printed; what it could not take is not tried again at the end.
        streams.silence()
        where = f": {failure.filename}" if failure.filename else ""
        return streams.fail(f"{failure.strerror or failure}{where}", "", exits.CANNOT_GO_ON)
    except Exception as failure:
        return _own_fault(failure)


def _run() -> int:
    try:
        status = typer.main.get_command(app)(standalone_mode=False, prog_name="tsreview")
    except Exception as failure:
        # What Typer raises for wrong words has no public base class; it is known by what it can say.
        if not hasattr(failure, "format_message"):
            raise
        return _usage(failure)
    return streams.finish(status if isinstance(status, int) else exits.DONE)


def _usage(failure: Any) -> int:
    """Tell what is wrong with the words of the command, or print the help that was asked for by silence."""
    context = getattr(failure, "ctx", None)
    message = failure.format_message()
    if type(failure).__name__ == "NoArgsIsHelpError":
        streams.remark(message)
        return exits.USAGE
    path = context.command_path if context else "tsreview"
    message = message.rstrip(".").rstrip()
    return streams.fail(message[:1].lower() + message[1:], f"`{path} --help` tells more", exits.USAGE)


def _own_fault(failure: Exception) -> int:
    if os.environ.get("TSREVIEW_DEBUG"):
        import traceback

        sys.stderr.write(traceback.format_exc())
    words = f"{type(failure).__name__}: {failure}"[:300]
    hint = "this is a fault of the tool; run again with TSREVIEW_DEBUG=1 and report what it prints"
    return streams.fail(words, hint, exits.OWN_FAULT)
