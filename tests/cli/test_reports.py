"""The reports on the example's history, byte for byte; and what every report does."""

import json
import re
from pathlib import Path

import pytest

from tests.support.datasets import GOLDEN, action, fingerprint, put
from tests.support.git import commit, git
from tests.support.pages import bare_page
from tests.support.runs import run

REPORTS = {
    "example-summary": ("briefing", "--quarter", "2025/26 Q3", "--length", "summary"),
    "example-full": ("briefing", "--quarter", "2025/26 Q3", "--meeting", "Executive, 20 January 2026"),
    "example-early": ("briefing", "--quarter", "2023/24 Q2", "--length", "summary"),
    "example-plan": ("plan", "--as-of", "2025-12-31"),
    "example-organisation": ("organisation", "wetherfold-cvs", "--as-of", "2025-12-31"),
    "example-principles": ("principles", "--as-of", "2025-12-31"),
}


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_exactly_this(example_history: Path, name: str, form: str, update_golden: bool) -> None:
    status, out, err = run("report", *REPORTS[name], "--format", form, "-C", example_history)
    golden = GOLDEN / f"{name}.{form}"
    found = bare_page(out)
    if update_golden and not err:
        golden.write_text(found, encoding="utf-8", newline="")
    assert (status, err) == (0, "")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("name", REPORTS)
def test_the_same_commit_gives_the_same_bytes_and_verify_says_so(
    example_history: Path, tmp_path: Path, name: str, form: str
) -> None:
    first, second = tmp_path / f"first.{form}", tmp_path / f"second.{form}"
    for path, more in ((first, ()), (second, ("--at", "HEAD", "--no-cache"))):
        assert run("report", *REPORTS[name], "-o", path, "-C", example_history, *more).status == 0
    assert first.read_bytes() == second.read_bytes()
    found = run("report", "verify", first, "-C", example_history)
    assert (found.status, found.err) == (0, "")
    assert f"first.{form} matches: the report ({REPORTS[name][0]}) drawn again from commit" in found.out


@pytest.fixture
def drawn(example_history: Path, tmp_path: Path) -> Path:
    path = tmp_path / "briefing.md"
    assert run("report", *REPORTS["example-summary"], "-o", path, "-C", example_history).status == 0
    return path


def test_a_word_that_was_changed_by_hand_is_found(example_history: Path, drawn: Path) -> None:
    drawn.write_text(
        drawn.read_text(encoding="utf-8").replace("are complete (blue)", "are done (blue)"), encoding="utf-8"
    )
    found = run("report", "verify", drawn, "-C", example_history)
    assert found.status == 1
    assert "the text was changed after it was drawn" in found.out
    assert "are done (blue)" in found.out
    assert "+**3.1**" in found.out


def test_a_forged_digest_is_found_too(example_history: Path, drawn: Path) -> None:
    from tsreview.rendering.stamp import read_stamp, stamped

    found = read_stamp(drawn.read_text(encoding="utf-8"))
    assert found is not None
    content, stamp = found
    drawn.write_text(stamped(content.replace("are complete", "are done"), stamp), encoding="utf-8")
    told = run("report", "verify", drawn, "-C", example_history)
    assert told.status == 1
    assert "the report differs from what is drawn again" in told.out
    assert "changed after it was drawn" not in told.out


def test_a_report_from_files_that_were_not_committed_cannot_be_verified(base: Path, tmp_path: Path) -> None:
    commit(base)
    put(base, "a-2", action("a-2"))
    path = tmp_path / "b.md"
    assert run("report", "briefing", "--quarter", "2010/11 Q1", "-o", path, "-C", base).status == 0
    found = run("report", "verify", path, "-C", base)
    assert found.status == 1
    assert "it was drawn from files that differed from commit" in found.out


def test_a_later_change_of_the_data_does_not_matter(base: Path, tmp_path: Path) -> None:
    commit(base)
    path = tmp_path / "b.html"
    assert run("report", "briefing", "--quarter", "2010/11 Q1", "-o", path, "-C", base).status == 0
    put(base, "a-2", action("a-2"))
    commit(base)
    assert run("report", "verify", path, "-C", base).status == 0
    git(base, "tag", "now")


