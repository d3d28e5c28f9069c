"""A document in HTML and Markdown: the only user of Jinja. Nothing of the dataset is ever a template."""

import hashlib
import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tsreview.errors import DatasetFault, UsageFault
from tsreview.rendering.inert import css_string, html, markdown
from tsreview.rendering.page import flowing, rows
from tsreview.rendering.pictures import draw
from tsreview.reports.document import Document
from tsreview.reports.pictures import Picture

MOST_CHARACTERS = 64 * 1024 * 1024
"""What a report may come to; a template of somebody's own could print for ever."""
FILTERS = {"flow": flowing, "css_string": css_string}
"""What templates of a page may put texts through besides Jinja's own."""


class DocumentFormat(StrEnum):
    """The formats of documents."""

    MARKDOWN = "md"
    HTML = "html"


class Missing(StrictUndefined):
    """A name that a template uses and nothing bears: it fails, and names the record that lacks it."""

    @property
    def _undefined_message(self) -> str:
        obj = self._undefined_obj
        if isinstance(obj, Mapping) and "id" in obj:
            return f"{obj['id']} has no field {self._undefined_name!r}"
        return super()._undefined_message

    __repr__ = StrictUndefined.__str__


def render(
    document: Document, form: DocumentFormat, *, template: Path | None = None, folder: Path | None = None,
    more: Mapping[str, Any] | None = None,
) -> str:  # fmt: skip
    """Lay a document out; data reaches a template as values only, never as part of a template.

    A user's own `template`, or one of ours by that name in a `folder` of the user's, is laid out in a sandbox, and
    may use the names in `more` too.

    Raises:
        UsageFault: the template cannot be read.
        DatasetFault: it cannot be laid out; the message names its line.
    """
    name = template.name if template else f"document.{form}.j2"
    environment = _own(form, template, folder) if template or folder else _ours(form)
    parts, length = [], 0
    try:
        told = {"document": document, "draw": _drawn, "rows": rows}
        for part in environment.get_template(name).generate(**told, **(more or {})):
            parts.append(part)
            length += len(part)
            if length > MOST_CHARACTERS:
                raise DatasetFault(f"the template {name} prints more than {MOST_CHARACTERS:,} characters")
    except TemplateNotFound as fault:
        message = f"the template {name} includes {fault.name}, which does not stand beside it"
        raise DatasetFault(message, hint="templates may include those beside them, and the tool's own") from None
    except TemplateError as fault:
        raise _fault(fault, name) from fault
    except UnicodeDecodeError:
        raise UsageFault(f"the template {name} is not UTF-8 text") from None
    except OSError as fault:
        raise UsageFault(f"the template {name} cannot be read: {fault.strerror}") from None
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError, AttributeError, MemoryError) as fault:
        if not (template or folder):
            raise
        raise _fault(
            TemplateError(f"{type(fault).__name__}: {fault}").with_traceback(fault.__traceback__), name
        ) from None
    text = "".join(parts)
    return _tidy(text) if form is DocumentFormat.MARKDOWN else text.rstrip("\n") + "\n"


def templates_folder() -> Path:
    """Give the folder of the templates: in the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def templates_digest(template: Path | None = None, folder: Path | None = None) -> str:
    """Give a digest of the templates that a report is laid out with, twelve hexadecimal digits of SHA-256."""
    found = hashlib.sha256()
    for path in _templates(template, folder):
        try:
            found.update(os.fsencode(path.name) + b"\0" + path.read_bytes() + b"\0")
        except OSError as fault:
            raise UsageFault(f"the template {path.name} cannot be read: {fault.strerror}") from None
    return found.hexdigest()[:12]


def _templates(template: Path | None, folder: Path | None) -> list[Path]:
    """List the files that a report is laid out with, or may include."""
    if folder is not None and not any(folder.glob("document.*.j2")):
        raise UsageFault(f"{folder} holds no template of the tool", hint="such as document.html.j2 or document.md.j2")
    beside = sorted(template.parent.glob("*.j2")) if template else []
    return [*([template] if template else []), *beside, *(sorted(folder.glob("*")) if folder else []),
            *sorted(templates_folder().glob("document.*"))]  # fmt: skip


def _ours(form: DocumentFormat) -> Environment:
    """Make the environment of the package's own templates: no stranger wrote them, so they need no sandbox."""
    environment = Environment(**_options(form, FileSystemLoader(templates_folder(), encoding="utf-8")))  # noqa: S701
    environment.filters |= FILTERS
    return environment


def _own(form: DocumentFormat, template: Path | None, folder: Path | None) -> Environment:
    """Make the environment of a user's templates, which may include ours."""
    places = [place for place in (template.parent if template else None, folder, templates_folder()) if place]
    loader = ChoiceLoader([FileSystemLoader(place, encoding="utf-8") for place in places])
    environment = ImmutableSandboxedEnvironment(**_options(form, loader))
    environment.filters |= FILTERS
    return environment


def _options(form: DocumentFormat, loader: BaseLoader) -> dict[str, Any]:
    return {
        "loader": loader,
        "undefined": Missing,
        "trim_blocks": False,
        "lstrip_blocks": False,
        "keep_trailing_newline": True,
        "autoescape": form is DocumentFormat.HTML,
        "finalize": _for_html if form is DocumentFormat.HTML else _for_markdown,
    }


def _for_html(value: Any) -> Any:
    """Encode everything but numbers and what a template put together."""
    if isinstance(value, Markup | int | float | Undefined) or value is None:
        return value
    return Markup(html(str(value)))  # noqa: S704 - this is the encoder


def _for_markdown(value: Any) -> Any:
    """Encode everything but numbers: a list or a group of fields holds texts too."""
    return value if isinstance(value, Markup | int | float | Undefined) or value is None else markdown(str(value))


def _drawn(picture: Picture, prefix: str) -> Markup:
    # Every text in a drawing went through the encoder.
    return Markup(draw(picture, prefix))  # noqa: S704


def _tidy(text: str) -> str:
    """Take out the blank lines that a template's loops leave."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _fault(fault: TemplateError, name: str) -> DatasetFault:
    """Name the line of the template that could not be laid out."""
    line = getattr(fault, "lineno", None)
    name = getattr(fault, "name", None) or name
    trace = fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith((".j2", ".md", ".html", ".txt")):
            name, line = Path(code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    where = f"{name}:{line}" if line else name
    return DatasetFault(f"the template {where} cannot be laid out: {fault.message}")
