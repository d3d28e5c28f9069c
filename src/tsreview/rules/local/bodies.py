"""Organisations: what they say of themselves."""

from collections.abc import Iterator

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.schema.organisation import Organisation


def not_itself(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find an organisation that names itself as another: TSR205."""
    named: list[tuple[Path, str | None]] = [(("parent",), organisation.parent)]
    named += [(("memberships", n, "organisation"), m.organisation) for n, m in enumerate(organisation.memberships)]
    named += [(("not_same_as", n, "organisation"), m.organisation) for n, m in enumerate(organisation.not_same_as)]
    for path, other in named:
        if other == organisation.id:
            yield FieldFinding(path, "TSR205", f'"{organisation.id}" refers to itself', "name the other organisation")
