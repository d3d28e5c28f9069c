"""The schema of a kind as JSON Schema, which editors read."""

from typing import Any

from tsreview.schema.kinds import Kind


def json_schema(kind: Kind) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind, by the names of the keys in the file."""
    schema = kind.model().model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
