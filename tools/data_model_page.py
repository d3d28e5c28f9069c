"""The page docs/data-model.md, made from the schemas and the settings."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from tsreview.loading.settings import SETTINGS, Setting
from tsreview.schema import due, values
from tsreview.schema.base import usual_order
from tsreview.schema.kinds import BY_NAME, KINDS, Kind
from tsreview.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 45
"""Lines of an example; a plan has hundreds."""

EXAMPLES = {
    "organisation": "organisations/mkcf.yaml",
    "action": "actions/working-together/wt-1a-1.yaml",
    "principle": "principles/eight-principles/cp-1.yaml",
    "principle_set": "principle-sets/eight-principles.yaml",
    "plan": "plans/working-together.yaml",
    "source": "sources/working-together-2009.yaml",
}
"""The record shown for a kind; where there is none, the first of its folder."""

FORMS: tuple[tuple[Any, str], ...] = (
    (values.Text, "text"),
    (values.Slug, "id"),
    (values.LocalId, "short reference"),
    (values.DateText, "[date](dates.md)"),
    (values.IsoDay, "day, `YYYY-MM-DD`"),
    (values.Number, "number"),
    (values.Count, "whole number"),
    (values.Flag, "`true` or `false`"),
    (values.Lines, "lines, such as `387` or `388-390`"),
    (values.WebAddress, "web address"),
    (values.Digest, "SHA-256 digest"),
)

SETTING_MEANINGS = {
    "dataset.title": "the name of the review, printed on `status` and the briefing",
    "dataset.partnership": "the body that the briefing is for",
    "time.financial_year_starts": "the month, 1 to 12, in which the financial year starts",
    "rag.amber_months": "calendar months behind for which an action is amber; beyond that it is red",
    "dataset.network": "the section of a source whose bodies `organisations network` draws; all bodies if left out",
    "report.plan": "the plan that the briefing is on, by its id",
    "report.meeting": "the meeting that reports go to, with its day",
    "report.report_of": "who presents the briefing",
    "report.contact": "whom to ask about the briefing",
    "report.classification": "the protective marking of the briefing",
    "report.status": "such as Draft 2, or Final",
    "validate.baseline": "the file of [findings that are not counted](findings.md#a-baseline)",
}


def data_model() -> list[str]:
    """Give the lines of the page."""
    shared = _shared_groups()
    lines = [
        "# The data model", "",
        "One YAML file is one record. The folder in `data/` says its kind, and the file is named after its `id`. "
        "Folders may have folders in them. A key that is not listed here is an error, and so is a key without a value: "
        "what a source leaves open is left out, and `notes` says why. `tsreview schema export KIND` gives the same as "
        "JSON Schema, for editors.", "",
        "Other programs that read the files should do so by YAML 1.2: older readers take the key `on` of an update for "
        "the boolean true, and days for dates of their own. This one keeps every plain value as it is written until "
        "the schema judges it.", "",
        *(f"- [{_title(kind)}](#{anchor(_title(kind))}): `data/{kind.folder}/`" for kind in KINDS),
        "- [Groups of fields that several kinds share](#groups-of-fields-that-several-kinds-share)",
        "- [Settings](#settings)", "",
    ]  # fmt: skip
    for kind in KINDS:
        lines += _kind(kind, shared)
    lines += ["## Groups of fields that several kinds share", ""]
    for model in shared:
        lines += _group(model)
    return [*lines, *_settings()]


def _kind(kind: Kind, shared: list[type[BaseModel]]) -> Iterator[str]:
    model = kind.model()
    yield from (f"## {_title(kind)}", "", f"Folder `data/{kind.folder}/`. {_first_line(model)}", "", *_table(model))
    for group in _groups_of(model):
        if group not in shared:
            yield from _group(group)
    yield from _example(kind)


def _group(model: type[BaseModel]) -> list[str]:
    return [f"### {_words(model)}", "", _first_line(model), "", *_table(model)]


def _table(model: type[BaseModel]) -> list[str]:
    lines = ["| field | form | required | meaning |", "| --- | --- | --- | --- |"]
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for name in usual_order(model):
        field = fields[name]
        needed = "yes" if field.is_required() else "no"
        form = _form_of(field.annotation, field.metadata)
        lines.append(f"| `{name}` | {form} | {needed} | {field.description or ''} |")
    return [*lines, ""]


def _form_of(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    """Say in words what a field takes."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form_of(inner[0], [*annotation.__metadata__, *metadata])
    if origin in (Union, UnionType):
        return _form_of(next(part for part in inner if part is not type(None)), metadata)
    if origin in (tuple, list):
        return f"list of: {_form_of(inner[0])}"
    marks = list(metadata)
    for mark in marks:
        if isinstance(mark, values.Reference):
            return f"id of {_a(BY_NAME[mark.kind].words)}"
    if annotation is due.DueWords:
        return f"[date](dates.md), or [{_words(annotation)}](#{anchor(_words(annotation))})"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{_words(annotation)}](#{anchor(_words(annotation))})"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return "one of " + ", ".join(f"`{member}`" for member in annotation)
    return next((words for alias, words in FORMS if alias.__metadata__[-1] in marks), "text")


def _groups_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """List the groups of fields inside a model, each once, as they come."""
    found: dict[type[BaseModel], None] = {}
    for field in model.model_fields.values():
        for group in _models_in(field.annotation):
            found |= {group: None, **dict.fromkeys(_groups_of(group))}
    return list(found)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _shared_groups() -> list[type[BaseModel]]:
    users: dict[type[BaseModel], int] = {}
    for kind in KINDS:
        for group in _groups_of(kind.model()):
            users[group] = users.get(group, 0) + 1
    return [group for group, number in users.items() if number > 1]


def _example(kind: Kind) -> list[str]:
    path = ROOT / "data" / EXAMPLES.get(kind.name, "")
    if not path.is_file():
        path = next(iter(sorted((ROOT / "data" / kind.folder).rglob("*.yaml"))), path)
    if not path.is_file():
        return ["The shipped dataset has no record of this kind yet.", ""]
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = lines[:MOST_LINES]
    cut = [f"# ... and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
    name = path.relative_to(ROOT).as_posix()
    return [f"A record of the shipped dataset, `{name}`:", "", "```yaml", *shown, *cut, "```", ""]


def _settings() -> list[str]:
    rows = [
        f"| `{setting.table}` | `{setting.key}` | {_setting_form(setting)} | {_default(setting)} "
        f"| {SETTING_MEANINGS[f'{setting.table}.{setting.key}']} |"
        for setting in SETTINGS
    ]
    text = "`tsreview.toml` in the dataset's folder marks it as a dataset and holds its settings. All may be left out."
    return ["## Settings", "", text, "", "| table | key | form | if left out | meaning |",
            "| --- | --- | --- | --- | --- |", *rows, "",
            "`[severity]` and `[[waivers]]` decide of [findings](findings.md#living-with-findings)."]  # fmt: skip


def _setting_form(setting: Setting) -> str:
    return "text" if setting.least is None else f"whole number, {setting.least} to {setting.most}"


def _default(setting: Setting) -> str:
    value = getattr(Settings(), setting.field)
    return f"`{value}`" if value != "" else "nothing"


def _title(kind: Kind) -> str:
    return kind.words.capitalize()


def _words(model: type[BaseModel]) -> str:
    """Write the name of a group as words: `OtherName` as "other name"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip()


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def anchor(heading: str) -> str:
    """Give the name by which a link finds a heading."""
    return heading.lower().replace(" ", "-")
