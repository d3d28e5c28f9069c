"""A plan shown whole: its themes, their objectives, and the actions that serve them."""

from typing import Any

from tsreview.index.connection import Index
from tsreview.queries.actions import actions_by_objective
from tsreview.queries.records import labels, record
from tsreview.reports.card import Card, Line, Section, section
from tsreview.reports.record_card import citations


def plan_card(index: Index, identity: str) -> Card:
    """Give the card of a plan; UsageFault when no plan has the id."""
    found = record(index, "plan", identity)
    tree, actions = found.tree, actions_by_objective(index, found.id)
    owner = labels(index, "organisation").get(tree.get("owner", ""), "")
    sections = (
        section("", ("Owner", owner), ("Published", tree["published"]), ("Starts", tree.get("starts")),
                ("Ends", tree.get("ends")), ("Description", tree.get("description")), ("Notes", tree.get("notes"))),
        *(_theme(theme, actions) for theme in tree["themes"]),
        section("Sources", *citations(tree, labels(index, "source"))),
        section("", ("File", found.path)),
    )  # fmt: skip
    serving = {objective: [identity for identity, _, _ in rows] for objective, rows in actions.items()}
    data = {"kind": "plan", "path": found.path, "record": tree, "actions": serving}
    return Card(f"{found.label} ({found.id})", tuple(part for part in sections if part.lines), data)


def _theme(theme: dict[str, Any], actions: dict[str, list[tuple[str, str, str]]]) -> Section:
    lines = [Line("Due", say_due(theme["due"]))] if "due" in theme else []
    lines += [Line("Notes", theme["notes"])] if "notes" in theme else []
    for objective in theme["objectives"]:
        lines.append(Line(objective["id"], objective["title"]))
        lines += [Line("", f"due {say_due(objective['due'])}")] if "due" in objective else []
        lines += [
            Line("", f"{identity}  {title} ({due or 'no date'})")
            for identity, title, due in actions.get(objective["id"], ())
        ]
    return Section(f"Theme {theme['id']}: {theme['title']}", tuple(lines))


def say_due(due: str | dict[str, str]) -> str:
    """Print a date as published."""
    return due if isinstance(due, str) else due["published"]
