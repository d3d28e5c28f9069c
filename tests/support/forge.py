"""GitHub's interface for programs, as far as a comment on a pull request needs it, on this machine."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOP = "/repos/our/review/"


class Forge:
    """What the service holds: pull requests, comments, and what stands in `.github` at each commit."""

    def __init__(self) -> None:
        self.address = ""
        self.pulls: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.parted: dict[str, str] = {}
        """The commit at which each head parted from its base."""
        self.workflows: dict[str, str] = {}
        self.writes: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        self.answer: tuple[int, bytes, dict[str, str]] | None = None
        """An answer to everything, in place of the right one."""

    def get(self, path: str, asked: dict[str, list[str]]) -> Any:
        """Answer a question."""
        if path == "pulls":
            (head,) = asked["head"]
            return self._page([each for each in self.pulls if (each["label"], each["state"]) == (head, "open")], asked)
        if path.startswith("compare/"):
            head = path.rpartition("...")[2]
            return {"merge_base_commit": {"sha": self.parted[head]}}
        if path.startswith("git/trees/"):
            found = self.workflows.get(path.rpartition("/")[2])
            entries = [{"path": ".github", "sha": found}] if found else []
            return {"tree": [{"path": "data", "sha": "0"}, *entries], "truncated": False}
        number = re.fullmatch(r"issues/(\d+)/comments", path)
        assert number, path
        return self._page([each for each in self.comments if each["on"] == int(number[1])], asked)

    def write(self, method: str, path: str, body: dict[str, str]) -> Any:
        """Do what is asked."""
        self.writes.append((method, path))
        if method == "POST":
            number = int(path.split("/")[1])
            self.add(number, body["body"])
            return self.comments[-1]
        (found,) = (each for each in self.comments if path == f"issues/comments/{each['id']}")
        found["body"] = body["body"]
        return found

    def add(self, number: int, body: str, author: str = "github-actions[bot]") -> None:
        """Add a comment to a pull request."""
        self.comments.append({"id": len(self.comments) + 1, "on": number, "body": body, "user": {"login": author}})

    def propose(self, number: int, head: str, label: str, *, parted: str = "b" * 40, state: str = "open") -> None:
        """Add a pull request."""
        pull = {"number": number, "head": {"sha": head}, "base": {"sha": "c" * 40}, "label": label, "state": state}
        self.pulls.append(pull)
        self.parted[head] = parted

    @staticmethod
    def _page(found: list[Any], asked: dict[str, list[str]]) -> list[Any]:
        size, number = int(asked["per_page"][0]), int(asked["page"][0])
        return found[(number - 1) * size : number * size]


@contextmanager
def forge() -> Iterator[Forge]:
    """Serve a forge on this machine."""
    held = Forge()

    class Handler(BaseHTTPRequestHandler):
        """Answers as the forge does."""

        def _do(self) -> None:
            held.tokens.add(self.headers["Authorization"])
            parts = urlsplit(self.path)
            assert parts.path.startswith(TOP), self.path
            path = unquote(parts.path.removeprefix(TOP))
            size = int(self.headers.get("Content-Length") or 0)
            if held.answer is not None:
                self._send(*held.answer)
            elif self.command == "GET":
                self._send(200, json.dumps(held.get(path, parse_qs(parts.query))).encode(), {})
            else:
                body = json.loads(self.rfile.read(size))
                self._send(200, json.dumps(held.write(self.command, path, body)).encode(), {})

        def do_GET(self) -> None:
            """Answer a question."""
            self._do()

        do_POST = do_PATCH = do_GET  # noqa: N815 - so the library calls them

        def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """Keep the log of tests quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.address = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield held
        finally:
            server.shutdown()
