"""A group of commands whose modules are imported when they are called, not before."""

from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from tsreview.errors import UsageFault
from tsreview.suggestions import did_you_mean


class Group(TyperGroup):
    """A group that suggests the nearest command for a mistyped one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names; UsageFault when there is none."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            known = self.list_commands(ctx)
            near = did_you_mean(name, known)
            # Who writes `plan` means plans, and not `report plan`; who writes `update` does not mean dates.
            cut_short = any(one.startswith(name) for one in known)
            hint = (near if cut_short else self._elsewhere(ctx, name) or near) or f"the commands are {', '.join(known)}"
            raise UsageFault(f'`{ctx.command_path}` has no command "{name[:40]}"', hint=hint)
        return super().resolve_command(ctx, args)

    def _elsewhere(self, ctx: Any, name: str) -> str:
        """Tell which group has a command of the name that this one has not."""
        for known in self.list_commands(ctx):
            found = self.get_command(ctx, known)
            if isinstance(found, TyperGroup) and name in found.list_commands(ctx):
                return f'did you mean "{known} {name}"?'
        return ""


class LazyGroup(Group):
    """Finds its commands in a table of `module:attribute`; fifty commands cost what the one called costs."""

    table: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """List the commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load a command, or give nothing when the table has none of the name."""
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name].partition(":")
        command = typer.main.get_command(getattr(import_module(module), name))
        command.name = cmd_name
        return command


def group(table: dict[str, str], text: str) -> typer.Typer:
    """Make a group of lazily loaded commands."""
    kind = type("Commands", (LazyGroup,), {"table": table})
    app = typer.Typer(**{**STYLE, "cls": kind}, help=text)

    @app.callback()
    def _callback() -> None:
        """Make Typer take the application for a group, though it has no command of its own yet."""

    # Typer takes a callback's docstring for the help unless it is told otherwise.
    if app.registered_callback:
        app.registered_callback.help = text
    return app


STYLE: dict[str, Any] = {
    "cls": Group,
    "no_args_is_help": True,
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
"""How every group and command is made: plain help, which needs no Rich."""


def single(command: Any) -> typer.Typer:
    """Make an application of one command."""
    app = typer.Typer(**{**STYLE, "cls": None, "no_args_is_help": False})
    app.command()(command)
    return app
