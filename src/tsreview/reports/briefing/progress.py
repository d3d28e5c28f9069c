"""Progress by theme, and the exceptions."""

from tsreview.queries.action_fields import NOT_NAMED, say_late
from tsreview.queries.actions import ActionView
from tsreview.reports.briefing.facts import BriefingFacts, theme_key
from tsreview.reports.briefing.overview import meaning
from tsreview.reports.document import Cell, DocSection, DocTable, numbered
from tsreview.time.calendar import say_count
from tsreview.time.rag import Rag

NONE_RECORDED = "none recorded"
BEHIND = (Rag.RED, Rag.AMBER)


def by_theme(facts: BriefingFacts) -> DocSection:
    """Draft section 5: a row and a sentence for each theme."""
    themes = {theme_key(view): view for view in facts.views}
    rows = tuple(_theme_row(facts, key, view) for key, view in themes.items())
    table = DocTable(
        "Table 2: Actions by theme and rating",
        ("Theme", "Actions", *(rag.capitalize() for rag in Rag), "Amber or red last quarter", "Direction"),
        rows,
    )
    sentences = [_theme_sentence(facts, key, view) for key, view in themes.items()]
    return DocSection("5", "Progress by theme", numbered("5", *sentences), (table,) if rows else ())


def exceptions(facts: BriefingFacts) -> DocSection:
    """Draft section 6: what is red, then amber, with its cause and the corrective action."""
    behind = facts.behind
    counts = " and ".join(f"{facts.count(rag)} {rag} ({meaning(rag, facts)})" for rag in BEHIND)
    unexplained = sum(view.report is None or view.report.reason is None for view in behind)
    text = f"There are {say_count(len(behind), 'exception')}: {counts}."
    silent = f"No cause is recorded for {unexplained} of them." if unexplained else ""
    table = DocTable(
        "Table 3: Exceptions, red first",
        ("Ref", "Action", "Nominator", "Due, as published", "How late", "Rating", "Cause", "Corrective action"),
        tuple(_exception(view) for view in behind),
    )
    if not behind:
        return DocSection("6", "Exceptions", numbered("6", "No action is rated amber or red."))
    return DocSection("6", "Exceptions", numbered("6", text, silent), (table,))


def direction(now: int, before: int) -> str:
    """Say the direction of travel: fewer behind is better."""
    return "no change" if now == before else "improved" if now < before else "worse"


def _theme_row(facts: BriefingFacts, key: str, view: ActionView) -> tuple[Cell, ...]:
    counts = [facts.count(rag, key) for rag in Rag]
    now, before = _behind(facts, key)
    return (
        Cell(f"{view.theme}. {view.theme_title}"),
        Cell(str(sum(counts)), is_number=True),
        *(Cell(str(count), is_number=True) for count in counts),
        Cell(str(before), is_number=True),
        Cell(direction(now, before)),
    )


def _theme_sentence(facts: BriefingFacts, key: str, view: ActionView) -> str:
    now, before = _behind(facts, key)
    number = sum(facts.count(rag, key) for rag in Rag)
    complete = facts.count(Rag.BLUE, key)
    reported = sum(theme_key(logged.view) == key for logged in facts.reported)
    log = f"{say_count(reported, 'update')} in the quarter" if reported else "no update in the quarter"
    return (
        f"Theme {view.theme}, {view.theme_title}: of {say_count(number, 'action')}, {complete} complete and "
        f"{now} behind ({direction(now, before)}: {before} at the end of last quarter); {log}."
    )


def _behind(facts: BriefingFacts, key: str) -> tuple[int, int]:
    return (
        sum(facts.count(rag, key) for rag in BEHIND),
        sum(facts.count_before(rag, key) for rag in BEHIND),
    )


def _exception(view: ActionView) -> tuple[Cell, ...]:
    report = view.report
    return (
        Cell(view.facts.id, is_ref=True),
        Cell(view.facts.title),
        Cell(", ".join(view.named("nominator")) or NOT_NAMED),
        Cell(view.facts.due or "no date"),
        Cell(say_late(view)),
        Cell(view.found.rag.capitalize(), view.found.rag),
        Cell((report and report.reason) or NONE_RECORDED),
        Cell((report and report.next_step) or NONE_RECORDED),
    )
