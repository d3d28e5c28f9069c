"""`tsreview explain CODE`: what a finding means and how it is mended."""

from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.codes import RULES
from tsreview.errors import UsageFault
from tsreview.suggestions import did_you_mean


def explain(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="Such as TSR201; all codes if left out.")] = None,
) -> None:
    """Explain a code: cause, example and remedy. Without a code, list them all."""
    if code is None:
        lines = [f"{rule.code}  {rule.severity.value.ljust(8)} {rule.title}" for rule in RULES.values()]
        streams.write("\n".join(lines) + "\n")
        return
    rule = RULES.get(code.upper())
    if rule is None:
        hint = did_you_mean(code, RULES) or "`tsreview explain` lists the codes"
        raise UsageFault(f'no rule has the code "{code[:40]}"', hint=hint)
    example = "\n".join("    " + line for line in rule.example.split("\n"))
    streams.write(
        f"{rule.code} {rule.title} ({rule.severity})\n\nCause\n    {rule.cause}\n\n"
        f"Example\n{example}\n\nRemedy\n    {rule.remedy}\n"
    )


app = single(explain)
