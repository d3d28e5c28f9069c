"""What an organisation is in everything: its record, what others state of it, and its part in actions."""

from collections.abc import Iterator

from tsreview.index.connection import Index
from tsreview.queries.bodies import roles_in_actions
from tsreview.queries.ties import Tie, ties
from tsreview.reports.card import Card, Line, Section
from tsreview.reports.record_card import record_card

SEEN_FROM_HERE = {
    "member of": "Members",
    "part of": "Parts",
    "runs": "Run by",
    "hosts": "Hosted by",
    "funds": "Funded by",
    "supports": "Supported by",
    "commissions": "Commissioned by",
    "regulates": "Regulated by",
    "works with": "Works with",
    "replaces": "Replaced by",
    "replaced by": "Replaces",
    "grew out of": "Grew into",
    "merged into": "Took in",
}
"""What another body's record states, seen from this one."""
ROLES = {"nominator": "Nominator of", "lead": "Leads", "spa": "SPA for", "support": "Supports"}


def organisation_card(index: Index, identity: str) -> Card:
    """Give the card of an organisation; UsageFault when no record has the id."""
    card = record_card(index, "organisation", identity)
    own = str(card.data["record"]["id"])
    stated = [tie for tie in ties(index).ties if tie.other == own]
    acts = roles_in_actions(index, own)
    further = (
        Section("Stated by others", tuple(_of_others(stated))),
        Section("In actions", tuple(Line(ROLES.get(role, role), "; ".join(ids)) for role, ids in acts.items())),
    )
    # The sources, who refers to it, and the file stand last in every card.
    at = next(n for n, part in enumerate(card.sections) if part.heading == "Sources")
    sections = (*card.sections[:at], *(part for part in further if part.lines), *card.sections[at:])
    data = {**card.data, "stated_by_others": [tie._asdict() for tie in stated], "in_actions": acts}
    return Card(card.title, sections, data)


def _of_others(stated: list[Tie]) -> Iterator[Line]:
    """Give a line for each sort of tie, with the bodies that state it."""
    for what in dict.fromkeys(tie.what for tie in stated):
        bodies = []
        for tie in (tie for tie in stated if tie.what == what):
            said = "; ".join(filter(None, (tie.role, tie.when)))
            bodies.append(f"{tie.one} ({said})" if said else tie.one)
        yield Line(SEEN_FROM_HERE.get(what, what.capitalize()), "; ".join(bodies))
