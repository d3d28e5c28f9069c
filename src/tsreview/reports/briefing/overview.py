"""Purpose, recommendations, summary and key."""

from collections import Counter
from collections.abc import Iterator

from tsreview.queries.bodies import LEADING
from tsreview.reports.briefing.facts import BriefingFacts
from tsreview.reports.briefing.words import number, refs
from tsreview.reports.closing import count_views, ended_plans, say_counts
from tsreview.reports.document import DocSection, numbered
from tsreview.reports.movement import BEHIND, direction
from tsreview.reports.shares import percentages
from tsreview.reports.tabular import Cell, DocTable
from tsreview.time.calendar import Quarter, say_count, say_day
from tsreview.time.lateness import Lateness
from tsreview.time.rag import Rag

NO_UPDATE_MEANS = "No update means that nothing was reported to this dataset, not that nothing was done."


def purpose(facts: BriefingFacts) -> DocSection:
    """Draft section 1."""
    plans = refs(span.title for span in facts.spans.values())
    decision = "for decision" if any(_decisions(facts)) else "for noting"
    text = f"This report, {decision}, gives progress on the actions of {plans} in {facts.quarter.title}."
    return DocSection("1", "Purpose of the report", numbered("1", text if plans else ""))


def recommendations(facts: BriefingFacts) -> DocSection:
    """Draft section 2: each recommendation only where the facts call for it."""
    points = ["to note the progress set out in sections 3 and 5", *_decisions(facts)]
    lettered = tuple(f"({chr(ord('a') + n)}) {point}" for n, point in enumerate(points))
    board = facts.settings.partnership or "The partnership"
    return DocSection("2", "Recommendations", numbered("2", (f"{board} is asked:", lettered)))


def summary(facts: BriefingFacts) -> DocSection:
    """Draft section 3: the sentence, the table of ratings, and what lateness means after a plan's end."""
    unreported = sum(view.report is None for view in facts.views)
    paragraphs = numbered(
        "3",
        _headline(facts) if facts.views else "The dataset holds no actions.",
        _compared(facts) if facts.views else "",
        f"{say_counts(count_views(facts.views))[0]}.",
        f"No update is recorded for {_of_all(unreported, len(facts.views))}. {NO_UPDATE_MEANS}" if unreported else "",
        *(f"{words}." for words in ended_plans(facts.spans, facts.as_of)),
    )  # fmt: skip
    return DocSection("3", "Summary", paragraphs, (_table(facts),))


def key(facts: BriefingFacts) -> DocSection:
    """Draft section 4: the rule by which ratings are calculated; a summary leaves it to the full briefing."""
    late = "An action is overdue from the day after the last day that its date can stand for, never on it."
    shares = (
        "Shares are rounded so that they add up to 100%. An action whose date was revised is rated by its new date."
    )
    if not facts.is_full:
        meanings = "Table 1 says what the ratings mean; the full briefing has the rule by which they are calculated."
        return DocSection("4", "Key", numbered("4", f"{meanings} {late}"))
    rule = "Ratings are calculated by this rule; the first line that fits decides:"
    travel = (
        "Direction of travel compares the actions rated amber or red with the end of the quarter before, and of the "
        "same quarter last year: improved where there are fewer, worse where there are more, no change where there "
        "are as many."
    )
    return DocSection("4", "Key", numbered("4", (rule, facts.settings.rag_rule.say()), late, travel, shares))


def _headline(facts: BriefingFacts) -> str:
    """Say the one sentence that a board reads: counts, and percentages that add up to 100."""
    counts, rule = facts.ratings(), facts.settings.rag_rule
    shares = percentages({rag: counts[rag] for rag in Rag})
    parts = [f"{counts[rag]} ({shares[rag]}%) {_is(counts[rag])} {rule.meaning(rag)} ({rag})" for rag in Rag]
    moved = sum(view.facts.file in facts.moves for view in facts.views)
    text = f"Of {say_count(len(facts.views), 'action')}, {', '.join(parts[:-1])} and {parts[-1]}."
    return f"{text} The dates of {moved} have been revised since the plan was published." if moved else text


