"""The files for Word and Excel, opened by an office suite that knows nothing of how they were made."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.runs import run

SUITE = shutil.which("soffice") or ""
TEXT_OF = shutil.which("pdftotext") or ""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SUITE, reason="there is no soffice here")]


@pytest.fixture(scope="module")
def pack(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    assert run("report", "pack", "--quarter", "2010/11 Q2", "-o", folder, "-C", shipped).status == 0
    return folder


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("briefing.docx", ("Quarterly briefing", "Table 3: Exceptions, red first", "Appendix C", "Page 1 of")),
        ("actions.xlsx", ("Actions: Quarter 2, 2010/11", "How RAG is reckoned", "28 Feb 2010", "Page 1 of")),
    ],
)
def test_an_office_suite_prints_it(pack: Path, tmp_path: Path, name: str, words: tuple[str, ...]) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [SUITE, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(pack / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = (tmp_path / name).with_suffix(".pdf")
    assert page.read_bytes().startswith(b"%PDF-")
    if TEXT_OF:
        text = subprocess.run([TEXT_OF, "-layout", str(page), "-"], check=True, capture_output=True, text=True).stdout
        for each in words:
            assert each in text
