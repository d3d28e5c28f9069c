"""Documents: what they say of themselves."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.schema.source import Source


def not_cited_in_itself(source: Source, start_month: int) -> Iterator[FieldFinding]:
    """Find a document that is said to be known from itself: TSR205."""
    for n, citation in enumerate(source.sources):
        if citation.source == source.id:
            message = f'"{source.id}" is said to be cited in itself'
            hint = "name the document that cites it, or delete the entry: its own text is its source"
            yield FieldFinding(("sources", n, "source"), "TSR205", message, hint)
