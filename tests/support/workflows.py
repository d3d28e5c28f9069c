"""What services for pull requests run, run here: the steps of GitHub's workflows and actions, and GitLab's scripts.

Only the installation of the tool and the actions of others are stood in for; every other command is the very one.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.support.datasets import TOP
from tests.support.git import git
from tests.support.runs import Result

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
OURS = {"OWNER/tsreview@COMMIT": TOP, "OWNER/tsreview/actions/comment@COMMIT": TOP / "actions/comment"}
"""Where the actions of this repository stand."""


class Loader(yaml.SafeLoader):
    """Reads `on` as a text, as these services do, and as YAML 1.2 says."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """Read a file of a service."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


class Ran(NamedTuple):
    """What a job left: whether it passed, what its log says, and the outputs of its steps by their ids."""

    status: int
    log: str
    outputs: dict[str, dict[str, str]]


class Job:
    """A job on a machine of GitHub: a workspace, a folder for what passes, and what the runner tells."""

    def __init__(self, folder: Path, event: dict[str, Any], tool: Path | None, **github: str) -> None:
        self.workspace, self.temp = folder / "workspace", folder / "temp"
        self.artefacts = folder / "artefacts"
        for each in (self.workspace, self.temp, self.artefacts):
            each.mkdir(parents=True, exist_ok=True)
        self.event, self.github = event, github
        self._log, self._outputs, self._tool = "", dict[str, dict[str, str]](), tool

    def run(self, job: Any) -> Ran:
        """Run the steps of a job; after one that failed, those alone that are to run all the same."""
        status = 0
        for step in job["steps"]:
            wish = step.get("if", "success()")
            if (status and "!cancelled()" not in wish) or not self._holds(wish, {}):
                continue
            failed = self._step(step)
            status = status or (0 if step.get("continue-on-error") else failed)
        return Ran(status, self._log, self._outputs)

    def _step(self, step: Any) -> int:
        given = {name: self._text(value, {}) for name, value in step.get("with", {}).items()}
        name = step["uses"].partition("@")[0] if "uses" in step else ""
        if step.get("uses") in OURS:
            return self._composite(OURS[step["uses"]], given)
        if name == "actions/checkout":
            return self._checkout(given)
        if name == "actions/setup-python":
            return 0
        if name == "actions/upload-artifact":
            return self._copied(Path(given["path"]), self.artefacts / given["name"])
        if name == "actions/download-artifact":
            return self._copied(self.artefacts / given["name"], Path(given["path"]), is_needed=True)
        assert not name, f"an action that nobody stands in for: {name}"
        return self._script(step, {}, TOP)

    def _checkout(self, given: dict[str, str]) -> int:
        depth = [] if given.get("fetch-depth") == "0" else ["--depth", "1"]
        shutil.rmtree(self.workspace)
        git(self.temp, "init", "-q", str(self.workspace))
        origin, commit = f"file://{self.github['origin']}", given.get("ref") or self.github["sha"]
        # The refs are those that checkout brings; a commit by its id is what it was told to check out.
        git(self.workspace, "fetch", "-q", *depth, origin, "+refs/heads/*:refs/remotes/origin/*", commit)
        git(self.workspace, "checkout", "-q", commit)
        return 0

    def _copied(self, start: Path, end: Path, *, is_needed: bool = False) -> int:
        if start.is_dir():
            shutil.copytree(start, end, dirs_exist_ok=True, symlinks=True)
        return int(is_needed and not start.is_dir())

    def _composite(self, folder: Path, given: dict[str, str]) -> int:
        action = read(folder / "action.yml")
        inputs = {name: self._text(told.get("default", ""), {}) for name, told in action["inputs"].items()}
        assert given.keys() <= inputs.keys(), "an input that the action does not have"
        for step in action["runs"]["steps"]:
            if status := self._script(step, inputs | given, folder):
                return status
        return 0

    def _script(self, step: Any, inputs: dict[str, str], folder: Path) -> int:
        output = self.temp / "output"
        output.write_text("")
        env = {name: self._text(value, inputs, folder) for name, value in step.get("env", {}).items()}
        told = {
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"), "RUNNER_TEMP": str(self.temp),
            "GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "our/review",
        }  # fmt: skip
        told |= {name: value for name, value in self.github.items() if name.isupper()}
        done = shell(step["run"], self.workspace, told | env, self._tool)
        self._log += done.out + done.err
        if "id" in step:
            lines = output.read_text(encoding="utf-8").splitlines()
            self._outputs[step["id"]] = dict(line.split("=", 1) for line in lines)
        return done.status

    def _text(self, value: Any, inputs: dict[str, str], folder: Path = TOP) -> str:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return EXPRESSION.sub(lambda found: self._value(found[1], inputs, folder), text)

    def _value(self, words: str, inputs: dict[str, str], folder: Path) -> str:
        known = {"runner.temp": str(self.temp), "github.action_path": str(folder), "github.token": "a-token",
                 "github.event_name": self.github.get("event_name", "")}  # fmt: skip
        if words in known:
            return known[words]
        if " || " in words:
            return next(filter(None, (self._value(part, inputs, folder) for part in words.split(" || "))), "")
        if words.startswith("inputs."):
            return inputs[words.removeprefix("inputs.")]
        held: Any = {"github": {"event": self.event}}
        for name in words.split("."):
            held = held.get(name, "") if isinstance(held, dict) else ""
        return str(held)

    def _holds(self, words: str, inputs: dict[str, str]) -> bool:
        """Tell whether a condition holds, of the few sorts that are used here."""
        inner = EXPRESSION.sub(lambda found: found[1], words)
        for part in inner.split(" && "):
            if part in ("success()", "!cancelled()"):
                continue
            left, equal, right = part.partition(" == ")
            assert equal, f"a condition that nobody stands in for: {part}"
            if self._value(left, inputs, TOP) != right.strip("'"):
                return False
        return True


def shell(script: str, folder: Path, env: dict[str, str], tool: Path | None) -> Result:
    """Run a script as a service does: in bash, which ends at the first command that fails."""
    kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
    if tool is not None:
        kept["PATH"] = f"{tool}:{kept['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env=kept | env, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


INSTALLER = """\
#!/bin/bash
# Stands in for Python where it makes an environment, and for pip there: the tool is that of this checkout.
if [ "$1 $2 $3" != "-I -m venv" ]; then exec {python} "$@"; fi
mkdir -p "$4/bin"
printf '%s\\n' '#!/bin/bash' 'for last; do :; done' 'echo "installed $last"' >"$4/bin/pip"
printf '%s\\n' '#!/bin/bash' 'PYTHONPATH={source} exec {python} -P -m tsreview "$@"' >"$4/bin/tsreview"
chmod +x "$4/bin/pip" "$4/bin/tsreview"
"""


def installer(folder: Path) -> Path:
    """Make a folder for PATH in which `python3 -I -m venv` installs the tool of this checkout at once."""
    folder.mkdir()
    path = folder / "python3"
    path.write_text(INSTALLER.format(python=sys.executable, source=TOP / "src"))
    path.chmod(0o755)
    return folder