@pytest.mark.parametrize(
    "text",
    [
        "", "# A report\n", "<!-- tsreview-report {} -->\n", "<!-- tsreview-report {\"report\": 1} -->\n",
        "x<!-- tsreview-report " + "[" * 50 + " -->\n", "\0\0",
    ],
)  # fmt: skip
def test_what_is_no_report_is_said_to_be_none(example_history: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    found = run("report", "verify", path, "-C", example_history)
    assert found.status == 2
    assert "is no report of this tool" in found.err
    assert run("report", "verify", tmp_path / "none.md", "-C", example_history).status == 2


def test_a_stamp_that_asks_for_more_than_a_report_is_refused(example_history: Path, drawn: Path) -> None:
    from tsreview.rendering.stamp import read_stamp, stamped

    found = read_stamp(drawn.read_text(encoding="utf-8"))
    assert found is not None
    content, stamp = found
    for change in (
        stamp._replace(commit="--help"), stamp._replace(form="docx"), stamp._replace(report="os:system"),
        stamp._replace(as_of="tomorrow"),
    ):  # fmt: skip
        drawn.write_text(stamped(content, change), encoding="utf-8")
        told = run("report", "verify", drawn, "-C", example_history)
        assert told.status in (2, 3), change
        assert "Traceback" not in told.err
    options = stamp.options | {"quarter": "2025/26 Q9", "since": "--output=/tmp/x"}
    drawn.write_text(stamped(content, stamp._replace(options=options)), encoding="utf-8")
    assert run("report", "verify", drawn, "-C", example_history).status == 3


def test_the_header_takes_the_settings_and_the_options(example_history: Path) -> None:
    words = ("--contact", "the clerk", "--status", "Final", "--classification", "Public", "--report-of", "the chair")
    out = run("report", *REPORTS["example-summary"], *words, "-C", example_history).out
    for line in (
        "**Contact**: the clerk",
        "**Status**: Final",
        "**Classification**: Public",
        "**Report of**: the chair",
    ):
        assert f"- {line}\n" in out


def test_a_template_of_ones_own(example_history: Path, tmp_path: Path) -> None:
    template = tmp_path / "list.md.j2"
    template.write_text(
        "# {{ document.title }}\n{% for action in actions %}\n- {{ action.id }}: {{ action.title }} ({{ action.rag }})"
        "{% endfor %}\nAs at {{ as_of }}, {{ version.records }} records\n",
        encoding="utf-8",
    )
    found = run("report", *REPORTS["example-plan"], "--template", template, "-C", example_history)
    assert (found.status, found.err) == (0, "")
    assert "\n- wf-1a-1: Elect three third sector members to the partnership's board (blue)\n" in found.out
    assert "As at 2025-12-31, 98 records" in found.out
    path = tmp_path / "own.md"
    path.write_text(found.out, encoding="utf-8")
    told = run("report", "verify", path, "-C", example_history)
    assert told.status == 1
    assert "not verified: it was laid out with a custom template, which is not run here" in told.out
    assert "its text is as it was drawn" in told.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\n{{ document.titel }}\n", "list.md.j2:2"),
        ("{% for action in actions %}{{ action.nominatr }}{% endfor %}\n", "wf-1a-1 has no field 'nominatr'"),
        ("{% for x in %}\n", "list.md.j2:1"),
        ("\n{{ 1 // 0 }}\n", "list.md.j2:2"),
        ("{{ document.__class__.__mro__ }}\n", "list.md.j2:1"),
        ("{{ ''.__class__ }}\n", "list.md.j2:1"),
        ("{% include '/etc/passwd' %}\n", "includes /etc/passwd, which does not stand beside it"),
        ("{% include '../x' %}\n", "includes ../x, which does not stand beside it"),
        ("{{ actions | map(attribute='nope') | list }}\n", "has no field 'nope'"),
        ("{{ 'a' * 10 ** 12 }}\n", "cannot be laid out"),
        ("{% for n in range(9999999) %}x{% endfor %}\n", "list.md.j2:1"),
    ],
)
def test_a_faulty_template_fails_with_its_line(example_history: Path, tmp_path: Path, text: str, said: str) -> None:
    template = tmp_path / "list.md.j2"
    template.write_text(text, encoding="utf-8")
    found = run("report", *REPORTS["example-plan"], "--template", template, "-C", example_history)
    assert (found.status, found.out) == (3, "")
    assert said in found.err


