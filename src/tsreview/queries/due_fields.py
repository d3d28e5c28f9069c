"""The fields of a list of what falls due: those of the action, its day, and what is due then."""

from tsreview.queries.action_fields import ACTION_FIELDS, of_view
from tsreview.queries.fields import Field, Kind

DUE_FIELDS: tuple[Field, ...] = (
    Field("day", "By", Kind.DAY, lambda row: row.day),
    Field("what_is_due", "What is due", Kind.WORD, lambda row: "report" if row.is_report else "action"),
    *map(of_view, ACTION_FIELDS),
)
DUE_COLUMNS = ("day", "what_is_due", "id", "title", "nominator", "spa", "due", "rag", "status")
