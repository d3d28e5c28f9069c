"""Write a synthetic dataset: N actions of some 25 lines, N/5 organisations, one record a file, from a seed."""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
THEMES, OBJECTIVES = 5, 6
PER_FOLDER = 500
VERBS = ("Develop", "Review", "Publish", "Agree", "Hold", "Establish", "Widen", "Harmonise")
THINGS = ("a protocol", "the partnerships", "minimum standards", "seminars on commissioning", "a training programme",
          "a funding database", "the engagement framework", "a needs analysis")  # fmt: skip
FIRST = date(2008, 1, 1)
TODAY = date(2010, 10, 1)


def generate(folder: Path, actions: int, seed: int = 1) -> None:
    """Write the dataset into an empty folder."""
    random.seed(seed)
    _write(folder / "tsreview.toml", '[dataset]\ntitle = "Synthetic"\npartnership = "Synthetic partnership"\n')
    _write(folder / "data/sources/report.yaml", _source())
    _write(folder / "data/plans/plan.yaml", _plan())
    organisations = max(actions // 5, 1)
    for n in range(organisations):
        _write(folder / f"data/organisations/{n // PER_FOLDER:03}/org-{n:05}.yaml", _organisation(n))
    for n in range(actions):
        _write(folder / f"data/actions/{n // PER_FOLDER:03}/act-{n:05}.yaml", _action(n, organisations))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _source() -> str:
    return "id: report\ntitle: The report\npublished: December 2007\ntext:\n  name: report.txt\n  lines: 900\n"


def _plan() -> str:
    lines = ["id: plan", "title: The plan", "published: December 2007", "themes:"]
    for theme in range(1, THEMES + 1):
        lines += [f"  - id: '{theme}'", f"    title: Theme {theme}", "    objectives:"]
        for letter in "abcdef"[:OBJECTIVES]:
            lines += [f"      - id: {theme}{letter}", f"        title: Objective {theme}{letter}"]
    return "\n".join([*lines, "sources:", "  - source: report", ""])


def _organisation(n: int) -> str:
    return (
        f"id: org-{n:05}\nname: Organisation {n} of the borough\nacronyms:\n  - ORG{n}\nkind: voluntary_organisation\n"
        f"sector: third\narea: Ward {n % 40}\ndescription: Gives advice and support to people in ward {n % 40}.\n"
        f"figures:\n  - measure: members\n    value: {random.randint(5, 600)}\n    as_at: December 2007\n"
        f"sources:\n  - source: report\n    lines: {random.randint(1, 900)}\n"
    )


def _action(n: int, organisations: int) -> str:
    due_day = FIRST + timedelta(days=random.randint(0, 1_400))
    reported = max(due_day + timedelta(days=random.randint(-200, 60)), FIRST)
    # A plan that is worked on: of what was due by TODAY nine in ten are complete, of the rest few.
    weights = (90, 4, 2, 4) if due_day < TODAY else (5, 45, 2, 48)
    status = random.choices(("complete", "in_progress", "suspended", ""), weights)[0]
    lines = [
        f"id: act-{n:05}",
        "plan: plan",
        f"objective: {random.randint(1, THEMES)}{random.choice('abcdef'[:OBJECTIVES])}",
        f"order: {n % 90 + 1}",
        f"title: {random.choice(VERBS)} {random.choice(THINGS)} with partners ({n})",
        "description: >-",
        "  The partners work on this together and report to the board on what was",
        "  done, what it cost and what people who use the service say of it.",
        "parties:",
        "  - role: nominator",
        f"    organisation: org-{random.randrange(organisations):05}",
        "  - role: spa",
        f"    organisation: org-{random.randrange(organisations):05}",
        f"due: {(due := _due(due_day))}",
        "outcome: Services that people in the borough can reach and rate as good",
    ]
    if random.random() < 0.1:
        later = due_day + timedelta(days=500)
        kind = "first_dated" if due == "TBC" else "extended"
        lines += ["revisions:", f"  - to: {_month(later)}", f"    on: {due_day.isoformat()}", f"    kind: {kind}",
                  "    reason: The partner lost its officer", "    approved_by: The executive"]  # fmt: skip
    if status:
        # What has a start is not complete before it.
        reported = max(reported, due_day) if " to " in due or due.startswith("from") else reported
        lines += ["updates:", f"  - on: {reported.isoformat()}", f"    status: {status}",
                  "    progress: The work was shown to the board", "    reason: As agreed",
                  "    evidence: Minute 12 of the board"]  # fmt: skip
    return "\n".join([*lines, "sources:", "  - source: report", f"    lines: {random.randint(1, 900)}", ""])


def _due(day: date) -> str:
    forms = (
        (_month(day), 62),
        (f"{day.day} {_month(day)}", 12),
        (f"{MONTHS[day.month - 1][:3]} {day.year} to {_month(day + timedelta(days=90))}", 8),
        (f"by end {_month(day)}", 5),
        (f"{day.year}/{(day.year + 1) % 100:02} Q{random.randint(1, 4)}", 4),
        (f"from {_month(day)}", 2),
        ("Quarterly", 2),
        ("Ongoing", 2),
        ("TBC", 3),
    )
    return random.choices([text for text, _ in forms], [weight for _, weight in forms])[0]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("actions", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.actions, arguments.seed)
