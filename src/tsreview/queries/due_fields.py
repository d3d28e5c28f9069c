"""The fields of a list of what falls due: those of the action, its day, and what is due then."""

from tsreview.queries.action_fields import ACTION_FIELDS
from tsreview.queries.fields import Field, Kind


def _of_view(field: Field) -> Field:
    """Read a field of an action through what falls due of it."""
    text, data, also = field.text, field.data, field.also
    return field._replace(
        value=lambda row: field.value(row.view),
        text=(lambda row: text(row.view)) if text else None,
        data=(lambda row: data(row.view)) if data else None,
        also=(lambda row: also(row.view)) if also else None,
    )


DUE_FIELDS: tuple[Field, ...] = (
    Field("day", "By", Kind.DAY, lambda row: row.day),
    Field("what_is_due", "What is due", Kind.WORD, lambda row: "report" if row.is_report else "action"),
    *map(_of_view, ACTION_FIELDS),
)
DUE_COLUMNS = ("day", "what_is_due", "id", "title", "nominator", "spa", "due", "rag", "status")
