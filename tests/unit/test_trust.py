"""What the tool is made of cannot run code from data or fetch anything: nothing that could is imported or called."""

import ast
from collections.abc import Iterator

from tests.support.datasets import TOP

PACKAGE = TOP / "src" / "tsreview"
NEVER = {
    "asyncio", "code", "codeop", "ctypes", "dill", "ftplib", "http", "httpx", "marshal", "pickle",
    "requests", "runpy", "shelve", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request",
    "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
"""Modules that fetch, or that make objects or run code of what they read."""
ALONE = {"subprocess": {"loading/git.py"}, "multiprocessing": {"loading/processes.py"}}
"""Modules that start programs, and processes of the tool itself; and the files that may."""
CALLS = {"eval", "exec", "compile", "__import__"}


def test_nothing_that_fetches_or_builds_objects_is_imported() -> None:
    found = {(file, name) for file, name in _imports() if NEVER & _above(name)}
    assert found == set()


def test_programs_are_started_in_one_file_alone() -> None:
    for module, files in ALONE.items():
        assert {file for file, name in _imports() if name.partition(".")[0] == module} == files


def test_no_text_is_run_as_code() -> None:
    found = {
        (file, node.func.id)
        for file, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
    }
    assert found == set()


def _imports() -> Iterator[tuple[str, str]]:
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((file, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield file, node.module
                yield from ((file, f"{node.module}.{alias.name}") for alias in node.names)


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _above(name: str) -> set[str]:
    """Give the name of a module and of those that it is in."""
    parts = name.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
