"""A browser looks at a page, and tells what it finds."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.support.datasets import TOP

SCRIPT = TOP / "tests" / "browser" / "inspect.mjs"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60
"""Seconds for a page."""


def find_browser() -> str:
    """Find Chromium: what TSREVIEW_CHROMIUM names, or one of its usual names."""
    named = os.environ.get("TSREVIEW_CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    assert found, f"{named or 'Chromium'} is not found: `make test-browser` says what to install"
    return found


def inspect(page: Path) -> dict[str, Any]:
    """Look at a page; tests/browser/inspect.mjs says what for."""
    command = ["node", str(SCRIPT), find_browser(), str(page)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    findings: dict[str, Any] = json.loads(done.stdout)[str(page)]
    return findings
