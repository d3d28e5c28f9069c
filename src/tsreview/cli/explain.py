"""`tsreview explain CODE...`: what a finding means and how it is mended."""

from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.codes import RULES
from tsreview.codes.selection import codes_named
from tsreview.rendering.rules import rule_as_text, rules_page


def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE]...", help="Such as TSR201, or TSR2 for all that begin so; a list if left out."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain every code, as a page of Markdown.")] = False,
) -> None:
    """Explain codes: cause, example and remedy. Without a code, list them all."""
    if every:
        streams.write("\n".join(rules_page()).rstrip("\n") + "\n")
    elif codes:
        streams.write("\n".join(rule_as_text(RULES[code]) for code in codes_named(codes)))
    else:
        lines = [f"{rule.code}  {rule.severity.value.ljust(8)} {rule.title}" for rule in RULES.values()]
        streams.write("\n".join(lines) + "\n")


app = single(explain)
