"""The workbook of a quarter: what it is, and a sheet for each list that an officer sorts and filters."""

from typing import Any, NamedTuple

from tsreview.queries.action_fields import ACTION_FIELDS
from tsreview.queries.due_fields import DUE_COLUMNS, DUE_FIELDS
from tsreview.queries.fields import Field, Kind, named_field
from tsreview.reports.briefing import BriefingFacts
from tsreview.reports.briefing.overview import NO_UPDATE_MEANS
from tsreview.reports.briefing.words import NONE_RECORDED
from tsreview.reports.closing import ended_plans
from tsreview.reports.document import Document
from tsreview.reports.table import Table, grouped

ACTION_COLUMNS = (
    "id", "title", "plan", "theme", "objective", "nominator", "spa", "due", "latest", "late", "days_late", "rag",
    "status", "progress", "next_step",
)  # fmt: skip
EXCEPTION_COLUMNS = (
    "id", "title", "nominator", "spa", "due", "latest", "late", "days_late", "rag",
    "cause", "corrective_action",
)  # fmt: skip
EXCEPTION_FIELDS = (
    *ACTION_FIELDS,
    Field("cause", "Cause", Kind.PROSE, lambda view: (view.report and view.report.reason) or NONE_RECORDED),
    Field(
        "corrective_action",
        "Corrective action",
        Kind.PROSE,
        lambda view: (view.report and view.report.next_step) or NONE_RECORDED,
    ),
)


class Sheet(NamedTuple):
    """A sheet with one table; `empty` is what it says where the table has no rows."""

    name: str
    table: Table
    empty: str


class Workbook(NamedTuple):
    """A workbook: its title, what the first sheet says of it, and the other sheets."""

    title: str
    about: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]


def draft_workbook(facts: BriefingFacts, briefing: Document) -> Workbook:
    """Draft the workbook that goes with a briefing: the same facts, as lists."""
    coming = facts.quarter.next().title
    sheets = (
        Sheet("Actions", _table(facts, facts.views, ACTION_FIELDS, ACTION_COLUMNS), "The dataset holds no actions."),
        Sheet(
            "Exceptions",
            _table(facts, facts.behind, EXCEPTION_FIELDS, EXCEPTION_COLUMNS),
            "No action is rated amber or red.",
        ),
        Sheet(
            "Due next quarter",
            _table(facts, facts.upcoming, DUE_FIELDS, DUE_COLUMNS),
            f"Nothing falls due to the end of {coming}.",
        ),
    )
    return Workbook(f"Actions: {facts.quarter.title}", _about(facts, briefing), sheets)


def _about(facts: BriefingFacts, briefing: Document) -> tuple[tuple[str, str], ...]:
    """Say what stands above the briefing, which data it is, and how RAG is reckoned."""
    plans = "; ".join(span.title for span in facts.spans.values())
    rule = "The first line that fits decides:"
    return (
        *briefing.header,
        *((("Plan", plans),) if plans else ()),
        ("Data", facts.version.state),
        ("Drawn up by", f"tsreview {facts.version.tool}"),
        ("Sheet Actions", f"All {len(facts.views)} actions"),
        ("Sheet Exceptions", f"The {len(facts.behind)} rated red or amber, red first"),
        (
            "Sheet Due next quarter",
            f"The {len(facts.upcoming)} dates and reports that fall due to the end of {facts.quarter.next().title}",
        ),
        ("How RAG is reckoned", rule),
        *(("", line) for line in facts.settings.rag_rule.say()),
        ("To be borne in mind", NO_UPDATE_MEANS),
        *(("", f"{words}.") for words in ended_plans(facts.spans, facts.as_of)),
    )


def _table(facts: BriefingFacts, rows: list[Any], fields: tuple[Field, ...], names: tuple[str, ...]) -> Table:
    columns = tuple(
        _bare(named_field(fields, name, "show")) for name in names if name != "plan" or len(facts.spans) > 1
    )
    return Table("", columns, grouped(rows, None), facts.as_of)


def _bare(field: Field) -> Field:
    """Print a rating as its word alone, so that a filter offers five; why it is grey stands beside it."""
    return field._replace(text=None) if field.name == "rag" else field