def test_a_template_that_prints_for_ever_is_stopped(
    example_history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tsreview.rendering.documents.MOST_CHARACTERS", 100_000)
    template = tmp_path / "list.md.j2"
    template.write_text(
        "{% for a in range(9999) %}{% for b in range(9999) %}spam{% endfor %}{% endfor %}", encoding="utf-8"
    )
    found = run("report", *REPORTS["example-plan"], "--template", template, "-C", example_history)
    assert found.status == 3
    assert "prints more than 100,000 characters" in found.err


def test_a_folder_of_ones_own_templates(example_history: Path, tmp_path: Path) -> None:
    (tmp_path / "document.html.j2").write_text("<!doctype html><title>{{ document.title }}</title>", encoding="utf-8")
    words = ("report", *REPORTS["example-principles"], "--template-dir", tmp_path, "-C", example_history)
    assert run(*words, "--format", "html").out.startswith(
        "<!doctype html><title>Principles and what meets them</title>"
    )
    # What the folder does not have is ours.
    assert run(*words, "--format", "md").out.startswith("# Principles and what meets them\n")
    for folder in (tmp_path / "none", tmp_path / "document.html.j2", tmp_path.parent):
        found = run(*words[:-3], folder, "-C", example_history)
        assert found.status == 2
        assert "holds no template of the tool" in found.err


def test_a_template_that_is_not_there_is_said_so(example_history: Path, tmp_path: Path) -> None:
    found = run("report", *REPORTS["example-plan"], "--template", tmp_path / "none.md.j2", "-C", example_history)
    assert found.status == 2
    assert "none.md.j2 cannot be read" in found.err


def test_a_report_refuses_faulty_data_unless_told_otherwise(base: Path) -> None:
    put(base, "a-2", action("a-2", due="31 Sept 2010"))
    for name in ("briefing", "plan", "principles"):
        assert run("report", name, "-C", base).status == 1
        assert run("report", name, "--allow-invalid", "-C", base).status == 0


def test_which_plan_is_asked_for(base: Path, example_history: Path) -> None:
    assert "# Joint action plan\n" in run("report", "plan", "-C", base).out
    assert run("report", "plan", "no-such", "-C", base).status == 2
    assert "Stronger Together" in run("report", "plan", "-C", example_history).out


def test_an_organisation_is_found_by_its_acronym(example_history: Path) -> None:
    found = run("report", "organisation", "WCVS", "--as-of", "2025-12-31", "-C", example_history)
    assert "It nominates or leads 14 actions" in found.out
    assert run("report", "organisation", "no-such-body", "-C", example_history).status == 2


def test_nothing_in_the_dataset_is_written(base: Path) -> None:
    before = fingerprint(base)
    for name in (("briefing",), ("plan",), ("principles",), ("organisation", "anytown-council")):
        assert run("report", *name, "-C", base).status == 0
    assert fingerprint(base) == before


def test_the_percentages_of_every_quarter_add_up(example_history: Path) -> None:
    for year in ("2023/24", "2024/25", "2025/26"):
        for quarter in range(1, 5):
            words = ("report", "briefing", "--quarter", f"{year} Q{quarter}", "--length", "summary")
            out = run(*words, "-C", example_history).out
            shares = re.findall(r"\((\d+)%\)", out.split("**3.2**")[0])
            assert len(shares) == 5
            assert sum(map(int, shares)) == 100
            assert "NOT add up" not in out


def test_a_markdown_stamp_is_one_line_that_no_reader_sees(drawn: Path) -> None:
    last = drawn.read_text(encoding="utf-8").splitlines()[-1]
    assert last.startswith("<!-- tsreview-report {")
    facts = json.loads(last.removeprefix("<!-- tsreview-report ").removesuffix(" -->"))
    assert set(facts) == {"report", "form", "options", "as_of", "commit", "dirty", "tool", "templates", "content"}
    assert "--" not in last.removeprefix("<!--").removesuffix("-->")


def test_line_ends_that_were_changed_are_told_and_nothing_else(example_history: Path, drawn: Path) -> None:
    drawn.write_bytes(drawn.read_bytes().replace(b"\n", b"\r\n"))
    found = run("report", "verify", drawn, "-C", example_history)
    assert found.status == 0
    assert "the line ends of briefing.md were changed" in found.err
    drawn.write_bytes(drawn.read_bytes().replace(b"\r\n", b"\n").rstrip(b"\n"))
    assert run("report", "verify", drawn, "-C", example_history).status == 0


def test_a_claim_to_a_template_of_ones_own_verifies_nothing(example_history: Path, drawn: Path) -> None:
    from tsreview.rendering.stamp import read_stamp, stamped

    found = read_stamp(drawn.read_text(encoding="utf-8"))
    assert found is not None
    forged = found[1]._replace(options={"own_template": "yes"})
    drawn.write_text(stamped("# All is green\n", forged), encoding="utf-8")
    told = run("report", "verify", drawn, "-C", example_history)
    assert told.status == 1
    assert "not verified" in told.out


def test_a_report_that_was_in_no_repository_is_not_verified(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    assert run("report", "briefing", "--quarter", "2010/11 Q1", "-o", path, "-C", base).status == 0
    found = run("report", "verify", path, "-C", base)
    assert found.status == 1
    assert "these are in no git repository" in found.out


def test_a_report_of_another_repository_is_said_to_be_so(base: Path, drawn: Path) -> None:
    commit(base)
    found = run("report", "verify", drawn, "-C", base)
    assert found.status == 3
    assert "does not hold the report's commit" in found.err


def test_a_file_full_of_stamps_is_read_at_once(example_history: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("<!-- tsreview-report {" * 200_000, encoding="utf-8")
    assert run("report", "verify", path, "-C", example_history).status == 2


def test_a_file_that_git_ignores_and_the_tool_reads_makes_a_report_dirty(base: Path, tmp_path: Path) -> None:
    commit(base)
    (base / ".git/info").mkdir(exist_ok=True)
    (base / ".git/info/exclude").write_text("a-2.yaml\n", encoding="utf-8")
    put(base, "a-2", action("a-2"))
    path = tmp_path / "b.md"
    assert run("report", "plan", "-o", path, "-C", base).status == 0
    assert '"dirty": true' in path.read_text(encoding="utf-8")


def test_words_of_the_data_are_inert_in_a_template_of_ones_own(base: Path, tmp_path: Path) -> None:
    text = action("a-2").replace("    organisation: voluntary-council\n", '    named: "<img src=x onerror=alert(1)>"\n')
    put(base, "a-2", text)
    template = tmp_path / "list.md.j2"
    template.write_text("{% for action in actions %}{{ action.spa }}{{ action }}{% endfor %}", encoding="utf-8")
    out = run("report", "plan", "--template", template, "-C", base).out
    assert "onerror" in out
    assert not re.search(r"(?<!\\)<img", out)


def test_a_name_that_belies_the_format_is_refused(base: Path, tmp_path: Path) -> None:
    found = run("report", "plan", "--format", "md", "-o", tmp_path / "x.html", "-C", base)
    assert found.status == 2
    template = tmp_path / "list.md.j2"
    template.write_text("x", encoding="utf-8")
    both = run("report", "plan", "--template", template, "--template-dir", tmp_path, "-C", base)
    assert both.status == 2