def _compared(facts: BriefingFacts) -> str:
    """Compare what is behind with the quarter before and the year before, as far as the plan was published then."""
    now = sum(each.now for each in facts.travels)
    days = ((facts.quarter.previous(), [(each.now, each.last_quarter) for each in facts.travels]),
            (facts.quarter.a_year_before(), [(each.now, each.last_year) for each in facts.travels]))  # fmt: skip
    said = [words for quarter, pairs in days if (words := _against(quarter, pairs))]
    against = f", against {' and '.join(said)}" if said else "; the plan was not published a quarter ago"
    return f"{now} {_is(now)} amber or red{against}.{_recorded(facts)}"


def _against(quarter: Quarter, pairs: list[tuple[int, int | None]]) -> str:
    """Compare with an earlier day the themes that there were then; of others it is said that they are left out."""
    known = [(now, before) for now, before in pairs if before is not None]
    if not known:
        return ""
    now, before = sum(now for now, _ in known), sum(before for _, before in known)
    of = f"; themes that are new since are left out: {now} now" if len(known) < len(pairs) else ""
    return f"{before} at the end of {quarter.label} ({direction(now, before)}{of})"


def _recorded(facts: BriefingFacts) -> str:
    """Say where a comparison is with another figure than was recorded then."""
    if facts.recorded is None:
        return ""
    known, then = (sum(each.found.rag in BEHIND for each in views) for views in (facts.before, facts.recorded))
    label = facts.quarter.previous().label
    return f" At the end of {label} {then} {_were(then)} recorded; the figure is restated." if known != then else ""


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _of_all(number: int, total: int) -> str:
    return f"any of the {total} actions" if number == total else f"{number} of the {total} actions"


def _table(facts: BriefingFacts) -> DocTable:
    counts, before = facts.ratings(), facts.ratings_before()
    shares = percentages({rag: counts[rag] for rag in Rag})
    recorded = facts.recorded
    is_restated = recorded is not None and before != Counter(each.found.rag for each in recorded)
    last = f"At the end of {facts.quarter.previous().label}" + ", restated" * is_restated
    rows = tuple(
        (Cell(rag.capitalize(), rag), Cell(facts.settings.rag_rule.meaning(rag)), number(counts[rag]),
         Cell(f"{shares[rag]}%", is_number=True), number(before[rag]))
        for rag in Rag
    )  # fmt: skip
    total = (Cell("All"), Cell(""), number(len(facts.views)), Cell("100%", is_number=True), number(len(facts.before)))
    return DocTable(
        f"Table 1: Actions by rating, as at {say_day(facts.as_of)} and at the end of {facts.quarter.previous().label} "
        "(shares are rounded so that they add up to 100%)",
        ("Rating", "Meaning", "Actions", "Share", last),
        (*rows, total) if facts.views else (),
    )


def _count(number: int, unit: str) -> str:
    """Count after "the": of one thing there is no number."""
    return unit if number == 1 else say_count(number, unit)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _decisions(facts: BriefingFacts) -> Iterator[str]:
    """Give the recommendations that ask for a decision."""
    if facts.is_over:
        yield from _after_the_end(facts)
        return
    unapproved = sum("approved_by" not in moved.entry.said for moved in facts.moved)
    red = facts.count(Rag.RED)
    silent = sum(not (view.report and view.report.next_step) for view in facts.behind)
    alone, unled = len(facts.open_without("spa")), len(facts.open_without(*LEADING))
    undated = sum(view.found.lateness is Lateness.CANNOT_TELL for view in facts.views)
    if unapproved:
        yield f"to approve the {_count(unapproved, 'revised date')} in table 4 that nobody has approved"
    if red:
        yield f"to agree corrective action for the {_count(red, 'action')} rated red (section 6)"
    if silent:
        what = "action that is amber or red" if silent == 1 else f"{silent} actions that are amber or red"
        yield f"to ask for a next step on the {what} without one (section 6)"
    if alone:
        actions = _count(alone, "open action")
        yield f"to name a single point of accountability for the {actions} without one (section 11)"
    if unled:
        yield f"to agree who is to lead the {_count(unled, 'open action')} that nobody nominates or leads (section 11)"
    if undated:
        yield f"to agree a date for the {_count(undated, 'action')} that {'has' if undated == 1 else 'have'} none"


def _after_the_end(facts: BriefingFacts) -> Iterator[str]:
    """Ask of a plan that has ended what became of it."""
    left = sum(view.found.lateness is not Lateness.CLOSED for view in facts.views)
    if left:
        yield f"to ask what became of the {_count(left, 'action')} that {'is' if left == 1 else 'are'} not closed"
    yield "to close the plan"
