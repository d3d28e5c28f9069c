"""`tsreview sql QUERY`: questions of an analyst's own, in SQL."""

from typing import Annotated

import typer

from tsreview.cli import streams
from tsreview.cli.lazy import single
from tsreview.cli.listing import Choice, draw, put
from tsreview.cli.options import AsOf, At, FailIfAny, Folder, ListFormat, NoCache, Output
from tsreview.cli.session import Session, answer
from tsreview.errors import UsageFault
from tsreview.queries.fields import Field, Kind
from tsreview.queries.sql.ask import Asked, ask, tables_named
from tsreview.queries.sql.table import Given
from tsreview.rendering.tables import Format
from tsreview.reports.table import Group, Table
from tsreview.time.calendar import say_count


def sql(
    ctx: typer.Context,
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="A SELECT; :as_of in it is the day.", show_default=False)
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the tables and their columns.")] = False,
    as_of: AsOf = None, form: ListFormat = Format.TABLE, output: Output = None, fail_if_any: FailIfAny = False,
    at: At = None, no_cache: NoCache = False, folder: Folder = None,
) -> None:  # fmt: skip
    """Ask a question in SQL.

    It reads tables that are made for it, and can change nothing; docs/sql.md tells of them.
    """
    if schema:
        from tsreview.rendering.sql_schema import schema_as_text

        streams.write(schema_as_text(), output)
        return
    if query is None:
        raise UsageFault("there is no question", hint="give a SELECT; `tsreview sql --schema` lists the tables")
    choice = Choice(form=form, output=output, fail_if_any=fail_if_any)

    def question(session: Session) -> tuple[str, int]:
        if any(table.name == "findings" for table in tables_named(query)):
            from tsreview.loading.checking import checked

            checked(session.index)
        asked = ask(query, Given(session.index, session.settings, session.as_of))
        return draw(_table(asked, session), session, choice), len(asked.rows)

    drawn, count = answer(ctx, folder, question, as_of=as_of, at=at, no_cache=no_cache)
    put(drawn, count, choice)


def _table(asked: Asked, session: Session) -> Table:
    fields = tuple(_field(name, place) for place, name in enumerate(asked.columns))
    closing = (say_count(len(asked.rows), "row"),)
    return Table("Answer", fields, (Group("", asked.rows),), session.as_of, closing)


def _field(name: str, place: int) -> Field:
    return Field(name, name, Kind.PROSE, lambda row: row[place])


app = single(sql)
