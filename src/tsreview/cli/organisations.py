"""`tsreview organisations`: list, show, members, workload, network."""

from collections import Counter
from typing import Annotated, Any

import typer

from tsreview.cli import streams
from tsreview.cli.listing import Choice
from tsreview.cli.lists import Listed, add_list_of_one, list_
from tsreview.cli.options import (
    AsOf,
    At,
    Columns,
    FailIfAny,
    Folder,
    GroupBy,
    ListFormat,
    NoCache,
    Output,
    Sort,
    Where,
)
from tsreview.cli.records import commands
from tsreview.cli.session import Session, answer
from tsreview.queries.actions import all_views
from tsreview.queries.bodies import LEADING, Load, loads, members, sectors
from tsreview.queries.fields import Field, Kind
from tsreview.queries.records import find_id, record
from tsreview.queries.ties import ties
from tsreview.rendering.graphs import GraphFormat, draw_graph
from tsreview.rendering.tables import Format
from tsreview.reports.network import network
from tsreview.reports.shares import percentages
from tsreview.schema.kinds import BY_FOLDER
from tsreview.time.calendar import say_count

MEMBER_FIELDS = (
    Field("id", "Id", Kind.WORD, lambda member: member.id),
    Field("name", "Member", Kind.PROSE, lambda member: member.name),
    Field("role", "Role", Kind.PROSE, lambda member: member.role),
    Field("since", "Since", Kind.WORD, lambda member: member.since),
    Field("until", "Until", Kind.WORD, lambda member: member.until),
    Field("as_at", "As at", Kind.WORD, lambda member: member.as_at),
    Field("note", "Note", Kind.PROSE, lambda member: member.note),
)
LOAD_FIELDS = (
    Field("id", "Id", Kind.WORD, lambda load: load.id),
    Field("name", "Name", Kind.PROSE, lambda load: load.name),
    Field("short", "Body", Kind.PROSE, lambda load: load.short),
    Field("sector", "Sector", Kind.WORD, lambda load: load.sector, text=lambda load: load.sector.replace("_", " ")),
    Field("leads", "Nominates or leads", Kind.NUMBER, lambda load: len(load.led)),
    Field("late", "Of these late", Kind.NUMBER, lambda load: load.late),
    Field("spa", "SPA for", Kind.NUMBER, lambda load: len(load.accountable)),
    Field("supports", "Supports", Kind.NUMBER, lambda load: len(load.supported)),
    Field("actions", "Actions led", Kind.WORD, lambda load: tuple(view.facts.id for view in load.led)),
    Field("plans", "Plans", Kind.WORD, lambda load: tuple(dict.fromkeys(view.facts.plan for view in load.led))),
)

app = commands(BY_FOLDER["organisations"], "; their work and ties")


def _members(session: Session, identity: str) -> Listed:
    body = record(session.index, "organisation", identity)
    found = members(session.index, body.id)
    title = f"Members of {body.label}"
    shown = ("id", "name", "role", "since", "until", "as_at")
    return Listed(title, found, MEMBER_FIELDS, shown, _count_memberships)


def _count_memberships(rows: list[Any]) -> tuple[str, ...]:
    return (f"{say_count(len(rows), 'membership')} stated by records",)


@app.command("workload")
def workload(
    ctx: typer.Context,
    plan: Annotated[str | None, typer.Option("--plan", metavar="ID", help="The plan; all if left out.")] = None,
    as_of: AsOf = None, where: Where = None, sort: Sort = None, group_by: GroupBy = None, columns: Columns = None,
    form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Tell which bodies nominate or lead how many actions, and the share of each sector."""
    choice = Choice(where, sort, group_by, columns, form, output, fail_if_any)
    list_(ctx, folder, lambda session: _workload(session, plan), choice, as_of=as_of, at=at, no_cache=no_cache)


def _workload(session: Session, plan: str | None) -> Listed:
    wanted = find_id(session.index, "plan", plan) if plan else None
    every = all_views(session.index, session.as_of, session.settings)
    views = [view for view in every if wanted in (None, view.facts.plan)]
    found = loads(views, sectors(session.index))
    unled = sum(not any(party.role in LEADING for party in view.parties) for view in views)

    def closing(rows: list[Load]) -> tuple[str, ...]:
        listed = f"{len(rows)} of {say_count(len(found), 'body', 'bodies')} listed"
        some = () if len(rows) == len(found) else (listed,)
        return (*some, *_shares(rows, len(rows) < len(found)), f"{unled} of {len(views)} actions name nobody who "
                "nominates or leads")  # fmt: skip

    shown = ("short", "sector", "leads", "late", "spa", "supports")
    return Listed("Workload: who nominates or leads the actions", found, LOAD_FIELDS, shown, closing, session.as_of)


def _shares(rows: list[Load], is_part: bool) -> tuple[str, ...]:
    """Tell the share of leading that each sector holds; an action with two leaders counts with each."""
    by_sector = Counter(dict.fromkeys(("public", "third"), 0))
    for load in rows:
        by_sector[load.sector] += len(load.led)
    total = by_sector.total()
    if not total:
        return ()
    shares = ", ".join(
        f"{sector.replace('_', ' ')} {by_sector[sector]} ({share}%)"
        for sector, share in percentages(dict(sorted(by_sector.items(), key=lambda pair: (-pair[1], pair[0])))).items()
    )
    whose = "leading roles of the bodies listed" if is_part else "leading roles"
    return (f"{whose} by sector, of {total}: {shares}; an action with two leaders counts with each",)


add_list_of_one(app, "members", "List the bodies that belong to one.", _members)


@app.command("network")
def network_(
    ctx: typer.Context,
    cited: Annotated[
        str | None, typer.Option("--cited", metavar="SECTION", help="Bodies that cite a section with these words.")
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="All bodies that are tied to another.")] = False,
    form: Annotated[GraphFormat, typer.Option("--format", help="The format.")] = GraphFormat.MERMAID,
    output: Output = None, at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Draw bodies and what ties them: memberships, parts, what one does for another.

    Without --cited or --all, those of the section that the settings name; without one, all.
    """

    def drawn(session: Session) -> Any:
        section = cited or session.settings.network or None
        return draw_graph(network(ties(session.index), None if whole else section), form)

    streams.write(answer(ctx, folder, drawn, at=at, no_cache=no_cache), output)
