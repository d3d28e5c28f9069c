"""The checkers at hand, check-jsonschema with the exported schemas and yamllint: what validation stands beside.

They are installed into an environment of their own, so that what they need is none of the tool's.
"""

import shlex
import subprocess
import sys
from pathlib import Path

PACKAGES = ("check-jsonschema>=0.30,<1", "yamllint>=1.35,<2")
SCHEMAS = Path(__file__).parent.parent / "schemas"
KINDS = {"actions": "action", "organisations": "organisation", "plans": "plan", "sources": "source"}
"""The folders of a generated dataset, and their schemas."""


def install(folder: Path) -> str:
    """Install the checkers into a folder; give the reason where that is not possible."""
    steps = ([sys.executable, "-m", "venv", str(folder)], [str(folder / "bin/pip"), "install", "--quiet", *PACKAGES])
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            return said[-1] if said else f"{step[0]} failed"
    return ""


def versions(folder: Path) -> str:
    """Tell which checkers were installed."""
    wanted = [name.partition(">")[0] for name in PACKAGES]
    done = subprocess.run([str(folder / "bin/pip"), "freeze"], capture_output=True, text=True, check=True)
    return ", ".join(line.replace("==", " ") for line in done.stdout.splitlines() if line.partition("==")[0] in wanted)


def command(folder: Path, data: Path) -> list[str]:
    """Give the command that checks a generated dataset: each kind against its schema, then all of it as YAML."""
    checker, linter = str(folder / "bin/check-jsonschema"), str(folder / "bin/yamllint")
    files = {kind: sorted(map(str, (data / "data" / kind).rglob("*.yaml"))) for kind in KINDS}
    schemas = [[checker, "--schemafile", str(SCHEMAS / f"{KINDS[kind]}.json"), *files[kind]] for kind in KINDS]
    steps = [*schemas, [linter, "--config-data", "relaxed", str(data / "data")]]
    script = folder / "check.sh"
    script.write_text("\n".join(["set -e", *map(shlex.join, steps), ""]), encoding="utf-8")
    return ["sh", str(script)]
