"""The kinds of record and their fields: the only package, with its reader, that uses Pydantic."""
