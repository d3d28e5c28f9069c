"""The schema of a kind as JSON Schema, by which editors complete and check records.

It says less than `validate`, which alone decides: rules that look at more than one field are not in it.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from tsreview.schema.kinds import KINDS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Leaves out what is not so of a file: a key without a value is an error, and no default is written."""

    def nullable_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema(kind: Kind) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a kind, by the names of the keys in the file."""
    schema = kind.model().model_json_schema(by_alias=True, schema_generator=_Generator)
    for part in schema.get("$defs", {}).values():
        # The names of classes tell a reader nothing.
        part.pop("title", None)
    schema["properties"]["id"]["examples"] = [kind.example]
    name = file_name(kind).removesuffix(".json")
    return {"$schema": DIALECT, "$id": f"urn:tsreview:schema:{name}", **schema, "title": kind.words.capitalize()}


def as_text(kind: Kind) -> str:
    """Write the JSON Schema of a kind as a file holds it."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def file_name(kind: Kind) -> str:
    """Name the file of a kind's JSON Schema."""
    return f"{kind.name.replace('_', '-')}.json"


def editor_settings() -> str:
    """Write the settings by which VS Code finds the schema of each record."""
    found = {f"./schemas/{file_name(kind)}": f"data/{kind.folder}/**/*.yaml" for kind in KINDS}
    return json.dumps({"yaml.schemas": found}, indent=2) + "\n"
