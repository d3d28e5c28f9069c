"""The files that a dataset begins with, by the path at which each is to stand."""

import re
from pathlib import Path

from tsreview.rendering.inert import toml_string
from tsreview.schema.json_schema import as_text, editor_settings, file_name
from tsreview.schema.kinds import KINDS
from tsreview.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "starter"
PLAIN = {
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode-extensions.json",
}
"""What is written as it stands in the folder."""
SERVICES = {
    "github": {
        ".github/workflows/tsreview.yml": "ci/github.yml",
        ".github/workflows/tsreview-comment.yml": "ci/github-comment.yml",
    },
    "gitlab": {".gitlab-ci.yml": "ci/gitlab.yml"},
}
"""What each service that checks pull requests reads."""
EXAMPLES = (
    "data/organisations/example-council.yaml",
    "data/sources/example-plan-2025.yaml",
    "data/plans/example-plan.yaml",
    "data/actions/example-plan/ex-1a-1.yaml",
)


_PLACE = re.compile("@([a-z_]+)@")
"""Where a setting of the user's goes."""


def starter_text(name: str) -> str:
    """Give the text of a file in the folder of what datasets begin with."""
    return (FOLDER / name).read_text(encoding="utf-8")


def settings_text(settings: Settings) -> str:
    """Write the settings that a user is asked for, with remarks on the others."""
    written = {
        "title": toml_string(settings.title),
        "partnership": toml_string(settings.partnership),
        "financial_year_starts": str(settings.financial_year_starts),
    }
    return _PLACE.sub(lambda found: written[found[1]], starter_text("tsreview.toml"))


def starter_files(settings: Settings, services: list[str]) -> dict[str, str]:
    """Give the files that a dataset without records begins with."""
    plain = PLAIN | {path: name for service in services for path, name in SERVICES[service].items()}
    return {
        "tsreview.toml": settings_text(settings),
        **{f"data/{kind.folder}/.gitkeep": "" for kind in KINDS},
        **{f"schemas/{file_name(kind)}": as_text(kind) for kind in KINDS},
        ".vscode/settings.json": editor_settings(),
        **{path: starter_text(name) for path, name in plain.items()},
    }


def example_files() -> dict[str, str]:
    """Give the records that show a new user what records look like."""
    return {path: starter_text(path) for path in EXAMPLES}
