"""`list` and `show` of every kind of record that has no commands of its own."""

from typing import Any

import typer

from tsreview.cli import cards
from tsreview.cli.lazy import STYLE
from tsreview.cli.listing import Choice
from tsreview.cli.lists import Listed, list_
from tsreview.cli.options import (
    At,
    Columns,
    FailIfAny,
    Folder,
    GroupBy,
    Identity,
    ListFormat,
    NoCache,
    Output,
    ShowFormat,
    Sort,
    Where,
)
from tsreview.cli.session import Session
from tsreview.queries.record_fields import COLUMNS, FIELDS
from tsreview.queries.records import records
from tsreview.rendering.cards import CardFormat
from tsreview.rendering.tables import Format
from tsreview.reports.card import Card
from tsreview.reports.organisation_card import organisation_card
from tsreview.reports.plan_card import plan_card
from tsreview.reports.record_card import record_card
from tsreview.schema.kinds import BY_FOLDER, Kind
from tsreview.time.calendar import say_count


def commands(kind: Kind, more: str = "") -> typer.Typer:
    """Make the `list` and `show` commands of a kind; `more` tells what others the group gets."""
    app = typer.Typer(**STYLE, help=f"{kind.plural.capitalize()}: list them, show one{more}.")

    @app.command("list", help=f"List the {kind.plural}.")
    def every(
        ctx: typer.Context, where: Where = None, sort: Sort = None, group_by: GroupBy = None,
        columns: Columns = None, form: ListFormat = Format.TABLE, output: Output = None,
        fail_if_any: FailIfAny = False, at: At = None, no_cache: NoCache = False, folder: Folder = None,
    ) -> None:  # fmt: skip
        choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
        list_(ctx, folder, lambda session: _listed(session, kind, choice), choice, at=at, no_cache=no_cache)

    @app.command("show", help=f"Show one of the {kind.plural} whole, and what refers to it.")
    def show(
        ctx: typer.Context, identity: Identity, form: ShowFormat = CardFormat.TABLE,
        output: Output = None, at: At = None, no_cache: NoCache = False, folder: Folder = None,
    ) -> None:  # fmt: skip
        cards.show(ctx, folder, lambda session: _card(session, kind, identity), form, output, at=at, no_cache=no_cache)

    return app


def _card(session: Session, kind: Kind, identity: str) -> Card:
    if kind.name == "plan":
        return plan_card(session.index, identity)
    if kind.name == "organisation":
        return organisation_card(session.index, identity)
    return record_card(session.index, kind.name, identity)


def _listed(session: Session, kind: Kind, choice: Choice) -> Listed:
    rows = records(session.index, kind.name)

    def closing(left: list[Any]) -> tuple[str, ...]:
        of = f"{len(left)} of " if choice.where else ""
        return (of + say_count(len(rows), kind.words, kind.plural),)

    return Listed(kind.plural.capitalize(), rows, FIELDS[kind.name], COLUMNS[kind.name], closing)


principle_sets = commands(BY_FOLDER["principle-sets"])
plans = commands(BY_FOLDER["plans"])
practices = commands(BY_FOLDER["practices"])
evidence = commands(BY_FOLDER["evidence"])
contradictions = commands(BY_FOLDER["contradictions"])
sources = commands(BY_FOLDER["sources"])
