"""What every test stands on: an environment of its own, and datasets to work in."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.datasets import copy_base, copy_plan, copy_shipped
from tests.support.example import EXAMPLE, build, copy_example

UNSET = (
    "TSREVIEW_DATASET",
    "TSREVIEW_DEBUG",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "GITLAB_CI",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "PYTHONUNBUFFERED",
)

# A contributor's change is judged by the same examples on every machine; `--hypothesis-profile=search` seeks new ones.
settings.register_profile("search", deadline=None, print_blob=True, max_examples=1_000)
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes expected texts anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write expected texts anew; read them before you commit"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected texts are to be written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the cache folder that stands in for the user's."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def environment(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache and settings out of every test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the whole shipped dataset that no test changes."""
    return copy_shipped(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the shipped plan Working Together, with all that it refers to, that no test changes."""
    return copy_plan(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy, outside any repository, of the invented dataset with three years of reports; no test changes it."""
    _need_example()
    return copy_example(tmp_path_factory.mktemp("example") / EXAMPLE.name)


@pytest.fixture(scope="session")
def example_history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the repository of the same with its history, checked out at its last commit; no test changes it."""
    _need_example()
    return build(tmp_path_factory.mktemp("history") / EXAMPLE.name)


@pytest.fixture
def own_shipped(tmp_path: Path) -> Path:
    """Give a copy of the same for the test to change."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    return copy_plan(folder)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give a copy of the small valid dataset for the test to change."""
    return copy_base(tmp_path / "base")


def _need_example() -> None:
    """Leave out the tests of the example where it is not: in what is unpacked from a source archive."""
    if not EXAMPLE.is_dir():
        pytest.skip("the example is not part of the source archive")
