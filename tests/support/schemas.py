"""Schemas of others, which documents of the tool must fit."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft4Validator

from tests.support.datasets import TOP


@cache
def _sarif() -> Draft4Validator:
    path = TOP / "tests/support/foreign/sarif-2.1.0-rtm.5.json"
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


def read_sarif(text: str) -> Any:
    """Read a log of SARIF that must fit the schema of OASIS; give its one run."""
    log = json.loads(text)
    _sarif().validate(log)
    (run,) = log["runs"]
    return run
