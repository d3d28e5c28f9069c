"""The records that changed, each with its sentences."""

from typing import NamedTuple

from tsreview.index.connection import Index
from tsreview.policy import read_waivers
from tsreview.queries.changed import Pair, label_of, pairs
from tsreview.reports.changes.actions import action_sentences
from tsreview.reports.changes.fields import Name, sentences
from tsreview.schema.kinds import BY_NAME
from tsreview.settings import Settings


class Change(NamedTuple):
    """A record that changed: added, removed, changed, or only moved to another file."""

    kind: str
    id: str
    label: str
    verb: str
    said: tuple[str, ...]

    @property
    def kinds(self) -> str:
        """The kind in the plural, as a user says it."""
        return BY_NAME[self.kind].plural if self.kind in BY_NAME else self.kind


def changes(before: Index, after: Index, start_month: int) -> list[Change]:
    """Give what changed, actions first, by id; the financial year starts in a month, 1 to 12."""

    def name(identity: str) -> str:
        return label_of(after, "organisation", identity)

    return [_change(pair, start_month, name) for pair in pairs(before, after)]


def settings_changes(before: Settings, after: Settings) -> list[Change]:
    """Give what changed in the settings: they decide how every record is read and rated."""
    was = before._asdict()
    said = [
        f"{name} changed from {was[name] or 'nothing'} to {value or 'nothing'}"
        for name, value in after._asdict().items()
        if was[name] != value and name != "waivers"
    ]
    said += _waivers(before, after)
    return [Change("settings", "tsreview.toml", "", "changed", tuple(said))] if said else []


def _waivers(before: Settings, after: Settings) -> list[str]:
    was, is_ = ([each.says() for each in read_waivers(settings.waivers)] for settings in (before, after))
    new, gone = sum(each not in was for each in is_), sum(each not in is_ for each in was)
    return [f"waivers changed: {new} new, {gone} gone"] if new or gone else []


def _change(pair: Pair, start_month: int, name: Name) -> Change:
    was, is_ = pair.before, pair.after
    if was is None or is_ is None:
        return Change(pair.kind, pair.id, pair.label, "added" if was is None else "removed", ())
    said: list[str] = []
    if was.path != is_.path:
        said.append(f"the file moved from {was.path} to {is_.path}")
    if was.tree is None or is_.tree is None:
        said.append("the file cannot be read now" if is_.tree is None else "the file can be read again")
    elif pair.kind == "action":
        said += action_sentences(was.tree, is_.tree, start_month, name)
    else:
        said += sentences(was.tree, is_.tree)
    # Comments, order and quoting make a file differ that says the same.
    return Change(pair.kind, pair.id, pair.label, "changed", tuple(said) or ("only its layout",))
