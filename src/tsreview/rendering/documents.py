"""A document in HTML and Markdown: the only user of Jinja. Templates come from the package alone."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from tsreview.errors import DatasetFault
from tsreview.rendering.inert import css_string, html, markdown, terminal
from tsreview.rendering.pictures import draw
from tsreview.reports.document import Document
from tsreview.reports.pictures import Picture
from tsreview.time.calendar import MONTHS

_ID = r"(?:[a-z0-9]{1,12}-){1,3}[0-9]{1,4}"
_DAY = rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)})"
WHOLE = re.compile(rf"(?<![\w-])(?:{_ID}|{_DAY})(?![\w-])")
"""Ids that end in a number, unless too long for a line of a telephone, and days of months."""
_LETTER = r"(?:&[#\w]+;|[^\s&-])"
LONG = re.compile(rf"{_LETTER}{{24}}(?={_LETTER}{{8}})")
"""A stretch of a word that would widen the column of a table beyond a sheet of paper."""


class DocumentFormat(StrEnum):
    """The formats of documents."""

    MARKDOWN = "md"
    HTML = "html"


def render(document: Document, form: DocumentFormat) -> str:
    """Lay a document out; data reaches a template as values only, never as part of a template."""
    name = f"document.{form}.j2"
    environment = _html() if form is DocumentFormat.HTML else _markdown()
    try:
        text = environment.get_template(name).render(document=document, draw=_drawn)
    except TemplateError as fault:
        raise _fault(fault, name) from fault
    return _tidy(text) if form is DocumentFormat.MARKDOWN else text.rstrip("\n") + "\n"


def templates_folder() -> Path:
    """Give the folder of the templates: in the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def flowing(text: str) -> Markup:
    """Write a text for HTML as it is to flow: ids and days are kept whole, and very long words can be broken."""
    # The text goes through the encoder first; neither pattern cuts an encoded character in two.
    breakable = LONG.sub(r"\g<0><wbr>", html(text))
    return Markup(WHOLE.sub(r'<span class="whole">\g<0></span>', breakable))  # noqa: S704


def _html() -> ImmutableSandboxedEnvironment:
    environment = _environment(autoescape=True, finalize=_for_html)
    environment.filters |= {"flow": flowing, "css_string": css_string}
    return environment


def _markdown() -> ImmutableSandboxedEnvironment:
    return _environment(autoescape=False, finalize=_for_markdown)


def _environment(**options: Any) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_folder(), encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
        keep_trailing_newline=True,
        **options,
    )


def _for_html(value: Any) -> Any:
    """Show control characters as such; escaping follows by itself. What a template put together stays."""
    return value if isinstance(value, Markup) else terminal(value) if isinstance(value, str) else value


def _for_markdown(value: Any) -> Any:
    return markdown(value) if isinstance(value, str) else value


def _drawn(picture: Picture, prefix: str) -> Markup:
    # Every text in a drawing went through the encoder.
    return Markup(draw(picture, prefix))  # noqa: S704


def _tidy(text: str) -> str:
    """Take out the blank lines that a template's loops leave."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _fault(fault: TemplateError, name: str) -> DatasetFault:
    """Name the line of the template that could not be laid out."""
    line = getattr(fault, "lineno", None)
    trace = fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            name, line = Path(trace.tb_frame.f_code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    where = f"{name}:{line}" if line else name
    return DatasetFault(f"the template {where} cannot be laid out: {fault.message}")
