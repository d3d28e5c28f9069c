"""Rows of what records say, taken from the trees that the index keeps."""


def fields(tree: str, *names: str) -> str:
    """Write the columns that hold fields of a tree."""
    return ", ".join(f"json_extract({tree}, '$.{name}')" for name in names)


def records(kind: str, *names: str) -> str:
    """Ask for the id and some fields of each record of a kind."""
    return f"""SELECT record, {fields("tree", *names)} FROM files
               WHERE kind = '{kind}' AND readable ORDER BY record, path"""


def entries(kind: str, among: str, *names: str) -> str:
    """Ask for some fields of each entry of a list in the records of a kind."""
    return f"""SELECT f.record, {fields("e.value", *names)} FROM files f, json_each(f.tree, '$.{among}') e
               WHERE f.kind = '{kind}' AND f.readable ORDER BY f.record, f.path, e.id"""


FIGURES = f"""
  SELECT f.kind, f.record, {fields("e.value", "measure")},
    CAST(replace(json_extract(e.value, '$.value'), ',', '') AS NUMERIC), {fields("e.value", "unit", "as_at")}
  FROM files f, json_each(f.tree, '$.figures') e WHERE f.readable ORDER BY f.kind, f.record, f.path, e.id"""
"""The figures of the records of all kinds."""
CITATIONS = f"""
  SELECT f.kind, f.record, {fields("e.value", "source", "section", "page", "lines")}
  FROM files f, json_tree(f.tree) e
  WHERE f.readable AND e.type = 'object' AND e.path LIKE '%.sources' ORDER BY f.kind, f.record, f.path, e.id"""
"""The citations of a record, of its parts too."""
