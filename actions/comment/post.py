"""Post a comment on the pull request that a workflow ran for, or put it in the place of the one posted before.

It runs with a token that may write, after a workflow that had none and whose files a stranger may have changed. So the
comment is taken for a stranger's. Which pull request it goes to is asked of GitHub; nothing is posted where that one
changes `.github`, so that anything may have written the comment; and it is sent as a text in JSON. Python's own library
is all that is needed.
"""

import json
import os
import re
import stat
import sys
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

MARK = "<!-- tsreview comment -->\n"
MOST_BYTES = 65_536
AUTHOR = "github-actions[bot]"
A_PAGE = 100
MOST_PAGES = 50
SECONDS = 30
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Refused(Exception):
    """Why nothing is posted, where something is wrong."""


class NothingToDo(Exception):
    """Why nothing is posted, where nothing is wrong."""


class Stay(HTTPRedirectHandler):
    """Follows no redirection, which would take the token along."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Give no request to follow with."""


class GitHub:
    """The repository's part of GitHub's interface for programs."""

    def __init__(self, address: str, repository: str, token: str) -> None:
        self._top = f"{address}/repos/{quote(repository)}"
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json",
                         "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "tsreview"}  # fmt: skip
        self._opener = build_opener(Stay)

    def ask(self, path: str, body: dict[str, str] | None = None, method: str = "GET") -> Any:
        """Ask for what stands at a path, or send what is to stand there."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self._top}/{path}", data, self._headers, method=method)  # noqa: S310 - GitHub's address
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except HTTPError as failure:
            raise Refused(f"GitHub answered {failure.code} to {method} {path}") from None
        except (OSError, HTTPException, ValueError) as failure:
            raise Refused(f"GitHub did not answer {method} {path}: {failure}") from None

    def pages(self, path: str) -> list[Any]:
        """Ask for all pages of a list, or for as many as are bearable."""
        found: list[Any] = []
        for number in range(1, MOST_PAGES + 1):
            page = self.ask(f"{path}{'&' if '?' in path else '?'}per_page={A_PAGE}&page={number}")
            found += page
            if len(page) < A_PAGE:
                break
        return found


def read_comment(path: Path) -> str:
    """Read the comment: a plain file of text, no larger than GitHub takes, that begins with the mark."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        raise NothingToDo("the other workflow wrote no comment") from None
    except OSError as failure:
        raise Refused(f"the comment cannot be read: {failure.strerror}") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise Refused("the comment is no plain file")
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(f"the comment is larger than {MOST_BYTES} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("the comment is not UTF-8") from None
    if not text.startswith(MARK):
        raise Refused("the comment was not written by `tsreview ci comment`")
    return text


def find_pull_request(github: GitHub, run: dict[str, Any]) -> dict[str, Any]:
    """Find the open pull request whose last commit the workflow ran for."""
    commit, branch = str(run["head_sha"]), str(run["head_branch"])
    if run["event"] != "pull_request" or not COMMIT.fullmatch(commit):
        raise Refused("the other workflow did not run for a pull request")
    if run["head_repository"] is None:
        raise NothingToDo("the repository of the pull request is gone")
    head = quote(f"{run['head_repository']['owner']['login']}:{branch}", safe="")
    for pull in github.pages(f"pulls?state=open&head={head}"):
        if pull["head"]["sha"] == commit and isinstance(pull["number"], int):
            return dict(pull)
    raise NothingToDo("no open pull request ends with the commit that was checked")


def refuse_other_workflows(github: GitHub, pull: dict[str, Any]) -> None:
    """Raise NothingToDo where a pull request changes what runs: then anything may have written the comment."""
    head = pull["head"]["sha"]
    parted = github.ask(f"compare/{pull['base']['sha']}...{head}?per_page=1")["merge_base_commit"]["sha"]
    if _workflows(github, head) != _workflows(github, parted):
        raise NothingToDo("the pull request changes .github, so that its comment is not to be trusted")


def _workflows(github: GitHub, commit: str) -> str | None:
    """Give the id of all that stands in `.github` at a commit."""
    tree = github.ask(f"git/trees/{commit}")
    if tree["truncated"]:
        raise Refused("the repository has too many files at its top")
    return next((entry["sha"] for entry in tree["tree"] if entry["path"] == ".github"), None)


def post(github: GitHub, number: int, text: str) -> str:
    """Post a comment, or put it in the place of the one that was posted before; tell which."""
    for comment in github.pages(f"issues/{number}/comments"):
        if (comment["user"] or {}).get("login") == AUTHOR and comment["body"].startswith(MARK):
            if comment["body"] != text:
                github.ask(f"issues/comments/{comment['id']}", {"body": text}, "PATCH")
            return f"the comment on pull request {number} is current"
    github.ask(f"issues/{number}/comments", {"body": text}, "POST")
    return f"pull request {number} has a comment"


def main() -> int:
    """Post the comment that the environment names; give the exit status."""
    told = os.environ
    try:
        text = read_comment(Path(told["COMMENT"]))
        run = json.loads(Path(told["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
        github = GitHub(told["GITHUB_API_URL"], told["GITHUB_REPOSITORY"], told["TOKEN"])
        pull = find_pull_request(github, run)
        refuse_other_workflows(github, pull)
        print(post(github, pull["number"], text))
    except NothingToDo as reason:
        print(f"nothing is posted: {reason}")
    except (Refused, KeyError, TypeError) as failure:
        print(f"::error::nothing is posted: {failure if isinstance(failure, Refused) else repr(failure)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
