"""`ci comment`: one text for a pull request, from `validate --base` and `diff`, and what it does where these cannot."""

from pathlib import Path

import pytest

from tests.cli.test_inert import HOSTILE, hostile, quoted
from tests.support.comments import assert_inert
from tests.support.datasets import action, put
from tests.support.git import commit, git
from tests.support.runs import Result, run
from tsreview.rendering.comment import MARK

AS_OF = ("--as-of", "2010-10-01")
UPDATE = "updates:\n  - on: 2010-07-01\n    status: in_progress\n    progress: A draft is out\n"


@pytest.fixture
def recorded(base: Path) -> Path:
    """Give a dataset on the branch main, with a report and a warning, and the branch spring on it."""
    put(base, "a-2", action("a-2", more=UPDATE))
    put(base, "a-3", action("a-3", title="Open a register", due="'Feb 2009'").replace("order: 2", "order: 3"))
    commit(base)
    git(base, "checkout", "-q", "-b", "spring")
    return base


def commented(dataset: Path, *words: object) -> Result:
    return run("-C", dataset, "ci", "comment", *AS_OF, *words)


def drawn(dataset: Path, *words: object) -> str:
    status, out, err = commented(dataset, "--base", "main", *words)
    assert (status, err) == (0, "")
    assert out.startswith(f"{MARK}\n")
    return out


def test_it_joins_findings_consequences_totals_and_changes(recorded: Path) -> None:
    more = UPDATE + "  - on: 2010-09-01\n    status: complete\n    progress: Printed\n    evidence: minute 4\n"
    put(recorded, "a-2", action("a-2", more=more))
    put(recorded, "a-4", action("a-4", title="Close a register", due="Within 9 months").replace("order: 2", "order: 4"))
    commit(recorded)
    out = drawn(recorded)
    assert "## tsreview: 1 error, 1 warning, no advice\n" in out
    assert "New with this change: 1 error, no warnings.\n" in out
    assert "- **new error** data/actions/a-4.yaml:11 TSR301 " in out
    assert "- **warning** data/actions/a-3.yaml:11 TSR308 " in out
    assert "### If this is merged (as at 1 October 2010)\n" in out
    assert "- 1 action is no longer overdue: a-2\n" in out
    assert "- validation goes from 0 to 1 error\n" in out
    assert "| overdue | 3 | 2 |\n| closed | 0 | 1 |\n" in out
    assert "- a-2 reported complete on 1 September 2010" in out
    assert "- a-4 added: a-4\n" in out


def test_what_only_the_base_can_tell_is_a_finding_and_counted(recorded: Path) -> None:
    (recorded / "data/actions/a-2.yaml").unlink()
    out = drawn(recorded)
    assert "- **new error** data/actions/a-2.yaml:1 TSR602 the action " in out
    assert "validation goes from 0 to 1 error" in out
    assert "| all actions | 3 | 2 |" in out


def test_an_old_finding_is_not_new_for_another_hint(recorded: Path) -> None:
    put(recorded, "a-5", action("a-5", more="principles:\n  - no-need\n").replace("order: 2", "order: 5"))
    commit(recorded)
    git(recorded, "checkout", "-q", "-B", "main")
    git(recorded, "checkout", "-q", "-B", "spring")
    text = (recorded / "data/principles/know-needs.yaml").read_text(encoding="utf-8").replace("number: 1", "number: 9")
    put(recorded, "no-needs", text.replace("id: know-needs", "id: no-needs"), "principles")
    commit(recorded)
    out = drawn(recorded)
    assert 'no principle has the id "no-need" (did you mean "no-needs"' in out
    assert "new error" not in out


def test_the_totals_are_those_of_the_plan_of_the_briefing(recorded: Path) -> None:
    (recorded / "data/actions/a-2.yaml").unlink()
    assert "Totals of the briefing (all plans) that change:" in drawn(recorded)
    settings = recorded / "tsreview.toml"
    settings.write_text('[report]\nplan = "joint-plan"\n')
    assert "Totals of the briefing (Joint action plan) that change:" in drawn(recorded)
    settings.write_text('[report]\nplan = "another"\n')
    assert "Totals" not in drawn(recorded)


def test_a_revision_is_commented_on_without_a_checkout(recorded: Path) -> None:
    (recorded / "data/actions/a-2.yaml").unlink()
    commit(recorded)
    git(recorded, "checkout", "-q", "main")
    assert "TSR602" in drawn(recorded, "--at", "spring")
    assert "TSR602" not in drawn(recorded)


def test_what_main_got_meanwhile_is_not_told_of_the_branch(recorded: Path) -> None:
    git(recorded, "checkout", "-q", "main")
    put(recorded, "a-4", action("a-4", title="Close a register").replace("order: 2", "order: 4"))
    commit(recorded)
    git(recorded, "checkout", "-q", "spring")
    assert "No record changed." in drawn(recorded)


def test_it_is_written_to_a_file_and_twice_the_same(recorded: Path, tmp_path: Path) -> None:
    out = tmp_path / "comment.md"
    assert commented(recorded, "--base", "main", "--output", out) == (0, "", "")
    assert out.read_text(encoding="utf-8") == drawn(recorded) == drawn(recorded, "--no-cache")


