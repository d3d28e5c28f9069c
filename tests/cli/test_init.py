"""`init`: what a new user begins with works at once, and nothing that stood there is touched."""

import os
import tomllib
from pathlib import Path

import pytest

from tests.support.datasets import TOP, fingerprint
from tests.support.git import git
from tests.support.runs import Result, run
from tsreview.loading.settings import parse_settings
from tsreview.schema.json_schema import file_name
from tsreview.schema.kinds import KINDS


def begun(folder: Path, *words: object) -> Result:
    result = run("init", folder, *words)
    assert result.status == 0, result.err
    return result


def next_of(result: Result) -> list[str]:
    """Give the commands that the closing words name."""
    return [line.strip() for line in result.out.partition("next:\n")[2].splitlines()]


def test_the_closing_words_work_as_they_stand(tmp_path: Path) -> None:
    result = run("init", "my review", folder=tmp_path)
    assert (result.status, result.err) == (0, "")
    go, *commands = next_of(result)
    assert go == "cd 'my review'"
    assert commands == ["tsreview validate --strict", "tsreview actions overdue"]
    for line in commands:
        done = run(*line.split()[1:], folder=tmp_path / "my review")
        assert (done.status, done.err) == (0, "")
    validated = run("validate", "--strict", "--advice", folder=tmp_path / "my review")
    assert validated.out == "4 records in 4 files: no errors, no warnings, no advice\n"
    assert "1 action: 1 overdue" in run("actions", "overdue", folder=tmp_path / "my review").out


def test_every_record_says_that_it_is_an_example(tmp_path: Path) -> None:
    begun(tmp_path)
    records = sorted((tmp_path / "data").rglob("*.yaml"))
    assert {path.relative_to(tmp_path / "data").parts[0] for path in records} == {
        "organisations", "sources", "plans", "actions",
    }  # fmt: skip
    for path in records:
        assert path.read_text(encoding="utf-8").startswith("# An example: ")


def test_each_kind_has_its_folder_and_its_schema(tmp_path: Path) -> None:
    begun(tmp_path, "--empty")
    for kind in KINDS:
        assert (tmp_path / "data" / kind.folder / ".gitkeep").read_bytes() == b""
        schema = (tmp_path / "schemas" / file_name(kind)).read_bytes()
        assert schema == (TOP / "schemas" / file_name(kind)).read_bytes()


def test_the_editor_is_told_as_in_this_repository(tmp_path: Path) -> None:
    begun(tmp_path)
    for name in ("settings.json", "extensions.json"):
        assert (tmp_path / ".vscode" / name).read_bytes() == (TOP / ".vscode" / name).read_bytes()


NAMES = ('A "quoted" title', "back\\slash", "# no remark", "@partnership@", "Ôl – \u05e9", "''' \"\"\"", "y" * 200)


@pytest.mark.parametrize("name", NAMES)
def test_settings_hold_what_was_asked_for(tmp_path: Path, name: str) -> None:
    begun(tmp_path, "--title", name, "--partnership", name, "--financial-year-starts", 9)
    data = (tmp_path / "tsreview.toml").read_bytes()
    settings = parse_settings(data)
    assert (settings.title, settings.partnership, settings.financial_year_starts) == (name, name, 9)
    assert tomllib.loads(data.decode())["rag"] == {"amber_months": 1}


def test_without_words_the_settings_are_silent(tmp_path: Path) -> None:
    begun(tmp_path)
    assert parse_settings((tmp_path / "tsreview.toml").read_bytes()) == parse_settings(b"")


def test_every_remark_of_the_settings_is_a_setting(tmp_path: Path) -> None:
    begun(tmp_path)
    text = (tmp_path / "tsreview.toml").read_text(encoding="utf-8")
    shown = "\n".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines())
    assert shown != text.rstrip("\n")
    assert parse_settings(shown.encode()).plan == "example-plan"


def test_an_empty_dataset_says_what_comes_first(tmp_path: Path) -> None:
    result = begun(tmp_path, "--empty")
    assert not list((tmp_path / "data").rglob("*.yaml"))
    assert "write a first record" in result.out
    assert "exit with 3" in result.out
    assert run("validate", folder=tmp_path).status == 3


