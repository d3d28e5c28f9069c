"""Templates of a user's own, and who is to blame where a document cannot be laid out."""

from pathlib import Path
from typing import Any

import pytest

from tsreview.errors import UsageFault
from tsreview.rendering.documents import DocumentFormat, render
from tsreview.reports.document import DocSection, Document
from tsreview.reports.tabular import Cell, DocTable

TABLE = DocTable("Table 1: One", ("One",), ((Cell("a"),),))
DOCUMENT = Document("A report", (), (DocSection("1", "First", (), (TABLE,), ()),))


def test_a_template_that_is_no_text_is_the_users_to_mend(tmp_path: Path) -> None:
    template = tmp_path / "own.md.j2"
    template.write_bytes(b"caf\xe9\n")
    with pytest.raises(UsageFault, match=r"the template own\.md\.j2 is not UTF-8 text"):
        render(DOCUMENT, DocumentFormat.MARKDOWN, template=template)


def test_a_template_that_cannot_be_read_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    template = tmp_path / "own.md.j2"
    template.write_text("{{ document.title }}\n")
    # Root may read whatever the mode says.
    monkeypatch.setattr("jinja2.loaders.open", refuse, raising=False)
    with pytest.raises(UsageFault, match=r"the template own\.md\.j2 cannot be read: Permission denied"):
        render(DOCUMENT, DocumentFormat.MARKDOWN, template=template)


def test_a_fault_of_the_tool_is_not_put_down_to_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: DocTable) -> Any:
        raise ValueError("of the tool")

    monkeypatch.setattr("tsreview.rendering.documents.rows", broken)
    with pytest.raises(ValueError, match="of the tool"):
        render(DOCUMENT, DocumentFormat.HTML)
