"""An editor's side of the Language Server Protocol, as far as tests need it: to open a document and ask about it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

PATIENCE = 60
"""Seconds that a server may take for all that it is asked."""


class Client:
    """Speaks with a language server over its standard streams."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path, settings: dict[str, Any]) -> None:
        self._process, self._settings, self._last = process, settings, 0
        self._diagnostics: dict[str, list[Any]] = {}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=CAPABILITIES,
                 workspaceFolders=[{"uri": folder.as_uri(), "name": folder.name}])  # fmt: skip
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def open(self, path: Path, text: str) -> list[Any]:
        """Open a document, and give what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while path.as_uri() not in self._diagnostics:
            self._take()
        return self._diagnostics.pop(path.as_uri())

    def at(self, method: str, path: Path, line: int, column: int) -> Any:
        """Ask about a place of an open document; line and column count from 0."""
        position = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", textDocument={"uri": path.as_uri()}, position=position)

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            answer = self._take()
            if answer.get("id") == self._last and "method" not in answer:
                assert "error" not in answer, answer
                return answer["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Tell something that has no answer."""
        self._send({"method": method, "params": params})

    def _take(self) -> dict[str, Any]:
        """Take the next message; answer what the server asks, and keep what it finds."""
        message = self._receive()
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            wanted = [self._settings.get(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True, "didChangeConfiguration": {}},
    "textDocument": {
        "publishDiagnostics": {},
        "completion": {"completionItem": {"snippetSupport": False}},
        "hover": {},
    },
}


@contextmanager
def serving(command: list[str], folder: Path, settings: dict[str, Any]) -> Iterator[Client]:
    """Start a server for a folder, and end it."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **streams) as process:  # type: ignore[call-overload]
        end = Timer(PATIENCE, process.kill)
        end.start()
        try:
            yield Client(process, folder, settings)
        finally:
            end.cancel()
            process.kill()