def test_a_second_time_it_leaves_everything_and_says_so(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "data/organisations/example-council.yaml").unlink()
    before = fingerprint(tmp_path)
    result = begun(tmp_path, "--title", "Another")
    assert fingerprint(tmp_path) == before
    assert result.out.startswith("nothing was to be written\nleft as they were:\n  tsreview.toml\n")
    assert "tsreview.toml was there" in result.err


def test_what_stands_there_is_left_and_told(tmp_path: Path) -> None:
    for name in (".gitignore", "schemas/action.json", "data/organisations/mine.txt", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    before = fingerprint(tmp_path)
    result = begun(tmp_path)
    after = fingerprint(tmp_path)
    assert {name: after[name] for name in before} == before
    assert "left as they were:\n  .gitignore\n  schemas/ (1 file, for editors)\n" in result.out


def test_checks_are_added_to_a_dataset_that_is_there(tmp_path: Path) -> None:
    begun(tmp_path)
    before = fingerprint(tmp_path)
    result = begun(tmp_path, "--ci", "github", "--ci", "gitlab")
    added = {name for name in fingerprint(tmp_path).keys() - before.keys() if (tmp_path / name).is_file()}
    assert added == {".github/workflows/tsreview.yml", ".github/workflows/tsreview-comment.yml", ".gitlab-ci.yml"}
    assert "say OWNER and COMMIT" in result.err
    for name in added:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "OWNER" in text
        assert "COMMIT" in text


def test_below_the_top_of_a_repository_it_says_what_must_move(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert begun(tmp_path / "reviews" / "x", "--ci", "github").err.count("must stand at the top") == 1
    assert "must stand at the top" not in begun(tmp_path, "--ci", "github").err


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("inner/deep/new",), 3, "lies inside the dataset"),
        (("inner/data",), 3, "lies inside the dataset"),
        (("file",), 3, "file is no folder"),
        (("file/below",), 3, "ot a directory"),
        (("linked",), 3, "linked/.vscode is a link"),
        (("settled",), 3, "settled/tsreview.toml is no plain file"),
        (("obstructed",), 3, "obstructed/data/plans is no folder"),
        (("new", "--financial-year-starts", "13"), 2, "13 is not in the range"),
        (("new", "--financial-year-starts", "April"), 2, "'April' is not a valid int"),
        (("new", "--ci", "jenkins"), 2, "'jenkins' is not one of"),
        (("new", "--title", "a\nb"), 2, "--title takes a line"),
        (("new", "--title", "\u202ex"), 2, "--title takes a line"),
        (("new", "--partnership", "x" * 201), 2, "--partnership takes a line"),
        (("new", "--title", "\udcff"), 2, "--title takes a line"),
        (("new", "other"), 2, "unexpected extra argument"),
    ],
)
def test_a_refusal_writes_nothing(tmp_path: Path, words: tuple[str, ...], status: int, message: str) -> None:
    begun(tmp_path / "inner")
    (tmp_path / "file").touch()
    for name in ("linked", "settled", "obstructed/data"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "linked/.vscode").symlink_to(tmp_path / "inner")
    (tmp_path / "settled/tsreview.toml").symlink_to(tmp_path / "inner/tsreview.toml")
    (tmp_path / "obstructed/data/plans").touch()
    before = fingerprint(tmp_path)
    done = run("init", *words, folder=tmp_path)
    assert (done.status, done.out) == (status, "")
    assert message in done.err
    assert fingerprint(tmp_path) == before


def test_the_tool_s_own_option_for_a_dataset_is_not_taken_for_the_folder(tmp_path: Path) -> None:
    done = run("-C", tmp_path, "init", folder=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_a_dataset_that_the_environment_names_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TSREVIEW_DATASET", str(tmp_path / "elsewhere"))
    assert run("init", folder=tmp_path).status == 0
    assert (tmp_path / "tsreview.toml").is_file()


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made = os.open, []

    def refuse(path: str, flags: int, *more: int, **options: int) -> int:
        if flags & os.O_EXCL:
            made.append(path)
            if len(made) > 9:
                raise OSError(28, "No space left on device", str(path))
        return opened(path, flags, *more, **options)

    (tmp_path / ".gitignore").write_text("mine")
    monkeypatch.setattr("tsreview.loading.beginning.os.open", refuse)
    done = run("init", tmp_path / "new" / "deep", folder=tmp_path)
    assert (done.status, done.out) == (3, "")
    assert "No space left on device" in done.err
    assert len(made) == 10
    assert [path.name for path in tmp_path.iterdir()] == [".gitignore"]