SITES = {
    "github": {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "o/r"},
    "gitlab": {"GITLAB_CI": "true", "CI_PROJECT_URL": "https://git.example/o/r"},
}
BLOBS = {"github": "https://git.example/o/r/blob/", "gitlab": "https://git.example/o/r/-/blob/"}


@pytest.mark.parametrize("site", SITES)
def test_findings_link_to_their_lines_where_the_files_are_committed(
    recorded: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SITES[site].items():
        monkeypatch.setenv(name, value)
    head = git(recorded, "rev-parse", "HEAD")
    where = "data/actions/a-3.yaml"
    assert f"[{where}:11]({BLOBS[site]}{head}/{where}#L11)" in drawn(recorded)
    put(recorded, "a-2", action("a-2"))
    assert "](" not in drawn(recorded)


def test_in_a_folder_of_the_repository_links_lead_from_its_top(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (recorded / "inner").mkdir()
    for name in ("data", "tsreview.toml"):
        (recorded / name).rename(recorded / "inner" / name)
    head = commit(recorded)
    for name, value in SITES["github"].items():
        monkeypatch.setenv(name, value)
    out = run("-C", recorded / "inner", "ci", "comment", "--base", "HEAD").out
    assert f"{BLOBS['github']}{head}/inner/data/actions/a-3.yaml#L11" in out


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://git.example/o/r) [x](https://evil.example", ""])
def test_an_odd_address_of_the_site_is_not_linked_to(
    recorded: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_PROJECT_URL", address)
    assert "](" not in drawn(recorded)


def shallow(recorded: Path, folder: Path) -> Path:
    put(recorded, "a-2", action("a-2", due="Oct 2010", more=UPDATE))
    commit(recorded)
    git(recorded, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{recorded}", str(folder / "shallow"))
    return folder / "shallow"


def test_in_a_shallow_clone_it_holds_the_findings_and_says_what_to_fetch(recorded: Path, tmp_path: Path) -> None:
    status, out, err = commented(shallow(recorded, tmp_path), "--base", "origin/main")
    assert status == 3
    assert "- **warning** data/actions/a-3.yaml:11 TSR308 " in out
    assert "### What changes cannot be told\n\n- where the two histories parted is not in this clone " in out
    assert "git fetch --unshallow" in out
    assert "git fetch --unshallow" in err
    assert "new" not in out


@pytest.mark.parametrize("absent", ["origin/summer", "0123456789abcdef0123456789abcdef01234567", "--help"])
def test_in_a_clone_without_the_base_too(recorded: Path, tmp_path: Path, absent: str) -> None:
    git(recorded, "clone", "-q", "--single-branch", f"file://{recorded}", str(tmp_path / "clone"))
    status, out, err = commented(tmp_path / "clone", f"--base={absent}")
    assert status == 2
    assert "TSR308" in out
    assert "### What changes cannot be told\n" in out
    assert err.startswith("tsreview: ")


def test_settings_that_cannot_be_read_are_what_the_comment_is_about(recorded: Path) -> None:
    (recorded / "tsreview.toml").write_text("[report]\nplam = 1\n")
    status, out, err = commented(recorded, "--base", "main")
    assert status == 3
    assert out.startswith(f"{MARK}\n## tsreview: the dataset cannot be read\n\n- tsreview.toml:")
    assert "plam" in out
    assert "plam" in err


def test_outside_git_there_are_findings_alone(base: Path) -> None:
    status, out, _ = commented(base)
    assert status == 3
    assert "is in no git repository" in out
    assert "## tsreview: no errors" in out


def test_of_the_change_that_brings_the_dataset_all_is_new(base: Path) -> None:
    git(base, "init", "-q", "-b", "main")
    git(base, "commit", "-q", "--allow-empty", "-m", "begin")
    put(base, "a-3", action("a-3", due="31 Sept 2010"))
    status, out, err = commented(base, "--base", "main")
    assert (status, err) == (0, "note: main holds no dataset yet, so that this one is judged by itself\n")
    assert "## tsreview: 1 error" in out
    assert "31 Sept 2010" in out
    assert "All of it is new: the base holds no dataset yet." in out


def test_wrong_words_are_2_and_write_nothing(recorded: Path, tmp_path: Path) -> None:
    out = tmp_path / "comment.md"
    for words in (("--as-of", "soon"), ("--at", "no-such"), ("--nonsense",)):
        assert run("-C", recorded, "ci", "comment", *words, "--output", out).status == 2
    assert not out.exists()


@pytest.mark.parametrize(
    "name", ["html", "mention", "runner", "runner_old", "pipe", "code", "link", "bare_link", "entity"]
)
def test_nothing_that_data_says_acts_or_refers_to_anything(
    base: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(base)
    hostile(base, HOSTILE[name])
    put(base, "h-3", action("h-3", title=quoted(HOSTILE[name]), due=quoted(HOSTILE[name])))
    commit(base)
    for variable, value in SITES["github"].items():
        monkeypatch.setenv(variable, value)
    status, out, err = commented(base, "--base", "HEAD~1")
    assert (status, err) == (0, "")
    assert "new error" in out
    assert "h-3 added" in out
    assert_inert(out, BLOBS["github"])
